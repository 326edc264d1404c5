"""A mailbox in which very much waits, on a real Dovecot: its mails are asked for a part at a time."""

from __future__ import annotations

import imaplib

import pytest

from mailer import imap_search
from mailer.errors import MailboxLost
from mailer.imap import ImapMailbox
from tests.mailer.over_imap import a_mail, everything, imap_mailbox, subjects
from tests.rig import Dovecot

MANY = 250
SHORT_LINE = 900  # bytes; the numbers of so many mails take more


def _fill(dovecot: Dovecot, user: str) -> list[str]:
    names = [f"mail {number}" for number in range(MANY)]
    dovecot.append(user, *map(a_mail, names))
    return names


def _subjects(box: ImapMailbox) -> list[str]:
    return subjects([mail.raw for mail in everything(box)])


def test_a_mailbox_whose_numbers_fit_into_no_line_is_read_all_the_same(
    dovecot: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = _fill(dovecot, user)
    monkeypatch.setattr(imaplib, "_MAXLINE", SHORT_LINE)
    box = imap_mailbox(dovecot, user)
    with pytest.raises(MailboxLost):
        everything(box)
    box.close()

    monkeypatch.setattr(imap_search, "AT_ONCE", 100)
    box = imap_mailbox(dovecot, user)

    assert _subjects(box) == names
    box.close()


def test_what_is_done_and_what_comes_meanwhile_is_seen_as_in_a_small_one(
    dovecot: Dovecot, user: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(imap_search, "AT_ONCE", 100)
    names = _fill(dovecot, user)
    box = imap_mailbox(dovecot, user)
    keys = [mail.key for mail in everything(box)]

    box.done(keys[:200])
    dovecot.append(user, a_mail("late"))

    assert _subjects(box) == [*names[200:], "late"]
    box.done(keys[200:])
    assert _subjects(box) == ["late"]
    box.close()
