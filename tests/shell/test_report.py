"""`mentorpost report` counts what a programme's own store holds; each number here is worked out by hand."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from freezegun import freeze_time

from mentorpost.__main__ import main
from mentorship.lifecycle import Event
from mentorship.mentorship import CONTACT, GOAL_MET, MET, SKIPPED
from mentorship.policy import Policy
from mentorship.report import report
from mentorship.report.contact import Seen
from mentorship.report.outcomes import Ending
from mentorship.report.promised import Total
from mentorship.report.values import Share, Spread, period
from mentorship.report.worth import Look, Why
from store import answers, mentorships, people, reporting
from store.database import disconnect
from tests.programme import MENTEE, MENTOR, START, Kept, Line, at
from tests.world import World

TODAY = 120  # 2 March 2027


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    """An empty programme, in the store that the command would open."""
    monkeypatch.setenv("MENTORPOST_DATA", str(tmp_path))
    monkeypatch.delenv("MENTORPOST_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    yield Kept(tmp_path)
    disconnect()


def mails(*days: float) -> list[Line]:
    """Return mails that were passed on, the mentee's first, then by turns."""
    return [(day, CONTACT, MENTEE if place % 2 == 0 else MENTOR) for place, day in enumerate(days)]


def asked(day: float, accepted: float) -> list[Line]:
    return [(day, Event.REQUEST, MENTEE), (accepted, Event.ACCEPT, MENTOR)]


def seven_pairs(kept: Kept) -> None:
    """Nine requests from November on, and what came of them."""
    settle = Event.SETTLE
    # 1: settled in 4 days, every two weeks; writes until day 40, and then no more.
    kept.pair([*asked(0, 1), *mails(2, 3), (5, settle, MENTOR), *mails(10, 11, 24, 25, 40)])
    # 2: settled in 6, weekly; reaches its goal four weeks later.
    kept.pair(
        [
            *asked(0, 2), *mails(3, 4), (8, settle, MENTEE), *mails(9, 12, 20, 33),
            (34, Event.CLAIM_GOAL, MENTEE), (36, Event.REACH_GOAL, MENTOR),
        ],
        frequency="weekly", goal="two interviews", time="Mia 1 hour a week; Max 30 minutes a week",
    )  # fmt: skip
    # 3: settled in 8; only the mentee writes, and ends it.
    only_hers: list[Line] = [(day, CONTACT, MENTEE) for day in (2, 3, 4)]
    kept.pair(
        [*asked(0, 1), *only_hers, (9, settle, MENTOR), (20, Event.END, MENTEE), (22, Event.END_NOW, MENTEE)]
    )
    # 4: settled in 10, monthly, and meets elsewhere.
    kept.pair(
        [*asked(1, 3), (13, settle, MENTOR), (20, MET, MENTEE), (50, MET, MENTEE)],
        frequency="monthly", time="an hour at least",
    )  # fmt: skip
    # 5: settled in 20, as needed.
    kept.pair(
        [*asked(1, 4), *mails(5, 6, 7, 8), (24, settle, MENTOR)], frequency="as needed", goal="to decide"
    )
    # 6: never settles.
    kept.pair([*asked(2, 5), *mails(6, 7), (33, Event.NOT_AGREED, None)])
    # 7: is declined. 8: was introduced lately. 9: waits for an answer.
    kept.pair([(2, Event.REQUEST, MENTEE), (4, Event.DECLINE, MENTOR)])
    kept.pair(asked(100, 101))
    kept.pair([(119, Event.REQUEST, MENTEE)])


def test_each_request_stands_in_one_way(kept: Kept) -> None:
    seven_pairs(kept)

    found = kept.report(TODAY).requests

    assert (found.made, found.accepted, found.declined, found.lapsed, found.open) == (9, 7, 1, 0, 1)
    assert found.days_to_answer == Spread(8, 1.0, 2.0, 2.2)  # 1 1 1 2 2 2 3 3


def test_the_share_that_stays_in_the_acquaintance_is_of_those_who_had_the_time(kept: Kept) -> None:
    seven_pairs(kept)

    found = kept.report(TODAY).acquaintance

    assert (found.introduced, found.past, found.stuck, found.too_early) == (7, 4, 2, 1)
    assert found.share_stuck == Share(2, 6)
    assert (found.share_stuck.share, found.source_b) == (0.333, 0.35)


