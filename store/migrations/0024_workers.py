"""Several workers: which of them has taken a mail or a letter, and in whose mailbox a mail lies."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from peewee import Database, IntegerField, TextField
from playhouse.migrate import SchemaMigrator, migrate

OLD = ("received_in_the_way", "letter_owed")
INDEXES = (
    "received_in_the_way ON received (spool, id) WHERE state <> 'waiting' AND NOT gone",
    "received_of_person ON received (person_id, id) WHERE state = 'waiting'",
    "received_taken ON received (worker) WHERE worker <> 0 AND state = 'waiting'",
    "letter_owed ON letter (next_at, id, name, routine, wanted, worker) WHERE next_at IS NOT NULL",
    "letter_taken ON letter (worker) WHERE worker <> 0",
)


def up(migrator: SchemaMigrator, db: Database) -> None:
    migrate(
        migrator.add_column("received", "worker", IntegerField(default=0)),
        migrator.add_column("received", "spool", TextField(default="")),
        migrator.add_column("letter", "worker", IntegerField(default=0)),
    )
    execute: Callable[..., Any] = db.execute_sql
    for name in OLD:
        execute(f"DROP INDEX {name}")
    for index in INDEXES:
        execute(f"CREATE INDEX {index}")
