"""Several commands in one write (RFC 2920): faster, and as exact as one after the other."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing

import pytest

from mailer.errors import TransportRefused
from mailer.smtp import SmtpTransport
from mailer.urls import transport_place
from mailer.values import Delivery, Outcome, Outgoing
from tests.mailer.scripted_smtp import ScriptedSmtp
from tests.rig import HOST, Catcher

NAMES = ("ann", "bo", "cy")
DEFERRED, FAILED, SENT = Delivery.DEFERRED, Delivery.FAILED, Delivery.SENT


def mail_to(name: str) -> Outgoing:
    return Outgoing("post@example.org", f"{name}@example.com", b"Subject: hello\r\n\r\nTo " + name.encode())


def mails() -> Iterator[Outgoing]:
    return map(mail_to, NAMES)


def to_server(server: ScriptedSmtp | Catcher) -> SmtpTransport:
    return SmtpTransport(transport_place(f"smtp://{HOST}:{server.port}"))


def send_over(server: ScriptedSmtp) -> list[Outcome]:
    """Send three mails, and see that whatever arrived is with whom it was for."""
    with to_server(server) as transport:
        outcomes = list(transport.send_all(mails()))
    assert [f"{text[-len(to.partition('@')[0]) :]}@example.com" for to, text in server.mails] == [
        to for to, _ in server.mails
    ]
    return outcomes


def once(command: str, answer: bytes) -> Callable[[str], bytes | None]:
    """Answer so to the first command that begins so."""
    left = [answer]
    return lambda said: left.pop() if left and said.startswith(command) else None


def test_an_envelope_is_one_write_and_the_next_one_goes_behind_the_mail_before_it() -> None:
    with ScriptedSmtp() as server:
        outcomes = send_over(server)

    assert [outcome.delivery for outcome in outcomes] == [SENT] * 3
    envelopes = [["mail", "rcpt", "data"], [".", "mail", "rcpt", "data"], [".", "mail", "rcpt", "data"]]
    assert [[line[:4] for line in lines] for lines in server.writes] == [
        ["ehlo"], *envelopes, ["."], ["quit"]
    ]  # fmt: skip


def test_no_mail_leaves_before_the_outcome_of_the_one_ahead_was_taken(catcher: Catcher) -> None:
    with to_server(catcher) as transport:
        with closing(transport.send_all(mails())) as outcomes:
            assert next(outcomes).delivery is SENT
            assert [mail.recipients for mail in catcher.mails] == [("ann@example.com",)]
        assert transport.send(mail_to("bo")).delivery is SENT

    assert [mail.recipients[0] for mail in catcher.mails] == ["ann@example.com", "bo@example.com"]
    assert [mail.session for mail in catcher.mails] == [1, 2]


@pytest.mark.parametrize("answer", [b"354 go on\r\n", b"503 nobody\r\n"])
def test_a_refused_recipient_gets_nothing_even_where_the_server_would_go_on(answer: bytes) -> None:
    said: list[str] = []

    def refusing(command: str) -> bytes | None:
        said.append(command)
        if "bo@" in command:
            return b"550 5.1.1 no such user\r\n"
        return answer if "bo@" in said[-2:][0] else None

    with ScriptedSmtp(refusing) as server:
        outcomes = send_over(server)

    assert [(outcome.delivery, outcome.about_address) for outcome in outcomes] == [
        (SENT, False), (FAILED, True), (SENT, False)
    ]  # fmt: skip
    assert [to for to, _ in server.mails] == ["ann@example.com", "cy@example.com"]


def test_a_server_that_bears_one_command_at_a_time_gets_them_so() -> None:
    with ScriptedSmtp(bears_one_at_a_time=True) as server:
        assert [outcome.delivery for outcome in send_over(server)] == [SENT] * 3

    assert [to for to, _ in server.mails] == [f"{name}@example.com" for name in NAMES]
    assert server.connections == 2


@pytest.mark.parametrize(
    ("command", "answer", "deliveries"),
    [
        ("rcpt TO:<bo", b"",                                [SENT, SENT, SENT]),  # the connection is lost
        ("rcpt TO:<bo", b"421 4.7.0 too many\r\n",          [SENT, DEFERRED, SENT]),
        ("rcpt TO:<bo", b"250 ok\r\n250 one too many\r\n",  [SENT, DEFERRED, SENT]),
        ("rcpt TO:<bo", b"354 what?\r\n",                   [SENT, DEFERRED, SENT]),
        ("rcpt TO:<bo", b"nonsense\r\n",                    [SENT, DEFERRED, SENT]),
        (".",    b"",                                [DEFERRED, SENT, SENT]),
        (".",    b"421 4.3.2 closing\r\n",           [DEFERRED, SENT, SENT]),
        (".",    b"354 what?\r\n",                   [DEFERRED, SENT, SENT]),
        (".",    b"451 4.3.0 later\r\n",             [DEFERRED, SENT, SENT]),
        (".",    b"554 5.7.1 spam\r\n",              [FAILED, SENT, SENT]),
        ("data", b"451 4.3.0 later\r\n",             [DEFERRED, SENT, SENT]),
        ("data", b"250 it has it all?\r\n",          [DEFERRED, SENT, SENT]),
        ("mail", b"421 4.3.2 closing\r\n",           [SENT, SENT, SENT]),
        ("mail", b"452 4.3.1 no room\r\n",           [DEFERRED, SENT, SENT]),
    ],
)  # fmt: skip
def test_an_odd_answer_harms_no_other_mail(command: str, answer: bytes, deliveries: list[Delivery]) -> None:
    with ScriptedSmtp(once(command, answer)) as server:
        outcomes = send_over(server)

    assert [outcome.delivery for outcome in outcomes] == deliveries
    arrived = [to.partition("@")[0] for to, _ in server.mails]
    assert arrived == [name for name, how in zip(NAMES, deliveries, strict=True) if how is SENT]


def test_a_server_that_refuses_us_meanwhile_does_not_take_back_what_it_took() -> None:
    calls: list[str] = []

    def answer(said: str) -> bytes | None:
        calls.extend([said] if said.startswith("mail") else [])
        return b"550 5.7.1 not for you\r\n" if said.startswith("mail") and len(calls) == 2 else None

    with ScriptedSmtp(answer) as server, to_server(server) as transport:
        outcomes = transport.send_all(mails())

        assert next(outcomes).delivery is SENT
        with pytest.raises(TransportRefused, match=r"550 5\.7\.1 not for you"):
            next(outcomes)
    assert [to for to, _ in server.mails] == ["ann@example.com"]
