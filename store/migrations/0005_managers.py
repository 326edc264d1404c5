"""Participants' own managers: whom they named, what was shown, and until when an unused address is kept."""

from __future__ import annotations

from peewee import Database, TextField
from playhouse.migrate import SchemaMigrator, migrate

from store.fields import MomentField


def up(migrator: SchemaMigrator, _db: Database) -> None:
    migrate(
        migrator.add_column("person", "manager", TextField(default="")),
        migrator.add_column("person", "manager_until", MomentField(null=True, index=True)),
    )
