"""Every sample as it reads: a change of a letter shows as a change of its golden file.

UPDATE_GOLDEN=1 rewrites them; read the difference as the people would who get the letter.
"""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.letters.anatomy import ALL, NAMES, shown

GOLDEN = Path(__file__).parent / "golden"
UPDATE = os.environ.get("UPDATE_GOLDEN") == "1"


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_reads_as_it_did(name: str) -> None:
    rendered = shown(ALL[name])
    path = GOLDEN / f"{name}.txt"
    text = f"From: {rendered.display}\nSubject: {rendered.subject}\n\n{rendered.text}\n"
    if UPDATE:
        path.write_text(text, "utf-8")

    assert path.read_text("utf-8") == text


def test_there_is_no_golden_file_without_a_sample() -> None:
    if UPDATE:
        for path in GOLDEN.glob("*.txt"):
            if path.stem not in ALL:
                path.unlink()

    assert {path.stem for path in GOLDEN.glob("*.txt")} == set(ALL)
