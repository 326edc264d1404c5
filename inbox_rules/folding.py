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
_SMILEY = re.compile(r"(?<!\w)[:;=8]['\-^]?[)(DPpOo3|/\\*]+(?!\w)|(?<!\w)(?:\^\^|<3|xd|xx+)(?!\w)")
_WORD = re.compile(rf"[^\W_]+(?:'[^\W_]+)*'?|[{MARKED}]|[{''.join(sorted(set(EMOJI.values())))}]|\?")


def fold(text: str) -> str:
    """Return `text` in small letters without accents, with plain quotes and known emoji."""
    return _fold_line(text) if len(text) <= LINE else _fold(text)


def _fold(text: str) -> str:
    text = _SMILEY.sub(" ", text.translate(_PLAIN))
    if text.isascii():
        return text.casefold().replace("e-mail", "email")
    letters = []
    for letter in unicodedata.normalize("NFKD", text).casefold():
        if letter in EMOJI:
            letters.append(f" {EMOJI[letter]} " if EMOJI[letter] not in "★☆" else EMOJI[letter])
        elif letter.isascii() or "\ue000" <= letter <= "\uf8ff":
            letters.append(letter)
        else:
            category = unicodedata.category(letter)
            if category in ("Mn", "Cf", "Me", "Cc"):
                continue
            letters.append(" " if category in ("So", "Sk", "Cs", "Co", "Cn") else letter)
    return "".join(letters).replace("e-mail", "email")


_fold_line = lru_cache(maxsize=1024)(_fold)


def words_of(folded: str) -> list[str]:
    """Return the words of folded text; marks and signs count as words, punctuation does not."""
    return [word for word in _WORD.findall(folded) if word != "?"]


def key(text: str) -> str:
    """Return `text` so that two spellings of the same words are equal."""
    return " ".join(words_of(fold(text)))
