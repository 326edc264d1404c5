"""A mailbox that listens, spoken to by real clients."""

from __future__ import annotations

import smtplib
import socket
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mailer.errors import MailboxLost
from mailer.listener import ListeningMailbox
from mailer.open import open_mailbox
from mailer.urls import Place
from mailer.values import Fetched
from tests.rig import HOST, free_port

RAW = b"From: ann@example.com\r\nSubject: hello\r\n\r\nHello.\r\n"
Start = Callable[..., ListeningMailbox]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    started: list[ListeningMailbox] = []

    def listen(scheme: str = "smtp", limit: int = 10_000) -> ListeningMailbox:
        started.append(ListeningMailbox(Place(scheme, HOST, 0), tmp_path, limit))
        started[-1].listen()
        return started[-1]

    yield listen
    for box in started:
        box.close()


def everything(box: ListeningMailbox) -> list[Fetched]:
    return [mail for batch in box.fetch() for mail in batch]


def post(box: ListeningMailbox, raw: bytes = RAW, *recipients: str) -> None:
    with smtplib.SMTP(HOST, box.port, "[127.0.0.1]", timeout=10) as client:
        client.sendmail("ann@example.com", recipients or ["post@example.org"], raw)


def test_what_is_handed_over_is_there_with_its_envelope(start: Start) -> None:
    box = start()

    post(box, RAW, "post@example.org", "post+token@example.org")

    (mail,) = everything(box)
    assert mail.raw == (
        b"Return-Path: <ann@example.com>\r\n"
        b"Delivered-To: post@example.org\r\nX-Envelope-To: post@example.org\r\n"
        b"Delivered-To: post+token@example.org\r\nX-Envelope-To: post+token@example.org\r\n" + RAW
    )


def test_a_bounce_keeps_its_empty_sender(start: Start) -> None:
    box = start("lmtp")

    with smtplib.LMTP(HOST, box.port, timeout=10) as client:
        client.sendmail("", ["post@example.org"], RAW)

    assert everything(box)[0].raw.startswith(b"Return-Path: <>\r\n")


def test_mail_outlives_the_listener_and_is_dropped_only_when_done(start: Start) -> None:
    box = start()
    post(box)
    box.close()
    (mail,) = everything(box)  # listens again, by itself
    assert [again.key for again in everything(box)] == [mail.key]

    box.done([mail.key])
    box.done([mail.key])

    assert everything(box) == []


def test_waiting_ends_when_a_mail_comes(start: Start) -> None:
    box = start()
    assert not box.wait(0)
    began = time.monotonic()
    threading.Thread(target=post, args=(box,)).start()

    assert box.wait(20)

    assert time.monotonic() - began < 5


def test_what_was_handed_out_already_is_no_news(start: Start) -> None:
    box = start()
    post(box)
    assert box.wait(0)
    everything(box)

    assert not box.wait(0)


def test_a_mail_that_is_too_large_is_refused_and_the_next_is_taken(start: Start) -> None:
    box = start()

    with smtplib.SMTP(HOST, box.port, "[127.0.0.1]", timeout=10) as client:
        with pytest.raises(smtplib.SMTPSenderRefused) as announced:
            client.sendmail("a@example.com", ["post@example.org"], RAW + b"x" * 20_000)
        client.mail("a@example.com")
        client.rcpt("post@example.org")
        unannounced, _ = client.data(RAW + b"x\r\n" * 20_000)
        client.sendmail("a@example.com", ["post@example.org"], RAW)

    assert (announced.value.smtp_code, unannounced) == (552, 552)
    assert len(everything(box)) == 1


def test_lmtp_answers_once_for_each_recipient_also_when_it_refuses(start: Start) -> None:
    box = start("lmtp")
    with (
        socket.create_connection((HOST, box.port), timeout=10) as connection,
        connection.makefile("rb") as said,
    ):

        def say(text: bytes, lines: int = 1) -> list[bytes]:
            connection.sendall(text)
            return [said.readline()[:3] for _ in range(lines)]

        def envelope() -> None:
            say(b"MAIL FROM:<a@example.com>\r\n")
            say(b"RCPT TO:<one@example.org>\r\n")
            say(b"RCPT TO:<two@example.org>\r\n")
            say(b"DATA\r\n")

        said.readline()
        connection.sendall(b"LHLO example.com\r\n")
        while said.readline()[3:4] == b"-":
            continue
        envelope()
        assert say(RAW + b".\r\n", 2) == [b"250", b"250"]
        envelope()
        assert say(RAW + b"x\r\n" * 20_000 + b".\r\n", 2) == [b"552", b"552"]
        assert say(b"NOOP\r\n") == [b"250"]

    (mail,) = everything(box)
    assert mail.raw.count(b"Delivered-To:") == 2


@pytest.mark.parametrize(
    "said",
    [
        b"",
        b"EHLO example.com\r\nMAIL FROM:<a@example.com>\r\n",
        b"EHLO example.com\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<p@example.org>\r\nDATA\r\n" + RAW,
        b"EHLO example.com\r\nMAIL FROM:<a@example.com>\r\nRCPT TO:<p@example.org>\r\nDATA\r\n" + RAW + b".",
        b"\x16\x03\x01\x02\x00\x01\x00\xff\r\n",
        b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n",
        b"x" * 100_000,
    ],
)
def test_half_a_transaction_leaves_nothing_behind_and_hurts_nobody(start: Start, said: bytes) -> None:
    box = start()
    with socket.create_connection((HOST, box.port), timeout=10) as connection:
        connection.sendall(said)
        connection.recv(100)

    post(box)

    assert [mail.raw.endswith(RAW) for mail in everything(box)] == [True]


def test_long_lines_and_raw_bytes_are_stored_as_they_came(start: Start) -> None:
    box = start()
    body = b"Subject: \xff\xfe\r\n\r\n" + b"y" * 5000 + b"\r\n.dot\r\n..two dots\r\n"

    post(box, body)

    assert everything(box)[0].raw.endswith(body)


def test_a_full_disk_is_said_to_the_sender_and_nothing_is_lost(start: Start, tmp_path: Path) -> None:
    box = start()
    (folder,) = tmp_path.iterdir()
    folder.rmdir()
    folder.write_text("no folder any more")

    with pytest.raises(smtplib.SMTPDataError) as refused:
        post(box)

    assert refused.value.smtp_code == 452


def test_a_port_that_is_taken_is_one_clear_line_and_no_spin(tmp_path: Path) -> None:
    port = free_port()
    first = open_mailbox(f"lmtp://{HOST}:{port}", spool=tmp_path)
    second = ListeningMailbox(Place("lmtp", HOST, port), tmp_path)

    with pytest.raises(MailboxLost, match="ddress already in use"):
        second.wait(0)
    assert not second.wait(0.01)

    first.close()


def test_each_mailbox_has_a_spool_of_its_own(start: Start) -> None:
    one, other = start("smtp"), start("lmtp")

    post(one)

    assert len(everything(one)) == 1
    assert everything(other) == []
