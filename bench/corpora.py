"""The public collections of test mail that understanding is measured on; they are no part of the project.

`MENTORPOST_CORPORA` names the folder that holds them, a folder a task, each with a cases.jsonl. Nothing of
what the mails say is ever printed.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass, field
from pathlib import Path

TASKS = ("replies", "automatic", "bounces", "torture")
ABSENT = "MENTORPOST_CORPORA names no folder with the collections of test mail; there is nothing to measure."


@dataclass(frozen=True)
class Case:
    """One mail and what its collection says is true of it."""

    file: str
    raw: bytes
    text: str = ""
    form: str = "mail"  # "text" and "html" are bare bodies
    kind: str = ""
    hard: frozenset[bool] = field(default=frozenset())  # permanent, as each failure is stated; empty: unknown
    addresses: frozenset[str] | None = None

    @property
    def body(self) -> str:
        return self.raw.decode("utf-8", "replace").replace("\r\n", "\n")


def folder() -> Path | None:
    """Return the folder of the collections, or None where it is absent."""
    named = os.environ.get("MENTORPOST_CORPORA", "")
    path = Path(named)
    return path if named and all((path / task / "cases.jsonl").is_file() for task in TASKS) else None


def cases(at: Path, task: str) -> list[Case]:
    """Return the cases of one task."""
    lines = (at / task / "cases.jsonl").read_text(encoding="utf-8").splitlines()
    return [_case(at / task, json.loads(line)) for line in lines]


# What json gives has no shape of its own; it gets one here and nowhere else.
def _case(at: Path, row: dict[str, object]) -> Case:
    failures, addresses = row.get("failures"), row.get("addresses")
    return Case(
        file=str(row["file"]),
        raw=(at / str(row["file"])).read_bytes(),
        text=str(row.get("text", "")),
        form=str(row.get("form", "mail")),
        kind=str(row.get("kind", "")),
        hard=frozenset(bool(one["hardbounce"]) for one in failures)
        if isinstance(failures, list)
        else frozenset(),
        addresses=frozenset(str(one).lower() for one in addresses) if isinstance(addresses, list) else None,
    )
