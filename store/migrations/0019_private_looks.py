"""Who had the private words of somebody shown, and when."""

from __future__ import annotations

from peewee import AutoField, Database, ForeignKeyField, Model, TextField
from playhouse.migrate import SchemaMigrator

from store.fields import MomentField


def up(_migrator: SchemaMigrator, db: Database) -> None:
    class PersonRow(Model):
        class Meta:
            database = db
            table_name = "person"

    class PrivateLookRow(Model):
        id = AutoField()
        person = ForeignKeyField(PersonRow, on_delete="CASCADE")
        at = MomentField()
        by = TextField()

        class Meta:
            database = db
            table_name = "private_look"

    db.create_tables([PrivateLookRow])
