"""People: who takes part, what is known of them, and who said what about whom."""

from __future__ import annotations

from peewee import AutoField, BooleanField, DateField, ForeignKeyField, IntegerField, TextField

from store.fields import MomentField
from store.record import Record


class PersonRow(Record):
    """Somebody who takes part."""

    id = AutoField()
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
    look_at = MomentField(null=True, index=True)  # when somebody who waits for approval is listed
    profile = TextField(default="[]")  # JSON: a list of [label, value]
    terms = TextField(default="")
    wants = TextField(default="")
    returned = BooleanField(default=False)
    absences = TextField(default="[]")  # JSON: a list of [first day, first day back]
    manager = TextField(default="")  # JSON: their own, and what was shown of what would go there
    manager_until = MomentField(null=True, index=True)  # when an address without a letter is forgotten
    probe_at = MomentField(null=True, index=True)  # when it is tried whether letters arrive
    unreachable_since = DateField(null=True)  # from when on none did

    class Meta:
        table_name = "person"


class UnlikeRow(Record):
    """Somebody who does not want to be matched with somebody; known to nobody else."""

    id = AutoField()
    person = ForeignKeyField(PersonRow, backref="+", on_delete="CASCADE")
    person_id: int
    code = TextField()

    class Meta:
        table_name = "unlike"
        indexes = ((("person", "code"), True),)


class PrivateLookRow(Record):
    """Somebody's private words were shown on the machine."""

    id = AutoField()
    person = ForeignKeyField(PersonRow, backref="+", on_delete="CASCADE")
    at = MomentField()
    by = TextField()  # the user of the machine

    class Meta:
        table_name = "private_look"


class AddressRow(Record):
    """One more address of somebody: what comes from it is theirs, letters go to the first."""

    id = AutoField()
    address = TextField(unique=True)
    person = ForeignKeyField(PersonRow, backref="+", on_delete="CASCADE")
    person_id: int
    since = MomentField()

    class Meta:
        table_name = "address"


class RefusalRow(Record):
    """A mail in somebody's name that was not acted on, and why. Never its text."""

    id = AutoField()
    person = ForeignKeyField(PersonRow, backref="+", on_delete="CASCADE")
    person_id: int
    at = MomentField(index=True)
    sender = TextField()
    wanted = TextField()
    why = TextField()

    class Meta:
        table_name = "refusal"


class BounceRow(Record):
    """That letters to an address came back on a day; as many a day count once."""

    id = AutoField()
    person = ForeignKeyField(PersonRow, backref="+", on_delete="CASCADE")
    person_id: int
    address = TextField()
    day = DateField()
    points = IntegerField()

    class Meta:
        table_name = "bounce"
        indexes = ((("person", "address", "day"), True),)


class RecommendationRow(Record):
    """Somebody whom a mentor named, and what they confirmed. Who it was is blanked when it is over."""

    id = AutoField()
    mentor = ForeignKeyField(PersonRow, backref="+", on_delete="CASCADE")
    mentor_id: int
    name = TextField(default="")
    address = TextField(default="", index=True)
    mark = TextField(index=True)  # stands for the address; nobody can read the address from it
    standing = TextField(index=True)
    words = TextField(default="")
    shown = TextField(default="")
    named_at = MomentField()
    asked_at = MomentField(null=True)
    until = MomentField(null=True, index=True)

    class Meta:
        table_name = "recommendation"
        indexes = ((("mentor", "mark"), True),)


class NeverAskRow(Record):
    """Somebody who wants no such letter again, from whomever it comes; known by a mark alone."""

    id = AutoField()
    mark = TextField(unique=True)
    at = MomentField()

    class Meta:
        table_name = "never_ask"
