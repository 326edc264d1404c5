"""docs/requirements.md: a row for each requirement, and what each row names."""

from __future__ import annotations

import re
from typing import NamedTuple

from tests.pages.held import DOCS, ROOT

PAGE = DOCS / "requirements.md"
# How many requirements each source document has.
COUNTS = {"A": 39, "B": 24, "C": 26, "D": 18, "E": 32}
ROW = re.compile(r"^\| ([A-E]\d+) \| ([^|]+) \| (yes|partly|not yet): ([^|]+) \| ([^|]*) \|$")
NAMED = re.compile(r"(test|story|letter) `([^`]+)`")
NOTHING = "-"


class Row(NamedTuple):
    """One requirement: what it asks, how far it is served, by what, and what shows it."""

    id: str
    asks: str
    served: str
    by: str
    shown: str

    @property
    def named(self) -> list[tuple[str, str]]:
        """Return what shows it: (test, story or letter; its name)."""
        return [(kind, name) for kind, name in NAMED.findall(self.shown)]


def identifiers() -> list[str]:
    """Return the identifiers in their order, A1 to E32."""
    return [f"{document}{number}" for document, count in COUNTS.items() for number in range(1, count + 1)]


def rows() -> list[Row]:
    """Return every row of the page that can be read as one."""
    found = (ROW.match(line) for line in PAGE.read_text("utf-8").splitlines())
    return [Row(*(cell.strip() for cell in match.groups())) for match in found if match]


def lines() -> list[str]:
    """Return every line of the page that looks like a row."""
    return [line for line in PAGE.read_text("utf-8").splitlines() if re.match(r"\| [A-E]\d", line)]


def what_exists() -> dict[str, set[str]]:
    """Return the names of all tests, stories and letters on record."""
    functions = re.compile(r"^ *(?:async )?def (test_\w+)", re.M)
    tests = ROOT / "tests"
    return {
        "test": {
            name for path in tests.rglob("test_*.py") for name in functions.findall(path.read_text("utf-8"))
        },
        "story": {path.stem for path in (tests / "transcripts").glob("*.txt")},
        "letter": {path.stem for path in (tests / "letters" / "golden").glob("*.txt")},
    }
