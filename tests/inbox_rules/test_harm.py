"""What may tell of harm never reaches the other one by a guess; what plainly does not goes on (A33, A35)."""

from __future__ import annotations

import pytest

from inbox_rules.harm import Telling, telling
from mentorship.requests import Request
from tests.inbox_rules.mails import answer, outcome

NAMED = (
    "I am being harassed by Max", "Max is harassing me", "Max keeps threatening me.",
    "Ich werde von Max belästigt", "Max belästigt mich seit Wochen", "je suis harcelée par Max",
    "Max me harcèle", "Max me acosa", "estoy siendo acosada por Max", "Max mi molesta",
    "sono molestata da Max", "ik word lastiggevallen door Max", "Max valt me lastig",
    "estou a ser assediada pelo Max", "Max assedia-me",
)  # fmt: skip
PERHAPS = (
    "Please report this", "please report this!", "How do I report this?", "I want to report something.",
    "Can I report him for what he did?", "I am being harassed", "He keeps harassing me", "Stop harassing me",
    "You are threatening me", "My mentor is harassing me", "I feel unsafe with him",
    "Max, I am being stalked",
    "Ich möchte das melden", "Bitte melde das", "er belästigt mich", "ich werde bedroht",
    "je voudrais signaler quelque chose", "il me menace", "quiero denunciar esto", "me está acosando",
    "vorrei segnalare questo", "lui mi molesta", "ik wil dit melden", "hij valt me lastig",
    "quero denunciar isto", "ele me assedia",
)  # fmt: skip
HARMLESS = (
    "please report back next week", "Please report to Anna on Monday", "I will report it to my boss",
    "I want to report progress", "Please report this week's numbers", "I report to the head of sales",
    "please report that the course went well", "My boss is harassing me",
    "I am being bullied by my colleagues",
    "I told her that my boss harasses me", "Max, I am being harassed by my boss", "I was bullied at school",
    "Your story touched me", "We read the chapter about harassment", "I am afraid of the exam",
    "Bitte melde dich bald", "Ich melde mich am Montag", "Ich werde von meinem Chef belästigt",
    "mein Chef bedroht mich", "ton message m'a touchée", "mon chef me harcèle", "me tocó trabajar el domingo",
    "mi jefe me acosa", "vorrei segnalare questo corso", "il mio capo mi molesta", "mijn baas valt me lastig",
    "meld je even", "o meu chefe assedia-me",
)  # fmt: skip


@pytest.mark.parametrize("words", NAMED)
@pytest.mark.parametrize("letter", ["relayed", "check-in", "agenda-ask", "agreement-form"])
def test_who_is_named_is_reported_in_answer_to_any_letter_of_the_two(letter: str, words: str) -> None:
    assert answer(letter, words, partner="Max", name="Mia").request is Request.REPORT


@pytest.mark.parametrize("words", PERHAPS)
def test_what_may_tell_of_harm_waits_in_mail_for_the_other_one(words: str) -> None:
    found = answer("relayed", f"Hi Max,\n\n{words}\n\nMia", partner="Max", name="Mia")

    assert found.perhaps_report or found.request is Request.REPORT


@pytest.mark.parametrize("words", PERHAPS)
def test_what_may_tell_of_harm_is_asked_about_before_it_stands_in_an_agenda(words: str) -> None:
    assert outcome(answer("agenda-ask", words, partner="Max", name="Mia")) in ("ask", "report")


@pytest.mark.parametrize("words", HARMLESS)
def test_what_is_about_somebody_else_or_nothing_of_the_kind_goes_on(words: str) -> None:
    found = answer("relayed", f"Hi Max,\n\n{words}\n\nMia", partner="Max", name="Mia")

    assert not found.perhaps_report
    assert found.request is None


@pytest.mark.parametrize("words", ["He keeps harassing me", "Please report this", "il me menace"])
def test_where_a_person_reads_it_anyway_it_takes_the_way_of_a_report(words: str) -> None:
    assert answer("check-in", words, partner="Max", name="Mia").request is Request.REPORT


@pytest.mark.parametrize("words", ["end now, he harasses me", "leave. Max threatens me"])
def test_who_ends_it_at_once_has_ended_it(words: str) -> None:
    found = answer("work-it-out", words, partner="Max", name="Mia")

    assert found.request in (Request.END_NOW, Request.LEAVE)


def test_a_profile_may_tell_of_what_was() -> None:
    found = answer("welcome-mentee", "I was harassed at work and want to leave it.", partner="")

    assert found.request is not Request.REPORT


def test_quoted_words_tell_nothing() -> None:
    assert not answer("relayed", "Thanks!\n\n> Max is harassing me", partner="Max").perhaps_report


def test_a_name_that_only_greets_is_not_who_does_it() -> None:
    assert telling([(1, "Max, he harasses me")], "Max") is Telling.POINTED
