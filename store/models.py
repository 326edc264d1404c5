"""The tables. Migrations build them (store/migrations); a test holds the two to each other."""

from __future__ import annotations

from peewee import (
    AutoField,
    BlobField,
    BooleanField,
    DatabaseProxy,
    DateField,
    ForeignKeyField,
    IntegerField,
    Model,
    TextField,
)

from mentorship.letters.answering import PASSED_ON
from store.fields import MomentField

database = DatabaseProxy()


class Record(Model):
    """Every table lies in the one database that `store.database.connect` opened."""

    class Meta:
        database = database
        legacy_table_names = False


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


class MentorshipRow(Record):
    """One mentorship, as it stands now."""

    id = AutoField()
    mentor = ForeignKeyField(PersonRow, backref="+", on_delete="RESTRICT")
    mentor_id: int
    mentee = ForeignKeyField(PersonRow, backref="+", on_delete="RESTRICT")
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


class UnlikeRow(Record):
    """Somebody who does not want to be matched with somebody; known to nobody else."""

    id = AutoField()
    person = ForeignKeyField(PersonRow, backref="+", on_delete="CASCADE")
    person_id: int
    code = TextField()

    class Meta:
        table_name = "unlike"
        indexes = ((("person", "code"), True),)


class NoteRow(Record):
    """One line of a mentorship's history. Never the text of a mail."""

    id = AutoField()
    mentorship = ForeignKeyField(MentorshipRow, backref="+", on_delete="CASCADE")
    at = MomentField()
    what = TextField()
    by = TextField(default="")  # a role; empty: the service, or the organizer

    class Meta:
        table_name = "history"
        indexes = ((("mentorship", "at", "what", "by"), True),)


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
    message_id = TextField(default="")
    letter = IntegerField(null=True)  # number of the letter that it answers
    mentorship = ForeignKeyField(MentorshipRow, null=True, backref="+", on_delete="SET NULL")
    mentorship_id: int | None
    person = ForeignKeyField(PersonRow, null=True, backref="+", on_delete="SET NULL")
    person_id: int | None
    gone = BooleanField(default=False)  # out of the mailbox

    class Meta:
        table_name = "received"


class LetterRow(Record):
    """A mail that we owe or have sent: the outbox."""

    id = AutoField()
    name = TextField()
    person = ForeignKeyField(PersonRow, null=True, backref="+", on_delete="SET NULL")
    person_id: int | None
    mentorship = ForeignKeyField(MentorshipRow, null=True, backref="+", on_delete="SET NULL")
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
    next_at = MomentField(null=True, index=True)  # null: nothing more is to be done
    sent_at = MomentField(null=True)
    said = TextField(default="")
    listed = TextField(default="")  # numbers of the people that it lists, in its order, a blank between

    @property
    def asked_letter(self) -> str:
        """The letter whose words answer this one: itself, or the one that it asks about again."""
        return self.asked if self.asked and self.name not in PASSED_ON else self.name

    class Meta:
        table_name = "letter"
        indexes = ((("mentorship", "name"), False), (("person", "created_at"), False))


class ChoreRow(Record):
    """When some daily work was last done."""

    name = TextField(primary_key=True)
    at = MomentField()

    class Meta:
        table_name = "chore"


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
    until = MomentField(null=True)

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


class HeardRow(Record):
    """A mark of what an address wrote; nobody can read the words from it. Kept for two days."""

    id = AutoField()
    mark = TextField(index=True)
    at = MomentField(index=True)

    class Meta:
        table_name = "heard"


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


class BreakRow(Record):
    """A break for everybody that a command set, beside those of the settings."""

    id = AutoField()
    begin = DateField(unique=True)
    until = DateField()
    name = TextField(default="")

    class Meta:
        table_name = "programme_break"


TABLES = (
    PersonRow,
    MentorshipRow,
    AgreementRow,
    RoundRow,
    RatingRow,
    AnswerRow,
    UnlikeRow,
    NoteRow,
    ReceivedRow,
    LetterRow,
    ProposalRow,
    ChoreRow,
    RecommendationRow,
    NeverAskRow,
    PrivateLookRow,
    AddressRow,
    RefusalRow,
    BounceRow,
    HeardRow,
    LetterOrderRow,
    BreakRow,
)
