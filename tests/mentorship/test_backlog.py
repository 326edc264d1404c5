"""The pair's own topics, what they are to be done as, and whose turn it is."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from mentorship.activities import Activity, activity_of
from mentorship.agreement import Agreement
from mentorship.backlog import pending, topics_in, used_up, with_topics
from mentorship.fields import Field
from mentorship.goals import NO_GOAL, OPEN_GOAL
from mentorship.kinds import Help, Kind, help_in, kind_in, kind_of
from mentorship.letters.base import Role
from mentorship.lifecycle import State
from mentorship.mentorship import GOAL_ASKED, Mentorship, Round, noted
from mentorship.people import Person
from mentorship.rounds import GOAL_TOPIC, asks_for_goal, begins, following, suggestion, turn

NOW = datetime(2027, 1, 4, 9, tzinfo=UTC)
MAX = Person(1, "max@example.org", "Max Berger", "K7M2", mentor=True)
MIA = Person(2, "mia@example.com", "Mia Okafor", "P3QD", mentee=True)


def pair(**lines: str) -> Mentorship:
    """Return two who settled these lines."""
    values = tuple((Field(name.replace("_", " ")), value) for name, value in lines.items())
    both = frozenset(Role)
    return Mentorship(1, MAX, MIA, State.ACTIVE, NOW, settled_at=NOW, agreement=Agreement(1, values, both))


def a_round(number: int) -> Round:
    """Return the round of that number, asked about so many days later."""
    asked = NOW + timedelta(days=14 * number)
    return Round(number, asked, asked.date())


@pytest.mark.parametrize(
    ("line", "topics"),
    [
        ("salary; saying no; delegation", ("salary", "saying no", "delegation")),
        ("salary, saying no, delegation", ("salary", "saying no", "delegation")),
        ("- salary - saying no", ("salary", "saying no")),
        ("1. salary 2. saying no", ("salary", "saying no")),
        ("how to talk with my boss, who never has the time to sit down", 1),
        ("role-play an interview", ("role-play an interview",)),
    ],
)
def test_a_line_may_hold_several_topics(line: str, topics: tuple[str, ...] | int) -> None:
    assert topics_in(line) == topics if isinstance(topics, tuple) else len(topics_in(line)) == topics


def test_a_topic_that_a_round_was_about_does_not_come_again() -> None:
    two = with_topics(pair(topics="salary; saying no"), ("delegation", "Salary"))

    assert pending(two) == ("salary", "saying no", "delegation")
    assert pending(used_up(two, "Salary.")) == ("saying no", "delegation")


def test_a_topic_that_is_sent_once_more_comes_again() -> None:
    two = used_up(with_topics(pair(), ("salary",)), "salary")

    assert pending(two) == ()
    assert pending(with_topics(two, ("salary",))) == ("salary",)


@pytest.mark.parametrize(
    ("topic", "activity"),
    [
        ("role play: a job interview", Activity.ROLE_PLAY),
        ("Rollenspiel Bewerbungsgespräch", Activity.ROLE_PLAY),
        ("jeu de rôle : un entretien", Activity.ROLE_PLAY),
        ("lead the staff meeting on Monday", Activity.LEAD),
        ("eine Sitzung leiten", Activity.LEAD),
        ("attend a networking event together", Activity.EVENT),
        ("assister à une conférence", Activity.EVENT),
        ("the role that I play in my team", None),
        ("how meetings are led here", None),
        ("what to do about the event", None),
    ],
)
def test_a_topic_says_what_it_is_to_be_done_as(topic: str, activity: Activity | None) -> None:
    assert activity_of(topic) == activity


def test_what_was_done_outside_is_looked_at_in_the_round_that_follows() -> None:
    done = Round(1, NOW, date(2027, 1, 9), sent_at=NOW, own_topic="lead the staff meeting")
    talked = replace(done, own_topic="salary")
    left_out = Round(2, NOW, date(2027, 1, 23), skipped=True, feedback_on="lead the staff meeting")
    day = date(2027, 2, 1)

    assert following(replace(pair(), round=done), day, NOW).feedback_on == "lead the staff meeting"
    assert following(replace(pair(), round=talked), day, NOW).feedback_on == ""
    assert following(replace(pair(), round=replace(done, skipped=True)), day, NOW).feedback_on == ""
    assert following(replace(pair(), round=left_out), day, NOW).feedback_on == "lead the staff meeting"


def test_two_peers_bring_a_topic_and_begin_in_turn() -> None:
    peers, ordinary = pair(kind="peer"), pair()

    assert [turn(peers, number) for number in (1, 2, 3)] == [Role.MENTEE, Role.MENTOR, Role.MENTEE]
    assert [begins(peers, number) for number in (1, 2)] == [Role.MENTEE, Role.MENTOR]
    assert {turn(ordinary, number) for number in (1, 2, 3)} == {Role.MENTEE}
    assert begins(pair(kind="peer", begins="Mia"), 2) is Role.MENTEE


def test_who_only_wants_to_be_heard_is_never_asked_for_a_goal() -> None:
    listening = pair(kind="listening", goal=NO_GOAL, frequency="fortnightly")
    ordinary = pair(goal=OPEN_GOAL, frequency="fortnightly")

    assert not any(asks_for_goal(listening, a_round(number)) for number in range(1, 15))
    assert any(asks_for_goal(ordinary, a_round(number)) for number in range(1, 4))
    assert listening.goals == ()


def test_a_goal_waits_for_the_next_round_where_something_else_took_its_own() -> None:
    ordinary = pair(goal=OPEN_GOAL, frequency="fortnightly")
    its_own = next(number for number in range(1, 5) if asks_for_goal(ordinary, a_round(number)))
    late = a_round(its_own + 1)
    asked = noted(ordinary, GOAL_ASKED, None, late.asked_at)

    assert asks_for_goal(ordinary, late)
    assert asks_for_goal(asked, late)
    assert suggestion(asked, late) == GOAL_TOPIC
    assert not asks_for_goal(asked, a_round(its_own + 2))


def test_a_goal_that_was_asked_for_in_a_round_left_out_is_asked_for_once_more() -> None:
    ordinary = pair(goal=OPEN_GOAL, frequency="fortnightly")
    left_out = replace(a_round(2), skipped=True)
    asked = noted(replace(ordinary, round=left_out), GOAL_ASKED, None, left_out.asked_at)

    assert asks_for_goal(asked, a_round(3))
    assert not asks_for_goal(replace(asked, round=replace(left_out, skipped=False)), a_round(3))


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("I would like to do this as peers, each for the other.", Kind.PEER),
        ("Peer mentoring is what I look for", Kind.PEER),
        ("un mentorat entre pairs", Kind.PEER),
        ("reverse mentoring, please", Kind.REVERSE),
        ("I need no advice, just somebody to listen.", Kind.LISTENING),
        ("Ich brauche jemanden, der nur zuhört: nur zuhören", Kind.LISTENING),
        ("I do not want this as peers", None),
        ("I listened to your talk and my peers told me about you", None),
        ("Somebody to listen and advise me", None),
        ("I teach maths and want to work with data.", None),
    ],
)
def test_the_kind_of_pair_is_read_where_the_request_says_it(words: str, kind: Kind | None) -> None:
    assert kind_in(words) == kind


@pytest.mark.parametrize(
    ("value", "kind"),
    [("peer", "peer"), ("as peers", "peer"), ("Reverse", "reverse"), ("just listening", "listening"),
     ("mentoring", ""), ("none", ""), ("blue", None), ("peer or reverse", None), ("not peer", None)],
)  # fmt: skip
def test_a_line_names_a_kind_or_none_that_we_know(value: str, kind: str | None) -> None:
    assert kind_of(value) == kind


@pytest.mark.parametrize(
    ("words", "form"),
    [
        ("I think about a new career", Help.CAREER),
        ("Could you give feedback on my texts", Help.FEEDBACK),
        ("a conflict with a colleague", Help.ISSUE),
        ("I want to manage people", Help.MANAGEMENT),
        ("which courses are worth it", Help.RESOURCES),
        ("my career and a conflict", None),
        ("I teach maths and want to work with data.", None),
    ],
)
def test_the_form_of_the_help_is_read_where_one_is_named(words: str, form: Help | None) -> None:
    assert help_in(words) == form
