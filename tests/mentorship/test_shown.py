"""What may stand on a page for everybody: no number from which fewer than five could be worked out."""

from __future__ import annotations

from mentorship.report.shown import enough, parts, share, steps
from mentorship.report.values import Share


def test_fewer_than_five_are_not_told() -> None:
    assert [enough(number) for number in (0, 1, 4, 5)] == [None, None, None, 5]


def test_a_step_that_all_but_a_few_took_is_not_told() -> None:
    assert steps(20, 18, 12, 3) == (20, None, 12, None)
    assert steps(20, 20, 10) == (20, 20, 10)


def test_the_missing_part_of_a_whole_cannot_be_worked_out() -> None:
    assert parts(20, 9, 2) == (20, None, None)
    assert parts(20, 9, 0) == (20, 9, None)
    assert parts(3, 2) == (None, None)


def test_a_share_needs_enough_on_both_sides() -> None:
    assert share(Share(18, 20)).share is None
    assert share(Share(10, 20)).share == 0.5
    assert share(Share(8, 9, group=4)).of is None
    assert share(Share(8, 9, group=5)).count == 8
