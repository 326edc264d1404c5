"""Several goals in one agreement: what a change of them means, and what is asked back."""

from __future__ import annotations

from datetime import date

import pytest

from mentorship.agreement import Agreement, changed, changed_lines, lines
from mentorship.fields import GOALS, Field
from mentorship.goals import OPEN_GOAL, Aim, UnclearGoalError, goals_in, named, settled
from mentorship.letters.base import Role

OPEN = ((Field.GOAL, OPEN_GOAL),)
ONE = ((Field.GOAL, "two interviews"),)
TWO = ((Field.GOAL, "two interviews"), (Field.GOAL_2, "a talk in May"))


def after(
    values: tuple[tuple[Field, str], ...], field: Field, words: str, shown: bool = True
) -> tuple[str, ...]:
    """Return the goals after one line."""
    return goals_in(tuple({**dict(values), **dict(settled(values, ((field, words),), shown))}.items()))


@pytest.mark.parametrize(
    ("values", "field", "words", "goals"),
    [
        (OPEN, Field.GOAL, "a portfolio", ("a portfolio",)),
        (OPEN, Field.ANOTHER_GOAL, "a portfolio", ("a portfolio",)),
        (ONE, Field.ANOTHER_GOAL, "a portfolio", ("two interviews", "a portfolio")),
        (ONE, Field.ANOTHER_GOAL, "a portfolio\na talk", ("two interviews", "a portfolio", "a talk")),
        (ONE, Field.ANOTHER_GOAL, "two interviews", ("two interviews",)),
        (ONE, Field.GOAL, "three interviews", ("three interviews",)),
        (ONE, Field.GOAL_1, "three interviews", ("three interviews",)),
        (ONE, Field.GOAL_2, "a portfolio", ("two interviews", "a portfolio")),
        (TWO, Field.GOAL_2, "a talk in June", ("two interviews", "a talk in June")),
        (TWO, Field.GOAL_1, "", ("a talk in May",)),
        (TWO, Field.DROPPED_GOAL, "1", ("a talk in May",)),
        (TWO, Field.DROPPED_GOAL, "about the talk", ("two interviews",)),
        (ONE, Field.DROPPED_GOAL, "", ()),
    ],
)
def test_a_goal_is_added_replaced_and_dropped(
    values: tuple[tuple[Field, str], ...], field: Field, words: str, goals: tuple[str, ...]
) -> None:
    assert after(values, field, words) == goals


def test_the_last_goal_that_goes_leaves_the_goal_open() -> None:
    assert settled(ONE, ((Field.DROPPED_GOAL, "1"),), shown=True) == ((Field.GOAL, OPEN_GOAL),)


def test_a_goal_without_a_number_is_asked_about_where_it_can_mean_two_things() -> None:
    with pytest.raises(UnclearGoalError, match="beside it, or in its place"):
        after(ONE, Field.GOAL, "a portfolio", shown=False)
    with pytest.raises(UnclearGoalError, match="which one you mean"):
        after(TWO, Field.GOAL, "a portfolio")
    with pytest.raises(UnclearGoalError, match="which one you mean"):
        after(TWO, Field.DROPPED_GOAL, "")
    with pytest.raises(UnclearGoalError, match="no goal of that number"):
        after(TWO, Field.DROPPED_GOAL, "4")


def test_no_more_goals_are_kept_than_have_a_place() -> None:
    five = tuple((field, f"goal number {n}") for n, field in enumerate(GOALS))

    with pytest.raises(UnclearGoalError, match="five goals"):
        after(five, Field.ANOTHER_GOAL, "a sixth")


def test_several_goals_are_numbered_and_one_is_not() -> None:
    assert [line.field for line in lines(Agreement(1, TWO)) if "goal" in line.field] == ["goal 1", "goal 2"]
    assert [line.field for line in lines(Agreement(1, ONE)) if "goal" in line.field] == ["goal"]


def test_a_change_shows_the_goal_that_comes_and_the_one_that_goes() -> None:
    one, two = Agreement(1, ONE), Agreement(1, TWO)

    added = changed(one, settled(ONE, ((Field.ANOTHER_GOAL, "a talk in May"),), shown=True), Role.MENTEE)
    gone = changed(two, settled(TWO, ((Field.DROPPED_GOAL, "2"),), shown=True), Role.MENTEE)

    assert [(line.field, line.value) for line in changed_lines(added, one)] == [("goal 2", "a talk in May")]
    assert [(line.field, line.value) for line in changed_lines(gone, two)] == [
        ("no longer a goal", "a talk in May")
    ]


def test_number_and_day_of_a_goal_stay_with_its_words() -> None:
    aim = Aim("two interviews by the end of June", "two interviews", date(2027, 6, 30))

    agreement = changed(Agreement(1, OPEN), ((Field.GOAL, aim.words),), Role.MENTEE, (aim,))
    later = changed(agreement, ((Field.GOAL_2, "a talk"),), Role.MENTOR)

    assert later.aims == (aim, Aim("a talk"))


def test_words_name_a_goal_only_where_they_fit_no_other() -> None:
    goals = ("two interviews for a data job", "a talk about a data job")

    assert named("I had both interviews!", goals) == goals[0]
    assert named("the talk went well", goals) == goals[1]
    assert named("the data job", goals) == ""
    assert named("interviews and a talk", goals) == ""
