"""The outbox: mails that we owe. A row is written with the act that causes it, and marked by itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from peewee import fn

from mentorship.letters.answering import PASSED_ON
from mentorship.letters.base import Role
from mentorship.requests import Request
from mentorship.volume import ALWAYS, COUNTED, Urgency
from store import plain
from store.database import cheaply
from store.fields import moment_of
from store.kinds import here
from store.models import LetterRow
from store.side_by_side import needs

QUEUED, SENT, DEFERRED, FAILED, DISCARDED = "queued", "sent", "deferred", "failed", "discarded"
REHEARSED = "rehearsed"
HELD = "held"  # after a backup was restored: it may have gone out, so the organizer decides
UNSENT = (QUEUED, DEFERRED, FAILED, HELD)
# Before any moment that a clock may be set back to: what is queued is due, whatever the clock says.
AT_ONCE = datetime(2000, 1, 1, tzinfo=UTC)
# A relayed mail holds the pair's own words: nothing of it stays once it is sent.
PAIRS_OWN_MAIL = PASSED_ON
NOTHING = {"text": "", "subject": "", "recipient": ""}
LEAVES_NOTHING = {
    **{name: {"text": ""} for name in PAIRS_OWN_MAIL},
    "forgotten": NOTHING, "manager-over": NOTHING, "reference-done": NOTHING,
}  # fmt: skip

DUE = (
    "SELECT id FROM letter WHERE next_at IS NOT NULL AND next_at <= ? AND worker = 0 ORDER BY CASE "
    "WHEN name IN ? OR wanted = ? THEN ? WHEN routine THEN ? WHEN name IN ? THEN ? ELSE ? END, "
    "next_at, id LIMIT ?"
)


@dataclass(frozen=True)
class NewLetter:
    """What is known of a letter before it is written out."""

    name: str
    recipient: str
    person: int | None = None
    mentorship: int | None = None
    role: Role | None = None
    about: int = 0
    wanted: str | None = None
    asked: str = ""
    asked_id: int | None = None
    holds: int | None = None
    routine: bool = False
    thread: str = ""
    expires_at: datetime | None = None
    listed: str = ""


@dataclass(frozen=True)
class Waiting:
    """A mail that is to be sent."""

    id: int
    name: str
    recipient: str
    mail: bytes
    attempts: int
    first_at: datetime
    about: int = 0
    routine: bool = False
    report: bool = False  # it tells of one
    listed: str = ""


def reserve(letter: NewLetter, now: datetime) -> int:
    """Take a number for a letter, which its token needs; `write` completes it in the same transaction."""
    needs(letter.person)
    return plain.insert(
        LetterRow,
        name=letter.name,
        recipient=letter.recipient,
        person=letter.person,
        mentorship=letter.mentorship,
        role=letter.role,
        about=letter.about,
        wanted=letter.wanted,
        asked=letter.asked,
        asked_id=letter.asked_id,
        holds=letter.holds,
        routine=letter.routine,
        thread=letter.thread,
        created_at=now,
        expires_at=letter.expires_at,
        listed=letter.listed,
        state=QUEUED,
    )


def write(number: int, message_id: str, subject: str, text: str, mail: bytes) -> None:
    """Keep what will be sent, to the letter; from here on its Message-ID is fixed."""
    plain.update(
        LetterRow, number, message_id=message_id, subject=subject, text=text, mail=mail, next_at=AT_ONCE
    )


def due(now: datetime, limit: int) -> list[int]:
    """Return the numbers of what is to be sent now, the most urgent first and the oldest of those.

    What another worker has taken is not among them; until the transaction ends none takes one of these.
    """
    numbers = plain.execute(
        f"{DUE} {here().passes_over}",
        now,
        *(ALWAYS, Request.REPORT, Urgency.ALWAYS.value, Urgency.ROUTINE.value),
        *(COUNTED, Urgency.ANSWER.value, Urgency.ACT.value),
        limit,
    )
    return [number for (number,) in numbers]


def waiting(numbers: list[int]) -> list[Waiting]:
    """Return these mails, in this order."""
    rows = plain.select(LetterRow, "WHERE id IN ?", numbers)
    return [_waiting(row) for row in sorted(rows, key=lambda row: numbers.index(row.id))]


def _waiting(row: LetterRow) -> Waiting:
    return Waiting(
        row.id,
        row.name,
        row.recipient,
        bytes(row.mail or b""),
        row.attempts,
        row.created_at,
        row.about,
        row.routine,
        row.wanted == Request.REPORT,
        row.listed,
    )


def next_attempt() -> datetime | None:
    """Return when the next mail is to be sent that nobody has taken."""
    for (text,) in plain.execute("SELECT MIN(next_at) FROM letter WHERE next_at IS NOT NULL AND worker = 0"):
        return moment_of(text) if text else None
    return None


def mark_sent(waiting: Waiting, now: datetime, said: str) -> None:
    """Note that the server took it, and blank what is not needed any more.

    The text of our own letters stays until they expire, to be recognized in replies. A mail that was passed
    on leaves its subject, for the thread; the last letter to somebody who is not kept leaves nothing.
    """
    blank = LEAVES_NOTHING.get(waiting.name, {})
    with cheaply():
        plain.update(
            LetterRow,
            waiting.id,
            state=SENT,
            sent_at=now,
            next_at=None,
            said=said,
            attempts=waiting.attempts + 1,
            mail=None,
            worker=0,
            **blank,
        )


def blank_undelivered(before: datetime) -> None:
    """Blank the pair's own mail that no server took, once it is older than such mail is kept anywhere."""
    plain.execute(
        "UPDATE letter SET text = '', mail = NULL WHERE state = 'failed' AND created_at < ? AND name IN ?",
        before,
        PAIRS_OWN_MAIL,
    )


