"""Mentorships: rows to values and back, and which of them are due."""

from __future__ import annotations

import json
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from mentorship.agreement import Agreement
from mentorship.fields import Field
from mentorship.goals import Aim
from mentorship.letters.base import Role
from mentorship.lifecycle import OVER, Event, Stage, State
from mentorship.looking_back import NOTHING_SAID, LookingBack
from mentorship.mentorship import Mentorship, Note, Round, Sent
from store import bounces, chores, of_two, people, plain
from store.fields import moment_of
from store.models import AgreementRow, MentorshipRow, NoteRow, RatingRow, RoundRow
from store.outbox import DISCARDED
from store.side_by_side import alone, needs

T = TypeVar("T", bound=StrEnum)

PLAIN_COLUMNS = (
    "words", "introduced_at", "starts_on", "settled_at", "ends_on", "resumed_at", "paused_until",
    "paused_by", "ending_by", "before_ending", "claim", "claim_by", "held", "since", "state", "stage", "why",
    "claim_goal", "kind", "thanks_of_mentee", "thanks_of_mentor",
)  # fmt: skip
LISTS = ("reached", "backlog", "used")  # each kept as a list in JSON


def load(number: int) -> Mentorship | None:
    """Return one mentorship with everything that belongs to it."""
    row = plain.get(MentorshipRow, "id", number)
    return mentorship_of(row) if row else None


def mentorship_of(row: MentorshipRow) -> Mentorship:
    """Return a row, its people, its agreements, its latest round and its history as one value."""
    agreement, draft = _agreements(row.id)
    two = people.by_ids(row.mentor_id, row.mentee_id)
    return Mentorship(
        id=row.id,
        mentor=two[row.mentor_id],
        mentee=two[row.mentee_id],
        state=State(row.state),
        since=row.since,
        stage=_maybe(Stage, row.stage),
        words=row.words,
        introduced_at=row.introduced_at,
        starts_on=row.starts_on,
        settled_at=row.settled_at,
        ends_on=row.ends_on,
        resumed_at=row.resumed_at,
        paused_until=row.paused_until,
        paused_by=_maybe(Role, row.paused_by),
        ending_by=_maybe(Role, row.ending_by),
        before_ending=_maybe(State, row.before_ending),
        claim=_maybe(Event, row.claim),
        claim_by=_maybe(Role, row.claim_by),
        held=row.held,
        fallbacks=tuple(row.fallbacks.split()),
        why=row.why,
        claim_goal=row.claim_goal,
        thanks_of_mentee=row.thanks_of_mentee,
        thanks_of_mentor=row.thanks_of_mentor,
        kind=row.kind,
        **{name: tuple(json.loads(getattr(row, name))) for name in LISTS},
        agreement=agreement,
        draft=draft,
        round=_latest_round(row.id),
        meeting=of_two.meeting_of(row.meeting),
        shared=of_two.shared_of(row.shared),
        rated=bool(plain.number("SELECT 1 FROM rating WHERE mentorship_id = ?", row.id)),
        notes=_notes(row.id),
        letters=_letters(row.id),
    )


def save(mentorship: Mentorship, now: datetime) -> None:
    """Keep a mentorship as it is now, new ones too, and append the notes that are not kept yet."""
    values = {column: getattr(mentorship, column) for column in PLAIN_COLUMNS}
    values["fallbacks"] = " ".join(mentorship.fallbacks)
    values |= {name: json.dumps(getattr(mentorship, name)) for name in LISTS}
    values["meeting"] = of_two.meeting_text(mentorship.meeting)
    values["shared"] = of_two.shared_text(mentorship.shared)
    if not plain.update(MentorshipRow, mentorship.id, look_at=now, **values):
        alone()  # its number is the next one
        plain.insert(
            MentorshipRow,
            id=mentorship.id,
            mentor=mentorship.mentor.id,
            mentee=mentorship.mentee.id,
            created_at=now,
            look_at=now,
            **values,
        )
    needs(mentorship.mentor.id, mentorship.mentee.id)
    for fresh in mentorship.notes:
        if fresh.at >= now:
            _note(mentorship.id, fresh)
    _save_agreements(mentorship)


def note(number: int, what: str, now: datetime) -> None:
    """Append one line to a mentorship's history."""
    _note(number, Note(now, what))