def test_days_from_the_yes_to_the_agreement_have_a_median_and_quartiles(kept: Kept) -> None:
    seven_pairs(kept)

    found = kept.report(TODAY).settling

    assert (found.accepted, found.settled, found.days) == (7, 5, Spread(5, 6.0, 8.0, 10.0))


def test_contact_is_counted_against_each_pairs_own_rhythm(kept: Kept) -> None:
    seven_pairs(kept)

    found = kept.report(TODAY)

    one, two, three = found.pairs
    assert one == Seen(1, "fortnightly", 8, 3, 5, 1.3, at(40).date())
    assert two == Seen(2, "weekly", 4, 3, 4, 4.3, at(33).date())
    assert three == Seen(3, "fortnightly", 0, 0, 0, None, at(4).date())
    assert found.contact.held == Share(6, 12, 2)
    assert found.contact.held.share is None  # of two pairs nothing is worked out
    assert (found.contact.elsewhere, found.contact.as_needed) == (1, 1)


def test_a_pause_and_what_comes_after_the_agreed_end_are_no_rounds(kept: Kept) -> None:
    line = [*asked(0, 1), *mails(2, 3), (5, Event.SETTLE, MENTOR)]
    kept.pair(
        [*line, (12, Event.PAUSE, MENTOR), *mails(20), (40, Event.RESUME, MENTOR), *mails(41),
         (54, Event.TIME_UP, None), *mails(60), (68, Event.CLOSE, None)],
        frequency="weekly",
    )  # fmt: skip

    (pair,) = kept.report(TODAY).pairs

    # Seven days before the pause and fourteen after it: three rounds, and one contact in the second of them.
    assert (pair.rounds, pair.held, pair.contacts) == (3, 1, 1)


def test_a_good_end_is_counted_with_the_time_that_was_agreed(kept: Kept) -> None:
    seven_pairs(kept)

    found = kept.report(TODAY).outcomes

    done = found.completions
    assert (done.pairs, done.by_goal, done.mentors) == (1, 1, 1)
    assert done.time.totals == (Total("hour", "", 6.0, 6.0, 1),)  # an hour and a half, for four weeks
    assert (found.goals.pairs, found.goals.with_goal.count, found.goals.reached.count) == (5, 2, 1)
    assert found.goals.with_goal.share == 0.4


def test_of_several_goals_each_counts_and_the_last_brings_those_that_are_left(kept: Kept) -> None:
    begun = [*asked(0, 1), *mails(2, 3), (5, Event.SETTLE, MENTOR), (30, GOAL_MET, MENTOR)]
    done: list[Line] = [(40, Event.CLAIM_GOAL, MENTEE), (41, Event.REACH_GOAL, MENTOR)]
    kept.pair(begun, goal="one", goal_2="two")
    kept.pair([*begun, *done], goal="one", goal_2="two")

    found = kept.report(TODAY).outcomes.goals

    assert (found.single.count, found.single.of) == (3, 4)
    assert (found.pairs, found.reached.count) == (2, 1)
    assert kept.report(TODAY, until=35).outcomes.goals.single.count == 2
    assert kept.report(TODAY, since=35).outcomes.goals.single.count == 1


def test_why_they_ended_is_told_and_not_who_asked_for_it(kept: Kept) -> None:
    seven_pairs(kept)
    kept.pair([*asked(50, 51), (52, Event.END_NOW, MENTOR)])

    found = kept.report(TODAY).outcomes.endings

    assert {why: number for why, number in found.items() if number} == {
        Ending.ASKED: 2,
        Ending.NO_AGREEMENT: 1,
    }


def test_a_pair_is_worth_a_look_once_with_the_command_that_shows_it(kept: Kept) -> None:
    seven_pairs(kept)
    kept.pair(asked(90, 95))

    assert kept.report(TODAY).look == (
        Look(1, Why.QUIET, 80, "mentorpost pairs show 1"),
        Look(10, Why.NOT_AGREED, 25, "mentorpost pairs show 10"),
    )


