"""Joining by mail: what people say about themselves, their terms, who waits for approval."""

from __future__ import annotations

from peewee import BooleanField, Database, TextField
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, _db: Database) -> None:
    migrate(
        migrator.add_column("person", "profile", TextField(default="[]")),
        migrator.add_column("person", "terms", TextField(default="")),
        migrator.add_column("person", "wants", TextField(default="")),
        migrator.add_column("person", "returned", BooleanField(default=False)),
        migrator.add_column("letter", "listed", TextField(default="")),
    )
