"""Participants' own managers: kept with the participant, forgotten with every letter that names them."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import TypedDict

from mentorship.fields import Field
from mentorship.lifecycle import State
from mentorship.managers import Manager, Shown
from mentorship.people import Person
from store import plain
from store.models import LetterRow, MentorshipRow, PersonRow
from store.side_by_side import needs

# Letters to a manager list the number of whose manager it is; the preview went to that participant.
TO_MANAGERS = frozenset({"welcome-manager", "manager-agreement", "manager-over"})
# Letters to that participant that may name the manager.
TO_PARTICIPANTS = frozenset({"manager-preview", "done", "not-possible", "my-data"})


class _ShownJson(TypedDict):
    number: int
    pair: int | None
    lines: list[list[str]]
    text: str
    at: str
    sent: bool
    told: bool


class _Json(TypedDict):
    name: str
    address: str
    named_at: str
    shown: list[_ShownJson]
    written_at: str | None
    acknowledged_at: str | None
    silent: bool


def manager_in(kept: str) -> Manager | None:
    """Return the manager that a row keeps."""
    if not kept:
        return None
    row: _Json = json.loads(kept)
    return Manager(
        row["name"],
        row["address"],
        datetime.fromisoformat(row["named_at"]),
        tuple(
            Shown(
                shown["number"],
                shown["pair"],
                tuple((Field(label), value) for label, value in shown["lines"]),
                shown["text"],
                datetime.fromisoformat(shown["at"]),
                shown["sent"],
                shown["told"],
            )
            for shown in row["shown"]
        ),
        _moment(row["written_at"]),
        _moment(row["acknowledged_at"]),
        row["silent"],
    )


def keep(person: Person, manager: Manager, now: datetime) -> None:
    """Keep somebody's manager as they are now, and look at what that means for settled mentorships."""
    needs(person.id)
    row = _Json(
        name=manager.name,
        address=manager.address,
        named_at=_text(manager.named_at) or "",
        shown=[
            _ShownJson(
                number=shown.number,
                pair=shown.pair,
                lines=[[str(field), value] for field, value in shown.lines],
                text=shown.text,
                at=_text(shown.at) or "",
                sent=shown.sent,
                told=shown.told,
            )
            for shown in manager.shown
        ],
        written_at=_text(manager.written_at),
        acknowledged_at=_text(manager.acknowledged_at),
        silent=manager.silent,
    )
    PersonRow.update(manager=json.dumps(row), manager_until=manager.forgotten_at).where(
        PersonRow.id == person.id
    ).execute()
    theirs = (MentorshipRow.mentor == person.id) | (MentorshipRow.mentee == person.id)
    settled = MentorshipRow.state << [State.ACTIVE, State.PAUSED]
    MentorshipRow.update(look_at=now).where(theirs, settled).execute()


def forget(person: int) -> None:
    """Forget somebody's manager; what still waits to be sent goes first, and leaves nothing."""
    needs(person)
    row = PersonRow.get_or_none(PersonRow.id == person)
    manager = manager_in(row.manager) if row else None
    if manager is None:
        return
    PersonRow.update(manager="", manager_until=None).where(PersonRow.id == person).execute()
    gone = LetterRow.next_at.is_null()
    to_manager = (LetterRow.name << list(TO_MANAGERS)) & (LetterRow.listed == str(person))
    LetterRow.update(recipient="", subject="", text="", mail=None).where(to_manager, gone).execute()
    named = LetterRow.text.contains(manager.name) | LetterRow.text.contains(manager.address)
    to_them = (LetterRow.person == person) & (LetterRow.name << list(TO_PARTICIPANTS))
    LetterRow.update(subject="", text="", mail=None).where(to_them, named, gone).execute()


def forget_unused(now: datetime) -> None:
    """Forget every address to which nothing was sent in its thirty days."""
    for (number,) in list(plain.execute("SELECT id FROM person WHERE manager_until <= ?", now)):
        forget(number)


def _text(moment: datetime | None) -> str | None:
    return None if moment is None else moment.astimezone(UTC).isoformat()


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
