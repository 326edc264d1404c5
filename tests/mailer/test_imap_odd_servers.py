"""What servers do that no real one can be made to do at will."""

from __future__ import annotations

import logging

import pytest
from imapclient import SocketTimeout

from mailer import imap_connection
from mailer.errors import MailboxLost, MailboxRefused
from mailer.imap import ImapMailbox
from mailer.urls import mailbox_place
from tests.mailer.scripted_imap import HANG_UP, ScriptedImap


def mailbox(server: ScriptedImap) -> ImapMailbox:
    return ImapMailbox(mailbox_place(f"imap://ann@127.0.0.1:{server.port}"), "secret")


def drained(box: ImapMailbox) -> None:
    """Have both mails handed out, so that they are no news any more."""
    assert box.wait(0)
    for _ in box.fetch():
        continue


def fetched(tag: str, command: str) -> bytes | None:
    """Answer a FETCH of sizes and of bodies for the two mails."""
    if not command.startswith("UID FETCH"):
        return None
    what = "RFC822.SIZE 3" if "SIZE" in command else "BODY[] {3}\r\nabc"
    lines = [f"* {uid} FETCH (UID {uid} {what})\r\n" for uid in command.split()[2].split(",")]
    return ("".join(lines) + f"{tag} OK done\r\n").encode()


def test_news_in_one_packet_with_the_answer_to_idle_is_not_overlooked() -> None:
    new = False

    def answer(tag: str, command: str) -> bytes | None:
        nonlocal new
        if command == "IDLE":
            new = True
            return b"+ idling\r\n* 3 EXISTS\r\n"
        if "SEARCH" in command and new:
            return f"* SEARCH 1 2 3\r\n{tag} OK done\r\n".encode()
        return fetched(tag, command)

    with ScriptedImap(answer) as server:
        box = mailbox(server)
        drained(box)

        assert box.wait(30)

        box.close()


def test_a_server_that_answers_idle_with_news_first_is_asked_again_and_then_polled() -> None:
    def answer(tag: str, command: str) -> bytes | None:
        return b"* 3 EXISTS\r\n+ idling\r\n" if command == "IDLE" else fetched(tag, command)

    with ScriptedImap(answer) as server:
        box = mailbox(server)
        for _ in range(3):
            drained(box)
            assert not box.wait(0)
        drained(box)
        assert not box.wait(0)
        assert not box.wait(0)
        box.close()

        assert server.commands.count("IDLE") == 3
        assert server.connections == 4


def test_a_goodbye_while_idling_is_a_lost_mailbox() -> None:
    def answer(tag: str, command: str) -> bytes | None:
        return b"+ idling\r\n* BYE time to go\r\n" if command == "IDLE" else fetched(tag, command)

    with ScriptedImap(answer) as server:
        box = mailbox(server)
        drained(box)

        with pytest.raises(MailboxLost, match="the server said goodbye"):
            box.wait(30)


def test_a_connection_that_ends_while_idling_is_a_lost_mailbox_at_once() -> None:
    def answer(tag: str, command: str) -> bytes | None:
        return HANG_UP if command == "IDLE" else fetched(tag, command)

    with ScriptedImap(answer) as server:
        box = mailbox(server)
        drained(box)

        with pytest.raises(MailboxLost):
            box.wait(30)


def test_a_server_that_falls_silent_is_a_lost_mailbox(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(imap_connection, "TIMEOUT", SocketTimeout(connect=5, read=0.05))

    with ScriptedImap(lambda tag, command: b" " if "SEARCH" in command else None) as server:
        box = mailbox(server)

        with pytest.raises(MailboxLost, match="timed out"):
            box.wait(30)


def test_one_mail_that_the_server_cannot_give_holds_up_no_other(caplog: pytest.LogCaptureFixture) -> None:
    def answer(tag: str, command: str) -> bytes | None:
        if "BODY.PEEK[]" in command and "1" in command.split()[2].split(","):
            return f"{tag} NO [SERVERBUG] cannot read it\r\n".encode()
        return fetched(tag, command)

    with ScriptedImap(answer) as server, caplog.at_level(logging.ERROR):
        box = mailbox(server)

        mails = [mail for batch in box.fetch() for mail in batch]

        assert [mail.key for mail in mails] == ["7:2"]
        assert "unreadable mail=7:1" in caplog.text
        assert not box.wait(0)
        box.close()


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        ("NO [AUTHENTICATIONFAILED] no", MailboxRefused),
        ("NO [UNAVAILABLE] the directory is down", MailboxLost),
        ("BAD what", MailboxRefused),
    ],
)
def test_a_refusal_that_passes_by_itself_is_no_wrong_password(said: str, kind: type[MailboxLost]) -> None:
    with ScriptedImap(lambda tag, command: f"{tag} {said}\r\n".encode() if "LOGIN" in command else None) as s:
        with pytest.raises(MailboxLost) as lost:
            mailbox(s).wait(0)

        assert type(lost.value) is kind


def test_a_connection_lost_while_logging_in_is_no_wrong_password() -> None:
    with ScriptedImap(lambda tag, command: HANG_UP if "LOGIN" in command else None) as server:
        with pytest.raises(MailboxLost) as lost:
            mailbox(server).wait(0)

        assert type(lost.value) is MailboxLost
