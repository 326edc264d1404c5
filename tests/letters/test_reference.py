"""docs/letters.md says what the code does."""

from __future__ import annotations

import os
from pathlib import Path

from mentorpost.letter_reference import READERS, reference
from mentorship.letters import LETTERS

PAGE = Path(__file__).parent.parent.parent / "docs" / "letters.md"


def test_the_page_of_letters_is_the_one_that_the_code_writes() -> None:
    if os.environ.get("UPDATE_GOLDEN") == "1":
        PAGE.write_text(reference(), "utf-8")

    assert PAGE.read_text("utf-8") == reference()


def test_every_letter_has_a_reader() -> None:
    assert set(READERS) == set(LETTERS)
