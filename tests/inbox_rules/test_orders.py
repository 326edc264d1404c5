"""What an organizer's answer to the weekly letter asks for, and what is asked back."""

from __future__ import annotations

from datetime import date

import pytest

from inbox_rules.orders import Listed, orders_in
from mentorship.digest import POSSIBLE
from mentorship.letters.organizing import About, Order

TODAY = date(2026, 3, 2)
ITEMS = (
    Listed(("Zoe Quist",), POSSIBLE[About.APPROVAL]),
    Listed(("Max Berger", "Mia Okafor"), POSSIBLE[About.QUIET]),
    Listed(("Leo Adebayo",), POSSIBLE[About.APPROVAL]),
    Listed(("Kim Lee",), POSSIBLE[About.TALK]),
    Listed(("Bo Lind", "Ada Byron"), POSSIBLE[About.NOT_AGREED]),
    Listed((), POSSIBLE[About.QUARANTINE]),
)
NUDGE, APPROVE, DECLINE, PAUSE, END, WRITE = (
    Order.NUDGE, Order.APPROVE, Order.DECLINE, Order.PAUSE, Order.END, Order.WRITE,
)  # fmt: skip

# fmt: off
READ = (
    ("nudge 2, approve 1 3, end 5",                     [(NUDGE, 2), (APPROVE, 1), (APPROVE, 3), (END, 5)]),
    ("Please nudge Max and Mia, and let in Zoe.",       [(NUDGE, 2), (APPROVE, 1)]),
    ("1, 3 approve",                                    [(APPROVE, 1), (APPROVE, 3)]),
    ("approve Zoe, decline Leo\n\nThanks\nAnn",         [(APPROVE, 1), (DECLINE, 3)]),
    ("accept 1 + 3; remind #2",                         [(APPROVE, 1), (APPROVE, 3), (NUDGE, 2)]),
    ("Stups 2 an, nimm 1 auf, lehne 3 ab",              [(NUDGE, 2), (APPROVE, 1), (DECLINE, 3)]),
    ("2 anstupsen, 1 und 3 aufnehmen, beende 5",        [(NUDGE, 2), (APPROVE, 1), (APPROVE, 3), (END, 5)]),
    ("erinnern 2, fertig 4",                            [(NUDGE, 2), (Order.DONE, 4)]),
    ("relance 2, accepte 1, mets fin à 5",              [(NUDGE, 2), (APPROVE, 1), (END, 5)]),
    ("mets 2 en pause, refuser 3",                      [(PAUSE, 2), (DECLINE, 3)]),
    ("recuerda a 2, acepta 1 y 3, cierra 5",            [(NUDGE, 2), (APPROVE, 1), (APPROVE, 3), (END, 5)]),
    ("sollecita 2, accetta 1, rifiuta 3, chiudi 5",     [(NUDGE, 2), (APPROVE, 1), (DECLINE, 3), (END, 5)]),
    ("herinner 2, keur 1 goed, wijs 3 af, sluit 5 af",  [(NUDGE, 2), (APPROVE, 1), (DECLINE, 3), (END, 5)]),
    ("lembra 2, aceita 1, recusa 3, encerra 5",         [(NUDGE, 2), (APPROVE, 1), (DECLINE, 3), (END, 5)]),
)
# fmt: on


def read(text: str) -> list[tuple[Order, int]]:
    found = orders_in(text, ITEMS, "Ann Reyes", TODAY)
    assert not found.doubt
    return [(one.order, one.number) for one in found.orders]


@pytest.mark.parametrize(("text", "orders"), READ)
def test_numbers_and_names_are_read_with_the_verbs_of_seven_languages(
    text: str, orders: list[tuple[Order, int]]
) -> None:
    assert read(text) == orders


@pytest.mark.parametrize(
    "text",
    [
        "don't end 5", "end 5?", "beende 5 nicht", "ne termine pas 5", "no termines 5", "perhaps approve 1",
        "end 5 unless they write", "approve 1-3", "approve all", "approve none", "nudge", "approve", "1 3",
        "end 1", "nudge 7", "nudge 6", "nudge 2 and end 2", "approve 1, decline 1", "", "thanks",
        "pause 2 until the holidays", "pause 2 until 1 January 2020",
    ],
)  # fmt: skip
def test_whatever_is_in_doubt_is_asked_back_and_nothing_of_it_counts(text: str) -> None:
    found = orders_in(text, ITEMS, "Ann Reyes", TODAY)

    assert found.doubt
    assert found.orders == ()


@pytest.mark.parametrize(
    "text",
    [
        "write 4: Shall we talk? I'd like that.", "Write to Kim: Shall we talk? I'd like that.",
        "schreib 4: Shall we talk? I'd like that.", "écris à 4 : Shall we talk? I'd like that.",
        "escribe a 4: Shall we talk? I'd like that.", "scrivi a 4: Shall we talk? I'd like that.",
        "schrijf 4: Shall we talk? I'd like that.", "escreva 4: Shall we talk? I'd like that.",
    ],
)  # fmt: skip
def test_words_behind_the_colon_go_as_they_were_written(text: str) -> None:
    (one,) = orders_in(text, ITEMS, "Ann Reyes", TODAY).orders

    assert (one.order, one.number, one.who) == (WRITE, 4, 0)
    assert one.words == "Shall we talk? I'd like that."


def test_words_go_on_until_the_next_line_that_is_an_order() -> None:
    found = orders_in("write Mia: hello,\nhow are you?\n\nAnn\nnudge 5", ITEMS, "Ann Reyes", TODAY)

    assert [(one.order, one.number) for one in found.orders] == [(NUDGE, 5), (WRITE, 2)]
    assert found.orders[1].words == "hello,\nhow are you?\n\nAnn"
    assert ITEMS[1].names[found.orders[1].who] == "Mia Okafor"


@pytest.mark.parametrize(
    "text",
    [
        "write 2: hello", "write 4 hello", "write 4:", "write: hello", "write 9: hello", "write 6: hello",
        "write 1 3: hello", "write Nobody: hello", "write 4: hi, and then nudge 2",
    ],
)  # fmt: skip
def test_words_whose_reader_or_end_is_not_clear_go_to_nobody(text: str) -> None:
    assert orders_in(text, ITEMS, "Ann Reyes", TODAY).doubt


def test_a_pause_takes_its_day_along() -> None:
    found = orders_in("pause 2 until 3 May, nudge 5", ITEMS, "Ann Reyes", TODAY)

    assert [(one.order, one.number, one.until) for one in found.orders] == [
        (PAUSE, 2, date(2026, 5, 3)),
        (NUDGE, 5, None),
    ]
