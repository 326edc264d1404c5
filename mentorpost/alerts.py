"""What an organizer answers to a letter about one person: a draft goes to them, or words of their own.

Only from the organizer's own address, with that letter's token. The draft goes at the word "send" as it stood
in the letter, once; in doubt nothing goes, and the organizer is asked.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from inbox_rules.orders import Listed, orders_in
from inbox_rules.orders import Ordered as Read
from mailer.render import page
from mentorpost import approvals, ordering, safety, writing
from mentorpost.service import Service
from mentorship.acts.alerting import alert
from mentorship.calendar import local_day
from mentorship.digest import Item
from mentorship.letters.answering import NotUnderstood
from mentorship.letters.done import DoneOrders
from mentorship.letters.organizing import About, Order, Ordered
from mentorship.mentorship import Mentorship
from mentorship.people import Person
from mentorship.requests import Request
from store import mentorships, outbox, people

if TYPE_CHECKING:
    from mentorpost.correspondents import Answer

DRAFT = "draft"  # the page with a first line for each
SENT = "sent"  # what a letter tells whose draft has gone: it goes once
DRAFTED = frozenset({"talk", "someone-else", "answer", "read-this", "kept", "feedback", "encrypted"})
# What is asked back; orders are named by number elsewhere, and here is one person alone.
MAY_GO = 'whether my first line shall go; "send" sends it, and words of your own stand behind "write:"'
WHAT_GOES = 'what I shall send; words of your own stand behind "write:"'
POSSIBLE = (Order.SEND, Order.WRITE)


def answered(answer: Answer) -> str | None:
    """Carry out what an organizer answered; None where the letter asked for no answer."""
    what, _, numbers = answer.question.listed.partition(":")
    if not numbers:
        return safety.answered(answer)
    person, pair = _about(numbers)
    if person is None:
        return None
    writer = answer.service.contact(answer.letter.recipient)
    today = local_day(answer.now, answer.service.zone)
    possible = POSSIBLE if what in (*DRAFTED, SENT) else (Order.WRITE,)
    found = orders_in(answer.text, [Listed((person.name,), possible)], writer.name, today)
    if found.doubt:
        doubt = MAY_GO if what in DRAFTED else WHAT_GOES
        approvals.write_back(answer, NotUnderstood(doubt, ()), asks_again=True)
        return "ask"
    done = [_carry_out(answer, what, one, Item(About.TALK, (person,), pair)) for one in found.orders]
    told = (Ordered(Order.WRITE, person.name),) if all(done) else ()
    gone = () if told else (person.name,)
    approvals.write_back(answer, DoneOrders(Request.STATUS, ordered=told, gone=gone))
    return "done" if told else "nothing"


def draft(service: Service, what: str, person: Person, pair: Mentorship | None) -> str:
    """Return the first line that the letter shows, as it goes out."""
    letter = alert(what, person, pair).letter
    return page(DRAFT, writing.programme_frame(service), vars(letter)).strip()


def _about(numbers: str) -> tuple[Person | None, Mentorship | None]:
    person, pair = (int(number) for number in numbers.split(":"))
    return people.by_id(person), mentorships.load(pair) if pair else None


def _carry_out(answer: Answer, what: str, one: Read, item: Item) -> bool:
    if one.order is Order.SEND:
        if what == SENT:
            return False
        one = Read(Order.WRITE, 1, draft(answer.service, what, item.people[0], item.pair))
        outbox.list_anew(answer.question.id, f"{SENT}:{answer.question.listed.partition(':')[2]}")
    writer = answer.service.contact(answer.letter.recipient)
    return ordering.write(answer.service, writer, item, one, answer.now)
