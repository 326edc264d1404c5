"""What the mentor would add to an agenda, where the two agreed that both are asked before it."""

from __future__ import annotations

from peewee import Database, TextField
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, _db: Database) -> None:
    migrate(migrator.add_column("round", "input", TextField(default="")))
