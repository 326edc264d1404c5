"""Who has taken which mail to handle it, and which letter to send it.

What is taken is a row with the worker's number in it, committed. A number is held by a lock of the session
that works under it: who can take the lock knows that the worker is gone, and gives back what it had taken.
Where there is but one daemon its number is 0, which is nobody's, and nothing has to be given back.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple

from mentorship.lifecycle import OVER
from store import outbox, plain
from store.kinds import here
from store.models import ReceivedRow
from store.outbox import Waiting
from store.side_by_side import about

NEXT_MAILS = (
    "SELECT id, attempts FROM received AS r WHERE state = 'waiting' AND worker = 0 AND NOT EXISTS ("
    "SELECT 1 FROM received AS b WHERE b.person_id = r.person_id AND b.id < r.id AND b.state = 'waiting' "
    "AND b.worker <> 0) "
)
# Asked for by itself, so that SQLite takes the index in which they lie in this order, and sorts no backlog.
UNTRIED = f"{NEXT_MAILS} AND attempts = 0 ORDER BY (person_id IS NULL AND letter IS NULL), id LIMIT ?"
TRIED = f"{NEXT_MAILS} ORDER BY attempts, (person_id IS NULL AND letter IS NULL), id LIMIT 1"


class Taken(NamedTuple):
    """Mails that were taken together."""

    numbers: tuple[int, ...] = ()
    attempts: int = 0  # of each, with this one


def next_mails(limit: int) -> Taken:
    """Take the next mails and count an attempt: those tried before go last, those of people we know first.

    Several are taken only where none of them was tried before. A mail waits for those that came before it
    from the same person and are being handled. The count is on record before anything is tried, so that a
    mail in which the process dies is known for it.
    """
    kind = here()
    found = list(plain.execute(f"{UNTRIED} {kind.passes_over}", limit))
    found = found or list(plain.execute(f"{TRIED} {kind.passes_over}"))
    if not found:
        return Taken()
    numbers = tuple(number for number, _ in found)
    taken = "UPDATE received SET attempts = attempts + 1, worker = ? WHERE id IN ?"
    plain.execute(taken, kind.worker, numbers)
    return Taken(numbers, found[0][1] + 1)


def about_whom(taken: Sequence[int]) -> frozenset[int] | None:
    """Return about whom a mail is likely to be: its author and those they are in a mentorship with.

    None where it comes from nobody whom we know, or there are several mails.
    """
    if len(taken) > 1:
        return None
    whose = "SELECT person_id, letter FROM received WHERE id IN ?"  # its bytes are not needed
    author, letter = next(iter(plain.execute(whose, taken)), (None, None))
    if author is None and letter is None:
        return None
    found = plain.execute(
        "SELECT mentor_id, mentee_id FROM mentorship "
        "WHERE (mentor_id = ? OR mentee_id = ?) AND state NOT IN ? "
        "UNION SELECT mentor_id, mentee_id FROM mentorship "
        "WHERE id = (SELECT mentorship_id FROM letter WHERE id = ?) "
        "UNION SELECT person_id, person_id FROM letter WHERE id = ?",
        author,
        author,
        OVER,
        letter,
        letter,
    )
    return frozenset(one for two in (*found, (author,)) for one in two if one is not None)


def has(row: ReceivedRow) -> bool:
    """Whether we still have a mail: it may have been given back while we had no connection."""
    worker = here().worker
    if not worker:
        return True
    ours = "SELECT 1 FROM received WHERE id = ? AND worker = ? AND state = 'waiting' "
    return bool(plain.number(ours + here().passes_over, row.id, worker))


def is_early(row: ReceivedRow) -> bool:
    """Whether a mail that came before this one, from the same person, is not handled yet."""
    worker = here().worker
    if not worker or row.person_id is None:
        return False
    before = (
        "SELECT 1 FROM received WHERE person_id = ? AND id < ? AND state = 'waiting' "
        "AND (worker NOT IN (0, ?) OR attempts = 0) LIMIT 1"
    )
    return bool(plain.number(before, row.person_id, row.id, worker))


def give_back(taken: Sequence[int]) -> None:
    """Let mails wait for whoever takes them next; it was not their fault, so no attempt is counted."""
    ours = "UPDATE received SET attempts = attempts - 1, worker = 0 WHERE id IN ? AND worker = ?"
    plain.execute(ours, tuple(taken), here().worker)


def leave(row: ReceivedRow) -> None:
    """Let a mail that failed wait behind all others, with its attempt."""
    plain.execute("UPDATE received SET worker = 0 WHERE id = ?", row.id)


def letters(now: datetime, limit: int) -> list[Waiting]:
    """Take what is to be sent now, the most urgent first and the oldest of those."""
    if not here().worker:
        return outbox.waiting(outbox.due(now, limit))
    return about(tuple, lambda: _taken_letters(now, limit))


def _taken_letters(now: datetime, limit: int) -> list[Waiting]:
    chosen = outbox.due(now, limit)
    plain.execute("UPDATE letter SET worker = ? WHERE id IN ?", here().worker, chosen)
    return outbox.waiting(chosen)


def give_mail_back() -> None:
    """Let others handle what we have taken and not come to: where the store was lost between the two."""
    if worker := here().worker:
        plain.execute("UPDATE received SET worker = 0 WHERE worker = ? AND state = 'waiting'", worker)


def give_letters_back() -> None:
    """Let others send what we have taken and not sent."""
    if worker := here().worker:
        plain.execute("UPDATE letter SET worker = 0 WHERE worker = ?", worker)


def give_all_back() -> None:
    """Give back whatever stands under our number from before; if we are the one daemon, under any."""
    if worker := here().worker:
        _give_back(worker)
        return
    plain.execute("UPDATE received SET worker = 0 WHERE worker <> 0 AND state = 'waiting'")
    plain.execute("UPDATE letter SET worker = 0 WHERE worker <> 0")


def give_back_of_the_dead() -> bool:
    """Give back what those had taken who are gone; say whether there was anything."""
    mine = here().worker
    if not mine:
        return False
    some = False
    others = plain.execute(
        "SELECT worker FROM received WHERE worker <> 0 AND state = 'waiting' AND worker <> ? "
        "UNION SELECT worker FROM letter WHERE worker <> 0 AND worker <> ?",
        mine,
        mine,
    )
    for (number,) in list(others):
        with here().is_dead(number) as dead:
            if dead:
                _give_back(number)
                some = True
    return some


def is_mail_free() -> bool:
    """Whether a mail waits that somebody may take."""
    return bool(plain.number(f"{NEXT_MAILS} LIMIT 1"))


def _give_back(worker: int) -> None:
    plain.execute("UPDATE received SET worker = 0 WHERE worker = ? AND state = 'waiting'", worker)
    plain.execute("UPDATE letter SET worker = 0 WHERE worker = ?", worker)
