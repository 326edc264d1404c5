"""docs/reliability.md: each test that it names is there, and each file of fault tests and point is named."""

from __future__ import annotations

import ast
import re
from pathlib import Path

from tests.faults.points import POINTS
from tests.pages.held import DOCS, ROOT, Row, held, table

PAGE = DOCS / "reliability.md"
FAULTS = ROOT / "tests" / "faults"


def _rows() -> list[list[str]]:
    text = PAGE.read_text("utf-8").partition("## What is not promised")[0]
    lines = [line.strip("| ") for line in text.splitlines() if line.startswith("| ")]
    return [[cell.strip() for cell in line.split(" | ")] for line in lines[1:]]


def _tests(path: Path) -> set[str]:
    return {
        node.name
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    }


def _named() -> set[str]:
    return {name for row in _rows() for cell in row[2:] for name in re.findall(r"`(test_\w+)`", cell)}


def test_each_fault_has_a_promise_and_a_test_that_is_there() -> None:
    there = {name for path in (ROOT / "tests").rglob("test_*.py") for name in _tests(path)}

    assert len(_rows()) >= 20
    assert [row[0] for row in _rows() if len(row) < 3 or "`test_" not in row[2]] == []
    assert _named() - there == set()


def test_each_file_of_fault_tests_stands_in_the_table() -> None:
    unnamed = [path.name for path in FAULTS.glob("test_*.py") if not _tests(path) & _named()]

    # What a backup holds is told in test_backup.py in full; the table has what an operator meets.
    assert unnamed == []


def test_the_page_has_each_point_at_which_the_process_is_killed() -> None:
    rows: list[Row] = [
        (point.name, f"`{point.target.replace(':', '.')}`", "a letter may go twice" if point.twice else "")
        for point in POINTS
    ]
    written = table(("killed", "where in the code", "then"), rows)

    assert held(PAGE, "the points", written) == written