def test_a_pair_whose_mail_is_held_is_not_pointed_at(kept: Kept) -> None:
    seven_pairs(kept)
    pair = mentorships.load(1)
    assert pair is not None
    mentorships.save(type(pair)(**{**pair.__dict__, "held": True}), at(TODAY))

    found = kept.report(TODAY)

    assert found.look == ()
    assert 1 not in [one.pair for one in found.pairs]


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


def test_two_who_begin_again_after_the_end_are_not_new_to_each_other(kept: Kept) -> None:
    two = (kept.person(MENTOR), kept.person(MENTEE))
    lived = [*asked(0, 1), *mails(2, 3), (5, Event.SETTLE, MENTOR), *mails(6, 7), (30, Event.END_NOW, MENTEE)]
    kept.pair(lived, two=two)
    kept.pair([*asked(40, 41), (42, Event.SETTLE, MENTOR)], two=two)

    found = kept.report(TODAY)

    assert (found.acquaintance.introduced, found.settling.accepted, found.requests.made) == (1, 1, 2)


def test_a_season_counts_what_happened_in_it_across_the_new_year(kept: Kept) -> None:
    seven_pairs(kept)

    spring = kept.report(TODAY, since=60)
    autumn = kept.report(TODAY, until=35)

    assert (spring.requests.made, spring.acquaintance.introduced, spring.outcomes.completions.pairs) == (
        2,
        1,
        0,
    )
    # On day 35 nobody had reached a goal, and pair 2 was at work.
    assert (autumn.requests.made, autumn.outcomes.completions.pairs, autumn.outcomes.goals.pairs) == (7, 0, 5)
    assert spring.people.all.here == 18


def test_the_first_and_the_last_day_are_counted_whole_where_the_programme_is(kept: Kept) -> None:
    # 23:30 on 31 December in Berlin is still the old year; an hour later is the new one.
    new_year = (at(60) - START).days  # 1 January 2027
    kept.pair([(new_year - 0.5 + 1 / 16, Event.REQUEST, MENTEE)])
    kept.pair([(new_year - 0.5 + 1.6 / 16, Event.REQUEST, MENTEE)])

    assert kept.report(TODAY, since=new_year).requests.made == 1
    assert kept.report(TODAY, until=new_year - 1).requests.made == 1


def test_who_asked_to_be_forgotten_stays_a_number(kept: Kept) -> None:
    seven_pairs(kept)
    before = kept.report(TODAY)
    pair = mentorships.load(2)
    assert pair is not None
    people.forget(pair.mentee)

    after = kept.report(TODAY)

    assert (after.requests, after.acquaintance, after.settling) == (
        before.requests, before.acquaintance, before.settling,
    )  # fmt: skip
    assert after.contact.as_needed == before.contact.as_needed
    assert after.people.mentees.here == before.people.mentees.here - 1


# --- numbers that people gave


def rated(kept: Kept, *scores: int, mentors: int = 9) -> None:
    """Let as many mentees rate as many mentors; where there are fewer mentors, some are rated again."""
    those = [kept.person(MENTOR) for _ in range(mentors)]
    for place, score in enumerate(scores):
        number = kept.pair(asked(0, 1), two=(those[place % mentors], kept.person(MENTEE)))
        pair = mentorships.load(number)
        assert pair is not None
        mentorships.rate(pair, score, "", at(10 + place))
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


def test_how_they_get_on_is_an_average_of_five_people_or_none(kept: Kept) -> None:
    rated(kept, 5, 4, 4, 5, 3)

    assert kept.report(TODAY).outcomes.check_ins.average == 4.2
    assert kept.report(TODAY, until=13).outcomes.check_ins.average is None


# --- the command


def run(*options: str, day: float = TODAY) -> Result:
    with freeze_time(at(day)):
        return CliRunner().invoke(main, ["report", *options])


def test_it_reads_in_78_columns_and_names_nobody(kept: Kept) -> None:
    seven_pairs(kept)

    shown, data = run(), run("--json")

    assert shown.exit_code == 0, shown.output
    assert max(map(len, shown.stdout.splitlines())) <= 78
    for person in people.everybody():
        for said in (person.address, *person.name.split()[:1], person.code):
            assert said not in shown.stdout
            assert said not in data.stdout
    assert "two interviews" not in data.stdout


