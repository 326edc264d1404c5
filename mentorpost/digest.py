"""The organizer's week: on Mondays one letter with what needs them, and the answer to it is carried out.

Nothing is written in a week that needs nobody. Who is one of a pair gets nothing of that pair: it goes to
another organizer, else to the safety contact, else to nobody. All of an answer is done, or none of it.
"""

from __future__ import annotations

import logging
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from inbox_rules.orders import Listed, orders_in
from mentorpost import approvals, ordering, upcoming, writing
from mentorpost.calendars import calendar_of
from mentorpost.service import Service
from mentorpost.settings import Contact
from mentorship.calendar import days_after, local_day, morning, next_morning
from mentorship.digest import (
    EACH_WEEK,
    LOW,
    MOST,
    PRIVATE,
    Item,
    example,
    next_monday,
    of_the_pair,
    ordered,
    orders_for,
)
from mentorship.duties.digest import items_of
from mentorship.letters.answering import NotUnderstood
from mentorship.letters.done import DoneOrders
from mentorship.letters.joining import OrganizerApprove
from mentorship.letters.organizing import About, Ordered, OrganizerDigest
from mentorship.lifecycle import OVER
from mentorship.people import Status
from mentorship.profile import answered_for
from mentorship.requests import Request
from store import answers, chores, mentorships, outbox, people, received
from store.week import week

if TYPE_CHECKING:
    from mentorpost.correspondents import Answer

log = logging.getLogger(__name__)

A_WEEK = timedelta(days=7)
REMEMBERED = timedelta(days=120)
TWO_WEEKS = timedelta(days=14)


def write_on_mondays(service: Service, now: datetime) -> int:
    """Write the letter of the week, where its time has come; return how many letters that were."""
    due = chores.at(chores.NEXT_DIGEST)
    if due is not None and due > now and due - now <= A_WEEK:
        return 0
    chores.done(chores.NEXT_DIGEST, morning(next_monday(local_day(now, service.zone)), service.zone))
    if due is None or due > now:  # the first Monday is still to come, or the clock was set back
        return 0
    since = max(chores.at(chores.DIGEST) or now - A_WEEK, now - 4 * A_WEEK)
    chores.done(chores.DIGEST, now)
    return _write(service, since, now)


def items(service: Service, since: datetime, now: datetime) -> tuple[Item, ...]:
    """Return all that needs a person, in the order of importance; what was asked or said, since a moment."""
    held = (
        Item(About.HELD_LETTER, (one.pair.mentor, one.pair.mentee), one.pair, letter=one.letter)
        for one in upcoming.held(service, now)
    )
    return ordered((*_of_pairs(service, since, now), *held, *_of_people(service, now)))


def readers(service: Service, needed: tuple[Item, ...]) -> dict[Contact, list[Item]]:
    """Return who is told of what: nobody hears of a pair that they are one of."""
    found: dict[Contact, list[Item]] = {}
    program = service.settings.program
    contacts = [*program.organizers, *filter(None, [program.safety_contact])]
    for item in needed:
        reader = next((one for one in contacts if not of_the_pair(item, one.address)), None)
        if reader is not None:
            found.setdefault(reader, []).append(item)
        elif item.about in PRIVATE or not contacts:
            log.error("nobody to tell what=%s: name organizers in [program] of the settings", item.about)
    return found


def answered(answer: Answer) -> str:
    """Carry out what an organizer answered; ask back where any of it is in doubt."""
    service, now = answer.service, answer.now
    listed = [ordering.item_of(key) for key in answer.question.listed.split()]
    shown = [Listed(tuple(one.name for one in item.people), item.possible) for item in listed]
    writer = service.contact(answer.letter.recipient)
    found = orders_in(answer.text, shown, writer.name, local_day(now, service.zone))
    if found.doubt:
        approvals.write_back(answer, NotUnderstood(found.doubt, ()), asks_again=True)
        return "ask"
    told: list[Ordered] = []
    gone: dict[str, None] = {}
    for one in found.orders:
        item = listed[one.number - 1]
        if ordering.carry_out(service, writer, item, one, now):
            told.append(ordering.told(item, one))
        else:
            gone[ordering.told(item, one).who] = None
    approvals.write_back(answer, DoneOrders(Request.STATUS, ordered=tuple(told), gone=tuple(gone)))
    return "done" if told else "nothing"


def _write(service: Service, since: datetime, now: datetime) -> int:
    letters = 0
    for reader, its in readers(service, items(service, since, now)).items():
        shown = its[:MOST]
        keys = {ordering.key_of(item) for item in its}
        each_week = any(item.about in EACH_WEEK for item in its)
        if not each_week and keys <= outbox.listed_since(OrganizerDigest.name, now - TWO_WEEKS):
            continue  # there is nothing in it that the last one did not say
        letter = OrganizerDigest(
            tuple(item.need for item in shown),
            orders_for(shown),
            week(since),
            local_day(since, service.zone),
            example(tuple(shown)),
            len(its) - len(shown),
        )
        order = writing.to_contact(reader, letter)
        listed = " ".join(ordering.key_of(item) for item in shown)
        letters += writing.write(service, replace(order, listed=listed), now) is not None
        _note(service, shown, now)
    return letters


def _note(service: Service, shown: list[Item], now: datetime) -> None:
    """Keep in their histories that the organizer was told, and show again later who waits."""
    again = max(days_after(now, service.policy.approval_again, service.zone), next_morning(now, service.zone))
    for item in shown:
        if item.about is About.APPROVAL:
            people.look_again(item.people[0].id, again)
        elif item.pair is not None:
            mentorships.note(item.pair.id, f"told {item.about}", now)


def _of_pairs(service: Service, since: datetime, now: datetime) -> Iterator[Item]:
    for pair in mentorships.all_rows(only_open=True):
        for item in items_of(calendar_of(service, pair, now), now - REMEMBERED):
            if item.at is None or not _answered(item, item.at):
                yield item
    for number, person, score in answers.low(LOW, since):
        found = mentorships.load(number)
        who = people.by_id(person)
        if found is not None and who is not None and not found.held and found.state not in OVER:
            yield Item(About.LOW, (who,), found, number=score)


def _answered(item: Item, asked_at: datetime) -> bool:
    """Whether who asked for a person has heard from one since, or was proposed somebody else."""
    one = item.people[0]
    return bool(outbox.written_to(one.id, ordering.ANSWERS_A_PERSON, asked_at))


def _of_people(service: Service, now: datetime) -> Iterator[Item]:
    shown = outbox.listed_since(OrganizerApprove.name, now - REMEMBERED)
    waiting = approvals.waiting()
    due = people.due(now)
    new = [person for person in waiting if approvals.entry_of(person) not in shown]
    # Where somebody new is due today, the letter of the day lists everybody who waits.
    if not any(person.id in due for person in new):
        for person in waiting:
            if person not in new:
                yield Item(About.APPROVAL, (person,), role=" and ".join(answered_for(person)))
    for number in outbox.came_back(now - TWO_WEEKS):
        who = people.by_id(number)
        if who is not None and not who.forgotten and who.status is not Status.LEFT:
            yield Item(About.BOUNCED, (who,))
    quarantined = len(received.in_quarantine())
    if quarantined:
        yield Item(About.QUARANTINE, number=quarantined)
