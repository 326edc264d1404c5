"""Each story in tests/transcripts goes as it is written there."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.transcript import play

STORIES = sorted((Path(__file__).parent / "transcripts").glob("*.txt"))


@pytest.mark.parametrize("story", STORIES, ids=lambda path: path.stem)
def test_the_story_goes_as_it_is_written(story: Path, tmp_path: Path) -> None:
    went = play(story.read_text(encoding="utf-8"), tmp_path)
    if os.environ.get("UPDATE_TRANSCRIPTS"):
        story.write_text(went, encoding="utf-8")

    assert went == story.read_text(encoding="utf-8")