def take_back(number: int, what: str, by: Role) -> None:
    """Strike out the latest note of a kind."""
    latest = (
        NoteRow.select()
        .where(NoteRow.mentorship == number, NoteRow.what == what, NoteRow.by == by)
        .order_by(NoteRow.id.desc())
        .first()
    )
    if latest is not None:
        latest.delete_instance()


def save_round(number: int, current: Round) -> None:
    """Keep a round."""
    values = {
        column: getattr(current, column)
        for column in (
            "number",
            "asked_at",
            "due_on",
            "sent_at",
            "skipped",
            "own_topic",
            "input",
            "since",
            "to_do",
            "next",
            "feedback_on",
        )
    }
    plain.put(RoundRow, "mentorship", "number", mentorship=number, **values)


def rate(
    mentorship: Mentorship, score: int, words: str, now: datetime, back: LookingBack = NOTHING_SAID
) -> None:
    """Keep a rating; a second one of the same mentorship is none."""
    needs(mentorship.mentor.id, mentorship.mentee.id)
    RatingRow.insert(
        mentorship=mentorship.id,
        mentor=mentorship.mentor.id,
        score=score,
        words=words,
        listened=back.listened,
        trust=back.trust,
        at=now,
    ).on_conflict_ignore().execute()


def look_again(number: int, at: datetime | None) -> None:
    """Say when a mentorship is to be looked at next."""
    plain.update(MentorshipRow, number, look_at=at)


def touch_waiting(mentor: int, at: datetime) -> None:
    """Look at once at who waits for this mentor: something about them has changed."""
    needs(mentor)
    MentorshipRow.update(look_at=at).where(
        MentorshipRow.mentor == mentor, MentorshipRow.state == State.WAITLISTED
    ).execute()


def look_at_all(now: datetime) -> None:
    """Look at every mentorship that is looked at some day."""
    alone()
    MentorshipRow.update(look_at=now).where(MentorshipRow.look_at > now).execute()


def due(now: datetime, limit: int = 100) -> list[tuple[int, frozenset[int]]]:
    """Return the numbers of those whose time has come, oldest first, each with its two people."""
    rows = plain.execute(
        "SELECT id, mentor_id, mentee_id FROM mentorship WHERE look_at IS NOT NULL AND look_at <= ? "
        "ORDER BY look_at, id LIMIT ?",
        now,
        limit,
    )
    return [(number, frozenset(two)) for number, *two in rows]


def is_due(number: int, now: datetime) -> bool:
    """Whether the time of this one has come, and nobody else has looked at it since."""
    due_now = "SELECT 1 FROM mentorship WHERE id = ? AND look_at IS NOT NULL AND look_at <= ?"
    return bool(plain.number(due_now, number, now))


def next_look() -> datetime | None:
    """Return when the next one is due, or something is to be put before the organizer."""
    looks = (next_look_at_a_pair(), people.next_look(), bounces.next_probe(), chores.at(chores.NEXT_DIGEST))
    return min((look for look in looks if look is not None), default=None)


def next_look_at_a_pair() -> datetime | None:
    """Return when the next one is due."""
    row = (
        MentorshipRow.select(MentorshipRow.look_at)
        .where(MentorshipRow.look_at.is_null(False))
        .order_by(MentorshipRow.look_at)
        .first()
    )
    return row.look_at if row else None


def of_people(*people: int, over: bool = False, known: tuple[Mentorship, ...] = ()) -> list[Mentorship]:
    """Return every mentorship of these people that is not over, oldest first; or, if wanted, all.

    Those that are `known`, as they are kept in this transaction, are not read again.
    """
    read = {pair.id: pair for pair in known}
    theirs = "WHERE (mentor_id IN ? OR mentee_id IN ?)"
    if over:
        rows = plain.select(MentorshipRow, f"{theirs} ORDER BY id", people, people)
    else:
        rows = plain.select(MentorshipRow, f"{theirs} AND state NOT IN ? ORDER BY id", people, people, OVER)
    return [read.get(row.id) or mentorship_of(row) for row in rows]


def declined(mentee: int, since: datetime) -> tuple[Mentorship, ...]:
    """Return the requests of a mentee that mentors have said no to since then."""
    rows = plain.select(
        MentorshipRow,
        "WHERE mentee_id = ? AND state = ? AND since > ? ORDER BY id",
        mentee,
        State.DECLINED,
        since,
    )
    return tuple(mentorship_of(row) for row in rows)


