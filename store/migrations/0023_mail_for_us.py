"""Which mails were for the service alone: these may stay longer in the mailbox."""

from __future__ import annotations

from peewee import BooleanField, Database
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, _db: Database) -> None:
    migrate(migrator.add_column("received", "for_us", BooleanField(default=False)))
