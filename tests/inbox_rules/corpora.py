"""The public collections of test mail that the inbox rules are measured on; they are no part of the project.

`MENTORPOST_CORPORA` names the folder that holds them, each a folder with a cases.jsonl.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, TypedDict

import pytest

from inbox_rules.values import Kind

# The kinds that the collections name, and which of ours are right for each.
KINDS = {
    "human": (Kind.PERSON,),
    "not_bounce": (Kind.PERSON,),
    "bounce": (Kind.BOUNCE, Kind.DELIVERY_NOTICE),
    "out_of_office": (Kind.OUT_OF_OFFICE,),
    "complaint": (Kind.COMPLAINT,),
}


class Failure(TypedDict):
    """One failure, as the collection states it."""

    hardbounce: bool
    reason: str
    status: str


class Truth(TypedDict, total=False):
    """One line of a cases.jsonl."""

    file: str
    form: str
    text: str
    kind: str
    failures: list[Failure]
    addresses: list[str]


class Case(NamedTuple):
    """One mail and what is true of it."""

    raw: bytes
    truth: Truth


def cases(task: str) -> Iterator[Case]:
    """Yield the cases of one task; skip the test where the collections are absent."""
    folder = os.environ.get("MENTORPOST_CORPORA", "")
    if not folder or not (Path(folder) / task / "cases.jsonl").is_file():
        pytest.skip("MENTORPOST_CORPORA names no folder with the collections of test mail")
    for line in (Path(folder) / task / "cases.jsonl").read_text(encoding="utf-8").splitlines():
        truth: Truth = json.loads(line)
        yield Case((Path(folder) / task / truth["file"]).read_bytes(), truth)
