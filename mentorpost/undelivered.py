"""Letters that come back: their points, a try, giving up, and taking things up where they were.

The pair's own mail that did not arrive is told to its writer, since nobody else would tell them. Nothing here
says an address to the other one, nor what a server said.
"""

from __future__ import annotations

import logging
from datetime import datetime

from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorship.acts import addresses as changing
from mentorship.acts import reaching
from mentorship.calendar import days_after, local_day
from mentorship.delivery import FADES, Follows, follows
from mentorship.effects import Send
from mentorship.evidence import Evidence
from mentorship.letters.answering import NotPossible, Relayed, Undeliverable
from mentorship.letters.base import Role
from mentorship.lifecycle import CARRIES_MAIL
from mentorship.people import Person, Status
from mentorship.requests import Request
from store import bounces, mentorships, people
from store.models import LetterRow

log = logging.getLogger(__name__)

NOT_WRITTEN_TO = frozenset({Status.LEFT, Status.UNDELIVERABLE})


def came_back(service: Service, letter: LetterRow | None, points: int, now: datetime) -> None:
    """Count a letter that came back, and do what follows; its points as `mentorship.delivery` has them."""
    person = people.by_id(letter.person_id) if letter is not None and letter.person_id else None
    if letter is None or person is None or person.status in NOT_WRITTEN_TO or person.forgotten:
        return
    if letter.recipient != person.address:
        return  # it went where letters go no more
    today = local_day(now, person.time_zone)
    bounces.note(person.id, person.address, today, points)
    score = bounces.score(person.id, person.address, today - FADES)
    after = follows(score, service.policy.bounce_points, was_a_try=letter.name == Undeliverable.name)
    log.warning("came back letter=%s person=%s points=%s then=%s", letter.id, person.id, score, after)
    if after is Follows.TRY:
        bounces.probe(person.id, days_after(now, 1, person.time_zone))
    elif after is Follows.GIVE_UP:
        bounces.probe(person.id, None)
        pairs = mentorships.of_people(person.id)
        perform(Stage(service, now), reaching.give_up(person, pairs, today))


def try_again(service: Service, now: datetime) -> int:
    """Write to those whose letters came back, to see whether one arrives; return how many letters."""
    letters = 0
    for number in bounces.probes_due(now):
        bounces.probe(number, None)
        person = people.by_id(number)
        if person is not None and person.status not in NOT_WRITTEN_TO and not person.forgotten:
            letter = Undeliverable(tries=True)
            letters += perform(Stage(service, now), [Send(person, letter, by_act=True)])
    return letters


def heard_from(service: Service, person: Person, sender: str, evidence: Evidence, now: datetime) -> Person:
    """Return somebody who wrote; whose letters came back is here again, at the address that it is from."""
    known = evidence in (Evidence.TOKEN, Evidence.ADDRESS)
    if person.status is not Status.UNDELIVERABLE or not known:
        return person
    if sender != person.address:
        if evidence is not Evidence.TOKEN:
            return person
        perform(Stage(service, now), [e for e in changing.use(person, sender) if not _to(e, person.address)])
    return take_up(service, people.by_id(person.id) or person, now)


def take_up(service: Service, person: Person, now: datetime) -> Person:
    """Go on with somebody whose letters arrive again, where things were."""
    today = local_day(now, person.time_zone)
    since = bounces.unreachable_since(person.id)
    effects = reaching.here_again(person, mentorships.of_people(person.id), since, today)
    perform(Stage(service, now), effects)
    return people.by_id(person.id) or person


def _to(effect: object, address: str) -> bool:
    return isinstance(effect, Send) and effect.to.address == address


def tell_its_writer(service: Service, letter: LetterRow | None, now: datetime) -> None:
    """Tell who wrote a mail that came back, while the two still write to each other."""
    if letter is None or letter.name != Relayed.name or not letter.role or letter.mentorship_id is None:
        return
    pair = mentorships.load(letter.mentorship_id)
    if pair is None or pair.state not in CARRIES_MAIL or pair.held:
        return
    reader = Role(letter.role)
    author, partner = pair.partner_of(reader), pair.person(reader)
    told = NotPossible(Request.PASS_ON, "not-delivered", partner=partner.first_name)
    perform(Stage(service, now), [Send(author, told, pair)])
