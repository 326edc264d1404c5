"""What the inbox rules hand out: what came, how it was read, and how sure we are.

Values only. `read(raw)` makes an `Incoming`; `understand(incoming, asked, today)` makes an `Understood`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from inbox_rules.mime import Part
from mentorship.fields import Field
from mentorship.looking_back import NOTHING_SAID, LookingBack
from mentorship.meetings import Spoken
from mentorship.reasons import Reason, Touch
from mentorship.requests import Request


class Kind(StrEnum):
    """What kind of mail it is; only `person` is ever acted on or answered."""

    PERSON = "person"
    OUT_OF_OFFICE = "out_of_office"
    AUTO_GENERATED = "auto_generated"
    BOUNCE = "bounce"
    DELIVERY_NOTICE = "delivery_notice"
    COMPLAINT = "complaint"
    RECEIPT = "receipt"
    LIST = "list"
    REACTION = "reaction"
    OWN = "own"


class Authentication(StrEnum):
    """What the trusted Authentication-Results say of the From address (RFC 8601)."""

    PASS = "pass"  # noqa: S105 - a result, not a secret  # nosec B105
    FAIL = "fail"
    NONE = "none"


@dataclass(frozen=True)
class Failure:
    """One address that a bounce speaks of; `status` as in RFC 3463, or empty."""

    address: str
    status: str
    permanent: bool


@dataclass(frozen=True)
class Attachment:
    """A file in the mail; its content stays in the raw mail, `size` is in decoded bytes."""

    name: str
    media_type: str
    size: int
    shown: bool = False  # a picture inside the text: a signature's, a pasted one


@dataclass(frozen=True)
class Candidate:
    """Something that looks like a token of ours, and where it stood."""

    token: str
    carrier: str  # "subaddress", "message-id", "subject", "body"


@dataclass(frozen=True)
class Incoming:
    """One mail as it came: pure observation, nothing of ours looked up yet."""

    kind: Kind
    why: str  # the sentence of the rule that named the kind
    sender: str = ""  # address, lower-case; empty where there is none
    sender_name: str = ""
    addressed: tuple[str, ...] = ()  # To, Cc, Delivered-To, X-Forwarded-To …, lower-case
    subject: str = ""
    message_id: str = ""  # with its angle brackets
    references: tuple[str, ...] = ()  # In-Reply-To first, then References
    tokens: tuple[Candidate, ...] = ()  # best carrier first
    body: str = ""  # the whole mail as text, quotes included
    text: str = ""  # exactly what the author wrote, as far as the mail alone shows it
    authentication: Authentication = Authentication.NONE
    failures: tuple[Failure, ...] = ()
    original_message_id: str = ""  # of the mail that a bounce or notice speaks of
    attachments: tuple[Attachment, ...] = ()
    copied: tuple[str, ...] = ()  # who else stands in To and Cc: neither its author nor one of our addresses
    encrypted: bool = False
    html: tuple[Part, ...] = field(default=(), compare=False, repr=False)  # as it came, with what it quotes


@dataclass(frozen=True)
class Asked:
    """The letter of ours that a mail answers, as far as reading the answer needs it."""

    letter: str  # its name, a key of mentorship.answers.ANSWERS
    text: str = ""  # as it was sent
    subject: str = ""
    also: tuple[Request, ...] = ()  # further words that this one letter offered
    partner: str = ""  # first name of the partner, for "Tell NAME:" and greetings
    shown: tuple[tuple[str, str], ...] = ()  # codes and names of those whom it shows to choose from


@dataclass(frozen=True)
class Arguments:
    """What came along with a request."""

    codes: tuple[str, ...] = ()  # codes of people, upper-case, in the order written
    until: date | None = None  # pause, unavailable, extend: the day named
    starts: date | None = None  # accept from
    number: int | None = None  # rate, hours, capacity, or a bare number
    topic: str = ""  # mentors TOPIC, topic:, issue:, suggest:, resource:, feedback:
    reason: str = ""  # what else they wrote with it; for nobody else's eyes
    tell: str = ""  # the words after "Tell NAME:"
    fields: tuple[tuple[Field, str], ...] = ()  # a form, FREQUENCY and LENGTH in canonical words
    unplaced: tuple[str, ...] = ()  # lines of a form that could not be placed
    unclear: tuple[Field, ...] = ()  # the fields of those whose label was known
    back: LookingBack = NOTHING_SAID  # lines of a survey
    because: Reason | None = None  # the reason, as no more than one of a few words
    touch: Touch | None = None  # whether the two are in touch, in answer to a question of ours
    meeting: Spoken | None = None  # the day, the hour, and the times that would do instead
    address: str = ""  # NEW_ADDRESS, SECOND_ADDRESS


@dataclass(frozen=True)
class Understood:
    """What the author asks for. A doubt is a sentence; where there is one, nothing may be acted on."""

    request: Request | None  # None: plain content, or a doubt
    doubt: str = ""
    arguments: Arguments = field(default_factory=Arguments)
    text: str = ""  # what the author wrote, lines of our own letter taken away
    only_request: bool = False  # the mail is nothing but the request word
    courtesy: bool = False  # nothing but a greeting or thanks
    greets_partner: bool = False  # it begins by greeting the partner by name
    perhaps_report: bool = False  # it is for the other one, and may tell of harm
    told_alone: bool = False  # the mail is nothing but words after "Tell NAME:"
    why: tuple[str, ...] = ()  # which rule, which evidence, which line