def waiting_for(mentor: int) -> list[Mentorship]:
    """Return who waits for a place with this mentor, longest first."""
    rows = MentorshipRow.select().where(
        MentorshipRow.mentor == mentor, MentorshipRow.state == State.WAITLISTED
    )
    return [mentorship_of(row) for row in rows.order_by(MentorshipRow.since, MentorshipRow.id)]


def all_rows(only_open: bool = False) -> list[Mentorship]:
    """Return every mentorship ever, or those that are not over."""
    rows = MentorshipRow.select().order_by(MentorshipRow.id)
    if only_open:
        rows = rows.where(MentorshipRow.state.not_in(list(OVER)))
    return [mentorship_of(row) for row in rows]


def fresh_id() -> int:
    """Return the number that the next mentorship takes."""
    return plain.number("SELECT MAX(id) FROM mentorship") + 1


def _note(number: int, fresh: Note) -> None:
    plain.execute(
        'INSERT INTO history (mentorship_id, at, what, "by") VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
        number,
        fresh.at,
        fresh.what,
        fresh.by or "",
    )


def _agreements(number: int) -> tuple[Agreement | None, Agreement | None]:
    settled: Agreement | None = None
    draft: Agreement | None = None
    for row in plain.select(AgreementRow, "WHERE mentorship_id = ? ORDER BY version", number):
        values = tuple((Field(label), value) for label, value in json.loads(row.values))
        known = tuple(
            Aim(words, amount, date.fromisoformat(day) if day else None)
            for words, amount, day in json.loads(row.goals)
        )
        roles = frozenset(Role(role) for role in row.agreed.split())
        agreement = Agreement(row.version, values, roles, known)
        if row.settled:
            settled, draft = agreement, None
        else:
            draft = agreement
    return settled, draft


def _save_agreements(mentorship: Mentorship) -> None:
    kept = [(mentorship.agreement, True), (mentorship.draft, False)]
    plain.execute("DELETE FROM agreement WHERE mentorship_id = ? AND NOT settled", mentorship.id)
    for agreement, settled in kept:
        if agreement is None:
            continue
        plain.put(
            AgreementRow,
            "mentorship",
            "version",
            mentorship=mentorship.id,
            version=agreement.version,
            values=json.dumps(agreement.values),
            agreed=" ".join(sorted(agreement.agreed)),
            settled=settled,
            goals=json.dumps([(aim.words, aim.amount, _iso(aim.by)) for aim in agreement.aims]),
        )


def rounds_of(mentorship: Mentorship) -> tuple[Round, ...]:
    """Return the rounds since the two last settled, oldest first."""
    rows = RoundRow.select().where(
        RoundRow.mentorship == mentorship.id, RoundRow.asked_at >= (mentorship.settled_at or mentorship.since)
    )
    return tuple(_round_of(row) for row in rows.order_by(RoundRow.number))


def _latest_round(number: int) -> Round | None:
    rows = plain.select(RoundRow, "WHERE mentorship_id = ? ORDER BY number DESC LIMIT 1", number)
    return _round_of(rows[0]) if rows else None


def _round_of(row: RoundRow) -> Round:
    return Round(
        number=row.number,
        asked_at=row.asked_at,
        due_on=row.due_on,
        sent_at=row.sent_at,
        skipped=row.skipped,
        own_topic=row.own_topic,
        input=row.input,
        since=row.since,
        to_do=row.to_do,
        next=row.next,
        feedback_on=row.feedback_on,
    )


def _notes(number: int) -> tuple[Note, ...]:
    rows = plain.execute('SELECT at, what, "by" FROM history WHERE mentorship_id = ? ORDER BY id', number)
    return tuple(Note(moment_of(at), what, Role(by) if by else None) for at, what, by in rows)


def _letters(number: int) -> tuple[Sent, ...]:
    rows = plain.execute(
        "SELECT name, role, created_at, subject, state FROM letter "
        "WHERE mentorship_id = ? AND role IS NOT NULL ORDER BY id",
        number,
    )
    return tuple(
        Sent(name, Role(role), moment_of(at), subject, state == DISCARDED)
        for name, role, at, subject, state in rows
    )


def _iso(day: date | None) -> str:
    return day.isoformat() if day else ""


def _maybe(kind: type[T], value: str | None) -> T | None:
    return None if value is None else kind(value)
