"""A Maildir as mailbox and as the place that mail is delivered to."""

from __future__ import annotations

import mailbox
import os
import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from mailer.errors import MailboxLost, TransportLost
from mailer.maildir import MaildirMailbox, MaildirTransport, make_maildir
from mailer.values import Delivery, Fetched, Outgoing

RAW = b"From: ann@example.com\nSubject: hello\n\nHello.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    make_maildir(tmp_path / "Mail")
    return tmp_path / "Mail"


def everything(box: MaildirMailbox) -> list[Fetched]:
    return [mail for batch in box.fetch() for mail in batch]


def test_new_and_read_mail_is_fetched_oldest_first(folder: Path) -> None:
    (folder / "cur" / "1.a:2,S").write_bytes(RAW + b"one")
    (folder / "new" / "2.b").write_bytes(RAW + b"two")
    os.utime(folder / "cur" / "1.a:2,S", (1000, 1000))

    mails = everything(MaildirMailbox(folder))

    assert [(mail.key, mail.raw) for mail in mails] == [("1.a", RAW + b"one"), ("2.b", RAW + b"two")]


def test_what_was_taken_away_is_given_again_as_far_as_it_came_since_a_moment(folder: Path) -> None:
    box = MaildirMailbox(folder)
    assert list(box.taken_since(datetime(2026, 3, 2, tzinfo=UTC))) == [], "nothing was ever taken away"
    for name, day in (("1.a", 1), ("2.b", 3)):
        (folder / "new" / name).write_bytes(RAW)
        moment = datetime(2026, 3, day, tzinfo=UTC).timestamp()
        os.utime(folder / "new" / name, (moment, moment))
    box.done(["1.a", "2.b"])

    (again,) = [mail for batch in box.taken_since(datetime(2026, 3, 2, tzinfo=UTC)) for mail in batch]

    assert (again.key, again.raw) == ("Processed/2.b", RAW)


def test_done_mail_moves_to_the_folder_processed_and_keeps_its_flags(folder: Path) -> None:
    (folder / "cur" / "1.a:2,S").write_bytes(RAW)
    (folder / "new" / "2.b").write_bytes(RAW)
    (folder / "new" / "3.c").write_bytes(RAW)
    box = MaildirMailbox(folder)

    box.done(["1.a", "2.b"])
    box.done(["1.a", "2.b", "never-was"])

    assert [mail.key for mail in everything(box)] == ["3.c"]
    processed = mailbox.Maildir(folder).get_folder("Processed")
    assert sorted(path.name for path in (folder / ".Processed" / "cur").iterdir()) == ["1.a:2,S", "2.b:2,"]
    assert len(processed) == 2


def test_a_mail_that_a_mail_reader_has_opened_meanwhile_is_still_the_same_mail(folder: Path) -> None:
    (folder / "new" / "1.a").write_bytes(RAW)
    box = MaildirMailbox(folder)
    keys = [mail.key for mail in everything(box)]
    (folder / "new" / "1.a").rename(folder / "cur" / "1.a:2,RS")

    assert not box.wait(0)
    box.done(keys)

    assert everything(box) == []


def test_of_a_mail_that_is_too_large_only_the_header_is_read(folder: Path) -> None:
    (folder / "new" / "1.a").write_bytes(RAW + b"x" * 1000)

    mails = everything(MaildirMailbox(folder, limit=500))

    assert mails == [Fetched("1.a", b"From: ann@example.com\nSubject: hello\n\n", too_large=True)]


def test_waiting_ends_when_a_mail_comes(folder: Path) -> None:
    box = MaildirMailbox(folder)
    assert not box.wait(0)
    threading.Thread(target=lambda: (folder / "new" / "1.a").write_bytes(RAW)).start()

    assert box.wait(20)


def test_what_was_handed_out_already_is_no_news(folder: Path) -> None:
    (folder / "new" / "1.a").write_bytes(RAW)
    slept: list[float] = []
    box = MaildirMailbox(folder, sleep=slept.append)
    everything(box)

    assert not box.wait(3)

    assert sum(slept) == pytest.approx(3)
    assert len(slept) <= 6


def test_a_maildir_that_is_not_there_is_one_clear_line_and_no_spin(tmp_path: Path) -> None:
    slept: list[float] = []
    box = MaildirMailbox(tmp_path / "gone", sleep=slept.append)

    with pytest.raises(MailboxLost, match=r"gone cannot be used now: there is no Maildir of that name\."):
        box.wait(3)

    assert not box.wait(3)
    assert slept


def test_delivered_mail_can_be_opened_by_any_mail_reader_and_says_whom_it_was_for(tmp_path: Path) -> None:
    raw = b"From: post@example.org\r\nTo: ann@example.com\r\nSubject: hello\r\n\r\nHello.\r\n"
    with MaildirTransport(tmp_path / "out") as transport:
        outcomes = [
            transport.send(Outgoing("post@example.org", to, raw))
            for to in ("ann@example.com", "bo@example.com")
        ]

    assert [outcome.delivery for outcome in outcomes] == [Delivery.SENT, Delivery.SENT]
    mails = list(mailbox.Maildir(tmp_path / "out"))
    assert sorted(mail["Delivered-To"] for mail in mails) == ["ann@example.com", "bo@example.com"]
    assert {mail["Return-Path"] for mail in mails} == {"<post@example.org>"}
    assert {str(mail.get_payload()) for mail in mails} == {"Hello.\n"}


def test_what_is_delivered_is_fetched_in_the_same_order(tmp_path: Path) -> None:
    with MaildirTransport(tmp_path) as transport:
        for number in range(30):
            transport.send(Outgoing("a@example.org", f"{number}@example.com", RAW))

    mails = everything(MaildirMailbox(tmp_path))

    assert [mail.raw.split(b"Delivered-To: ")[1].split(b"@")[0] for mail in mails] == [
        str(number).encode() for number in range(30)
    ]


def test_an_address_cannot_smuggle_a_header_line_in(tmp_path: Path) -> None:
    with MaildirTransport(tmp_path) as transport:
        outcome = transport.send(Outgoing("a@example.org", "b@example.com\r\nBcc: c@example.com", RAW))

    assert outcome.delivery is Delivery.FAILED
    assert not list(tmp_path.iterdir())


def test_a_place_that_cannot_be_written_is_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("a file where the Maildir should be")

    with MaildirTransport(tmp_path / "out") as transport, pytest.raises(TransportLost, match="stays queued"):
        transport.send(Outgoing("a@example.org", "b@example.com", RAW))
