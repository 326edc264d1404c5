"""What organizers order: about letters that the calendar will write, and breaks for everybody."""

from __future__ import annotations

from peewee import AutoField, Database, DateField, ForeignKeyField, Model, TextField
from playhouse.migrate import SchemaMigrator

from store.fields import MomentField


def up(_migrator: SchemaMigrator, db: Database) -> None:
    class MentorshipRow(Model):
        id = AutoField()

        class Meta:
            database = db
            table_name = "mentorship"

    class LetterOrderRow(Model):
        id = AutoField()
        mentorship = ForeignKeyField(MentorshipRow, backref="+", on_delete="CASCADE")
        letter = TextField()
        what = TextField()
        at = MomentField()

        class Meta:
            database = db
            table_name = "letter_order"
            indexes = ((("mentorship", "letter"), True),)

    class BreakRow(Model):
        id = AutoField()
        begin = DateField(unique=True)
        until = DateField()
        name = TextField(default="")

        class Meta:
            database = db
            table_name = "programme_break"

    db.create_tables([LetterOrderRow, BreakRow])
