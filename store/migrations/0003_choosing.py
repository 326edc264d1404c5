"""Choosing: the next choices of a request, what the organizer proposed, and the mentors' texts to search."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from peewee import AutoField, Database, ForeignKeyField, Model, SqliteDatabase, TextField
from playhouse.migrate import SchemaMigrator, migrate

from store.fields import MomentField

SEARCHED = "CREATE VIRTUAL TABLE mentor_text USING fts5(name, statement, profile, {options})"
OPTIONS = "tokenize = 'unicode61 remove_diacritics 2', prefix = '2 3 4'"
# The labels that mentees read, as they were when this table was made.
# On PostgreSQL words are kept without their text; no such store is older than this table.
ON_A_SERVER = (
    "CREATE TABLE mentor_text (person_id BIGINT PRIMARY KEY, words TSVECTOR NOT NULL)",
    "CREATE INDEX mentor_text_words ON mentor_text USING gin (words)",
)
READ = frozenset({"offer", "topics", "profession", "worked for", "experience", "strengths", "background"})


def up(migrator: SchemaMigrator, db: Database) -> None:
    class PersonRow(Model):
        class Meta:
            database = db
            table_name = "person"

    class ProposalRow(Model):
        id = AutoField()
        mentee = ForeignKeyField(PersonRow, on_delete="CASCADE")
        mentor = ForeignKeyField(PersonRow, on_delete="CASCADE")
        why = TextField(default="")
        at = MomentField()
        answer = TextField(default="")

        class Meta:
            database = db
            table_name = "proposal"

    migrate(
        migrator.add_column("mentorship", "fallbacks", TextField(default="")),
        migrator.add_column("mentorship", "why", TextField(default="")),
    )
    db.create_tables([ProposalRow])
    execute: Callable[..., Any] = db.execute_sql
    if not isinstance(db, SqliteDatabase):
        for statement in ON_A_SERVER:
            execute(statement)
        return
    execute(SEARCHED.format(options=OPTIONS))
    rows = execute("SELECT id, name, mission, profile FROM person WHERE mentor").fetchall()
    for number, name, mission, profile in rows:
        text = "\n".join(value for label, value in json.loads(profile) if label in READ)
        execute(
            "INSERT INTO mentor_text (rowid, name, statement, profile) VALUES (?, ?, ?, ?)",
            (number, name, mission, text),
        )
