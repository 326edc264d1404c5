"""The words of a text as PostgreSQL is given them: without accents, in small letters, each with its weight.

The text is cut into words here and not by the server: so no setting of the server's, and no dictionary, says
what is found. Words hold letters and digits alone, and nothing of them is syntax.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence

# For D, C, B and A: a word of the statement counts more than one of the other lines, and a name least.
WEIGHTS = "{0, 0.25, 0.5, 1}"
NAME, PROFILE, STATEMENT = "C", "B", "A"
MOST = 16_000  # words of one text: a place in it is a number below 16,384
LONGEST = 200  # characters; the server keeps none of more than 2,046 bytes


def vector(name: str, statement: str, profile: str) -> str:
    """Return the texts of a mentor as a tsvector."""
    weighted = [*_with(NAME, name), *_with(STATEMENT, statement), *_with(PROFILE, profile)][:MOST]
    return " ".join(f"'{word}':{place}{weight}" for place, (word, weight) in enumerate(weighted, 1))


def query(beginnings: Sequence[str], joined: str) -> str:
    """Return a tsquery for words with these beginnings."""
    return joined.join(f"'{word}':*" for beginning in beginnings for word in split(beginning))


def split(text: str) -> list[str]:
    """Return the words of a text, as they are compared."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return [word[:LONGEST] for word in re.findall(r"[^\W_]+", plain.lower())]


def _with(weight: str, text: str) -> Iterable[tuple[str, str]]:
    return ((word, weight) for word in split(text))
