"""Who recommends a mentor (A36): who may be asked, how often, and what an answer of theirs is.

People who are named are no participants. Nothing that they write stands before they have seen it as it would
stand and said yes. A no, silence and a name that may not be asked look the same to the mentor. Nothing here
asks anybody.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentorship.people import Person
from mentorship.policy import Policy
from mentorship.requests import Request

AT_A_TIME = 2
SHORT = 12  # words: a yes or no with more beside it may be something else
A_COURTESY = 4  # words: they may be a yes that we don't know
SAME_MAILBOX = {"googlemail.com": "gmail.com"}
WITHOUT_DOTS = frozenset({"gmail.com"})


class Standing(StrEnum):
    """Where one asking stands."""

    NAMED = "named"  # not asked yet
    ASKED = "asked"
    STANDS = "stands"  # confirmed, and shown to mentees
    OVER = "over"  # a no, silence, or taken away: nothing is kept that says who it was


class Why(StrEnum):
    """Why somebody who was named is not asked, where the mentor hears it; keys of a template."""

    ADDRESS = "address"  # none, or none that works
    YOURSELF = "yourself"
    PROGRAMME = "programme"
    AGAIN = "again"  # nobody is asked twice for one mentor
    TWO = "two"  # at most so many at a time
    ENOUGH = "enough"  # at most so many for one mentor
    RETURNED = "returned"  # the letter came back
    MENTEE = "mentee"  # recommendations are for mentors


@dataclass(frozen=True)
class Named:
    """Somebody whom a mentor names; `mark` stands for the address where that is not kept."""

    name: str
    address: str
    mark: str


@dataclass(frozen=True)
class Unasked:
    """Who is not asked, and why."""

    who: str
    why: Why


@dataclass(frozen=True)
class Naming:
    """A line `Recommended by: …` in a mail, with what is known beside it."""

    people: tuple[Named, ...] = ()
    unread: tuple[str, ...] = ()  # what has no address that works
    takes_back: bool = False  # an empty line
    before: tuple[Recommendation, ...] = ()  # everybody whom this mentor named ever
    programme: str = ""  # the programme's own address


@dataclass(frozen=True)
class Recommendation:
    """One asking. `words` are confirmed and stand; `shown` waits for a yes."""

    id: int
    mentor: int
    name: str
    address: str
    mark: str
    standing: Standing
    words: str = ""
    shown: str = ""
    asked_at: datetime | None = None
    until: datetime | None = None  # when silence ends it; until then it takes one of the places


class Said(StrEnum):
    """What an answer of somebody who was asked comes to."""

    YES = "yes"
    NO = "no"
    STOP = "stop"  # and nobody of this programme asks them again
    WORDS = "words"
    WILLING = "willing"  # yes, and no words yet
    QUESTION = "question"
    THANKS = "thanks"
    UNCLEAR = "unclear"
    MY_DATA = "my data"


def plain(address: str) -> str:
    """Return an address so that two ways to write to one mailbox are equal."""
    local, _, domain = address.strip().casefold().rpartition("@")
    local, domain = local.partition("+")[0], SAME_MAILBOX.get(domain, domain)
    return f"{local.replace('.', '') if domain in WITHOUT_DOTS else local}@{domain}"


def mark_of(address: str, key: bytes) -> str:
    """Return what stands for an address: it can be compared, and nobody can read the address from it."""
    return hmac.new(key, b"address " + plain(address).encode(), hashlib.sha256).hexdigest()[:32]


def takes_a_place(one: Recommendation, now: datetime) -> bool:
    """Whether it counts; a no counts as long as silence would, so that nobody can tell the two apart."""
    return one.standing is not Standing.OVER or (one.until is not None and now < one.until)


def allowed(
    mentor: Person, naming: Naming, policy: Policy, now: datetime
) -> tuple[tuple[Named, ...], tuple[Unasked, ...]]:
    """Return who is newly named and may be asked, and who may not; whoever is named already is neither."""
    refused = [Unasked(who, Why.ADDRESS) for who in naming.unread]
    before = {one.mark: one for one in naming.before}
    fresh: dict[str, Named] = {}
    for one in naming.people:
        known = before.get(one.mark)
        if plain(one.address) == plain(mentor.address):
            refused.append(Unasked(one.address, Why.YOURSELF))
        elif plain(one.address) == plain(naming.programme):
            refused.append(Unasked(one.address, Why.PROGRAMME))
        elif known is not None and not takes_a_place(known, now):
            refused.append(Unasked(one.name, Why.AGAIN))
        elif known is None:
            fresh.setdefault(one.mark, one)
    taken = sum(takes_a_place(one, now) for one in naming.before)
    asked = sum(one.asked_at is not None or one.standing is Standing.NAMED for one in naming.before)
    who = " and ".join(one.name for one in fresh.values())
    if taken + len(fresh) > AT_A_TIME:
        refused.append(Unasked(who, Why.TWO))
    elif asked + len(fresh) > policy.reference_askings:
        refused.append(Unasked(who, Why.ENOUGH))
    else:
        return tuple(fresh.values()), tuple(refused)
    return (), tuple(refused)


# fmt: off
YES = frozenset({Request.ACCEPT, Request.AGREE, Request.KEEP})
NO = frozenset({Request.DECLINE, Request.DROP, Request.UNDO, Request.WITHDRAW, Request.SKIP})
STOP = frozenset({Request.STOP, Request.LEAVE, Request.FORGET_ME, Request.FEWER})
# fmt: on


@dataclass(frozen=True)
class Read:
    """What the rules for every mail read in an answer."""

    request: Request | None
    text: str
    beside: bool = False  # words stand beside the request
    doubt: bool = False
    courtesy: bool = False  # nothing but a greeting or thanks
    takes_back: bool | None = False  # it takes back what stands; None: it may
    leave_alone: bool = False  # asks for no more letters
    insists: bool = False  # it answers our question what was meant


def said(one: Recommendation, read: Read) -> Said:
    """Return what an answer means; whatever is not plainly a word for us is shown back before it stands."""
    short = len(read.text.split()) <= SHORT
    if short and read.request is Request.MY_DATA:
        return Said.MY_DATA
    if short and (read.request in STOP or read.leave_alone):
        return Said.STOP
    if read.courtesy and read.request is None:
        return Said.THANKS
    if not read.text.strip():
        return Said.UNCLEAR
    nothing_yet = one.standing is Standing.ASKED and not one.shown
    back = read.takes_back is True and not nothing_yet
    if short and (back or (read.request in NO and (nothing_yet or not read.beside))):
        return Said.NO
    if short and read.request in YES and not read.beside:
        return Said.YES if one.shown else Said.WILLING if nothing_yet else Said.THANKS
    if read.text.rstrip().endswith("?") or read.request is Request.HELP:
        return Said.QUESTION
    if nothing_yet or (read.insists and read.request is None):
        return Said.WORDS
    return _beside_words(one, read, short)


def _beside_words(one: Recommendation, read: Read, short: bool) -> Said:
    """Return what an answer means of somebody whose words were shown, or stand."""
    mixed = read.request in YES | NO or (short and (read.doubt or read.takes_back is None))
    if one.shown:
        return Said.UNCLEAR if mixed or len(read.text.split()) <= A_COURTESY else Said.WORDS
    if read.request in NO or (short and read.takes_back is None):
        return Said.UNCLEAR
    return Said.THANKS if mixed else Said.WORDS
