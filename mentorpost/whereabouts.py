"""Where somebody's letters go: another address takes over, or is counted as one more.

Letters that wait go to the new address at once. What answers a letter that went to an address which was taken
back counts no more.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime
from typing import TypedDict

from mentorpost.service import Service
from mentorship.evidence import Evidence
from mentorship.letters.answering import ConfirmIdentity
from mentorship.people import Person
from mentorship.requests import Request
from store import addresses, bounces, outbox, people, received
from store.addresses import Refusal
from store.models import LetterRow
from store.side_by_side import alone

ASKED_A_DAY = 5

# Why a mail in somebody's name was not acted on, as `people show` lists it.
WHY: dict[Evidence, str] = {
    Evidence.TOKEN: "",
    Evidence.TOKEN_ELSEWHERE: "it answers a letter of theirs, from another address",
    Evidence.ADDRESS: "from their address, and answers no letter of theirs that still counts",
    Evidence.REFUSED: "from their address, and its authentication failed",
    Evidence.NOTHING: "nothing shows that it is theirs",
}


class Seen(TypedDict):
    """What a decision looks at about addresses."""

    sender: str
    addresses: tuple[str, ...]
    held_from: str
    taken: bool


def seen(
    service: Service, person: Person, sender: str, wanted: str, letter: LetterRow | None, now: datetime
) -> Seen:
    """Return it for a mail: `wanted` is the address that it names, `letter` the one that it answers."""
    known = addresses.of(person.id)
    held = received.get(letter.holds_id) if letter is not None and letter.holds_id else None
    held_from = held.sender if held is not None and held.sender not in (person.address, *known) else ""
    asked = wanted or held_from or sender
    owner = person.id if asked == person.address else addresses.owner(asked) if asked else None
    taken = asked == service.address or service.is_staff(asked) or (owner is not None and owner != person.id)
    if wanted and outbox.written_today(wanted, frozenset({ConfirmIdentity.name}), now):
        taken = True  # one question a day is enough for anybody
    return Seen(sender=sender, addresses=known, held_from=held_from, taken=taken)


def asked_enough(person: Person, now: datetime) -> bool:
    """Whether somebody was asked often enough today if a mail is theirs: else anybody could flood them."""
    return outbox.written_today(person.address, frozenset({ConfirmIdentity.name}), now) >= ASKED_A_DAY


def refuse(person: Person, sender: str, wanted: Request, evidence: Evidence, now: datetime) -> None:
    """Note that a mail in somebody's name is held, and why."""
    addresses.refuse(person.id, Refusal(now, sender, str(wanted), WHY[evidence]))


def use_address(person: Person, address: str, now: datetime, *, second: bool) -> None:
    """Count an address as somebody's; alone, since an address is nobody else's."""
    alone()
    if second:
        addresses.add(person.id, address, now)
        return
    addresses.drop(person.id, address)
    people.save(replace(person, address=address))
    bounces.forget(person.id)
    bounces.redirect(person.id, address)


def drop_address(person: Person, address: str, now: datetime) -> None:
    """Count an address as somebody's no more; the one that was added last, where none is named."""
    known = addresses.of(person.id)
    gone = address or (known[-1] if known else "")
    if gone:
        addresses.drop(person.id, gone)
        bounces.revoke(person.id, gone, now)
