"""Mails that came: stored before any parsing, counted before any handling, blanked when not needed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Protocol, cast

from peewee import Expression, fn

from store import plain
from store.models import ReceivedRow

WAITING, DONE, HELD, QUARANTINED = "waiting", "done", "held", "quarantined"
KEPT = "kept with the pair"  # the outcome of a mail that is held until its mentorship goes on
WORDS_KEPT = "words kept with the pair"  # the same, of a mail that was dealt with but for "Tell NAME: …"
ENCRYPTED = "encrypted"  # the outcome of a mail that nobody here can read
TOO_LARGE = "too large"  # the outcome of a mail of which only the header was fetched
ATTEMPTS = 3


class Keep(Protocol):
    """Stores a mail; says whether it is new."""

    def __call__(
        self, key: str, digest: str, mail: bytes, now: datetime, *, too_large: bool = False, spool: str = ""
    ) -> bool: ...


def keep(
    key: str, digest: str, mail: bytes, now: datetime, *, too_large: bool = False, spool: str = ""
) -> bool:
    """Store a mail; say whether it is new. The same content under another key is known, not new."""
    if plain.update_where(ReceivedRow, "key = ?", key, gone=False, spool=spool):  # it lies there again
        return False
    known = bool(
        plain.number("SELECT 1 FROM received WHERE digest = ? AND state <> ? LIMIT 1", digest, QUARANTINED)
    )
    state = DONE if known else WAITING
    outcome = "known" if known else TOO_LARGE if too_large else ""
    plain.insert(
        ReceivedRow,
        key=key,
        digest=digest,
        mail=None if known else mail,
        at=now,
        state=state,
        outcome=outcome,
        spool=spool,
    )
    return not known


def keep_again(
    key: str, digest: str, mail: bytes, now: datetime, *, too_large: bool = False, spool: str = ""
) -> bool:
    """Store a mail that was taken out of the mailbox before, where nothing here knows of it; say whether.

    A mail that waits for a person's word, and whose own words were in no backup, gets them back.
    """
    same = ReceivedRow.digest == digest
    ReceivedRow.update(mail=mail).where(
        same, ReceivedRow.mail.is_null(), ReceivedRow.state << [HELD, QUARANTINED]
    ).execute()
    if ReceivedRow.select().where(same | (ReceivedRow.key == key)).exists():
        return False
    outcome = TOO_LARGE if too_large else ""
    ReceivedRow.create(
        key=key, digest=digest, mail=mail, at=now, state=WAITING, outcome=outcome, gone=True, spool=spool
    )
    return True


def put_first(key: str, person: int | None, letter: int | None) -> None:
    """Let a mail of somebody whom we seem to know, or in answer to a letter, go before those of nobody."""
    plain.update_where(ReceivedRow, "key = ? AND state = ?", key, WAITING, person=person, letter=letter)


def waiting() -> int:
    """Return how many mails wait to be handled."""
    return plain.number("SELECT COUNT(*) FROM received WHERE state = 'waiting'")


def finish(number: int, outcome: str) -> None:
    """Mark a mail as handled and blank it; one that was held or set aside meanwhile stays whole."""
    plain.update_where(
        ReceivedRow, "id = ? AND state = ?", number, WAITING, state=DONE, outcome=outcome, mail=None
    )


def hold(number: int, mentorship: int | None, *, words_only: bool = False) -> None:
    """Keep a mail, whole, until somebody says what becomes of it."""
    outcome = WORDS_KEPT if words_only else KEPT
    ReceivedRow.update(state=HELD, worker=0, mentorship=mentorship, outcome=outcome).where(
        ReceivedRow.id == number
    ).execute()


def wait_again(row: ReceivedRow) -> None:
    """Let a mail that was held be handled; one of which only some words wait is known by its outcome."""
    outcome = WORDS_KEPT if row.outcome == WORDS_KEPT else ""
    ReceivedRow.update(state=WAITING, outcome=outcome).where(ReceivedRow.id == row.id).execute()


def held_with(mentorship: int) -> list[ReceivedRow]:
    """Return the mails that wait with a mentorship, oldest first."""
    return list(
        ReceivedRow.select()
        .where(
            ReceivedRow.state == HELD,
            ReceivedRow.mentorship == mentorship,
            ReceivedRow.outcome << [KEPT, WORDS_KEPT],
            ReceivedRow.mail.is_null(False),  # no backup holds it
        )
        .order_by(ReceivedRow.id)
    )


def quarantine(number: int, why: str) -> None:
    """Set a mail aside for a person to look at."""
    ReceivedRow.update(state=QUARANTINED, worker=0, outcome=why).where(ReceivedRow.id == number).execute()


def retry(number: int) -> bool:
    """Handle a mail in quarantine again; not one of which only the header is here."""
    return bool(
        ReceivedRow.update(state=WAITING, attempts=0, outcome="")
        .where(
            ReceivedRow.id == number,
            ReceivedRow.state == QUARANTINED,
            ReceivedRow.outcome != TOO_LARGE,
            ReceivedRow.mail.is_null(False),
        )
        .execute()
    )


def discard(number: int) -> bool:
    """Drop a mail in quarantine."""
    return bool(
        ReceivedRow.update(state=DONE, outcome="discarded", mail=None)
        .where(ReceivedRow.id == number, ReceivedRow.state == QUARANTINED)
        .execute()
    )


def in_quarantine() -> list[ReceivedRow]:
    """Return the mails in quarantine, oldest first."""
    return list(ReceivedRow.select().where(ReceivedRow.state == QUARANTINED).order_by(ReceivedRow.id))


def get(number: int) -> ReceivedRow | None:
    """Return one mail."""
    return plain.get(ReceivedRow, "id", number)


def describe(number: int, **what: str | int | None) -> None:
    """Note what was found out about a mail: kind, sender, letter, person, mentorship, whom it is for."""
    plain.update(ReceivedRow, number, **what)


def encrypted_from(person: int, since: datetime) -> int:
    """Return how many mails came from somebody since then that nobody here could read."""
    query = ReceivedRow.select(fn.COUNT(ReceivedRow.id)).where(
        ReceivedRow.person == person, ReceivedRow.outcome == ENCRYPTED, ReceivedRow.at > since
    )
    return int(query.scalar())


def of_people(since: datetime, most: int) -> int:
    """Return how many mails came from people that we know since then, of each at the most so many."""
    number = fn.COUNT(ReceivedRow.id)
    rows = (
        ReceivedRow.select(number)
        .where(ReceivedRow.person.is_null(False), ReceivedRow.at > since)
        .group_by(ReceivedRow.person)
        .tuples()
    )
    return sum(min(sent, most) for (sent,) in cast("Iterable[tuple[int]]", rows))


def to_take_away(spool: str, limit: int = 100) -> list[tuple[int, str]]:
    """Return (number, key) of handled mails that still lie in a mailbox."""
    rows = plain.execute(
        "SELECT id, key FROM received WHERE state <> 'waiting' AND NOT gone AND spool = ? "
        "ORDER BY id LIMIT ?",
        spool,
        limit,
    )
    return [(number, key) for number, key in rows]


def taken_away(numbers: Sequence[int]) -> None:
    """Note that these are out of the mailbox."""
    ReceivedRow.update(gone=True).where(ReceivedRow.id << list(numbers)).execute()


def handled(message_id: str) -> ReceivedRow | None:
    """Return the mail of this Message-ID that came, and is not needed in the mailbox any more."""
    return _handled(ReceivedRow.message_id == message_id) if message_id else None


def handled_content(digest: str) -> ReceivedRow | None:
    """The same by its content: for mails without a Message-ID, or where somebody was forgotten since."""
    return _handled(ReceivedRow.digest == digest)


def _handled(which: Expression) -> ReceivedRow | None:
    """Return one; of several copies one that was not for us alone, where there is any."""
    found = ReceivedRow.select().where(which, ReceivedRow.state << [DONE, HELD])
    row: ReceivedRow | None = found.order_by(ReceivedRow.for_us, ReceivedRow.id).first()
    return row


def blank_old(asked_before: datetime, held_before: datetime) -> None:
    """Blank mails that a question kept and nobody answered for, and those held longer with a mentorship."""
    with_pair = (KEPT, WORDS_KEPT)
    plain.execute(
        "UPDATE received SET mail = NULL, state = ? "
        "WHERE state = ? AND (outcome NOT IN ? AND at < ? OR outcome IN ? AND at < ?)",
        *(DONE, HELD, with_pair, asked_before, with_pair, held_before),
    )


def forget_strangers(before: datetime) -> None:
    """Delete that mails came from nobody we know, once they are gone from the mailbox, too."""
    plain.execute(
        "DELETE FROM received WHERE person_id IS NULL AND letter IS NULL AND mentorship_id IS NULL "
        "AND state = 'done' AND gone AND at < ?",
        before,
    )


def count() -> int:
    """Return how many mails are known."""
    return int(ReceivedRow.select(fn.COUNT(ReceivedRow.id)).scalar())
