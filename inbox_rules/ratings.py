"""The one number from 1 to 5 in a sentence of somebody's own: 'It's a 4 from me', 'drei von fünf'.

Any other number in the mail, a range, a hedge or a question means that there is none: half a rating is worse
than a question.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources

from inbox_rules.folding import fold
from inbox_rules.numbers import NUMBER_WORDS

MOST_WORDS = 60

_WORDS: dict[str, list[str]] = tomllib.loads(
    resources.files("inbox_rules.words").joinpath("ratings.toml").read_text(encoding="utf-8")
)


def _any(words: list[str]) -> str:
    return "|".join(re.escape(word).replace(r"\*", r"\w*") for word in words)


_NAMES = {word: number for word, number in NUMBER_WORDS.items() if 2 <= number <= 5 and word != "both"}
_NAMED = rf"(?:[1-5]|{'|'.join(sorted(_NAMES))})"
_FIVE = "|".join(["5", *(word for word, number in sorted(_NAMES.items()) if number == 5)])
_OUT_OF = rf"(?: ?/ ?| (?:{_any(_WORDS['out_of'])}) )(?:{_FIVE})(?: \w+)?"
_RATING = re.compile(
    rf"(?:(?:^|[.,;:!(–]) ?|\b(?:{_any(_WORDS['before'])}) )(?P<number>{_NAMED})(?:{_OUT_OF})?"
    rf"(?= ?(?:$|[.,;!)–-]|(?:{_any(_WORDS['after'])})\b))"
)
_ANY_NUMBER = re.compile(rf"\d+|\b(?:{'|'.join(sorted(NUMBER_WORDS.keys() - set(_WORDS['articles'])))})\b")
_HEDGED = re.compile(rf"\?|\b(?:{_any(_WORDS['hedges'])})\b")


def rating_in(text: str) -> int | None:
    """Return the rating from 1 to 5 that a text names once and plainly, or None."""
    lines = [" ".join(line.split()) for line in fold(text).splitlines()]
    if sum(len(line.split()) for line in lines) > MOST_WORDS:
        return None
    found = [(line, rating) for line in lines for rating in _RATING.finditer(line)]
    if len(found) != 1:
        return None
    ((line, rating),) = found
    others = [other for other in lines if other is not line]
    others.append(line[: rating.start("number")] + line[rating.end() :])
    if (
        "..." in line
        or any(map(_ANY_NUMBER.search, others))
        or _HEDGED.search(_sentence_around(line, rating))
    ):
        return None
    named = rating["number"]
    return int(named) if named.isdecimal() else _NAMES[named]


def _sentence_around(line: str, rating: re.Match[str]) -> str:
    """Return the sentence of the rating, the rating left out."""
    begin = max(line.rfind(sign, 0, rating.start("number")) for sign in ".!") + 1
    ends = [place for sign in ".!?" if (place := line.find(sign, rating.end())) >= 0]
    end = min(ends) + 1 if ends else len(line)
    return f"{line[begin : rating.start('number')]} {line[rating.end() : end]}"
