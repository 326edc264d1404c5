"""The end: thanks that wait for the summary, and what a mentee says beside the number."""

from __future__ import annotations

from peewee import BooleanField, Database, IntegerField, TextField
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, _db: Database) -> None:
    migrate(
        migrator.add_column("mentorship", "thanks_of_mentee", TextField(default="")),
        migrator.add_column("mentorship", "thanks_of_mentor", TextField(default="")),
        migrator.add_column("rating", "listened", BooleanField(null=True)),
        migrator.add_column("rating", "trust", IntegerField(null=True)),
    )
