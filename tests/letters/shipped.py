"""The languages that have letters, and how a letter reads in each; what is not complete is skipped."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path

import pytest

from mailer import missing
from mailer.language import codes
from mailer.render import Rendered, render
from mentorship.letters.base import Letter
from mentorship.letters.samples import frame, reader

_WORDS = tomllib.loads((Path(__file__).parent / "shipped.toml").read_text("utf-8"))


@cache
def lacks(code: str) -> int:
    """Count what a language lacks."""
    return len(missing.gaps(code))


# One parameter a language; what is not complete says so instead of failing.
LANGUAGES = [
    pytest.param(
        code,
        marks=pytest.mark.skipif(
            lacks(code) > 0, reason=f"{lacks(code)} gaps: mentorpost letters missing {code}"
        ),
    )
    for code in codes()
]


@cache
def in_language(letter: Letter, code: str) -> Rendered:
    """Render a sample as a reader of this language gets it."""
    return render(letter, frame(code, you=reader(letter)))


def words_of(code: str, name: str) -> list[str]:
    """Return what tests know of a language: patterns that may not stand in a letter, or have to."""
    found = _WORDS.get(code, {}).get(name, [])
    return [str(word) for word in found]
