"""Mentors are found by what mentees may read of them, whatever strangers type."""

from __future__ import annotations

import random
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship.fields import Field
from mentorship.people import Person
from store import forgetting, people, search
from store.database import connect, disconnect
from store.models import database
from tests.stores import ON_A_SERVER, store_url

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)
ODD = (
    '"', '""', "*", "a*", "-data", "NOT data", "data OR 1", "data AND", "NEAR(a b)", "name:max", "{name}: x",
    "^data", "(", ")", "'; DROP TABLE person; --", "\x00", "a\x00b", "\u0301", "\ud83d", "🙂", "_", "%", "\\",
    "+", "data" * 500, " ".join(["word"] * 300), "mentor_text", "rank", "\u200b", "ﬁ", "データ",
)  # fmt: skip


@pytest.fixture(autouse=True)
def store(tmp_path: Path) -> Iterator[None]:
    """A store of this test's own."""
    connect(store_url(tmp_path))
    yield
    disconnect()


def mentor(name: str, mission: str, *profile: tuple[Field, str]) -> Person:
    address = f"{name.lower()}@example.org"
    return people.add(Person(0, address, name, "", mentor=True, mission=mission, profile=profile), NOW)


def names(topic: str) -> list[str]:
    found = [people.by_id(number) for number in search.mentors(topic).people]
    return [person.name for person in found if person is not None]


def test_words_are_found_without_their_accents_in_any_case_and_by_their_beginning() -> None:
    mentor("Max", "I draw Café signs and keep the Buchhaltung.")

    assert names("cafe") == names("CAFÉ") == names("buchhalt") == ["Max"]


def test_all_words_have_to_stand_somewhere_in_the_profile() -> None:
    mentor("Max", "From logistics into accounting.", (Field.TOPICS, "career change"))
    mentor("Ada", "Accounting all my life.")

    assert names("accounting career") == ["Max"]
    assert set(names("accounting")) == {"Max", "Ada"}


def test_where_nobody_has_all_words_those_who_have_some_are_near() -> None:
    mentor("Max", "From logistics into accounting.")
    mentor("Ada", "Hospitals and their data.")

    found = search.mentors("hospital accountants")

    assert found.near
    assert set(names("hospital accountants")) == {"Max", "Ada"}


def test_who_writes_of_it_in_the_statement_comes_before_who_only_worked_there() -> None:
    mentor("Ada", "I read contracts.", (Field.WORKED_FOR, "a data office"))
    mentor("Max", "Data is what I teach.")

    assert names("data") == ["Max", "Ada"]


def test_what_mentees_may_not_read_is_not_searched() -> None:
    mentor("Max", "Accounting.", (Field.LIMITS, "no divorces"), (Field.GAINS, "company"))

    assert names("divorces") == names("company") == []


def test_a_text_that_was_changed_taken_back_or_forgotten_is_found_no_more() -> None:
    max_ = mentor("Max", "From logistics into accounting.")

    people.save(replace(max_, mission="I paint."))
    assert names("accounting") == []
    assert names("paint") == ["Max"]

    forgetting.forget(replace(max_, mission="I paint."), NOW)
    assert names("paint") == []
    tables = ("mentor_text",) if ON_A_SERVER else ("mentor_text_data", "mentor_text_content")
    rest = b"".join(
        bytes(cell) if isinstance(cell, bytes) else str(cell).encode()
        for table in tables
        for row in database.execute_sql(f"SELECT * FROM {table}").fetchall()  # noqa: S608
        for cell in row
    )
    assert b"paint" not in rest


def test_a_transaction_that_fails_leaves_the_search_as_it_was() -> None:
    max_ = mentor("Max", "Accounting.")

    with suppress(RuntimeError), database.atomic():
        people.save(replace(max_, mission="I paint."))
        raise RuntimeError

    assert names("accounting") == ["Max"]


@pytest.mark.parametrize("topic", ODD, ids=range(len(ODD)))
def test_nothing_that_a_stranger_types_is_syntax(topic: str) -> None:
    mentor("Max", "data and words")

    search.mentors(topic)

    assert names("words") == ["Max"]


def test_no_mixture_of_signs_breaks_the_search() -> None:
    mentor("Max", "data and words")
    dice = random.Random(7)  # noqa: S311 - no secret
    signs = "\"'*^:(){}+-_.,;~&|<>=AND OR NOT NEAR data é ß İ \u0345\u00ad"

    for _ in range(2000):
        search.mentors("".join(dice.choices(signs, k=dice.randint(0, 20))))


def test_a_mentee_is_in_no_search() -> None:
    people.add(Person(0, "mia@example.org", "Mia", "", mentee=True, mission="data"), NOW)

    assert names("data") == []
