"""Batches, and what counts as news."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from mailer.errors import one_line
from mailer.waiting import BATCH_BYTES, BATCH_MAILS, Offered, batches, header_of


@given(st.lists(st.integers(0, 2 * BATCH_BYTES), max_size=300))
def test_batches_hold_everything_in_order_and_no_more_than_they_may(sizes: list[int]) -> None:
    cut = list(batches((number, size) for number, size in enumerate(sizes)))

    assert [number for batch in cut for number in batch] == list(range(len(sizes)))
    assert all(0 < len(batch) <= BATCH_MAILS for batch in cut)
    assert all(len(batch) == 1 or sum(sizes[number] for number in batch) <= BATCH_BYTES for batch in cut)


def test_batches_are_full_where_they_can_be() -> None:
    assert [len(batch) for batch in batches((number, 10) for number in range(120))] == [50, 50, 20]


def test_what_was_handed_out_is_news_again_after_nine_minutes() -> None:
    now = [0.0]
    offered = Offered(clock=lambda: now[0])
    offered.add(["a"])

    assert not offered.news(["a"])
    assert offered.news(["a", "b"])
    now[0] = 540.0
    assert offered.news(["a"])


def test_a_header_ends_at_the_first_empty_line_of_either_kind() -> None:
    assert header_of(b"A: b\r\n\r\nbody\n\nmore") == b"A: b\r\n\r\n"
    assert header_of(b"A: b\n\nbody\r\n\r\nmore") == b"A: b\n\n"
    assert header_of(b"A: b\n") == b"A: b\n"


def test_what_a_server_said_becomes_one_short_printable_line() -> None:
    assert one_line(b"5.1.1 no\r\n such\x1b[31m user\xff") == "5.1.1 no such [31m user�"
    assert len(one_line("x" * 1000)) == 200
