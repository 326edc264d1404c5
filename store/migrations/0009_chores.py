"""When the daily work was last done."""

from __future__ import annotations

from peewee import Database, Model, TextField
from playhouse.migrate import SchemaMigrator

from store.fields import MomentField


def up(_migrator: SchemaMigrator, db: Database) -> None:
    class ChoreRow(Model):
        name = TextField(primary_key=True)
        at = MomentField()

        class Meta:
            database = db
            table_name = "chore"

    db.create_tables([ChoreRow])
