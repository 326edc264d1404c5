"""All that a decision may look at, gathered before it is made."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime

from mentorship.calendar import local_day
from mentorship.effects import Effect, Send
from mentorship.evidence import Evidence
from mentorship.fields import SPOKEN_OF, Field
from mentorship.goals import Aim
from mentorship.letters.answering import Resource
from mentorship.letters.base import Letter, Recommended, Role
from mentorship.lifecycle import TAKES_A_PLACE, Event
from mentorship.looking_back import NOTHING_SAID, LookingBack
from mentorship.managers import Named
from mentorship.meetings import Spoken
from mentorship.mentorship import Mentorship, take
from mentorship.people import Availability, Person, availability
from mentorship.policy import Policy
from mentorship.proposals import Proposal
from mentorship.reasons import Reason, Touch
from mentorship.recommendations import Naming
from mentorship.requests import Request
from mentorship.stillness import Break


@dataclass(frozen=True)
class Details:
    """What came along with a request, as inbox_rules read it."""

    codes: tuple[str, ...] = ()
    until: date | None = None
    starts: date | None = None
    number: int | None = None
    topic: str = ""
    reason: str = ""
    tell: str = ""
    fields: tuple[tuple[Field, str], ...] = ()
    unplaced: tuple[str, ...] = ()
    unclear: tuple[Field, ...] = ()  # the fields of those lines whose label was known
    aims: tuple[Aim, ...] = ()  # what the goals in it say of number and day
    back: LookingBack = NOTHING_SAID  # of a survey: what stands beside the number
    kept: tuple[tuple[Field, str], ...] = ()  # of a form: understood before, when another line was not
    meeting: Spoken | None = None  # what it says of a day and an hour
    address: str = ""  # NEW_ADDRESS, SECOND_ADDRESS: which
    because: Reason | None = None  # of its reason, no more than this
    touch: Touch | None = None  # whether it says that the two are in touch


@dataclass(frozen=True)
class Answered:
    """The letter of ours that the mail answers."""

    name: str
    about: int = 0  # version of the agreement that it showed
    wanted: Request | None = None  # what `done` did, or `confirm-identity` holds
    at: datetime | None = None


@dataclass(frozen=True)
class Place:
    """A mentor, and how many of their places are taken."""

    mentor: Person
    load: int
    scores: tuple[int, ...] = ()  # ratings, in the order in which they came
    recommended: tuple[Recommended, ...] = ()  # what stands, confirmed


@dataclass(frozen=True)
class Scene:
    """One mail of a participant, ready to be decided on."""

    now: datetime
    policy: Policy
    asker: Person
    request: Request | None
    details: Details = field(default_factory=Details)
    text: str = ""
    answered: Answered | None = None
    mentorship: Mentorship | None = None
    related: tuple[Mentorship, ...] = ()  # of the asker, and those that compete with `mentorship`
    places: tuple[Place, ...] = ()  # the mentors of the programme
    new_id: int = 0  # the number that a new mentorship takes
    evidence: Evidence = Evidence.TOKEN
    doubt: str = ""  # a sentence; where there is one, nothing is acted on
    only_request: bool = False  # the mail is nothing but the request word
    greets_partner: bool = False
    perhaps_report: bool = False  # it is for the partner, and may tell of harm
    kept_back: bool = False  # the answered letter kept a mail, and this report is about it
    told_alone: bool = False  # the mail is nothing but words after "Tell NAME:"
    attachments: int = 0  # files that the mail carries, pictures inside the text among them
    files: int = 0  # the same without those pictures
    others: bool = False  # people beside the two got the mail as well
    kept: tuple[tuple[str, str], ...] = ()  # for `my data`: answers and ratings, as (label, words)
    encrypted: bool = False  # nobody here can read it
    encrypted_before: int = 0  # how many such mails came from the asker in the last months
    asked_back: int = 0  # how often we could not understand this person today
    profile: tuple[tuple[Field, str], ...] = ()  # what the mail says about its author
    unread: tuple[tuple[Field, str], ...] = ()  # the same, where nothing could be made of it
    naming: Naming | None = None  # who could recommend the asker, as the mail says
    joins: tuple[Request, ...] = ()  # the roles that the mail asks for
    asked_for_more: bool = False  # what is missing of the asker's entry was named before
    welcomed: frozenset[str] = frozenset()  # the welcomes that the asker got today
    found: tuple[int, ...] | None = None  # numbers of the mentors who speak of the topic, best first
    near: bool = False  # none has every word of the topic, these have some of them
    unlikes: frozenset[tuple[int, str]] = frozenset()  # who does not want to be matched with which code
    declined: tuple[Mentorship, ...] = ()  # requests of the asker that mentors said no to, of late
    proposal: Proposal | None = None  # the match that the answered letter proposed
    authenticated: bool = False  # the trusted Authentication-Results say pass
    breaks: tuple[Break, ...] = ()  # of the programme, first to last
    season_over: bool = False  # nobody new begins
    manager: Named | None = None  # what a line of the mail says about the asker's own manager
    resources: tuple[Resource, ...] = ()  # what the programme recommends (B23)
    sender: str = ""  # the address that the mail comes from
    addresses: tuple[str, ...] = ()  # further ones of the asker
    held_from: str = ""  # the address that the mail came from which the answered letter keeps
    taken: bool = False  # the address that the mail names, or would prove, is not free for the asker

    @property
    def pair(self) -> Mentorship:
        """The mentorship that this is about. Callers made sure that there is one."""
        if self.mentorship is None:
            raise AssertionError("this request needs a mentorship")
        return self.mentorship

    @property
    def role(self) -> Role:
        """On which side of it the asker stands."""
        role = self.pair.role_of(self.asker)
        if role is None:
            raise AssertionError("the asker is not part of this mentorship")
        return role

    @property
    def partner(self) -> Person:
        """The other one."""
        return self.pair.partner_of(self.role)

    @property
    def today(self) -> date:
        """The date where the asker lives."""
        return local_day(self.now, self.asker.time_zone)

    def take(self, event: Event) -> Mentorship:
        """Return the mentorship after the asker's `event`, or raise NotAllowed."""
        return take(self.pair, event, self.role, self.now)

    def reply(
        self, letter: Letter, pair: Mentorship | None = None, *, about: int = 0, holds: bool = False
    ) -> Send:
        """Return a letter to the asker about what they asked; it says once what was understood."""
        understood = in_words(self.request, self.details)
        undo = UNDO.get(self.request) if self.request else None
        return Send(self.asker, letter, pair, about, understood, undo, holds)

    def answer(self, letter: Letter, pair: Mentorship | None = None) -> Send:
        """Return a letter to the asker that answers a question and changed nothing."""
        return Send(self.asker, letter, pair)

    def apart(self, mentor: Person, mentee: Person) -> bool:
        """Whether one of two does not want to be matched with the other; nobody may learn of it."""
        return (mentee.id, mentor.code) in self.unlikes or (mentor.id, mentee.code) in self.unlikes

    def place(self, code: str) -> Place | None:
        """Find a mentor by code."""
        return next((place for place in self.places if place.mentor.code == code.upper()), None)

    def load(self, mentor: Person) -> int:
        """Return how many places of a mentor are taken."""
        known = next((place.load for place in self.places if place.mentor.id == mentor.id), None)
        if known is not None:
            return known
        return sum(m.mentor.id == mentor.id and m.state in TAKES_A_PLACE for m in self.related)

    def has_room(self, mentor: Person) -> bool:
        """Whether a mentor takes requests now."""
        return availability(mentor, self.load(mentor), self.today) is Availability.AVAILABLE


