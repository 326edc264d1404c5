"""What a decision about choosing looks at: the mentors, what was searched for, and who concerns whom.

Nothing is decided here, and nothing written.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime
from typing import TypedDict

from inbox_rules.goals import aim_of, choice_in
from inbox_rules.naming import named
from inbox_rules.values import Incoming, Understood
from mentorpost import recommending
from mentorpost.service import Service
from mentorship.fields import GOALS, SPOKEN_OF, Field
from mentorship.goals import Aim
from mentorship.letters.choosing import Directory, MatchProposal, MentorProfile, RequestWaiting
from mentorship.letters.rounds import AgendaAsk
from mentorship.lifecycle import State
from mentorship.mentorship import Mentorship
from mentorship.people import Person
from mentorship.proposals import Proposal
from mentorship.recommendations import Named, Naming
from mentorship.requests import Request
from mentorship.scene import Place
from store import answers, looks, mentorships, outbox, people, proposals, recommendations, search
from store.models import LetterRow

# Where these answer somebody's request, it matters whom that one would ask next.
MOVES_OTHERS = frozenset({Request.ACCEPT, Request.DECLINE, Request.END_NOW, Request.LEAVE, Request.FORGET_ME})
# These requests look at mentors beyond the pair: those who are named, or all where nobody is.
ASKS = frozenset({Request.MENTORS, Request.MENTOR, Request.REQUEST, Request.SOMEONE_ELSE})
LOOKS_AT_OTHERS = MOVES_OTHERS | ASKS
LISTS = frozenset({Request.MENTORS, Request.SOMEONE_ELSE})  # these show all mentors
ALL_EVER = (Request.MY_DATA, Request.CERTIFICATE)  # these tell of what is over too
NEEDS_A_PLACE = frozenset({Request.RESTART, Request.AVAILABLE, Request.STATUS})
# Letters that name one mentor, by code: a plain yes means that one.
NO_SUCH_TOPIC = "which topic do you mean? Write it in your own words"
NAMES_ONE = frozenset({MentorProfile.name, RequestWaiting.name})
SHOWS = NAMES_ONE | {Directory.name}


class Choosing(TypedDict):
    """What matters only where somebody looks for a mentor."""

    related: tuple[Mentorship, ...]
    places: tuple[Place, ...]
    found: tuple[int, ...] | None
    near: bool
    unlikes: frozenset[tuple[int, str]]
    proposal: Proposal | None
    declined: tuple[Mentorship, ...]


def choosing(
    understood: Understood,
    question: LetterRow | None,
    around: set[int],
    asker: Person,
    lately: datetime,
    codes: tuple[str, ...],
    pair: Mentorship | None = None,
) -> Choosing:
    """Return it for what was understood, in answer to `question`; `codes` name mentors."""
    request = understood.request
    topic = understood.arguments.topic if request is Request.MENTORS else ""
    found = search.mentors(topic) if topic else None
    proposed = question is not None and question.name == MatchProposal.name
    proposal = proposals.get(question.about) if proposed and question is not None else None
    related = _related(request, around, pair)
    named = {*codes, *([proposal.mentor.code] if proposal else [])}
    places = _places(request, around, related, named)
    return Choosing(
        related=related,
        places=places,
        found=found.people if found else None,
        near=found is not None and found.near,
        unlikes=_unlikes(around, related, places) if request in LOOKS_AT_OTHERS else frozenset(),
        proposal=proposal,
        declined=mentorships.declined(asker.id, lately) if request is Request.REQUEST else (),
    )


def naming(
    service: Service, person: Person, lines: tuple[tuple[Field, str], ...], incoming: Incoming
) -> Naming | None:
    """Return who could recommend somebody, where a mail has the line for it."""
    said = dict(lines).get(Field.RECOMMENDED_BY)
    if said is None:
        return None
    found = named(said, f"{person.name} {incoming.sender_name}") if said else None
    return Naming(
        people=tuple(Named(name, a, recommending.mark(service, a)) for name, a in found.people)
        if found
        else (),
        unread=found.unread if found else (),
        takes_back=not said,
        before=recommendations.of(person.id),
        programme=service.address,
    )


def kept(person: Person, request: Request | None, now: datetime) -> tuple[tuple[str, str], ...]:
    """Return what somebody is shown with `my data` beside their entry and their mentorships."""
    if request is not Request.MY_DATA:
        return ()
    seen = [(f"Your answers were shown to {by}", f"{at:%Y-%m-%d}") for at, by in looks.at_person(person.id)]
    return (*recommending.kept_of(person, now), *answers.kept_of(person.id), *seen)


def codes(written: tuple[str, ...], letter: LetterRow | None) -> tuple[str, ...]:
    """Return the codes that were written; a plain yes to a letter that names one mentor means that one."""
    question = outbox.get(letter.asked_id) if letter is not None and letter.asked_id else letter
    if written or question is None or question.name not in NAMES_ONE:
        return written
    return tuple(place.mentor.code for place in people.places_of(codes=question.text.split()))


def shown(question: LetterRow | None) -> tuple[tuple[str, str], ...]:
    """Return the codes and names of the mentors whom a letter shows, so that a name is an answer, too."""
    if question is None or question.name not in SHOWS:
        return ()
    written = re.findall(r"\w+", question.text)
    return tuple((place.mentor.code, place.mentor.name) for place in people.places_of(codes=written))


def _places(
    request: Request | None, around: set[int], related: tuple[Mentorship, ...], named: set[str]
) -> tuple[Place, ...]:
    """Return the mentors who matter: those of the pairs, who is named, and who would be asked next."""
    if request in LISTS or (request is Request.REQUEST and not named):
        return people.places()
    if request in LOOKS_AT_OTHERS:
        next_choices = {code for pair in related for code in pair.fallbacks}
        mentors = {pair.mentor.id for pair in related}
        return people.places_of(around | mentors, {code.upper() for code in named | next_choices})
    return people.places(*around) if request in NEEDS_A_PLACE else ()


def _unlikes(
    around: set[int], related: tuple[Mentorship, ...], places: tuple[Place, ...]
) -> frozenset[tuple[int, str]]:
    """Return who of all these does not want to be matched with whom."""
    of_pairs = {person.id for pair in related for person in (pair.mentor, pair.mentee)}
    return people.unlikes(*around, *of_pairs, *(place.mentor.id for place in places))


def _related(request: Request | None, around: set[int], known: Mentorship | None) -> tuple[Mentorship, ...]:
    related = mentorships.of_people(*around, over=request in ALL_EVER, known=(known,) if known else ())
    if request in MOVES_OTHERS:
        asking = {pair.mentee.id for pair in related if pair.state is State.REQUESTED}
        if asking - around:
            related = mentorships.of_people(*around, *asking, known=tuple(related))
    return tuple(related)


def aims(fields: tuple[tuple[Field, str], ...], text: str, today: date) -> tuple[Aim, ...]:
    """Return what the goals of a mail say of number and day; without a form its text may be one."""
    written = [value for field, value in fields if field in (*GOALS, *SPOKEN_OF)]
    goals = [goal for value in written for goal in value.split("\n")] or [" ".join(text.split())[:400]]
    return tuple(aim_of(goal, today) for goal in goals if goal)


def picked(understood: Understood, letter: LetterRow | None) -> Understood:
    """Return a mail that names a topic by its number as if it named the topic, as the letter showed it."""
    if letter is None or letter.asked_letter != AgendaAsk.name or understood.request or understood.doubt:
        return understood
    number = choice_in(understood.text)
    if number is None:
        return understood
    listed = re.search(rf"^    {number}    (\S.*(?:\n {{6,}}\S.*)*)", letter.text, re.MULTILINE)
    if listed is None:
        return replace(understood, doubt=NO_SUCH_TOPIC)
    return replace(understood, text=" ".join(listed[1].split()))
