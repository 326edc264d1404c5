"""Which language a mail is in, and which one its author asks for; where it is not clear, none."""

from __future__ import annotations

import pytest

from inbox_rules.tongue import wished, written_in


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I would like to join as a mentor, please. I have two hours a week.", "en"),
        ("Guten Tag, ich möchte gern als Mentorin mitmachen und habe eine Stunde in der Woche.", "de"),
        ("Ich suche einen Mentor", "de"),
        ("Bonjour, je voudrais participer comme mentor, j'ai du temps.", "fr"),
        ("Hola, quisiera participar como mentora. Tengo dos horas.", "es"),
        ("Olá, gostaria de participar como mentor, tenho tempo.", "pt"),
        ("Buongiorno, vorrei partecipare come mentore", "it"),
        ("Hallo, ik wil graag meedoen als mentor", "nl"),
    ],
)
def test_a_mail_tells_by_its_words_in_which_language_it_is(text: str, code: str) -> None:
    assert written_in(text) == code


@pytest.mark.parametrize(
    "text",
    ["", "join as mentor", "ok", "Mentor 2027", "Max Berger, Berlin", "no", "Hello, ich would gern join"],
)
def test_a_word_or_two_and_a_mixture_tell_nothing(text: str) -> None:
    assert written_in(text) == ""


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("auf Deutsch bitte", "de"),
        ("Deutsch bitte", "de"),
        ("Bitte auf Deutsch.", "de"),
        ("Sprache: Deutsch", "de"),
        ("language: German", "de"),
        ("Please write in French", "fr"),
        ("en français s'il vous plaît", "fr"),
        ("in English please", "en"),
        ("en español, por favor", "es"),
        ("Italiano per favore", "it"),
        ("Deutsch", "de"),
    ],
)
def test_a_wish_for_a_language_is_understood(text: str, code: str) -> None:
    assert wished(text) == code


@pytest.mark.parametrize(
    "text",
    [
        "I teach English at a school",
        "not in German please",
        "I don't speak French",
        "in english class I failed",
        "Deutsch bitte, und ich sage ja",
        "English or German?",
        "auf Deutsch bitte\nund pausieren",
        "",
    ],
)
def test_a_mail_that_only_speaks_of_a_language_asks_for_none(text: str) -> None:
    assert wished(text) == ""
