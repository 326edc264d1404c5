"""What looks like a request and is none is never acted on."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.inbox_rules.further import PLAIN
from tests.inbox_rules.mails import answer, outcome

TRAPS = sorted(Path(__file__).parent.glob("traps*.txt"))


def traps() -> Iterator[tuple[str, str]]:
    """Yield letter and words."""
    letter = ""
    for line in "\n".join(file.read_text(encoding="utf-8") for file in TRAPS).splitlines():
        if line.startswith("= "):
            letter = line[2:]
        elif line and not line.startswith("#"):
            yield letter, line


@pytest.mark.parametrize(("letter", "words"), list(traps()))
def test_what_only_looks_like_a_request_is_no_act(letter: str, words: str) -> None:
    understood = answer(letter, words)

    assert outcome(understood) in PLAIN, understood.why


@pytest.mark.parametrize("value", ["not weekly", "nicht wöchentlich", "pas toutes les semaines"])
def test_a_rhythm_that_is_denied_is_asked_for(value: str) -> None:
    understood = answer("agreement-form", f"Frequency: {value}")

    assert understood.arguments.fields == ()
    assert understood.arguments.unplaced == (f"Frequency: {value}",)
