"""What a report tells of people: how many, how much time, what numbers they gave."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorship.looking_back import LookingBack
from mentorship.policy import Policy
from mentorship.report import report
from mentorship.report.promised import Total
from mentorship.report.values import period
from store import answers, forgetting, mentorships, people, reporting
from store.database import disconnect
from store.models import ReceivedRow
from tests.programme import MENTEE, MENTOR, TODAY, Kept, asked, at, seven_pairs
from tests.world import World


@pytest.fixture
def kept(tmp_path: Path) -> Iterator[Kept]:
    """An empty programme."""
    yield Kept(tmp_path)
    disconnect()


def test_participation_is_told_by_role_and_step_by_step(kept: Kept) -> None:
    kept.pair(asked(0, 1))
    kept.person(MENTEE)
    kept.person(MENTEE, answered=False)
    kept.person(MENTEE, status="applied")
    kept.person(MENTEE, day=TODAY + 1)

    found = kept.report(TODAY).people

    mentees = found.mentees
    assert (mentees.signed_up, mentees.answered, mentees.let_in) == (4, 3, 3)
    assert (mentees.introduced, mentees.here) == (1, 3)
    assert (found.mentors.signed_up, found.mentors.introduced, found.all.signed_up) == (1, 1, 5)


def test_who_wrote_lately_is_counted_from_their_mails(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add("max@example.org", "Max Berger", mentor=True, mission="I count.")
    world.add("mia@example.com", "Mia Okafor")
    world.write("zoe@example.com", "I would like to join as mentee", subject="join as mentee")
    world.write("max@example.org", "status")
    world.after(20)
    soon = period(None, None, "UTC", world.now)
    world.after(20)
    later = period(None, None, "UTC", world.now)

    first, second = (report(reporting.programme(one.end), Policy(), one).people for one in (soon, later))
    world.close()

    assert (first.mentors.wrote, second.mentors.wrote, first.mentees.wrote) == (1, 0, 0)
    # Zoe has signed up and not answered; nobody has let her in.
    assert (first.mentees.signed_up, first.mentees.let_in, first.mentees.here) == (2, 1, 1)


def test_time_is_added_up_by_unit_and_period_and_never_mixed(kept: Kept) -> None:
    for time in ("3 hours a week, 3 evenings a month", "2-3 hours a week", "20 minutes a day", "a lot", ""):
        kept.person(MENTOR, time=time)

    found = kept.report(TODAY).promised.mentors

    assert found.totals == (
        Total("evening", "month", 3.0, 3.0, 1),
        Total("hour", "week", 5.0, 6.0, 2),
        Total("minute", "day", 20.0, 20.0, 1),
    )
    assert (found.own_words, found.unsaid) == (1, 1)


def test_who_asked_to_be_forgotten_stays_a_number(kept: Kept) -> None:
    seven_pairs(kept)
    before = kept.report(TODAY)
    pair = mentorships.load(2)
    assert pair is not None
    forgetting.forget(pair.mentee, at(TODAY))

    after = kept.report(TODAY)

    assert (after.requests, after.acquaintance, after.settling) == (
        before.requests, before.acquaintance, before.settling,
    )  # fmt: skip
    assert after.contact.as_needed == before.contact.as_needed
    assert after.people.mentees.here == before.people.mentees.here - 1


def test_who_went_unseen_or_waits_for_a_second_role_is_not_let_in_with_it(kept: Kept) -> None:
    kept.person(MENTEE, status="left", answered=False)
    mia = kept.person(MENTEE)
    people.save(type(mia)(**{**mia.__dict__, "wants": "mentor"}))

    found = kept.report(TODAY).people

    assert (found.mentees.signed_up, found.mentees.let_in, found.mentees.here) == (2, 1, 1)
    assert (found.mentors.signed_up, found.mentors.let_in, found.mentors.here) == (1, 0, 0)


def test_an_absence_notice_is_no_word_of_somebody(kept: Kept) -> None:
    mia = kept.person(MENTEE)
    what = {"state": "done", "person": mia.id, "at": at(TODAY - 3)}
    ReceivedRow.create(key="1", digest="1", kind="out_of_office", **what)

    before = kept.report(TODAY).people.mentees.wrote
    ReceivedRow.create(key="2", digest="2", kind="person", **what)

    assert (before, kept.report(TODAY).people.mentees.wrote) == (0, 1)


def test_who_has_both_roles_promises_once_and_with_the_mentors(kept: Kept) -> None:
    both = kept.person(MENTOR, time="2 hours a week")
    people.save(type(both)(**{**both.__dict__, "mentee": True}))
    kept.person(MENTEE, time="1 hour a week")

    found = kept.report(TODAY).promised

    assert found.mentors.totals == (Total("hour", "week", 2.0, 2.0, 1),)
    assert found.mentees.totals == (Total("hour", "week", 1.0, 1.0, 1),)


def rated(kept: Kept, *scores: int, mentors: int = 9) -> None:
    """Let as many mentees rate as many mentors; where there are fewer mentors, some are rated again."""
    those = [kept.person(MENTOR) for _ in range(mentors)]
    for place, score in enumerate(scores):
        number = kept.pair(asked(0, 1), two=(those[place % mentors], kept.person(MENTEE)))
        pair = mentorships.load(number)
        assert pair is not None
        mentorships.rate(pair, score, "", at(10 + place), LookingBack(listened=score > 3, trust=score))
        answers.keep(number, pair.mentee.id, "check-in", score, "fine", at(10 + place))


@pytest.mark.parametrize(
    ("scores", "mentors", "average"),
    [
        ((5, 4, 4, 5), 9, None),
        ((5, 4, 4, 5, 3), 9, 4.2),
        ((5, 4, 4, 5, 3), 4, None),  # four mentors: each knows their own
        ((5, 4, 4, 5, 3, 1), 9, 4.2),  # one more would tell what it is
        ((5, 4, 4, 5, 3, 1, 1, 1), 9, 3.0),
    ],
)
def test_an_average_needs_five_and_moves_by_three(
    kept: Kept, scores: tuple[int, ...], mentors: int, average: float | None
) -> None:
    rated(kept, *scores, mentors=mentors)

    found = kept.report(TODAY).outcomes

    assert (found.ratings.count, found.ratings.average) == (len(scores), average)


@pytest.mark.parametrize(
    ("scores", "mentors", "listened", "trust"),
    [
        ((5, 4, 4, 5), 9, None, None),
        ((5, 4, 4, 5, 3), 9, 0.8, 4.2),
        ((5, 4, 4, 5, 3), 4, None, None),  # four mentors: each knows who works with them
        ((5, 4, 4, 5, 3, 1), 9, 0.8, 4.2),
    ],
)
def test_what_mentees_said_beside_the_number_is_told_of_five_or_not_at_all(
    kept: Kept, scores: tuple[int, ...], mentors: int, listened: float | None, trust: float | None
) -> None:
    rated(kept, *scores, mentors=mentors)

    found = kept.report(TODAY).outcomes

    assert (found.listened.share, found.trust.average) == (listened, trust)


def test_five_numbers_of_four_people_make_no_average(kept: Kept) -> None:
    rated(kept, 5, 4, 4, 5)
    pair = mentorships.load(1)
    assert pair is not None
    answers.keep(1, pair.mentee.id, "half-way", 3, "", at(40))

    found = kept.report(TODAY).outcomes.check_ins

    assert (found.count, found.people, found.average) == (5, 4, None)


def test_how_they_get_on_is_an_average_of_five_people_or_none(kept: Kept) -> None:
    rated(kept, 5, 4, 4, 5, 3)

    assert kept.report(TODAY).outcomes.check_ins.average == 4.2
    assert kept.report(TODAY, until=13).outcomes.check_ins.average is None
