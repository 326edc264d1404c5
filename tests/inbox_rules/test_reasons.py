"""Of a reason no more is understood than its kind (D14), and of contact whether there is any (D13)."""

from __future__ import annotations

import pytest

from inbox_rules.reasons import reason_in, touch_in
from mentorship.reasons import Reason, Touch
from mentorship.requests import Request
from tests.inbox_rules.mails import answer, outcome

TIME = (
    "no time", "I was too busy", "missed, work got in the way", "swamped at the moment", "It's mostly time",
    "keine Zeit", "zu viel Arbeit", "pas le temps", "trop de travail", "no tuve tiempo", "non ho tempo",
    "te druk", "sem tempo", "time",
)  # fmt: skip
OTHER_KINDS = (
    ("I was on holiday", Reason.AWAY), ("Urlaub", Reason.AWAY), ("the link did not work", Reason.MEANS),
    ("not because of work, really", None), ("my child was ill", None), ("", None),
    ("too busy, and then on holiday", None),
)  # fmt: skip
APART = (
    "no contact at all", "1 - we haven't been in touch", "I haven't heard from Max since March",
    "2, he never answered", "gar keinen Kontakt", "pas de nouvelles de Max", "no he sabido nada de él",
    "nessuna risposta", "ik heb niets gehoord", "não respondeu",
)  # fmt: skip
NOT_APART = (
    "no contact problems at all", "we had no contact by phone, only mail", "4, he explains well",
    "1 - he never answers what I ask", "sie antwortet nicht auf meine Fragen",
    "Are we to have no contact?", "I haven't heard from him, but we met last week",
)  # fmt: skip


@pytest.mark.parametrize("words", TIME)
def test_lack_of_time_is_known_in_seven_languages(words: str) -> None:
    assert reason_in(words) is Reason.TIME


@pytest.mark.parametrize(("words", "reason"), OTHER_KINDS)
def test_other_reasons_are_told_apart_and_what_is_not_plain_is_none(
    words: str, reason: Reason | None
) -> None:
    assert reason_in(words) is reason


@pytest.mark.parametrize("words", APART)
def test_no_contact_is_understood(words: str) -> None:
    assert touch_in(words) is Touch.APART


@pytest.mark.parametrize("words", NOT_APART)
def test_what_only_sounds_like_it_is_nothing(words: str) -> None:
    assert touch_in(words) is None


def test_contact_elsewhere_is_understood() -> None:
    assert touch_in("4, we talk on the phone every week") is Touch.ELSEWHERE


@pytest.mark.parametrize("letter", ["nudge", "agreement-settled", "agenda-ask", "-"])
def test_missed_may_have_its_reason_behind_it(letter: str) -> None:
    found = answer(letter, "missed, no time", partner="Max")

    assert (found.request, found.arguments.because) == (Request.MISSED, Reason.TIME)


def test_a_reason_of_its_own_is_other_and_none_is_none() -> None:
    assert answer("nudge", "missed, my cat was ill").arguments.because is Reason.OTHER
    assert answer("nudge", "missed").arguments.because is None


@pytest.mark.parametrize("words", ["I have no time at the moment", "keine Zeit diese Woche"])
def test_lack_of_time_becomes_no_topic_by_a_guess(words: str) -> None:
    assert outcome(answer("agenda-ask", words)) == "ask"


def test_how_to_find_time_may_be_a_topic() -> None:
    words = "How do I tell my team that I have no time for another project before the summer?"

    assert outcome(answer("agenda-ask", words)) == "content"


def test_nothing_of_it_is_looked_for_in_mail_for_the_other_one() -> None:
    assert answer("relayed", "Sorry, no time this week", partner="Max").arguments.because is None
