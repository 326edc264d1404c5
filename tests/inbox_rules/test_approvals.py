"""The organizer's answer to a numbered list: understood to the last word, or asked back."""

from __future__ import annotations

import pytest

from inbox_rules.approvals import Decided, decided

NAMES = ("Zoe Quist", "Leo Adebayo", "Max Berger")


@pytest.mark.parametrize(
    ("written", "approved", "declined"),
    [
        ("approve 1 3, decline 2", {1, 3}, {2}), ("accept", {1, 2, 3}, set()), ("decline", set(), {1, 2, 3}),
        ("yes to all but 2", {1, 3}, set()), ("yes to all but 2, decline 2", {1, 3}, {2}),
        ("Let Zoe and Max in, please", {1, 3}, set()), ("Let in 1 and 3", {1, 3}, set()),
        ("approve all", {1, 2, 3}, set()), ("1 yes, 2 no, 3 yes", {1, 3}, {2}),
        ("1: approve\n2: decline\n3: approve", {1, 3}, {2}), ("no to 2, yes to the rest", {1, 3}, {2}),
        ("approve Zoe and Max; decline Leo", {1, 3}, {2}), ("OK to everyone except Leo", {1, 3}, set()),
        ("Approve one and three. Thanks", {1, 3}, set()), ("Yes, all three", {1, 2, 3}, set()),
        ("only Max not yet", {1, 2}, set()), ("Yes to all, only Leo not yet", {1, 3}, set()),
        ("everyone, but Leo must wait", {1, 3}, set()), ("approve 1, 3 not yet", {1}, set()),
        ("1 yes, 2 no, 3 later please", {1}, {2}), ("Zoe in, Leo not yet. Max no.", {1}, {3}),
        ("alle ja, nur Leo noch nicht", {1, 3}, set()), ("oui à tous, sauf Zoe pas encore", {2, 3}, set()),
        ("sí a todos, pero Leo todavía no", {1, 3}, set()), ("aceptar 1, declinar 2", {1}, {2}),
        ("aceptar", {1, 2, 3}, set()), ("declinar", set(), {1, 2, 3}), ("sí a todas menos 2", {1, 3}, set()),
        ("sì a tutti, solo Max non ancora", {1, 2}, set()),
        ("ja voor allen, alleen Zoe nog niet", {2, 3}, set()),
        ("sim a todos, só o Leo ainda não", {1, 3}, set()),
        ("aufnehmen 1 3, ablehnen 2", {1, 3}, {2}), ("ja zu allen außer 2", {1, 3}, set()),
        ("annehmen", {1, 2, 3}, set()), ("ablehnen", set(), {1, 2, 3}),
        ("yes, only Zoe and Max not yet", {2}, set()), ("not yet Leo, yes to the others", {1, 3}, set()),
        ("decline 2 because he sells insurance", set(), {2}), ("Approve 1.\n\nAnn Reyes", {1}, set()),
    ],
)  # fmt: skip
def test_numbers_and_names_are_those_of_the_letter(
    written: str, approved: set[int], declined: set[int]
) -> None:
    found = decided(written, NAMES, "Ann Reyes")

    assert (set(found.approved), set(found.declined), found.doubt) == (approved, declined, "")


@pytest.mark.parametrize(
    "written",
    [
        "approve 4", "approve 1, maybe 2", "not yet", "approve 1 decline 1", "1, 3", "approve 1 but not 2",
        "approve both", "no", "yes and no", "approve 1?", "who is Leo", "", "accept 1-2", "yes to all but",
        "approve 1 and 3 not yet", "approve 1, only 1 not yet", "only 4 not yet", "no, only Leo not yet",
        "only Leo not yet?", "Leo not yet but maybe Max", "not yet to all", "approve 3 not yet",
        "decline 2 because he knows 3", "don't approve 2", "let him in", "don't let Leo in",
    ],
)  # fmt: skip
def test_whatever_is_in_doubt_is_asked_back(written: str) -> None:
    found = decided(written, NAMES)

    assert found.doubt
    assert not found.approved | found.declined


def test_who_is_only_put_off_waits_and_nothing_is_said_of_the_others() -> None:
    assert decided("Leo not yet", NAMES) == Decided()
    assert decided("only Zoe not yet", NAMES[:1]) == Decided()


def test_both_are_the_two_of_a_list_and_her_the_only_one() -> None:
    assert decided("Zoe and Leo are both in", NAMES[:2]).approved == {1, 2}
    assert decided("let her in", NAMES[:1]).approved == {1}


def test_two_of_one_name_are_not_told_apart_by_it() -> None:
    assert decided("approve Zoe", ("Zoe Quist", "Zoe Lind")).doubt
    assert decided("approve Zoe Lind", ("Zoe Quist", "Zoe Lind")).approved == {2}
