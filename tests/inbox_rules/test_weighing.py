"""What a mail says all in all: cues that agree act, and one that speaks against asks back."""

from __future__ import annotations

from datetime import date

import pytest

from tests.inbox_rules.mails import answer, outcome


@pytest.mark.parametrize(
    ("words", "means"),
    [
        ("I was in the same spot ten years ago. Bring us together.", "accept"),
        ("Thrilled to be part of this, yes please!", "accept"),
        ("Unequivocally, yes.", "accept"),
        ("Good luck to her, I'm not the right person for this.", "decline"),
    ],
)
def test_a_clear_word_counts_behind_a_clause_that_says_nothing_to_us(words: str, means: str) -> None:
    assert outcome(answer("request", words)) == means


@pytest.mark.parametrize(
    "words",
    [
        "I was in the same spot ten years ago, if you bring us together I'd need to know when.",
        "My wife told me to say: bring us together.",
        "Bring us together? I wonder.",
        "Yes, I remember her.",
        "No time at all this year. Oh, what the heck, put us in touch.",
    ],
)
def test_what_stands_beside_a_cue_can_make_it_a_question(words: str) -> None:
    assert outcome(answer("request", words)) == "ask"


def test_the_day_on_which_somebody_can_begin_is_kept() -> None:
    understood = answer("request", "Yes, but I can only begin on 1 May.")

    assert outcome(understood) == "accept"
    assert understood.arguments.starts == date(2026, 5, 1)