def test_it_says_what_it_counts_in_sentences(kept: Kept) -> None:
    seven_pairs(kept)

    told = " ".join(run().stdout.split())

    for sentence in (
        "9 requests: 7 accepted, 1 declined, 1 still open.",
        "4 got past the acquaintance, and 2 stayed in it (33 %).",
        "about 35 % are said to stay in it.",
        "That number is from one author's own interviews, and from no study.",
        "it typically took 8 days (half of them between 6 and 10).",
        "Not measured: 1 pair in touch elsewhere and 1 pair with contact as needed.",
        "As agreed that was 6 hours.",
        "The rating at the end: not rated yet.",
        "pair 1: no mail seen here for 80 days; they may talk elsewhere",
        "mentorpost pairs show 1",
    ):
        assert sentence in told


def test_an_empty_programme_gets_kind_sentences_and_no_zeros(kept: Kept) -> None:
    nobody = run().stdout
    kept.person(MENTOR)
    kept.person(MENTEE)
    two = run().stdout

    assert "Nobody has signed up yet" in nobody
    assert "join as mentor" in nobody
    assert not any(digit in nobody.partition("\n")[2] for digit in "0123456789")
    assert "No mentee has asked a mentor in this time" in " ".join(two.split())
    assert " 0 pairs" not in two
    assert "%" not in two


def test_json_is_one_object_with_the_promised_names(kept: Kept) -> None:
    seven_pairs(kept)

    found = json.loads(run("--json", "--since", "2026-11-01").stdout)

    assert list(found) == [
        "program", "since", "until", "time_zone", "people", "requests", "acquaintance", "settling", "contact",
        "promised", "goals", "completions", "endings", "ratings", "check_ins", "worth_a_look", "pairs",
    ]  # fmt: skip
    assert (found["since"], found["until"]) == ("2026-11-01", "2027-03-02")
    assert found["acquaintance"]["share_stuck"] == {"count": 2, "of": 6, "share": 0.333}
    assert found["endings"] == dict.fromkeys(map(str, Ending), 0) | {"asked": 1, "no_agreement": 1}
    assert list(found["pairs"][0]) == list(Seen._fields)
    assert found["worth_a_look"] == [
        {"pair": 1, "why": "quiet", "days": 80, "command": "mentorpost pairs show 1"}
    ]
    assert found["people"]["mentors"] == {
        "signed_up": 9, "answered": 9, "let_in": 9, "introduced": 7, "here": 9, "wrote": 0,
    }  # fmt: skip


def test_a_period_that_ends_before_it_begins_is_refused_in_one_line(kept: Kept) -> None:
    assert kept.number == 0
    done = run("--since", "2027-02-01", "--until", "2027-01-01")

    assert done.exit_code == 1
    assert done.stderr == "Error: 2027-02-01 is after 2027-01-01; give an earlier --since\n"
    assert "is after today" in run("--since", "2028-01-01").stderr


def test_a_round_that_was_left_out_and_a_slower_rhythm_are_told(kept: Kept) -> None:
    number = kept.pair([*asked(0, 1), *mails(2, 3), (5, Event.SETTLE, MENTOR), (20, SKIPPED, MENTEE)],
                       frequency="weekly")  # fmt: skip
    pair = mentorships.load(number)
    assert pair is not None
    assert pair.agreement is not None
    slower = type(pair.agreement)(2, ((pair.agreement.values[0][0], "monthly"),), pair.agreement.agreed)
    mentorships.save(type(pair)(**{**pair.__dict__, "agreement": slower}), at(30))

    found = kept.report(TODAY).contact

    assert (found.less, found.rounds_left_out) == (1, 1)
    assert [rhythm.rhythm for rhythm in found.rhythms if rhythm.pairs] == ["monthly"]


def test_each_part_of_a_report_is_in_its_json(kept: Kept) -> None:
    kept.pair(asked(0, 1))
    made = kept.report(TODAY)
    found = json.loads(run("--json").stdout)

    for part in ("people", "requests", "acquaintance", "settling", "contact", "promised"):
        assert list(found[part]) == [field.name for field in fields(getattr(made, part))]
