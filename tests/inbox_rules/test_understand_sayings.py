"""What people write in their own words: each saying of two lists is read as it is meant."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.inbox_rules.mails import answer, outcome

HERE = Path(__file__).parent
SAYINGS = [*sorted(HERE.glob("sayings*.txt")), HERE / "outside_words.txt"]


def sayings() -> Iterator[tuple[str, str, str]]:
    """Yield letter, meaning and words."""
    letter = meaning = ""
    for line in "\n".join(file.read_text(encoding="utf-8") for file in SAYINGS).splitlines():
        if line.startswith("= "):
            letter, _, meaning = line[2:].partition(": ")
        elif line and not line.startswith("#"):
            yield letter, meaning, line.replace("\\n", "\n")


@pytest.mark.parametrize(("letter", "meaning", "words"), list(sayings()))
def test_what_people_say_is_understood_as_they_mean_it(letter: str, meaning: str, words: str) -> None:
    understood = answer(letter, words)

    assert outcome(understood) in (("ask", "content") if meaning == "not" else (meaning,)), understood.why
