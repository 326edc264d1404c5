"""Folding what people write: case, accents, typographic variants, emoji and smileys.

`fold` keeps punctuation, since sentences and dates need it; `words_of` drops it. Nothing here knows a
language.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Signs that people use as words.
# fmt: off
EMOJI = {
    "👍": "👍", "👌": "👍", "✅": "👍", "✔": "👍", "☑": "👍", "🆗": "👍", "💯": "👍",
    "👎": "👎", "❌": "👎", "✖": "👎", "🚫": "👎", "🙅": "👎",
    "🙏": "🙏",
    "🙄": "🙄", "🤨": "🙄", "🙃": "🙄",
    "🤔": "🤔", "🤷": "🤔",
    "★": "★", "⭐": "★", "🌟": "★", "☆": "☆",
}
# fmt: on
LINE = 200  # characters; several rules look at the same line in a row, and only short ones are kept for that
MARKED = "\ue000-\uf8ff"  # where dates and codes stood, see marks.py

_PLAIN = str.maketrans(
    {
        **dict.fromkeys("’‘‛`´ʼ′", "'"),
        **dict.fromkeys("“”„‟«»″", '"'),
        **dict.fromkeys("‐‑‒", "-"),
        **dict.fromkeys("–—―−", "–"),
        "…": "...",
        "\u00a0": " ",
        "\u202f": " ",
        "\u200b": "",
        "\ufeff": "",
        "\u00ad": "",
        "\0": "",
    }
)
# Its first sign comes first and what may not stand before it second: so most letters are passed over at once.
_SMILEY = re.compile(
    r"[:;=8^<x](?<!\w.)(?:(?<=[:;=8])['\-^]?[)(DPpOo3|/\\*]+|(?<=\^)\^|(?<=<)3|(?<=x)(?:d|x+))(?!\w)"
)
_BEYOND = re.compile(rf"[^\x00-\x7f{MARKED}]")
_WORD = re.compile(rf"[^\W_]+(?:'[^\W_]+)*'?|[{MARKED}]|[{''.join(sorted(set(EMOJI.values())))}]|\?")


def fold(text: str) -> str:
    """Return `text` in small letters without accents, with plain quotes and known emoji."""
    return _fold_line(text) if len(text) <= LINE else _fold(text)


def _fold(text: str) -> str:
    text = _SMILEY.sub(" ", text.translate(_PLAIN))
    if text.isascii():
        return text.casefold().replace("e-mail", "email")
    text = unicodedata.normalize("NFKD", text).casefold()
    return _BEYOND.sub(lambda letter: _folded(letter[0]), text).replace("e-mail", "email")


@lru_cache(maxsize=1024)
def _folded(letter: str) -> str:
    """Return what becomes of a letter beyond ASCII that is no mark of ours."""
    if letter in EMOJI:
        return f" {EMOJI[letter]} " if EMOJI[letter] not in "★☆" else EMOJI[letter]
    category = unicodedata.category(letter)
    if category in ("Mn", "Cf", "Me", "Cc"):
        return ""
    return " " if category in ("So", "Sk", "Cs", "Co", "Cn") else letter


_fold_line = lru_cache(maxsize=1024)(_fold)


def words_of(folded: str) -> list[str]:
    """Return the words of folded text; marks and signs count as words, punctuation does not."""
    return [word for word in _WORD.findall(folded) if word != "?"]


def key(text: str) -> str:
    """Return `text` so that two spellings of the same words are equal."""
    return " ".join(words_of(fold(text)))
