"""Recommendations: whom a mentor named, what they confirmed, and who is never asked again."""

from __future__ import annotations

from peewee import AutoField, Database, ForeignKeyField, Model, TextField
from playhouse.migrate import SchemaMigrator

from store.fields import MomentField


def up(_migrator: SchemaMigrator, db: Database) -> None:
    class PersonRow(Model):
        class Meta:
            database = db
            table_name = "person"

    class RecommendationRow(Model):
        id = AutoField()
        mentor = ForeignKeyField(PersonRow, on_delete="CASCADE")
        name = TextField(default="")
        address = TextField(default="", index=True)
        mark = TextField(index=True)
        standing = TextField(index=True)
        words = TextField(default="")
        shown = TextField(default="")
        named_at = MomentField()
        asked_at = MomentField(null=True)
        until = MomentField(null=True)

        class Meta:
            database = db
            table_name = "recommendation"
            indexes = ((("mentor", "mark"), True),)

    class NeverAskRow(Model):
        id = AutoField()
        mark = TextField(unique=True)
        at = MomentField()

        class Meta:
            database = db
            table_name = "never_ask"

    db.create_tables([RecommendationRow, NeverAskRow])
