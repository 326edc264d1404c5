"""Mentorships: where they stand, what was settled, and what happened."""

from __future__ import annotations

from peewee import AutoField, BooleanField, DateField, ForeignKeyField, IntegerField, TextField

from store.fields import MomentField
from store.record import Record
from store.tables_of_people import PersonRow


class MentorshipRow(Record):
    """One mentorship, as it stands now."""

    id = AutoField()
    mentor = ForeignKeyField(PersonRow, backref="+", on_delete="RESTRICT")
    mentor_id: int
    mentee = ForeignKeyField(PersonRow, backref="+", on_delete="RESTRICT")
    mentee_id: int
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
    look_at = MomentField(null=True, index=True)
    fallbacks = TextField(default="")  # codes of whom to ask next, in order, a blank between
    why = TextField(default="")  # the organizer's reason, where they proposed it
    claim_goal = TextField(default="")
    reached = TextField(default="[]")  # JSON: a list of goals
    backlog = TextField(default="[]")  # JSON: a list of topics
    used = TextField(default="[]")  # JSON: a list of topics
    kind = TextField(default="")
    thanks_of_mentee = TextField(default="")  # what each wants to tell the other at the end
    thanks_of_mentor = TextField(default="")
    meeting = TextField(default="")  # JSON: the latest that we were told of
    shared = TextField(default="[]")  # JSON: a list of [what, words, by, at, outcome]

    class Meta:
        table_name = "mentorship"


class ProposalRow(Record):
    """A match that the organizer proposed to a mentee."""

    id = AutoField()
    mentee = ForeignKeyField(PersonRow, backref="+", on_delete="CASCADE")
    mentor = ForeignKeyField(PersonRow, backref="+", on_delete="CASCADE")
    why = TextField(default="")
    at = MomentField()
    kind = TextField(default="")  # peer, reverse, listening
    answer = TextField(default="")  # accepted, declined; empty: open, or silence

    class Meta:
        table_name = "proposal"


class AgreementRow(Record):
    """One version of what two people settled, or are settling."""

    id = AutoField()
    mentorship = ForeignKeyField(MentorshipRow, backref="+", on_delete="CASCADE")
    version = IntegerField()
    values = TextField()  # JSON: a list of [label, value]
    agreed = TextField(default="")  # roles, separated by a space
    settled = BooleanField(default=False)
    goals = TextField(default="[]")  # JSON: a list of [words, amount, day]

    class Meta:
        table_name = "agreement"
        indexes = ((("mentorship", "version"), True),)


class RoundRow(Record):
    """One agenda."""

    id = AutoField()
    mentorship = ForeignKeyField(MentorshipRow, backref="+", on_delete="CASCADE")
    mentorship_id: int
    number = IntegerField()
    asked_at = MomentField()
    due_on = DateField()
    sent_at = MomentField(null=True)
    skipped = BooleanField(default=False)
    own_topic = TextField(default="")
    input = TextField(default="")
    since = TextField(default="")
    to_do = TextField(default="")
    next = TextField(default="")
    feedback_on = TextField(default="")

    class Meta:
        table_name = "round"
        indexes = ((("mentorship", "number"), True),)


class RatingRow(Record):
    """What a mentee gave at the end; one a mentorship and settlement (A20)."""

    id = AutoField()
    mentorship = ForeignKeyField(MentorshipRow, backref="+", on_delete="CASCADE", unique=True)
    mentorship_id: int
    mentor = ForeignKeyField(PersonRow, backref="+", on_delete="CASCADE")
    mentor_id: int
    score = IntegerField()
    words = TextField(default="")
    listened = BooleanField(null=True)  # whether they felt listened to
    trust = IntegerField(null=True)  # 1 to 5
    at = MomentField()

    class Meta:
        table_name = "rating"


class AnswerRow(Record):
    """An answer that the organizer may read: a check-in, a survey. Never the partner."""

    id = AutoField()
    mentorship = ForeignKeyField(MentorshipRow, null=True, backref="+", on_delete="CASCADE")
    mentorship_id: int | None
    person = ForeignKeyField(PersonRow, backref="+", on_delete="CASCADE")
    person_id: int
    letter = TextField()
    number = IntegerField(null=True)
    words = TextField(default="")
    at = MomentField()

    class Meta:
        table_name = "answer"


class NoteRow(Record):
    """One line of a mentorship's history. Never the text of a mail."""

    id = AutoField()
    mentorship = ForeignKeyField(MentorshipRow, backref="+", on_delete="CASCADE", index=False)
    at = MomentField()
    what = TextField()
    by = TextField(default="")  # a role; empty: the service, or the organizer

    class Meta:
        table_name = "history"
        indexes = ((("mentorship", "at", "what", "by"), True),)


class LetterOrderRow(Record):
    """What an organizer ordered about a letter that the calendar will write to a pair."""

    id = AutoField()
    mentorship = ForeignKeyField(MentorshipRow, backref="+", on_delete="CASCADE")
    mentorship_id: int
    letter = TextField()
    what = TextField()  # hold, skip, send
    at = MomentField()

    class Meta:
        table_name = "letter_order"
        indexes = ((("mentorship", "letter"), True),)
