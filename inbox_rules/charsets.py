"""Bytes to text, whatever charset a mail claims: names that nobody knows, names that lie, broken bytes.

Promises never to raise, and never to run a codec that is no character set or takes more than linear time.
"""

from __future__ import annotations

from functools import lru_cache

# What mailers write, and what they mean; the right side is what browsers do (WHATWG encodings).
# fmt: off
MEANT = {
    "ascii":            "utf-8",
    "us-ascii":         "utf-8",
    "ansi_x3.4-1968":   "utf-8",
    "iso-8859-1":       "cp1252",
    "iso8859-1":        "cp1252",
    "latin1":           "cp1252",
    "iso-8859-8-i":     "iso-8859-8",
    "iso-8859-8-e":     "iso-8859-8",
    "iso-8859-9":       "cp1254",
    "gb2312":           "gb18030",
    "gbk":              "gb18030",
    "x-gbk":            "gb18030",
    "ks_c_5601-1987":   "cp949",
    "euc-kr":           "cp949",
    "x-sjis":           "cp932",
    "shift_jis":        "cp932",
    "x-windows-949":    "cp949",
    "x-mac-roman":      "mac-roman",
    "macintosh":        "mac-roman",
    "unicode-1-1-utf-7": "utf-7",
    "utf8mb4":          "utf-8",
    "x-unknown":        "utf-8",
    "unknown-8bit":     "utf-8",
    "default":          "utf-8",
}
# fmt: on

# Codecs of Python that are no character sets of mail; punycode and idna are quadratic besides.
REFUSED = frozenset({"idna", "punycode", "unicode_escape", "raw_unicode_escape", "undefined", "mbcs", "oem"})


def decode(content: bytes, charset: str) -> str:
    """Return the text that `content` most likely holds."""
    name = _codec(charset.strip().strip("\"'").lower()[:40])
    try:
        return content.decode(name)
    except (UnicodeError, ValueError):
        pass
    guess = content.decode("utf-8", "replace")
    broken, strange = guess.count("\ufffd"), sum(character > "\x7f" for character in guess)
    if broken * 3 <= strange:  # mostly valid UTF-8: a few broken characters
        return guess
    return content.decode("cp1252" if name == "utf-8" else name, "replace")


@lru_cache(maxsize=256)
def _codec(name: str) -> str:
    name = MEANT.get(name, name) or "utf-8"
    if name.replace("-", "_") in REFUSED:
        return "utf-8"
    try:
        b"a".decode(name)
    except (LookupError, ValueError, UnicodeError, ImportError):
        return "utf-8"
    return name
