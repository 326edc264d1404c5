"""What one mail asks for and what it says about its author, read together.

Lines about oneself count in answer to the letters that ask for them or show them, in a mail that asks to
join, and in a new mail of nothing else. They are taken out before the rest is read, so that no limit that
somebody sets is ever taken for a no.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from inbox_rules.absences import absence_in
from inbox_rules.joining import roles_in
from inbox_rules.own_lines import without_own_lines
from inbox_rules.profile import A_TIME, Profile, agrees, read_paragraphs, read_profile
from inbox_rules.survey import Looked, look_back
from inbox_rules.times import time_of
from inbox_rules.understand import understand
from inbox_rules.values import Arguments, Asked, Incoming, Understood
from mentorship.acts.joining import ASKING, WELCOME, YES
from mentorship.acts.looking_back import ASKING as LOOKING_BACK
from mentorship.answers import ANSWERS, Free
from mentorship.fields import Field
from mentorship.letters.base import Role
from mentorship.people import Person, Status
from mentorship.profile import ASKED, asked_of, missing, roles_of
from mentorship.requests import Request

# The letters that show or ask for what somebody says about themselves.
SHOWING = ASKING | {
    "approved", "my-data", "status", "done", "closing-summary", "reflection", "reference-stands",
}  # fmt: skip
A_COURTESY = 4  # words of a line that may stand beside lines about oneself: a greeting, a name
NOTHING = Profile()
OUTRIGHT = frozenset({Request.LEAVE, Request.FORGET_ME})
NO_TO_WHAT = "whether the no in it is to all of it; I would delete what I have about you"
FIRST_SENTENCES = 4
_SENTENCES = re.compile(r"(?<=[.!?])\s+|\n+")


@dataclass(frozen=True)
class Read:
    """One mail, read."""

    understood: Understood
    profile: Profile = NOTHING
    joins: tuple[Request, ...] = ()  # the roles that it asks for


def read_mail(incoming: Incoming, asked: Asked | None, person: Person | None, today: date) -> Read:
    """Return what a mail asks for, and what it says about its author."""
    found = _read_mail(incoming, asked, person, today)
    if person is None or (asked is not None and _wants_another_answer(asked.letter)):
        return found
    return _with_absence(found, today)


def _wants_another_answer(letter: str) -> bool:
    """Whether "I am away" leaves open what a letter asks, or is meant for the partner."""
    answers = ANSWERS[letter]
    return (
        letter in LOOKING_BACK
        or answers.free is Free.PARTNER
        or (answers.free is Free.ASK and bool(answers.offers))
    )


def _with_absence(found: Read, today: date) -> Read:
    """Read a mail that says when its author is away, and nothing else, as just that."""
    understood = found.understood
    away = None if understood.request is not None else absence_in(understood.text, today)
    if away is None or found.joins or found.profile.fields or found.profile.unread:
        return found
    arguments = Arguments(until=away.until, starts=max(away.begin or today, today))
    fresh = replace(understood, request=Request.UNAVAILABLE, doubt="", arguments=arguments)
    return replace(found, understood=fresh)


def _read_mail(incoming: Incoming, asked: Asked | None, person: Person | None, today: date) -> Read:
    letter = asked.letter if asked else ""
    if asked is not None and letter in LOOKING_BACK:
        own = without_own_lines(incoming.text, asked.text).strip()
        looked = look_back(own, incoming.body, asked.partner)
        rest = _read(replace(incoming, text=looked.rest), asked, person, today)
        return _looked_back(rest, looked, own)
    return _read(incoming, asked, person, today)


def _looked_back(found: Read, looked: Looked, whole: str) -> Read:
    """Return a mail with the lines of a survey, the words for the partner, and all else that was written."""
    understood = found.understood
    if understood.request is Request.REPORT:
        return replace(found, understood=replace(understood, text=whole))
    arguments = replace(understood.arguments, back=looked.back, tell=looked.tell)
    return replace(found, understood=replace(understood, arguments=arguments, text=looked.told))


def _read(incoming: Incoming, asked: Asked | None, person: Person | None, today: date) -> Read:
    letter = asked.letter if asked else ""
    newcomer = person is None or (person.status is not Status.APPROVED and letter not in ASKING)

    def roles(found: Understood) -> tuple[Request, ...]:
        return roles_in(incoming, found, today, newcomer=newcomer)

    wanted = _wanted(letter, person)
    profile = read_profile(incoming.text, wanted, asked.text if asked else "", incoming.body)
    if profile.fields or profile.unread:
        whole = understand(incoming, asked, today)
        if whole.request is Request.REPORT:
            return Read(whole)
        rest = understand(replace(incoming, text=profile.rest), asked, today)
        found = Read(rest, profile, roles(rest))
        if letter in SHOWING or found.joins or (not letter and _nothing_else(profile.rest)):
            return _settled(found)
        return Read(whole)
    understood = understand(incoming, asked, today)
    if letter in ASKING and (lines := _paragraphs(understood, letter, wanted)):
        return Read(replace(understood, request=_yes(understood), doubt=""), Profile(lines))
    if letter in WELCOME.values() and understood.request is Request.DECLINE and _has_more(person):
        # Of two roles a plain no drops one; "leave" and "forget me" are about all that somebody has here.
        outright = understand(incoming, None, today)
        understood = outright if outright.request in OUTRIGHT else understood
    if (
        letter in WELCOME.values()
        and understood.request is Request.DECLINE
        and not _begins_with_a_no(incoming, asked, today)
    ):
        # A no to a rule, or in a story, must not delete what somebody sends in order to join.
        understood = replace(understood, request=None, doubt=NO_TO_WHAT)
    if letter in WELCOME.values() and understood.request is None and understood.doubt:
        beside = _yes_beside_a_time(incoming, asked, today)
        if beside is not None:
            return beside
    if letter in ASKING and understood.request is None and agrees(understood.text):
        understood = replace(understood, request=Request.ACCEPT, doubt="")  # "I agree to the ground rules"
    found = Read(understood, NOTHING, roles(understood))
    return _which_line(found, wanted) if letter in ASKING and not found.joins else found


def _begins_with_a_no(incoming: Incoming, asked: Asked | None, today: date) -> bool:
    """Whether the first sentence that is more than a courtesy says the no, and nothing else came before."""
    for piece in islice(filter(None, map(str.strip, _SENTENCES.split(incoming.text))), FIRST_SENTENCES):
        found = understand(replace(incoming, text=piece), asked, today)
        if not found.courtesy:
            return found.request in (Request.DECLINE, *OUTRIGHT)
    return False


def _yes_beside_a_time(incoming: Incoming, asked: Asked | None, today: date) -> Read | None:
    """Read a yes with the time that somebody gives as both: 'Count me in. One hour a fortnight.'"""
    pieces = [piece for piece in map(str.strip, _SENTENCES.split(incoming.text)) if piece]
    times = [piece for piece in pieces if len(piece.split()) <= A_TIME and time_of(piece)]
    if len(times) != 1 or len(pieces) > FIRST_SENTENCES:
        return None
    rest = "\n".join(piece for piece in pieces if piece not in times)
    found = understand(replace(incoming, text=rest), asked, today) if rest else Understood(None)
    if found.request not in (Request.ACCEPT, Request.AGREE) or found.doubt:
        return None
    return Read(found, Profile(((Field.TIME, time_of(times[0])),)))


def _has_more(person: Person | None) -> bool:
    return person is not None and (len(roles_of(person)) > 1 or bool(person.wants))


def _which_line(found: Read, wanted: tuple[Field, ...]) -> Read:
    """Ask which line some words fill; nothing that a newcomer answers is passed over in silence."""
    understood = found.understood
    silent = understood.request is None and not understood.doubt and not understood.courtesy
    if not silent or not wanted or not understood.text.strip() or "?" in understood.text:
        return found
    lines = " or ".join(f'"{field.capitalize()}: ..."' for field in wanted)
    return replace(found, understood=replace(understood, doubt=f"which line it fills, as in {lines}"))


def _wanted(letter: str, person: Person | None) -> tuple[Field, ...]:
    if letter == WELCOME[Role.MENTOR]:
        return ASKED[Role.MENTOR]
    if letter == WELCOME[Role.MENTEE]:
        return ASKED[Role.MENTEE]
    if letter in ASKING and person is not None:
        return missing(person) or asked_of(person)
    return ()


def _settled(found: Read) -> Read:
    """Drop a doubt about what is left, where that is a line or two of courtesy."""
    if found.understood.doubt and not found.joins and _nothing_else(found.profile.rest):
        return replace(found, understood=replace(found.understood, doubt=""))
    return found


def _nothing_else(rest: str) -> bool:
    lines = [line for line in rest.split("\n") if line.strip()]
    return "?" not in rest and all(len(line.split()) <= A_COURTESY for line in lines)


def _paragraphs(
    understood: Understood, letter: str, wanted: tuple[Field, ...]
) -> tuple[tuple[Field, str], ...]:
    text = understood.text
    lines = {line.strip(" .!").casefold() for line in text.split("\n")}
    if "?" in text or lines & set(Request):
        return ()
    # "I want to leave my trade", and a line with the time: no word for us.
    doubted = understood.doubt and understood.request is None
    if doubted and (found := read_paragraphs(text, wanted, apart=True)):
        return found
    answers = understood.request in (None, *YES) and not understood.doubt
    # What is missing was asked by name: "none" and "no weekends" are answers to it.
    if not answers and not (letter not in WELCOME.values() and understood.request in (None, Request.DECLINE)):
        return ()
    return read_paragraphs(text, wanted)


def _yes(understood: Understood) -> Request | None:
    return understood.request if understood.request in YES else None
