"""People whom somebody names, and the words that somebody says of another."""

from __future__ import annotations

import pytest

from inbox_rules.labels import profile_field_of
from inbox_rules.naming import named
from inbox_rules.profile import read_profile
from inbox_rules.testimony import LONGEST, fit_to_stand, leave_alone, takes_back
from mentorship.fields import Field

NORA, JO = ("Nora Falk", "nora@example.net"), ("Jo Kim", "jo@example.com")


@pytest.mark.parametrize(
    "text",
    [
        "Nora Falk <nora@example.net>, Jo Kim (jo@example.com)",
        "Nora Falk, nora@example.net; Jo Kim jo@example.com",
        "Nora Falk nora@example.net and Jo Kim jo@example.com",
        "Nora Falk: nora@example.net, y Jo Kim: jo@example.com",
        "1. Nora Falk - nora@example.net\n2. Jo Kim - jo@example.com",
        "nora@example.net (Nora Falk), jo@example.com (Jo Kim)",
        "Nora Falk <nora@example.net<mailto:nora@example.net>>, Jo Kim <jo@example.com>",
        '"Falk, Nora" <NORA@example.net>\nJo Kim, jo@example.com\nBest,\nZoe',
        "Nora Falk, my old boss, nora@example.net, Jo Kim, jo@example.com\nZoe Quist",
    ],
)
def test_names_and_addresses_are_read_however_they_stand(text: str) -> None:
    assert named(text, "Zoe Quist") == ((NORA, JO), ())


@pytest.mark.parametrize(
    ("text", "people", "unread"),
    [
        ("Nora Falk", (), ("Nora Falk",)),
        ("my sister", (), ("my sister",)),
        ("Nora Falk <nora@example>", (), ("Nora Falk nora@example",)),
        ("Nora Falk, Jo Kim <jo@example.com>", (JO,), ("Nora Falk",)),
        ("Nora Falk <nora@example.net>, Jo Kim", (NORA,), ("Jo Kim",)),
        ("Win 50% at shop.example <nora@example.net>", (), ("Win 50% at shop.example nora@example.net",)),
    ],
)
def test_who_has_no_address_that_works_is_handed_back_as_written(
    text: str, people: tuple[tuple[str, str], ...], unread: tuple[str, ...]
) -> None:
    assert named(text) == (people, unread)


def test_an_address_alone_gives_a_name_to_go_on_with() -> None:
    assert named("nora.falk@example.net").people == (("Nora Falk", "nora.falk@example.net"),)


@pytest.mark.parametrize(
    "label",
    [
        "Recommended by", "References", "Who can recommend me", "Empfohlen von", "Referenzen",
        "Recommandé par", "Recomendada por", "Referencias", "Raccomandato da", "Referenze", "Aanbevolen door",
        "Referenties", "Recomendações", "Indicado por",
    ],
)  # fmt: skip
def test_the_label_may_be_translated(label: str) -> None:
    assert profile_field_of(label) is Field.RECOMMENDED_BY


def test_two_lines_with_the_label_name_two_people() -> None:
    found = read_profile(
        "Recommended by: Nora Falk, nora@example.net\nRecommended by: Jo Kim, jo@example.com"
    )

    assert named(dict(found.fields)[Field.RECOMMENDED_BY]).people == (NORA, JO)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Hi Ann,\n\nZoe waits.\nAsk Zoe.\n\nBest wishes,\nNora\n+44 20 1234567", "Zoe waits.\nAsk Zoe."),
        ("Liebe Ann!\nZoe hört zu.\n\nViele Grüße\nNora Falk", "Zoe hört zu."),
        ("Bonjour,\n\nZoe écoute.\n\nCordialement,\nNora", "Zoe écoute."),
        ("Thanks to Zoe I found my trade.\nNora", "Thanks to Zoe I found my trade."),
        ("Mail nora@example.net or www.nora.example.", "Mail (address left out) or (address left out)"),
    ],
)  # fmt: skip
def test_greeting_goodbye_and_addresses_are_no_part_of_the_words(text: str, words: str) -> None:
    assert fit_to_stand(text, "Nora Falk").words == words


def test_what_is_too_long_is_cut_at_a_sentence() -> None:
    found = fit_to_stand("Zoe waits well. " * 100)

    assert found.cut
    assert len(found.words) <= LONGEST
    assert found.words.endswith("waits well.")


@pytest.mark.parametrize(
    "text",
    [
        "Please take it back.", "Bitte löschen", "Retirez-la svp", "Retiren eso", "Cancellate tutto",
        "Verwijder het graag", "Removam isso, por favor",
    ],
)  # fmt: skip
def test_taking_back_is_read_in_every_language(text: str) -> None:
    assert takes_back(text) is True


@pytest.mark.parametrize("text", ["Zoe can remove any doubt.", "Don't delete it", "Delete nothing"])
def test_what_may_be_a_wish_to_take_back_is_only_perhaps_one(text: str) -> None:
    assert takes_back(text) is None


@pytest.mark.parametrize("text", ["Zoe is quite good.", "Zoe takes back nothing but bread."])
def test_praise_takes_nothing_back(text: str) -> None:
    assert takes_back(text) is False


@pytest.mark.parametrize(
    "text",
    [
        "Please never write to me again", "Schreiben Sie mir nicht mehr", "Ne m'écrivez plus",
        "No me escriban más", "Non scrivetemi più", "Schrijf me niet meer", "Não me escrevam mais",
    ],
)  # fmt: skip
def test_who_wants_no_letters_is_heard_in_every_language(text: str) -> None:
    assert leave_alone(text)
