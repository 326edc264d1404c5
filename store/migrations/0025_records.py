"""Indexes to find old records by; and none whose work the first column of another one does."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from peewee import Database
from playhouse.migrate import SchemaMigrator

ADDED = (
    "letter_record ON letter (created_at) WHERE next_at IS NULL AND text = ''",
    "received_record ON received (at) WHERE state = 'done' AND gone",
)
DROPPED = ("letterrow_person_id", "letterrow_mentorship_id", "noterow_mentorship_id")


def up(_migrator: SchemaMigrator, db: Database) -> None:
    execute: Callable[..., Any] = db.execute_sql
    for index in ADDED:
        execute(f"CREATE INDEX {index}")
    for index in DROPPED:
        execute(f"DROP INDEX {index}")
