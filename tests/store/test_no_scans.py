"""Nothing that is asked with each mail, or each turn of the clock, reads a table from end to end.

Whole stories are lived; then SQLite is asked how it would carry out each statement that was spoken.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from peewee import SqliteDatabase

from store.database import connect, disconnect
from store.models import database
from tests.transcript import play

pytestmark = pytest.mark.sqlite("its plans are asked for")

STORIES = Path(__file__).parent.parent / "transcripts"
# They grow with each mail, pair or person. An index of a part of them, of what waits, does not.
GROW = "person|mentorship|agreement|round|rating|history|received|letter|address|unlike|recommendation"
SCAN = re.compile(rf"SCAN ({GROW})\b(?! USING (?:COVERING )?INDEX (?:received|letter)_)")
READS = ("SELECT", "UPDATE", "DELETE")
ALIAS = re.compile(r'"(\w+)" AS "(t\d+)"')
# The letter of the week, and a list of all mentors, look at everything: they are few.
LOOK_AT_ALL = frozenset({"digest.py", "week.py"})
ALL_MENTORS = ("WHERE mentor AND status = ? ORDER BY id", "FROM rating ORDER BY")

Said = dict[str, list[object]]


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> Said:
    """Every statement that the daemon speaks, with what was bound."""
    heard: Said = {}
    speak: Any = SqliteDatabase.execute_sql

    def listening(self: SqliteDatabase, statement: str, bound: Any = None) -> object:
        if "daemon.py" in (by := files_above()) and not by & LOOK_AT_ALL:
            heard.setdefault(statement, list(bound or ()))
        return speak(self, statement, bound)

    monkeypatch.setattr(SqliteDatabase, "execute_sql", listening)
    return heard


def files_above() -> set[str]:
    """Return the names of the files whose functions are being carried out."""
    frame, names = sys._getframe(1), set()
    while frame.f_back is not None:
        frame = frame.f_back
        names.add(Path(frame.f_code.co_filename).name)
    return names


def scans(said: Said) -> Iterator[tuple[str, str]]:
    """Give each statement that reads a table that grows, from end to end."""
    for statement, bound in said.items():
        if not statement.startswith(("SELECT", "UPDATE", "DELETE")) or any(
            a in statement for a in ALL_MENTORS
        ):
            continue
        plan: Any = database.obj
        steps = "\n".join(row[-1] for row in plan.execute_sql(f"EXPLAIN QUERY PLAN {statement}", bound))
        for table, alias in ALIAS.findall(statement):
            steps = steps.replace(f"SCAN {alias}", f"SCAN {table}")
        yield from ((statement, step) for step in steps.split("\n") if SCAN.match(step))


@pytest.mark.parametrize(
    "story",
    ["request-and-accept", "ranked-choices", "goal-reached-and-monthly-line", "late-yes", "waiting-list",
     "end-and-each-way-out", "machines-are-never-answered"],
)  # fmt: skip
def test_no_table_that_grows_is_read_from_end_to_end(story: str, tmp_path: Path, said: Said) -> None:
    play((STORIES / f"{story}.txt").read_text("utf-8"), tmp_path)
    spoken = dict(said)
    connect(f"sqlite:///{tmp_path / 'empty.sqlite3'}")

    found = list(scans(spoken))

    disconnect()
    assert len(spoken) > 30
    assert not found