def blank_expired(now: datetime) -> None:
    """Blank the text of letters that nobody can answer any more."""
    plain.execute(
        "UPDATE letter SET text = '', mail = NULL WHERE next_at IS NULL AND text <> '' AND expires_at < ?",
        now,
    )


def mark_deferred(waiting: Waiting, again: datetime, said: str) -> None:
    """Note that it is to be tried again, unless it was discarded meanwhile."""
    LetterRow.update(state=DEFERRED, next_at=again, worker=0, said=said, attempts=waiting.attempts + 1).where(
        LetterRow.id == waiting.id, LetterRow.next_at.is_null(False)
    ).execute()


def mark_failed(waiting: Waiting, said: str) -> None:
    """Note that the server will never take it."""
    LetterRow.update(state=FAILED, next_at=None, worker=0, said=said, attempts=waiting.attempts + 1).where(
        LetterRow.id == waiting.id
    ).execute()


def retry(number: int) -> bool:
    """Try a deferred or failed mail again, now."""
    return bool(
        LetterRow.update(state=QUEUED, next_at=AT_ONCE)
        .where(LetterRow.id == number, LetterRow.mail.is_null(False), LetterRow.state != SENT)
        .execute()
    )


def try_all_again() -> None:
    """Try all deferred mails again now."""
    LetterRow.update(next_at=AT_ONCE).where(LetterRow.state == DEFERRED).execute()


def discard(number: int) -> bool:
    """Never send a mail that still waits or has failed."""
    return bool(
        LetterRow.update(state=DISCARDED, next_at=None, mail=None, text="", subject="")
        .where(LetterRow.id == number, LetterRow.state << UNSENT)
        .execute()
    )


def unsent() -> list[LetterRow]:
    """Return what waits or has failed, oldest first."""
    return list(LetterRow.select().where(LetterRow.state << UNSENT).order_by(LetterRow.id))


def get(number: int) -> LetterRow | None:
    """Return one row of the outbox."""
    return plain.get(LetterRow, "id", number)


def by_message_id(message_id: str) -> LetterRow | None:
    """Find the letter that was sent under this Message-ID."""
    row: LetterRow | None = LetterRow.get_or_none(LetterRow.message_id == message_id)
    return row


def bounced(number: int, status: str) -> None:
    """Note that a letter came back for good."""
    LetterRow.update(state=FAILED, next_at=None, said=f"came back {status}".strip()).where(
        LetterRow.id == number
    ).execute()


def came_back(since: datetime) -> list[int]:
    """Return who could not be reached by the latest letter to them, of those since then."""
    rows = LetterRow.select(LetterRow.person, LetterRow.state).where(
        LetterRow.person.is_null(False), LetterRow.created_at > since, LetterRow.state << [SENT, FAILED]
    )
    latest = {row.person_id: row.state for row in rows.order_by(LetterRow.id)}
    return [person for person, state in latest.items() if person is not None and state == FAILED]


