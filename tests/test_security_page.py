"""docs/security.md: each line of the threat model is tried by a test that exists."""

from __future__ import annotations

import re

from tests.pages import requirements
from tests.pages.held import DOCS

ROW = re.compile(r"^\| ([^|]+) \| ([^|]+) \| test `(test_\w+)` \|$", re.M)
# What the model has to speak of, whatever else it holds.
THREATS = (
    "forged From", "forged Reply-To", "stolen thread", "forwarded letter", "guessed token", "replayed mail",
    "homograph addresses", "header injection by names and subjects",
    "HTML or template injection in profiles", "path tricks in attachments", "zip bombs",
    "a partner harvesting addresses", "an organizer's forged approval",
)  # fmt: skip


def _rows() -> list[tuple[str, str, str]]:
    page = (DOCS / "security.md").read_text("utf-8").partition("## What somebody could try")[2]
    return ROW.findall(page.partition("\n## ")[0])


def test_every_threat_has_its_line() -> None:
    assert set(THREATS) <= {threat for threat, _, _ in _rows()}


def test_every_line_is_tried_by_a_test_of_its_own() -> None:
    tests = [test for _, _, test in _rows()]

    assert [test for test in tests if test not in requirements.what_exists()["test"]] == []
    assert len(set(tests)) == len(tests)


def test_every_line_of_the_table_is_read_here() -> None:
    page = (DOCS / "security.md").read_text("utf-8").partition("## What somebody could try")[2]
    lines = [line for line in page.partition("\n## ")[0].splitlines() if line.startswith("| ")]

    assert len(lines) - 1 == len(_rows())
