"""Indexes for what is asked with each mail and each turn, so that none of it grows with the years."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from peewee import Database
from playhouse.migrate import SchemaMigrator

INDEXES = (
    "received_waiting ON received (attempts, (person_id IS NULL AND letter IS NULL), id) "
    "WHERE state = 'waiting'",
    "received_in_the_way ON received (id) WHERE state <> 'waiting' AND NOT gone",
    "received_of_strangers ON received (at) WHERE person_id IS NULL AND letter IS NULL "
    "AND mentorship_id IS NULL AND state = 'done' AND gone",
    "received_message_id ON received (message_id)",
    "letter_owed ON letter (next_at, id, name, routine, wanted) WHERE next_at IS NOT NULL",
    "letter_left ON letter (sent_at) WHERE sent_at IS NOT NULL",
    "letter_shows_text ON letter (expires_at) WHERE next_at IS NULL AND text <> ''",
    "letter_failed ON letter (created_at) WHERE state = 'failed'",
    "recommendation_until ON recommendation (until)",
    "letter_recipient_created_at ON letter (recipient, created_at)",
)


def up(_migrator: SchemaMigrator, db: Database) -> None:
    execute: Callable[..., Any] = db.execute_sql
    for index in INDEXES:
        execute(f"CREATE INDEX {index}")
    execute("DROP INDEX letterrow_next_at")
