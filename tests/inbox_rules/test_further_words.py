"""Replies in words that nobody planned for: none may be acted on wrongly, most must be understood."""

from __future__ import annotations

import pytest

from tests.inbox_rules.further import FURTHER, HELD_BACK, Further, replies, understood, wrong_act
from tests.inbox_rules.mails import outcome

LEAST = 0.80


@pytest.mark.parametrize("reply", [*replies(FURTHER), *replies(HELD_BACK)], ids=str)
def test_nothing_is_done_that_was_not_asked_for(reply: Further) -> None:
    found = understood(reply)

    assert not wrong_act(reply, found), f"meant {reply.means}, read {outcome(found)}: {found.why}"


def test_at_least_80_of_100_clear_requests_are_understood() -> None:
    clear = [reply for reply in replies(FURTHER) if reply.clear]
    missed = [str(reply) for reply in clear if outcome(understood(reply)) != reply.means]

    assert len(missed) <= (1 - LEAST) * len(clear), "\n".join(missed)
