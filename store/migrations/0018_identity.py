"""Further addresses, what was refused in somebody's name, bounces, and marks of what was heard before."""

from __future__ import annotations

from peewee import AutoField, Database, DateField, ForeignKeyField, IntegerField, Model, TextField
from playhouse.migrate import SchemaMigrator, migrate

from store.fields import MomentField


def up(migrator: SchemaMigrator, db: Database) -> None:
    class PersonRow(Model):
        class Meta:
            database = db
            table_name = "person"

    class AddressRow(Model):
        id = AutoField()
        address = TextField(unique=True)
        person = ForeignKeyField(PersonRow, on_delete="CASCADE")
        since = MomentField()

        class Meta:
            database = db
            table_name = "address"

    class RefusalRow(Model):
        id = AutoField()
        person = ForeignKeyField(PersonRow, on_delete="CASCADE")
        at = MomentField(index=True)
        sender = TextField()
        wanted = TextField()
        why = TextField()

        class Meta:
            database = db
            table_name = "refusal"

    class BounceRow(Model):
        id = AutoField()
        person = ForeignKeyField(PersonRow, on_delete="CASCADE")
        address = TextField()
        day = DateField()
        points = IntegerField()

        class Meta:
            database = db
            table_name = "bounce"
            indexes = ((("person", "address", "day"), True),)

    class HeardRow(Model):
        id = AutoField()
        mark = TextField(index=True)
        at = MomentField(index=True)

        class Meta:
            database = db
            table_name = "heard"

    db.create_tables([AddressRow, RefusalRow, BounceRow, HeardRow])
    migrate(
        migrator.add_column("person", "probe_at", MomentField(null=True, index=True)),
        migrator.add_column("person", "unreachable_since", DateField(null=True)),
    )