def listed_since(name: str, since: datetime) -> frozenset[str]:
    """Return every number that letters of a name have listed since then."""
    rows = LetterRow.select(LetterRow.listed).where(LetterRow.name == name, LetterRow.created_at > since)
    return frozenset(number for row in rows for number in row.listed.split())


def latest_to(person: int, since: datetime, limit: int = 20) -> list[LetterRow]:
    """Return the latest letters to somebody that have not expired, newest first."""
    return list(
        LetterRow.select()
        .where(LetterRow.person == person, LetterRow.created_at > since, LetterRow.state != DISCARDED)
        .order_by(LetterRow.id.desc())
        .limit(limit)
    )


def thread_ids(thread: str, recipient: str) -> tuple[str, ...]:
    """Return the Message-IDs that somebody has of a thread, oldest first, the last twenty."""
    rows = plain.execute(
        "SELECT message_id FROM letter WHERE thread = ? AND recipient = ? AND message_id IS NOT NULL "
        "ORDER BY id DESC LIMIT 20",
        thread,
        recipient,
    )
    return tuple(reversed([message_id for (message_id,) in rows]))


def rehearse(number: int) -> None:
    """Keep a letter that is written, until a rehearsal is over."""
    LetterRow.update(state=REHEARSED, next_at=None).where(LetterRow.id == number).execute()


def rehearsed() -> int:
    """Return how many letters a rehearsal keeps."""
    return int(LetterRow.select(fn.COUNT(LetterRow.id)).where(LetterRow.state == REHEARSED).scalar())


def end_rehearsal(*, send: bool) -> None:
    """Let go what a rehearsal kept, or never send it."""
    kept = LetterRow.state == REHEARSED
    if send:
        LetterRow.update(state=QUEUED, next_at=AT_ONCE).where(kept).execute()
    else:
        LetterRow.update(state=DISCARDED, mail=None, text="", subject="").where(kept).execute()


def leave_out(name: str, person: int, recipient: str, mentorship: int, role: Role, now: datetime) -> None:
    """Keep a letter as written that nobody gets, so that no duty writes it again."""
    needs(person)
    LetterRow.create(
        name=name,
        person=person,
        recipient=recipient,
        mentorship=mentorship,
        role=role,
        created_at=now,
        state=DISCARDED,
    )


def written_today(recipient: str, names: frozenset[str], now: datetime) -> int:
    """Return how many letters of these names an address got in the last 24 hours."""
    return written_since(recipient, names, now - timedelta(days=1))


def written_since(recipient: str, names: frozenset[str], moment: datetime) -> int:
    """Return how many letters of these names an address got since then."""
    return plain.number(
        "SELECT COUNT(*) FROM letter WHERE recipient = ? AND created_at > ? AND name IN ?",
        recipient,
        moment,
        names,
    )


def written_to(person: int, names: frozenset[str], since: datetime) -> frozenset[str]:
    """Return which of these letters somebody got since then."""
    rows = LetterRow.select(LetterRow.name).where(
        LetterRow.person == person, LetterRow.name << list(names), LetterRow.created_at > since
    )
    return frozenset(row.name for row in rows)


def count_to(person: int, name: str, role: Role | None) -> int:
    """Return how many letters of a name somebody ever got in a role."""
    return plain.number(
        "SELECT COUNT(*) FROM letter WHERE person_id = ? AND name = ? AND COALESCE(role, '') = ?",
        person,
        name,
        role or "",
    )


def written_to_strangers(names: frozenset[str], now: datetime, hours: int) -> int:
    """Return how many letters of these names went to addresses that we don't know in the last hours."""
    query = LetterRow.select(fn.COUNT(LetterRow.id)).where(
        LetterRow.person.is_null(),
        LetterRow.name << list(names),
        LetterRow.created_at > now - timedelta(hours=hours),
    )
    return int(query.scalar())


def list_anew(number: int, listed: str) -> None:
    """Change what a letter lists."""
    LetterRow.update(listed=listed).where(LetterRow.id == number).execute()


def highest() -> int:
    """Return the number of the latest letter."""
    return plain.number("SELECT MAX(id) FROM letter")
