"""What letters about an agreement say beside its lines."""

from __future__ import annotations

from datetime import date

import pytest

from mentorship.fields import Field
from mentorship.letters.agreeing import AgreementForm, AgreementReview, AgreementSettled, Introduction
from mentorship.letters.base import Letter, Line, Role
from tests.letters.anatomy import flat, shown

DAY = date(2027, 1, 20)
YES = (Line(Field.WORK_REVIEW, "yes (yes, my CV)"),)


@pytest.mark.parametrize("role", list(Role))
def test_the_introduction_says_what_to_think_about_alone(role: Role) -> None:
    text = flat(shown(Introduction(role, "Max", "Max Berger", "", "", DAY)).text)

    assert "I send a draft of how you two might work. Before that, think alone: what you" in text


@pytest.mark.parametrize(
    ("off", "on"),
    [
        (AgreementForm("Max", (), DAY), AgreementForm("Max", YES, DAY)),
        (AgreementReview("Max", (), DAY), AgreementReview("Max", YES, DAY)),
        (AgreementSettled("Max", (), DAY), AgreementSettled("Max", YES, DAY)),
    ],
)
def test_a_letter_about_an_agreement_says_whether_work_is_reviewed(off: Letter, on: Letter) -> None:
    assert "Work is not reviewed" in flat(shown(off).text)
    assert "Work is reviewed" in flat(shown(on).text)
