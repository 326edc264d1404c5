"""Ratings in a sentence of somebody's own making."""

from __future__ import annotations

import pytest

from inbox_rules.ratings import rating_in
from tests.inbox_rules.mails import answer, outcome


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("It's a 4 from me, thank you Ann.", 4),
        ("Un cinco sin dudarlo", 5),
        ("I would give a 3. He helped.", 3),
        ("Je lui mets 4 sur 5 sans hésiter", 4),
        ("Wir hatten gute Gespräche, ich gebe 5 Sterne.", 5),
        ("Not much in it for me. A 2.", 2),
    ],
)
def test_one_plain_number_in_a_sentence_is_the_rating(text: str, rating: int) -> None:
    assert rating_in(text) == rating
    assert answer("survey", text).arguments.number == rating


@pytest.mark.parametrize(
    "text",
    [
        "We met 5 times.",
        "8/10",
        "somewhere around 3 1/2",
        "A 4 or a 5",
        "5, mais c'est sur 5 ou sur 20 ?",
        "Not a 5",
        "If he had written more it would be a 5.",
        "I have 4 children and little time.",
        "A 5 for the talks, a 2 for the letters.",
    ],
)
def test_a_number_that_may_mean_something_else_is_no_rating(text: str) -> None:
    assert rating_in(text) is None


def test_nobody_rates_where_nobody_was_asked() -> None:
    assert outcome(answer("check-in", "It's a 4 from me.")) == "content"
