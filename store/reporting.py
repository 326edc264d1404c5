"""What a report is made from: a few plain queries over everything, and no query for each mentorship."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import cast

from peewee import Field as Column
from peewee import fn

from mentorship.agreement import Agreement
from mentorship.fields import Field
from mentorship.goals import Aim
from mentorship.letters.base import Role
from mentorship.letters.joining import NotApproved
from mentorship.lifecycle import State
from mentorship.mentorship import ANSWERED, Note
from mentorship.people import Status
from mentorship.report.values import Member, Programme, Record, Score
from store.answers import ASKED
from store.models import (
    AgreementRow,
    AnswerRow,
    LetterRow,
    MentorshipRow,
    NoteRow,
    PersonRow,
    RatingRow,
    ReceivedRow,
)

PERSON = "person"  # the kind of a mail that somebody wrote

NO_VERSIONS = (None, None)
AT_WORK = frozenset({State.ACTIVE, State.PAUSED, State.ENDING})


def programme(end: datetime) -> Programme:
    """Return everything that had come to pass before `end`; what has no date, as it stands today."""
    return Programme(
        _members(end),
        _records(),
        _ratings(RatingRow.score),
        _check_ins(),
        _ratings(RatingRow.listened),
        _ratings(RatingRow.trust),
    )


def _members(end: datetime) -> tuple[Member, ...]:
    written = (
        ReceivedRow.select(ReceivedRow.person, fn.MAX(ReceivedRow.at))
        .where(ReceivedRow.person.is_null(False), ReceivedRow.kind == PERSON, ReceivedRow.at < end)
        .group_by(ReceivedRow.person)
    )
    wrote = dict(cast("Iterable[tuple[int, datetime]]", written.tuples()))
    no = LetterRow.select(LetterRow.person).where(LetterRow.name == NotApproved.name)
    refused = {number for (number,) in cast("Iterable[tuple[int]]", no.tuples())}
    return tuple(
        _member(row, row.id in refused, wrote.get(row.id))
        for row in PersonRow.select().order_by(PersonRow.id)
    )


def _member(row: PersonRow, refused: bool, wrote: datetime | None) -> Member:
    has = frozenset(role for role, held in ((Role.MENTOR, row.mentor), (Role.MENTEE, row.mentee)) if held)
    asked = has | {Role(row.wants)} if row.wants else has
    # Who went before anybody let them in is marked like who went later.
    gone_before = row.status == Status.LEFT and (refused or row.consented_at is None)
    outside = row.status == Status.APPLIED or gone_before
    return Member(
        id=row.id,
        signed_up=row.created_at,
        asked=asked,
        roles=frozenset() if outside else has,
        here=row.status == Status.APPROVED,
        answered=row.consented_at,
        time=dict(json.loads(row.profile)).get(Field.TIME, ""),
        wrote=wrote,
    )


def _records() -> tuple[Record, ...]:
    notes, versions = _notes(), _versions()
    columns = (MentorshipRow.id, MentorshipRow.mentor, MentorshipRow.mentee, MentorshipRow.starts_on)
    more = (MentorshipRow.held, MentorshipRow.reached, MentorshipRow.state)
    query = MentorshipRow.select(*columns, *more).order_by(MentorshipRow.id).tuples()
    rows = cast("Iterable[tuple[int, int, int, date | None, bool, str, str]]", query)
    return tuple(
        Record(
            number,
            mentor,
            mentee,
            tuple(notes[number]),
            starts_on,
            held,
            first=versions.get(number, NO_VERSIONS)[0],
            agreement=versions.get(number, NO_VERSIONS)[1],
            reached=tuple(json.loads(reached)),
            open=state in AT_WORK,
        )
        for number, mentor, mentee, starts_on, held, reached, state in rows
    )


def _notes() -> dict[int, list[Note]]:
    columns = (NoteRow.mentorship, NoteRow.at, NoteRow.what, NoteRow.by)
    query = NoteRow.select(*columns).where(NoteRow.what != ANSWERED).order_by(NoteRow.id).tuples()
    found: dict[int, list[Note]] = defaultdict(list)
    for number, at, what, by in cast("Iterable[tuple[int, datetime, str, str]]", query):
        found[number].append(Note(at, what, Role(by) if by else None))
    return found


def _versions() -> dict[int, tuple[Agreement, Agreement]]:
    """Return the version that each pair settled first, and the one that it settled last."""
    columns = (AgreementRow.mentorship, AgreementRow.version, AgreementRow.values, AgreementRow.goals)
    query = AgreementRow.select(*columns).where(AgreementRow.settled).order_by(AgreementRow.version).tuples()
    found: dict[int, tuple[Agreement, Agreement]] = {}
    for number, version, values, goals in cast("Iterable[tuple[int, int, str, str]]", query):
        lines = tuple((Field(label), value) for label, value in json.loads(values))
        aims = tuple(Aim(words, how, _day(by)) for words, how, by in json.loads(goals))
        settled = Agreement(version, lines, frozenset(Role), aims)
        found[number] = (found.get(number, (settled,))[0], settled)
    return found


def _day(written: str) -> date | None:
    return date.fromisoformat(written) if written else None


def _ratings(column: Column) -> tuple[Score, ...]:
    """Return one answer of the survey, of all who gave it."""
    columns = (MentorshipRow.mentee, column, RatingRow.at, RatingRow.mentor)
    joined = RatingRow.select(*columns).join(MentorshipRow, on=RatingRow.mentorship == MentorshipRow.id)
    rows = cast(
        "Iterable[tuple[int, int, datetime, int]]",
        joined.where(column.is_null(False)).order_by(RatingRow.id).tuples(),
    )
    return tuple(Score(by, int(number), at, of) for by, number, at, of in rows)


def _check_ins() -> tuple[Score, ...]:
    columns = (AnswerRow.person, AnswerRow.number, AnswerRow.at)
    numbered = (AnswerRow.letter << ASKED) & AnswerRow.number.between(1, 5)
    query = AnswerRow.select(*columns).where(numbered).order_by(AnswerRow.id).tuples()
    return tuple(Score(*row) for row in cast("Iterable[tuple[int, int, datetime]]", query))
