"""Replies in words that nobody planned for: none may be acted on wrongly, most must be understood."""

from __future__ import annotations

import pytest

from tests.inbox_rules.further import (
    FILES,
    FURTHER,
    OTHER_HANDS,
    SHORT,
    Further,
    replies,
    understood,
    wrong_act,
)
from tests.inbox_rules.mails import outcome

LEAST = {FURTHER: 0.80, OTHER_HANDS: 0.70, SHORT: 0.90}


@pytest.mark.parametrize("reply", [reply for file in FILES for reply in replies(file)], ids=str)
def test_nothing_is_done_that_was_not_asked_for(reply: Further) -> None:
    found = understood(reply)

    assert not wrong_act(reply, found), f"meant {reply.means}, read {outcome(found)}: {found.why}"


@pytest.mark.parametrize("file", LEAST)
def test_most_clear_requests_are_understood(file: str) -> None:
    clear = [reply for reply in replies(file) if reply.clear]
    missed = [str(reply) for reply in clear if outcome(understood(reply)) != reply.means]

    assert len(missed) <= (1 - LEAST[file]) * len(clear), "\n".join(missed)
