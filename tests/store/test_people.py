"""People have codes that can be read aloud, and can be forgotten."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mentorship.people import Person, Status
from mentorship.terms import VERSION
from store import forgetting, people
from store.database import connect, disconnect
from tests.stores import store_url
from tests.world import World

NOW = datetime(2027, 3, 1, 9, 30, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _store(tmp_path: Path) -> Iterator[None]:
    connect(store_url(tmp_path))
    yield
    disconnect()


def _add(address: str) -> Person:
    return people.add(Person(0, address, "Mia Okafor", "", mentee=True), NOW)


def test_codes_are_unique_and_spell_nothing() -> None:
    codes = {_add(f"mia{number}@example.com").code for number in range(200)}

    assert len(codes) == 200
    assert not any(set(code) & set("AEIOUYLS015") for code in codes)


def test_an_address_is_found_in_any_case() -> None:
    _add("Mia@Example.com")

    found = people.by_address("MIA@example.COM")
    assert found is not None
    assert found.address == "mia@example.com"


def test_the_first_consent_is_the_one_that_stays() -> None:
    mia = _add("mia@example.com")
    people.consent(mia, NOW)
    people.consent(mia, NOW.replace(year=2028))

    assert people.by_id(mia.id) == Person(**{**mia.__dict__, "consented_at": NOW, "terms": VERSION})


def test_who_is_forgotten_leaves_nothing_that_says_who_it_was() -> None:
    mia = _add("mia@example.com")
    forgetting.forget(mia, NOW)

    ghost = people.by_id(mia.id)
    assert ghost is not None
    assert (ghost.status, ghost.name) == (Status.LEFT, "(forgotten)")
    assert people.by_address("mia@example.com") is None


@pytest.mark.sqlite("it looks into the file")
def test_fewer_words_of_a_pair_stay_when_one_of_them_is_forgotten(tmp_path: Path) -> None:
    world = World(tmp_path)
    world.add("max@example.org", "Max Berger", mentor=True)
    world.add("mia@example.com", "Mia Okafor")
    code = world.person("max@example.org").code
    world.reply("mia@example.com", "welcome-mentee", f"request {code}\n\nOnly Mia writes like this.")
    world.reply("max@example.org", "request", "accept")
    world.after(days=7)

    world.reply("mia@example.com", "agreement-form", "forget me")
    world.close()

    kept = (tmp_path / "mentorpost.sqlite3").read_bytes()
    assert b"Only Mia writes" not in kept
    assert b"mia@example.com" not in kept
    assert b"Okafor" not in kept
