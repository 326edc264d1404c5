"""When two meet next, and what they suggested to each other."""

from __future__ import annotations

from peewee import Database, TextField
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, _db: Database) -> None:
    migrate(
        migrator.add_column("mentorship", "meeting", TextField(default="")),
        migrator.add_column("mentorship", "shared", TextField(default="[]")),
    )
