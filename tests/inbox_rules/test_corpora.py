"""How well mail is read that nobody here wrote. The figures may rise; they must not fall."""

from __future__ import annotations

import time

import pytest

from inbox_rules import html, mime, quotes
from inbox_rules.read import read
from inbox_rules.values import Kind
from tests.inbox_rules.corpora import KINDS, Case, cases

TASKS = ("replies", "automatic", "bounces", "torture")


def _author_text(case: Case) -> str:
    if case.truth["form"] == "mail":
        return read(case.raw).text
    text = mime.clean(case.raw.decode("utf-8", "replace"))
    return quotes.author_text(html.to_text(text) if case.truth["form"] == "html" else text).text


def test_the_authors_text_is_exact_in_at_least_95_of_100() -> None:
    right = [
        "".join(_author_text(case).split()) == "".join(case.truth["text"].split())
        for case in cases("replies")
    ]

    assert sum(right) >= 0.95 * len(right)


def test_the_kind_is_right_in_at_least_99_of_100() -> None:
    right = [read(case.raw).kind in KINDS[case.truth["kind"]] for case in cases("automatic")]

    assert sum(right) >= 0.99 * len(right)


def test_no_person_is_taken_for_a_machine() -> None:
    people = [case for case in cases("automatic") if case.truth["kind"] in ("human", "not_bounce")]

    assert [case.truth["file"] for case in people if read(case.raw).kind is not Kind.PERSON] == []


def test_whether_a_failure_is_permanent_is_right_in_at_least_95_of_100() -> None:
    stated = [case for case in cases("bounces") if case.truth.get("failures")]
    right = [
        sorted({row["hardbounce"] for row in case.truth["failures"]})
        == sorted({failure.permanent for failure in read(case.raw).failures} or {False})
        for case in stated
    ]

    assert sum(right) >= 0.95 * len(right)


def test_failed_addresses_are_right_in_at_least_95_of_100() -> None:
    stated = [case for case in cases("bounces") if "addresses" in case.truth]
    bounces = [(case, incoming) for case in stated if (incoming := read(case.raw)).kind is Kind.BOUNCE]
    right = [
        {address.lower() for address in case.truth["addresses"]}
        == {failure.address for failure in incoming.failures}
        for case, incoming in bounces
    ]

    assert sum(right) >= 0.95 * len(right)


@pytest.mark.parametrize("task", TASKS)
def test_no_mail_takes_longer_than_a_second(task: str) -> None:
    slow = []
    for case in cases(task):
        begun = time.process_time()
        read(case.raw)
        if time.process_time() - begun > 1:
            slow.append(case.truth["file"])

    assert slow == []
