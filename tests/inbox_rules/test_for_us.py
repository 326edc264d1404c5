"""A confidence in mail for the partner is held and asked about, in whatever language it is written."""

from __future__ import annotations

import pytest

from mentorship.requests import Request
from tests.inbox_rules.mails import answer, outcome


@pytest.mark.parametrize(
    ("words", "request_"),
    [
        ("I would like to end this", Request.END),
        ("Ich möchte aufhören", Request.END),
        ("Ich möchte das Mentoring beenden.", Request.END),
        ("Ich möchte jemand anderen", Request.SOMEONE_ELSE),
        ("Je voudrais arrêter", Request.END),
        ("J'aimerais arrêter.", Request.END),
        ("Je voudrais quelqu'un d'autre", Request.SOMEONE_ELSE),
        ("Quiero terminar", Request.END),
        ("Me gustaría dejarlo", Request.END),
        ("Quisiera otra persona", Request.SOMEONE_ELSE),
    ],
)
def test_a_short_wish_to_end_is_not_passed_on_by_a_guess(words: str, request_: Request) -> None:
    found = answer("introduction", words)

    assert (found.request, found.only_request) == (request_, True)


@pytest.mark.parametrize(
    "words",
    [
        "Ich finde, wir sollten das Ende anders schreiben.",
        "Ich möchte aufhören zu rauchen, und das ist mein Ziel.",
        "Je voudrais arrêter de fumer, voilà mon objectif.",
        "Quiero terminar mis estudios este año.",
        "Ich höre dir gern zu.",
        "Lieber Mia, ich möchte aufhören",
    ],
)
def test_what_is_written_to_the_partner_is_the_partner_s(words: str) -> None:
    assert outcome(answer("introduction", words)) == "content"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("Es ist Zeit aufzuhören.", "end"),
        ("Es ist an der Zeit aufzuhören", "end"),
        ("Es ist noch nicht an der Zeit aufzuhören", "ask"),
        ("Ist es Zeit aufzuhören?", "ask"),
    ],
)
def test_the_german_round_check_understands_its_own_gloss(words: str, said: str) -> None:
    assert outcome(answer("round-check", words)) == said