# The word that takes another one back; offered where the other is reported as done.
UNDO: dict[Request, Request] = {
    Request.PAUSE: Request.RESUME,
    Request.AVAILABLE: Request.UNAVAILABLE,
    Request.UNAVAILABLE: Request.AVAILABLE,
    Request.REQUEST: Request.WITHDRAW,
    Request.RESUME: Request.PAUSE,
    Request.END: Request.CONTINUE,
}

LONGEST_LINES = 60  # characters of a change that are repeated to whoever wrote it
MONTH_NAMES = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
               "October", "November", "December")  # fmt: skip


def in_words(request: Request | None, details: Details) -> str:
    """Return what was understood, in the words that would have said it shortest."""
    if request is None:
        return ""
    between = ", else " if request is Request.REQUEST else " "
    words = [str(request), *([between.join(details.codes)] if details.codes else [])]
    if details.number is not None:
        words.append(str(details.number))
    for preposition, day in (("from", details.starts), ("until", details.until)):
        if day is not None:
            words += [preposition, f"{day.day} {MONTH_NAMES[day.month - 1]}"]
    if request is Request.CHANGE and details.fields:
        if len(details.fields) == 1 and details.fields[0][0] in SPOKEN_OF:
            words = []  # "another goal: …" says it alone
        lines = ", ".join(f"{name}: {value}" for name, value in details.fields)
        words.append(lines if len(lines) <= LONGEST_LINES else ", ".join(name for name, _ in details.fields))
    return " ".join(words)


Effects = Iterator[Effect]
