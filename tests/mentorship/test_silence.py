"""The ladder of silence: its days for each rhythm, and who is told that it is not about them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from mentorship.agreement import Agreement
from mentorship.draft import first_draft
from mentorship.duties.digest import told_from
from mentorship.duties.look import Calendar, Due, Duty
from mentorship.duties.silence import check_privately, close_quiet, nudge_who_begins
from mentorship.effects import Send
from mentorship.fields import Field
from mentorship.letters.base import Role
from mentorship.letters.rounds import Nudge, RoundCheck
from mentorship.lifecycle import Stage, State
from mentorship.mentorship import CONTACT, DIRECT, MET, Mentorship, Sent, noted
from mentorship.people import Person
from mentorship.policy import Policy

SETTLED = datetime(2027, 1, 11, 9, tzinfo=UTC)
MIA = Person(2, "mia@example.com", "Mia Okafor", "M2", mentee=True)
MAX = Person(1, "max@example.org", "Max Berger", "M1", mentor=True)


def pair(rhythm: str = "fortnightly") -> Mentorship:
    bare = Mentorship(1, MAX, MIA, State.ACTIVE, SETTLED, stage=Stage.WORKING, settled_at=SETTLED)
    values = {**dict(first_draft(bare, 12).values), Field.FREQUENCY: rhythm}
    return replace(bare, agreement=Agreement(1, tuple(values.items()), frozenset(Role)))


def due(duty: Duty, current: Mentorship) -> Due:
    found = duty(Calendar(current, Policy(), SETTLED + timedelta(days=100)))
    assert found is not None
    return found


def asked(current: Mentorship) -> Mentorship:
    """Return a pair after its nudge."""
    return replace(current, letters=(Sent("nudge", Role.MENTEE, due(nudge_who_begins, current).at),))


@pytest.mark.parametrize(
    ("rhythm", "days"),
    [("weekly", (10, 19, 31, 45)), ("fortnightly", (21, 30, 42, 56)), ("monthly", (45, 54, 66, 80))],
)
def test_each_step_of_the_ladder_has_its_day(rhythm: str, days: tuple[int, ...]) -> None:
    quiet = pair(rhythm)
    nudged = asked(quiet)
    privately = due(check_privately, nudged).at
    checked = replace(nudged, letters=(*nudged.letters, Sent("round-check", Role.MENTEE, privately)))

    first, closed = due(nudge_who_begins, quiet).at, due(close_quiet, checked).at
    told = told_from(Calendar(checked, Policy(), closed))
    assert told is not None
    moments = (first, privately, told, closed)

    assert tuple((at.date() - SETTLED.date()).days for at in moments) == days


@pytest.mark.parametrize("elsewhere", [(MET, MET), (DIRECT,)])
def test_two_who_meet_elsewhere_are_not_measured(elsewhere: tuple[str, ...]) -> None:
    current = pair()
    for what in elsewhere:
        current = noted(current, what, Role.MENTEE, SETTLED)

    assert nudge_who_begins(Calendar(current, Policy(), SETTLED + timedelta(days=100))) is None


def test_nobody_is_asked_after_the_agreed_end_or_while_a_report_is_looked_at() -> None:
    for current in (replace(pair(), stage=Stage.CLOSING), replace(pair(), held=True)):
        assert nudge_who_begins(Calendar(current, Policy(), SETTLED + timedelta(days=100))) is None


def letters(duty: Duty, current: Mentorship) -> dict[str, bool]:
    """Return who is told that the last mail was theirs."""
    found = due(duty, current)
    sent = (e for e in found.act(Calendar(current, Policy(), found.at)) if isinstance(e, Send))
    return {s.to.first_name: s.letter.wrote_last for s in sent if isinstance(s.letter, Nudge | RoundCheck)}


def test_who_wrote_last_is_told_that_it_is_not_about_them() -> None:
    mentor_waits = noted(pair(), CONTACT, Role.MENTOR, SETTLED)
    mentee_waits = noted(pair(), CONTACT, Role.MENTEE, SETTLED)

    assert letters(check_privately, asked(mentor_waits)) == {"Max": True, "Mia": False}
    assert letters(check_privately, asked(mentee_waits)) == {"Max": False, "Mia": True}
    assert letters(check_privately, asked(pair())) == {"Max": False, "Mia": False}
    assert letters(nudge_who_begins, mentee_waits) == {"Mia": True}
