"""When somebody is away, so that nobody asks them meanwhile."""

from __future__ import annotations

from peewee import Database, TextField
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, _db: Database) -> None:
    migrate(migrator.add_column("person", "absences", TextField(default="[]")))
