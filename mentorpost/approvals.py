"""Who waits is put before the organizer in one letter a day, and the answer to it is carried out."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from inbox_rules.approvals import Decided, decided
from mentorpost import writing
from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorpost.settings import Contact
from mentorpost.writing import Occasion
from mentorship.acts import approving
from mentorship.calendar import days_after, next_morning
from mentorship.effects import Office
from mentorship.letters.answering import NotUnderstood
from mentorship.letters.base import Letter, Role
from mentorship.letters.done import DoneDeciding
from mentorship.people import Person
from mentorship.profile import answered_for, ready, roles_wanted
from mentorship.requests import Request
from store import people

if TYPE_CHECKING:
    from mentorpost.correspondents import Answer

WORDS = (Request.ACCEPT, Request.DECLINE)


def waiting() -> tuple[Person, ...]:
    """Return everybody who waits and has answered what is asked."""
    return tuple(person for person in people.awaiting() if ready(person))


def put_before_the_organizer(service: Service, now: datetime) -> int:
    """Write the letter of the day, where anybody's time has come; return how many letters that were."""
    if not people.due(now):
        return 0
    for person in people.awaiting():
        if not ready(person):
            people.look_again(person.id, None)  # they left, or took something back
    listed = waiting()
    if not listed:
        return 0
    again = max(days_after(now, service.policy.approval_again, service.zone), next_morning(now, service.zone))
    for person in listed:
        people.look_again(person.id, again)
    order = writing.to_office(service, Office.ORGANIZER, approving.letter(listed, _alike(listed)), None)
    if order is None:
        return 0
    entries = " ".join(map(entry_of, listed))
    return int(writing.write(service, replace(order, listed=entries), now) is not None)


def _alike(listed: tuple[Person, ...]) -> dict[int, Person]:
    """Return, for those who are known under another spelling of their address, who that is."""
    found = ((person.id, people.same_mailbox(person.address, person.id)) for person in listed)
    return {number: other for number, other in found if other is not None}


def entry_of(person: Person) -> str:
    """Return how a letter keeps who it lists: with the roles, so that a yes lets in only as was seen."""
    return f"{person.id}:{','.join(answered_for(person))}"


def carry_out(
    service: Service,
    person: Person,
    approved: bool,
    now: datetime,
    seen: frozenset[Role] = frozenset(Role),
) -> None:
    """Approve or decline somebody who waits; `seen`: in which roles they were put before the organizer."""
    effects = approving.approve(person, seen) if approved else approving.decline(person, seen)
    perform(Stage(service, now), effects)


def answered(answer: Answer) -> str:
    """Carry out what the organizer answered; ask back where any of it is in doubt."""
    entries = [entry.partition(":") for entry in answer.question.listed.split()]
    listed = [people.by_id(int(number)) for number, _, _ in entries]
    shown = [frozenset(map(Role, filter(None, roles.split(",")))) for _, _, roles in entries]
    names = [person.name if person else "" for person in listed]
    organizer = answer.service.organizer
    found = decided(answer.text, names, organizer.name if organizer else "")
    if found.doubt and len(listed) == 1 and answer.request in WORDS:
        # A yes or no in words of one's own can mean only the one person on the list.
        accepts = answer.request is Request.ACCEPT
        found = Decided(frozenset({1} if accepts else ()), frozenset(() if accepts else {1}))
    if found.doubt:
        words = WORDS if len(listed) == 1 else ()  # one word for all of them is not what was meant
        write_back(answer, NotUnderstood(found.doubt, words), asks_again=True)
        return "ask"
    people_of = {number: person for number, person in enumerate(listed, 1) if person is not None}
    still = {number for number, person in people_of.items() if roles_wanted(person)}
    for number in sorted((found.approved | found.declined) & still):
        approved = number in found.approved
        seen = shown[number - 1] or frozenset(Role)
        carry_out(answer.service, people_of[number], approved, answer.now, seen)

    def named(numbers: Iterable[int]) -> tuple[str, ...]:
        return tuple(people_of[number].name for number in sorted(numbers) if number in people_of)

    done = DoneDeciding(
        Request.ACCEPT,
        approved=named(found.approved & still),
        declined=named(found.declined & still),
        waiting=named(still - found.approved - found.declined),
        gone=named((found.approved | found.declined) - still),
    )
    write_back(answer, done)
    return "approved" if found.approved & still else "declined" if found.declined & still else "nothing"


def write_back(answer: Answer, letter: Letter, *, asks_again: bool = False) -> None:
    """Answer whoever wrote: there may be several organizers. Who is asked again and again is a machine."""
    if asks_again and writing.is_asked_enough(answer.letter.recipient, answer.now):
        return
    contacts = answer.service.settings.program.organizers
    known = (one for one in contacts if one.address == answer.letter.recipient)
    order = writing.to_contact(next(known, Contact("", answer.letter.recipient)), letter)
    order = replace(order, occasion=Occasion(answer.incoming.message_id, answer.incoming.references[1:]))
    if asks_again:
        order = replace(order, asked=answer.question.name, asked_id=answer.question.id)
    writing.write(answer.service, order, answer.now)
