"""The first release: every table."""

from __future__ import annotations

from peewee import (
    BlobField,
    BooleanField,
    Database,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)
from playhouse.migrate import SchemaMigrator

from store.fields import MomentField


def up(_migrator: SchemaMigrator, db: Database) -> None:
    class PersonRow(Model):
        address = TextField(unique=True)
        name = TextField()
        code = TextField(unique=True)
        mentor = BooleanField(default=False)
        mentee = BooleanField(default=False)
        status = TextField()
        mission = TextField(default="")
        capacity = IntegerField(default=1)
        hours = IntegerField(null=True)
        resting = BooleanField(default=False)
        away_until = DateField(null=True)
        language = TextField(default="en")
        time_zone = TextField(default="UTC")
        fewer = BooleanField(default=False)
        consented_at = MomentField(null=True)
        created_at = MomentField()
        look_at = MomentField(index=True, null=True)

        class Meta:
            database = db
            table_name = "person"

    db.create_tables([PersonRow])

    class MentorshipRow(Model):
        mentor = ForeignKeyField(PersonRow, on_delete="RESTRICT")
        mentee = ForeignKeyField(PersonRow, on_delete="RESTRICT")
        state = TextField(index=True)
        stage = TextField(null=True)
        since = MomentField()
        words = TextField(default="")
        introduced_at = MomentField(null=True)
        starts_on = DateField(null=True)
        settled_at = MomentField(null=True)
        ends_on = DateField(null=True)
        resumed_at = MomentField(null=True)
        paused_until = DateField(null=True)
        paused_by = TextField(null=True)
        ending_by = TextField(null=True)
        before_ending = TextField(null=True)
        claim = TextField(null=True)
        claim_by = TextField(null=True)
        held = BooleanField(default=False)
        created_at = MomentField()
        look_at = MomentField(index=True, null=True)

        class Meta:
            database = db
            table_name = "mentorship"

    db.create_tables([MentorshipRow])

    class AgreementRow(Model):
        mentorship = ForeignKeyField(MentorshipRow, on_delete="CASCADE")
        version = IntegerField()
        values = TextField()
        agreed = TextField(default="")
        settled = BooleanField(default=False)

        class Meta:
            database = db
            table_name = "agreement"
            indexes = ((("mentorship", "version"), True),)

    db.create_tables([AgreementRow])

    class AnswerRow(Model):
        mentorship = ForeignKeyField(MentorshipRow, null=True, on_delete="CASCADE")
        person = ForeignKeyField(PersonRow, on_delete="CASCADE")
        letter = TextField()
        number = IntegerField(null=True)
        words = TextField(default="")
        at = MomentField()

        class Meta:
            database = db
            table_name = "answer"

    db.create_tables([AnswerRow])

    class ReceivedRow(Model):
        key = TextField(unique=True)
        digest = TextField(index=True)
        mail = BlobField(null=True)
        at = MomentField()
        state = TextField(index=True)
        attempts = IntegerField(default=0)
        kind = TextField(default="")
        outcome = TextField(default="")
        sender = TextField(default="")
        message_id = TextField(default="")
        letter = IntegerField(null=True)
        mentorship = ForeignKeyField(MentorshipRow, null=True, on_delete="SET NULL")
        person = ForeignKeyField(PersonRow, null=True, on_delete="SET NULL")
        gone = BooleanField(default=False)

        class Meta:
            database = db
            table_name = "received"

    db.create_tables([ReceivedRow])

    class LetterRow(Model):
        name = TextField()
        person = ForeignKeyField(PersonRow, null=True, on_delete="SET NULL")
        mentorship = ForeignKeyField(MentorshipRow, null=True, on_delete="SET NULL")
        role = TextField(null=True)
        recipient = TextField()
        subject = TextField(default="")
        text = TextField(default="")
        mail = BlobField(null=True)
        message_id = TextField(unique=True, null=True)
        thread = TextField(index=True, default="")
        about = IntegerField(default=0)
        wanted = TextField(null=True)
        asked = TextField(default="")
        asked_id = IntegerField(null=True)
        holds = ForeignKeyField(ReceivedRow, null=True, on_delete="SET NULL")
        routine = BooleanField(default=False)
        created_at = MomentField()
        expires_at = MomentField(null=True)
        state = TextField()
        attempts = IntegerField(default=0)
        next_at = MomentField(index=True, null=True)
        sent_at = MomentField(null=True)
        said = TextField(default="")

        class Meta:
            database = db
            table_name = "letter"
            indexes = ((("mentorship", "name"), False), (("person", "created_at"), False))

    db.create_tables([LetterRow])

    class NoteRow(Model):
        mentorship = ForeignKeyField(MentorshipRow, on_delete="CASCADE")
        at = MomentField()
        what = TextField()
        by = TextField(default="")

        class Meta:
            database = db
            table_name = "history"
            indexes = ((("mentorship", "at", "what", "by"), True),)

    db.create_tables([NoteRow])

    class RatingRow(Model):
        mentorship = ForeignKeyField(MentorshipRow, unique=True, on_delete="CASCADE")
        mentor = ForeignKeyField(PersonRow, on_delete="CASCADE")
        score = IntegerField()
        words = TextField(default="")
        at = MomentField()

        class Meta:
            database = db
            table_name = "rating"

    db.create_tables([RatingRow])

    class RoundRow(Model):
        mentorship = ForeignKeyField(MentorshipRow, on_delete="CASCADE")
        number = IntegerField()
        asked_at = MomentField()
        due_on = DateField()
        sent_at = MomentField(null=True)
        skipped = BooleanField(default=False)
        own_topic = TextField(default="")
        since = TextField(default="")
        to_do = TextField(default="")
        next = TextField(default="")

        class Meta:
            database = db
            table_name = "round"
            indexes = ((("mentorship", "number"), True),)

    db.create_tables([RoundRow])

    class UnlikeRow(Model):
        person = ForeignKeyField(PersonRow, on_delete="CASCADE")
        code = TextField()

        class Meta:
            database = db
            table_name = "unlike"
            indexes = ((("person", "code"), True),)

    db.create_tables([UnlikeRow])
