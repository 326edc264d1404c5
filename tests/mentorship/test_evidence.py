"""What may be done on which evidence."""

from __future__ import annotations

import pytest

from mentorship.answers import ANSWERS
from mentorship.evidence import Evidence, Verdict, verdict
from mentorship.letters import LETTERS
from mentorship.requests import NEEDS, Request

GRAVE = [Request.END, Request.END_NOW, Request.LEAVE, Request.FORGET_ME, Request.RATE, Request.ACCEPT]


@pytest.mark.parametrize("request_word", GRAVE)
@pytest.mark.parametrize("evidence", [Evidence.ADDRESS, Evidence.TOKEN_ELSEWHERE, Evidence.REFUSED])
def test_what_is_grave_needs_token_and_address(request_word: Request, evidence: Evidence) -> None:
    assert verdict(evidence, request_word) is Verdict.CONFIRM
    assert verdict(Evidence.TOKEN, request_word) is Verdict.ACT


@pytest.mark.parametrize("request_word", [Request.MET, Request.SKIP])
def test_what_is_harmless_acts_from_another_address_too(request_word: Request) -> None:
    assert verdict(Evidence.TOKEN_ELSEWHERE, request_word) is Verdict.ACT


def test_failed_authentication_is_a_veto_for_everything_but_a_report() -> None:
    asked = [word for word in Request if verdict(Evidence.REFUSED, word) is Verdict.ACT]

    assert set(asked) == {Request.REPORT, Request.JOIN_AS_MENTOR, Request.JOIN_AS_MENTEE}


@pytest.mark.parametrize("evidence", list(Evidence))
def test_a_report_always_acts(evidence: Evidence) -> None:
    assert verdict(evidence, Request.REPORT) is Verdict.ACT


def test_plain_words_from_another_address_are_held() -> None:
    assert verdict(Evidence.TOKEN_ELSEWHERE, None) is Verdict.CONFIRM


def test_each_request_says_what_it_needs() -> None:
    assert set(NEEDS) == set(Request)


def test_each_letter_says_what_answers_it() -> None:
    assert set(LETTERS) <= set(ANSWERS)
