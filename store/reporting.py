"""What a report is made from: a few plain queries over everything, and no query for each mentorship."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, datetime
from typing import cast

from peewee import fn

from mentorship.agreement import Agreement
from mentorship.fields import Field
from mentorship.letters.base import Role
from mentorship.letters.joining import NotApproved
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


def programme(end: datetime) -> Programme:
    """Return everything that had come to pass before `end`; what has no date, as it stands today."""
    return Programme(_members(end), _records(), _ratings(), _check_ins())


def _members(end: datetime) -> tuple[Member, ...]:
    written = (
        ReceivedRow.select(ReceivedRow.person, fn.MAX(ReceivedRow.at))
        .where(ReceivedRow.person.is_null(False), ReceivedRow.kind == PERSON, ReceivedRow.at < end)
        .group_by(ReceivedRow.person)
    )
    wrote = dict(cast("Iterable[tuple[int, datetime]]", written.tuples()))
    no = LetterRow.select(LetterRow.person).where(LetterRow.name == NotApproved.name)
    refused = {number for (number,) in cast("Iterable[tuple[int]]", no.tuples())}
    return tuple(_member(row, row.id in refused, wrote.get(row.id)) for row in PersonRow.select())


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
    query = MentorshipRow.select(*columns, MentorshipRow.held).order_by(MentorshipRow.id).tuples()
    rows = cast("Iterable[tuple[int, int, int, date | None, bool]]", query)
    return tuple(
        Record(
            number, mentor, mentee, tuple(notes[number]), starts_on, held, *versions.get(number, NO_VERSIONS)
        )
        for number, mentor, mentee, starts_on, held in rows
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
    columns = (AgreementRow.mentorship, AgreementRow.version, AgreementRow.values)
    query = AgreementRow.select(*columns).where(AgreementRow.settled).order_by(AgreementRow.version).tuples()
    found: dict[int, tuple[Agreement, Agreement]] = {}
    for number, version, values in cast("Iterable[tuple[int, int, str]]", query):
        lines = tuple((Field(label), value) for label, value in json.loads(values))
        settled = Agreement(version, lines, frozenset(Role))
        found[number] = (found.get(number, (settled,))[0], settled)
    return found


def _ratings() -> tuple[Score, ...]:
    columns = (MentorshipRow.mentee, RatingRow.score, RatingRow.at, RatingRow.mentor)
    query = (
        RatingRow.select(*columns).join(MentorshipRow, on=RatingRow.mentorship == MentorshipRow.id).tuples()
    )
    return tuple(Score(*row) for row in cast("Iterable[tuple[int, int, datetime, int]]", query))


def _check_ins() -> tuple[Score, ...]:
    columns = (AnswerRow.person, AnswerRow.number, AnswerRow.at)
    numbered = (AnswerRow.letter << ASKED) & AnswerRow.number.between(1, 5)
    query = AnswerRow.select(*columns).where(numbered).tuples()
    return tuple(Score(*row) for row in cast("Iterable[tuple[int, int, datetime]]", query))
