"""A rehearsal: letters to people who have never written are kept, and the organizer gets a copy of each.

An answer to a copy does nothing. Whoever has written once is no part of it: what two
people live through is never held up by this, and no report ever is.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from mailer.compose import Cover, compose
from mailer.language import language
from mailer.render import Rendered
from mentorpost.service import Service
from mentorship import tokens
from store import chores, outbox

if TYPE_CHECKING:
    from mentorpost.writing import Order

COPY = "rehearsal"


def begin(now: datetime) -> None:
    """Keep such letters from now on."""
    chores.done(chores.REHEARSAL, now)


def is_on() -> bool:
    """Whether a rehearsal goes on."""
    return chores.at(chores.REHEARSAL) is not None


def says(what: str) -> str:
    """Say about a first letter where it is: on its way, or kept by a rehearsal."""
    own = "its" if what.endswith("is") else "their"
    return f"{what} kept; a copy goes to the organizer." if is_on() else f"{what} on {own} way."


def kept() -> int:
    """Return how many letters are kept."""
    return outbox.rehearsed()


def end(*, send: bool) -> None:
    """End it: what is kept goes to its readers, or to nobody."""
    chores.forget(chores.REHEARSAL)
    outbox.end_rehearsal(send=send)


def keeps(order: Order) -> bool:
    """Whether a letter is kept: the first ones of somebody who has never written, and no answer to a mail."""
    person = order.person
    first = person is not None and person.consented_at is None
    return first and not order.by_act and order.occasion is None and is_on()


def keep(service: Service, order: Order, number: int, written: Rendered, cover: Cover, now: datetime) -> None:
    """Keep a letter that is written, and send a copy of it to the organizer."""
    outbox.rehearse(number)
    organizer = service.organizer
    if organizer is None:
        return
    fresh = outbox.NewLetter(name=COPY, recipient=organizer.address, expires_at=now + timedelta(days=1))
    copy = outbox.reserve(fresh, now)
    token = tokens.make(copy, service.key)
    message_id = f"<{token}@{service.address.partition('@')[2]}>"
    said = language(service.settings.program.language)
    subject = said.say("elsewhere", f"{order.to_name} would get: {written.subject}")
    shown = replace(written, subject=subject, buttons=())
    to_you = replace(
        cover,
        to_name=organizer.name,
        to_address=organizer.address,
        token=token,
        message_id=message_id,
        in_reply_to="",
        references=(),
        list_unsubscribe=False,
    )
    outbox.write(copy, message_id, subject, written.text, compose(order.letter, shown, to_you))
