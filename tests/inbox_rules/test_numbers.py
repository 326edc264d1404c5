"""Numbers as people write them in answer to a question."""

from __future__ import annotations

import pytest

from inbox_rules.folding import fold
from inbox_rules.numbers import number_in


@pytest.mark.parametrize(
    "words",
    ["4", "four", "4/5", "4 / 5", "4 out of 5", "★★★★", "★★★★☆", "⭐⭐⭐⭐", "4 stars", "4.", "(4)",
     "I'd give it a 4", "vier", "quatre", "cuatro", "quattro", "4 von 5", "4 sur 5"],
)  # fmt: skip
def test_four_is_four_however_it_is_written(words: str) -> None:
    assert number_in(fold(words)) == 4


@pytest.mark.parametrize(
    "words", ["4.5", "4-5", "4 or 5", "9/10", "four score", "good", "", "★★ of what?", "4 weeks"]
)
def test_what_is_more_than_a_number_is_none(words: str) -> None:
    assert number_in(fold(words)) is None


def test_a_megabyte_is_no_number() -> None:
    assert number_in("4" * 1_000_000) is None
