"""Mail that came and mail that goes, and the daily work."""

from __future__ import annotations

from peewee import AutoField, BlobField, BooleanField, DateField, ForeignKeyField, IntegerField, TextField

from mentorship.letters.answering import PASSED_ON
from store.fields import MomentField
from store.record import Record
from store.tables_of_pairs import MentorshipRow
from store.tables_of_people import PersonRow


class ReceivedRow(Record):
    """A mail that came, stored before any parsing."""

    id = AutoField()
    key = TextField(unique=True)  # mailbox, UIDVALIDITY and UID, or a file's name
    digest = TextField(index=True)
    mail = BlobField(null=True)  # as it came; blanked when it is not needed any more
    at = MomentField()
    state = TextField(index=True)  # waiting, done, held, quarantined
    attempts = IntegerField(default=0)
    kind = TextField(default="")
    outcome = TextField(default="")
    sender = TextField(default="")
    message_id = TextField(default="", index=True)
    letter = IntegerField(null=True)  # number of the letter that it answers
    mentorship = ForeignKeyField(MentorshipRow, null=True, backref="+", on_delete="SET NULL")
    mentorship_id: int | None
    person = ForeignKeyField(PersonRow, null=True, backref="+", on_delete="SET NULL")
    person_id: int | None
    gone = BooleanField(default=False)  # out of the mailbox
    for_us = BooleanField(default=False)  # it holds nothing that was meant for a partner or a person
    worker = IntegerField(default=0)  # which of several has taken it
    spool = TextField(default="")  # where it lies, if a worker has a mailbox of its own

    class Meta:
        table_name = "received"


class LetterRow(Record):
    """A mail that we owe or have sent: the outbox."""

    id = AutoField()
    name = TextField()
    # By the first column of an index below, both are found as well.
    person = ForeignKeyField(PersonRow, null=True, backref="+", on_delete="SET NULL", index=False)
    person_id: int | None
    mentorship = ForeignKeyField(MentorshipRow, null=True, backref="+", on_delete="SET NULL", index=False)
    mentorship_id: int | None
    role = TextField(null=True)
    recipient = TextField()
    subject = TextField(default="")
    text = TextField(default="")
    mail = BlobField(null=True)  # as it is sent
    message_id = TextField(null=True, unique=True)
    thread = TextField(default="", index=True)
    about = IntegerField(default=0)
    wanted = TextField(null=True)
    asked = TextField(default="")  # the letter whose words answer this one, where it is another
    asked_id = IntegerField(null=True)
    holds = ForeignKeyField(ReceivedRow, null=True, backref="+", on_delete="SET NULL")
    holds_id: int | None
    routine = BooleanField(default=False)
    created_at = MomentField()
    expires_at = MomentField(null=True)
    state = TextField()  # queued, sent, deferred, failed, discarded
    attempts = IntegerField(default=0)
    next_at = MomentField(null=True)  # null: nothing more is to be done
    sent_at = MomentField(null=True)
    said = TextField(default="")
    listed = TextField(default="")  # numbers of the people that it lists, in its order, a blank between
    worker = IntegerField(default=0)  # which of several has taken it, to send it

    @property
    def asked_letter(self) -> str:
        """The letter whose words answer this one: itself, or the one that it asks about again."""
        return self.asked if self.asked and self.name not in PASSED_ON else self.name

    class Meta:
        table_name = "letter"
        indexes = (
            (("mentorship", "name"), False),
            (("person", "created_at"), False),
            (("recipient", "created_at"), False),
        )


class HeardRow(Record):
    """A mark of what an address wrote; nobody can read the words from it. Kept for two days."""

    id = AutoField()
    mark = TextField(index=True)
    at = MomentField(index=True)

    class Meta:
        table_name = "heard"


class ChoreRow(Record):
    """When some daily work was last done."""

    name = TextField(primary_key=True)
    at = MomentField()

    class Meta:
        table_name = "chore"


class BreakRow(Record):
    """A break for everybody that a command set, beside those of the settings."""

    id = AutoField()
    begin = DateField(unique=True)
    until = DateField()
    name = TextField(default="")

    class Meta:
        table_name = "programme_break"
