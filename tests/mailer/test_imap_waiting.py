"""Waiting for mail over IMAP, and what happens when the server is lost, against a real Dovecot."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

import pytest

from mailer.errors import MailboxLost
from tests.mailer.over_imap import a_mail, everything, imap_mailbox, subjects
from tests.rig import Dovecot

WITHOUT_IDLE = "IMAP4rev1 LITERAL+ NAMESPACE UIDPLUS MOVE MULTIAPPEND"


def test_waiting_ends_when_a_mail_comes(dovecot: Dovecot, user: str) -> None:
    box = imap_mailbox(dovecot, user)
    assert not box.wait(0)  # IDLE is open now, and stays open between calls
    assert not box.wait(0.01)
    started = time.monotonic()
    threading.Thread(target=dovecot.deliver, args=(user, a_mail("news"))).start()

    assert box.wait(20)

    assert time.monotonic() - started < 10
    assert subjects([mail.raw for mail in everything(box)]) == ["news"]
    box.close()


def test_what_is_handed_out_already_is_no_news_but_what_came_meanwhile_is(
    dovecot: Dovecot, user: str
) -> None:
    dovecot.append(user, a_mail("stays"))
    box = imap_mailbox(dovecot, user)
    assert box.wait(0)
    everything(box)
    assert not box.wait(0)

    dovecot.append(user, a_mail("new"))
    everything(box)  # the server tells of it here, and will not tell again
    dovecot.append(user, a_mail("newer"))

    assert box.wait(10)
    box.close()


def test_commands_may_follow_while_idle_is_open(dovecot: Dovecot, user: str) -> None:
    box = imap_mailbox(dovecot, user)
    assert not box.wait(0)
    dovecot.append(user, a_mail("one"))

    mails = everything(box)
    assert not box.wait(0)
    box.done([mail.key for mail in mails])
    box.close()

    assert subjects(dovecot.mails(user, "Processed")) == ["one"]


def test_news_that_the_server_tells_in_the_middle_of_a_fetch_is_not_forgotten(
    dovecot: Dovecot, user: str
) -> None:
    dovecot.append(user, *[a_mail(str(number)) for number in range(60)])
    box = imap_mailbox(dovecot, user)
    everything(box)
    assert not box.wait(0)
    fetching = box.fetch()
    next(fetching)
    dovecot.append(user, a_mail("new"))

    assert [len(batch) for batch in fetching] == [10]

    assert box.wait(0)
    box.close()


def test_a_fetch_that_was_cut_short_leaves_news(dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, *[a_mail(str(number)) for number in range(60)])
    box = imap_mailbox(dovecot, user)

    first = next(iter(box.fetch()))

    assert len(first) == 50
    assert box.wait(0)
    box.close()


def test_what_stays_in_the_mailbox_is_offered_again_after_nine_minutes(dovecot: Dovecot, user: str) -> None:
    now = [1000.0]
    dovecot.append(user, a_mail("stays"))
    box = imap_mailbox(dovecot, user, clock=lambda: now[0])
    assert box.wait(0)
    everything(box)
    assert not box.wait(0)

    now[0] += 9 * 60 + 1

    assert box.wait(0)
    box.close()


def test_idle_is_renewed_within_nine_minutes(dovecot: Dovecot, user: str) -> None:
    now = [1000.0]
    box = imap_mailbox(dovecot, user, clock=lambda: now[0])
    log = dovecot.home / "dovecot.log"
    began = time.monotonic()

    for _ in range(3):
        assert not box.wait(0)
        now[0] += 9 * 60 - 0.01
        assert not box.wait(60)  # 10 ms are left, then it begins anew, on the same connection

    assert time.monotonic() - began < 10
    assert log.read_text().count(f"user=<{user}>") == 1
    box.close()


def test_a_server_without_idle_is_asked_now_and_then(a_dovecot: Callable[..., Dovecot], user: str) -> None:
    dovecot = a_dovecot(WITHOUT_IDLE)
    slept: list[float] = []
    now = [1000.0]

    def sleep(seconds: float) -> None:
        slept.append(seconds)
        now[0] += seconds

    box = imap_mailbox(dovecot, user, clock=lambda: now[0], sleep=sleep, poll_seconds=30)
    assert not box.wait(10)
    dovecot.append(user, a_mail("new"))

    found = [box.wait(10) for _ in range(3)]
    box.close()

    assert found == [False, True, True]
    assert sum(slept) == pytest.approx(30)


def test_a_server_that_dies_is_reported_once_and_not_asked_in_a_spin(
    a_dovecot: Callable[..., Dovecot], user: str
) -> None:
    dovecot = a_dovecot()
    box = imap_mailbox(dovecot, user)
    assert not box.wait(0)
    dovecot.stop()
    began = time.monotonic()

    losses = waits = 0
    while time.monotonic() - began < 2:
        try:
            waits += 1
            assert not box.wait(0.5)
        except MailboxLost:
            losses += 1

    assert 1 <= losses <= 3
    assert waits <= 10
    box.close()


def test_a_server_that_comes_back_is_found_again(a_dovecot: Callable[..., Dovecot], user: str) -> None:
    dovecot = a_dovecot()
    dovecot.append(user, a_mail("before"))
    box = imap_mailbox(dovecot, user)
    keys = [mail.key for mail in everything(box)]
    dovecot.stop()
    with pytest.raises(MailboxLost, match="Mail waits there"):
        box.done(keys)
    with pytest.raises(MailboxLost, match="Mail waits there"):
        everything(box)

    dovecot.start()
    assert not box.wait(5)  # sleeps no longer than the rest of the backoff
    assert box.wait(5)
    assert [mail.key for mail in everything(box)] == keys
    box.done(keys)
    box.close()

    assert subjects(dovecot.mails(user, "Processed")) == ["before"]
