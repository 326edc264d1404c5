"""Lines that we sent are taken out of answers, and nothing else."""

from __future__ import annotations

from inbox_rules.own_lines import without_own_lines

SENT = """Hello Max,

Mia Okafor read your statement and would like you as her mentor.
It means 20 minutes a week for four months, by mail.

    accept     I introduce you ("accept from 1 May" works)
    decline    I tell her kindly that you aren't free
"""


def test_our_letter_is_taken_out_where_nothing_marks_it() -> None:
    answer = f"Yes, gladly.\n\n{SENT}\nSee you soon"

    assert without_own_lines(answer, SENT).split("\n")[0] == "Yes, gladly."
    assert "read your statement" not in without_own_lines(answer, SENT)
    assert without_own_lines(answer, SENT).endswith("See you soon")


def test_other_line_breaks_and_stars_hide_nothing() -> None:
    answer = "ok\n\n*Mia Okafor* read your statement\nand would like you as her mentor. It means 20 minutes"

    assert without_own_lines(answer, SENT) == "ok"


def test_a_line_of_fewer_than_four_words_always_stays() -> None:
    assert without_own_lines(f"{SENT}\naccept", SENT).endswith("\naccept")


def test_one_line_alone_may_be_the_authors_own_words() -> None:
    answer = "Mia Okafor read your statement\n\nIs that true?"

    assert without_own_lines(answer, SENT) == answer


def test_nothing_above_the_first_quoted_line_is_taken_out() -> None:
    answer = "I tell her kindly that you aren't free\n\nis not what I want.\n\n> It means 20 minutes\nfine"

    assert without_own_lines(answer, SENT) == answer


def test_questions_behind_a_quote_sign_stay() -> None:
    answer = "> It means 20 minutes a week for four months, by mail.\nThat is too much."

    assert without_own_lines(answer, SENT) == answer
