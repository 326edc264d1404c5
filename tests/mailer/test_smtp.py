"""Mail that leaves by SMTP, against a server that catches it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from mailer.errors import TransportLost, TransportRefused
from mailer.open import open_transport
from mailer.smtp import SmtpTransport
from mailer.urls import Place, transport_place
from mailer.values import Delivery, Outcome, Outgoing
from tests.rig import HOST, PASSWORD, Catcher, Drop

RAW = b"From: post@example.org\r\nSubject: hello\r\n\r\nHello.\r\n"


@pytest.fixture(params=["together", "one by one"])
def transport(request: pytest.FixtureRequest, catcher: Catcher) -> Iterator[SmtpTransport]:
    """Transports to a server that takes several commands at once, and to one that does not."""
    if request.param == "one by one":
        catcher.features = ["SIZE", "8BITMIME", "SMTPUTF8"]
    with SmtpTransport(transport_place(catcher.url)) as opened:
        yield opened


def send(transport: SmtpTransport, to: str = "ann@example.com", raw: bytes = RAW) -> Outcome:
    return transport.send(Outgoing("post@example.org", to, raw))


def test_a_batch_goes_over_one_connection_and_each_mail_to_one_recipient(
    catcher: Catcher, transport: SmtpTransport
) -> None:
    outcomes = [send(transport, f"{name}@example.com") for name in ("ann", "bo", "cy")]

    assert [outcome.delivery for outcome in outcomes] == [Delivery.SENT] * 3
    assert [mail.recipients for mail in catcher.mails] == [
        ("ann@example.com",), ("bo@example.com",), ("cy@example.com",)
    ]  # fmt: skip
    assert {(mail.session, mail.sender, mail.raw) for mail in catcher.mails} == {(1, "post@example.org", RAW)}


def test_many_mails_at_once_arrive_in_their_order_and_to_whom_they_are_for(
    catcher: Catcher, transport: SmtpTransport
) -> None:
    mails = [
        Outgoing("post@example.org", f"{number}@example.com", RAW + b"%d\r\n" % number)
        for number in range(20)
    ]

    outcomes = list(transport.send_all(mails))

    assert [outcome.delivery for outcome in outcomes] == [Delivery.SENT] * 20
    assert [(mail.session, mail.recipients, mail.raw) for mail in catcher.mails] == [
        (1, (mail.recipient,), mail.raw) for mail in mails
    ]


def test_nothing_connects_before_the_first_mail(catcher: Catcher) -> None:
    with open_transport(catcher.url):
        assert catcher.sessions == 0


def test_line_ends_are_made_one_kind_and_dots_survive(catcher: Catcher, transport: SmtpTransport) -> None:
    send(transport, raw=b"A: b\n\none\r\n.two\rthree\n..four\n")

    assert catcher.mails[0].raw == b"A: b\r\n\r\none\r\n.two\r\nthree\r\n..four\r\n"


@pytest.mark.parametrize(
    ("command", "answer", "delivery"),
    [
        ("RCPT", "450 4.2.0 greylisted",               Delivery.DEFERRED),
        ("RCPT", "451 4.3.0 later",                    Delivery.DEFERRED),
        ("RCPT", "421 4.7.0 too many",                 Delivery.DEFERRED),
        ("RCPT", "550 5.1.1 no such user",             Delivery.FAILED),
        ("DATA", "451 4.3.0 later",                    Delivery.DEFERRED),
        ("DATA", "554 5.7.1 spam",                     Delivery.FAILED),
        ("DATA", "552 5.3.4 too large",                Delivery.FAILED),
        ("DATA", "550 5.4.5 Daily user sending limit", Delivery.DEFERRED),
        ("MAIL", "452 4.3.1 no room",                  Delivery.DEFERRED),
        ("MAIL", "552 5.3.4 too large",                Delivery.FAILED),
        ("DATA", Drop.BEFORE_250,                      Delivery.DEFERRED),
        ("DATA", Drop.TAKEN,                           Delivery.DEFERRED),
        ("DATA", Drop.AFTER_250,                       Delivery.SENT),
    ],
)  # fmt: skip
def test_an_answer_decides_about_its_mail_and_the_next_mail_goes_out(
    catcher: Catcher, transport: SmtpTransport, command: str, answer: str | Drop, delivery: Delivery
) -> None:
    catcher.script(command, "250 OK", answer)
    names = ("before", "ann", "after")

    before, outcome, after = transport.send_all(
        Outgoing("post@example.org", f"{name}@example.com", RAW) for name in names
    )

    assert outcome.delivery is delivery
    assert before.delivery is after.delivery is Delivery.SENT
    arrived = delivery is Delivery.SENT or answer is Drop.TAKEN
    assert [mail.recipients[0].partition("@")[0] for mail in catcher.mails] == [
        name for name in names if name != "ann" or arrived
    ]
    if isinstance(answer, str):
        assert outcome.said == answer


def test_a_recipient_at_whom_the_connection_is_always_lost_holds_up_no_other(
    catcher: Catcher, transport: SmtpTransport
) -> None:
    catcher.by_recipient["ann@example.com"] = Drop.BEFORE_250
    to = ("before@example.com", "ann@example.com", "after@example.com")

    outcomes = list(transport.send_all(Outgoing("post@example.org", each, RAW) for each in to))

    assert [outcome.delivery for outcome in outcomes] == [Delivery.SENT, Delivery.DEFERRED, Delivery.SENT]
    assert [mail.recipients for mail in catcher.mails] == [to[:1], to[2:]]


def test_a_server_that_says_that_it_closes_is_not_spoken_to_any_more(
    catcher: Catcher, transport: SmtpTransport
) -> None:
    catcher.script("RCPT", "421 4.7.0 too many")

    send(transport)
    send(transport)

    assert [mail.session for mail in catcher.mails] == [2]


def test_a_connection_lost_between_two_mails_is_opened_again(
    catcher: Catcher, transport: SmtpTransport
) -> None:
    send(transport)
    catcher.script("MAIL", Drop.BEFORE_250)

    assert send(transport).delivery is Delivery.SENT

    assert [mail.session for mail in catcher.mails] == [1, 2]


@pytest.mark.parametrize("answer", [Drop.BEFORE_250, "421 4.3.2 shutting down"])
def test_a_server_that_ends_every_connection_cannot_be_used(
    catcher: Catcher, transport: SmtpTransport, answer: str | Drop
) -> None:
    send(transport)
    catcher.script("MAIL", answer, answer)

    with pytest.raises(TransportLost) as lost:
        send(transport)

    assert type(lost.value) is TransportLost
    assert len(catcher.mails) == 1


def test_a_refusal_of_our_own_address_is_no_fault_of_the_mail(
    catcher: Catcher, transport: SmtpTransport
) -> None:
    catcher.script("MAIL", "550 5.7.1 sender is not allowed")

    with pytest.raises(TransportRefused, match=r"refuses to send for us: 550 5\.7\.1 sender is not allowed"):
        send(transport)


def test_a_server_that_is_not_there_is_one_clear_line(catcher: Catcher) -> None:
    catcher.stop()

    with SmtpTransport(transport_place(catcher.url)) as transport, pytest.raises(TransportLost) as lost:
        send(transport)

    assert str(lost.value) == (
        f"Mail cannot be sent by smtp://{HOST}:{catcher.port} now: Connection refused. "
        "It stays queued and goes out later."
    )


@pytest.mark.parametrize(
    ("to", "raw"),
    [
        ("ann@example.com\r\nRCPT TO:<bo@example.com>", RAW),
        ("ann@example.com> SIZE=1", RAW),
        ("ann smith@example.com", RAW),
        ("", RAW),
        ("nobody", RAW),
    ],
)
def test_what_is_no_address_fails_before_it_is_sent(
    catcher: Catcher, transport: SmtpTransport, to: str, raw: bytes
) -> None:
    assert send(transport, to, raw).delivery is Delivery.FAILED
    assert send(transport).delivery is Delivery.SENT
    assert len(catcher.mails) == 1


def test_a_bounce_of_ours_leaves_with_an_empty_sender(catcher: Catcher, transport: SmtpTransport) -> None:
    transport.send(Outgoing("", "ann@example.com", RAW))

    assert catcher.mails[0].sender == ""


def test_an_address_beyond_ascii_goes_by_smtputf8(catcher: Catcher, transport: SmtpTransport) -> None:
    send(transport, "jörg@bücher.example")

    assert catcher.mails[0].recipients == ("jörg@xn--bcher-kva.example",)
    assert "SMTPUTF8" in [option.upper() for option in catcher.mails[0].options]


def test_without_smtputf8_only_the_mail_to_such_an_address_fails(
    catcher: Catcher, transport: SmtpTransport
) -> None:
    catcher.features = ["SIZE", "8BITMIME"]

    assert send(transport, "jörg@example.com").delivery is Delivery.FAILED
    assert send(transport, "joerg@bücher.example").delivery is Delivery.SENT


@pytest.mark.parametrize("features", [None, []])
def test_raw_bytes_arrive_with_8bitmime_and_without(
    catcher: Catcher, transport: SmtpTransport, features: list[str] | None
) -> None:
    catcher.features = features
    raw = RAW + b"\xc3\xa4 \xff\r\n"

    assert send(transport, raw=raw).delivery is Delivery.SENT

    assert catcher.mails[0].raw == raw
    named = [option.upper() for option in catcher.mails[0].options]
    assert ("BODY=8BITMIME" in named) == (features is None)


def test_a_login_is_made_where_the_url_names_a_user(catcher: Catcher) -> None:
    place = Place("smtp", HOST, catcher.port, "post@example.org")

    with SmtpTransport(place, PASSWORD) as transport:
        assert send(transport).delivery is Delivery.SENT

    assert catcher.logins == ["post@example.org"]


@pytest.mark.parametrize("password", ["wrong-pass", "schlüssel"])
def test_a_wrong_password_is_one_clear_line(catcher: Catcher, password: str) -> None:
    place = Place("smtp", HOST, catcher.port, "post@example.org")

    with SmtpTransport(place, password) as transport, pytest.raises(TransportRefused) as refused:
        send(transport)

    assert str(refused.value).endswith("Correct [smtp] url or its password; mail stays queued.")
    assert password not in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize("scheme", ["smtps", "smtp+starttls"])
def test_encryption_needs_a_certificate_that_is_trusted(
    scheme: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    catcher = Catcher(scheme, certificate)
    with monkeypatch.context() as trusting:
        trusting.setenv("SSL_CERT_FILE", str(certificate))
        catcher.start()
    try:
        with (
            SmtpTransport(transport_place(catcher.url)) as untrusting,
            pytest.raises(TransportLost, match="its certificate is not valid"),
        ):
            send(untrusting)

        monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
        with SmtpTransport(transport_place(catcher.url)) as transport:
            assert send(transport).delivery is Delivery.SENT
    finally:
        catcher.stop()

    assert [mail.raw for mail in catcher.mails] == [RAW]


def test_a_server_that_offers_no_starttls_gets_no_mail(catcher: Catcher) -> None:
    with (
        SmtpTransport(Place("smtp+starttls", HOST, catcher.port)) as transport,
        pytest.raises(TransportRefused, match="it offers no STARTTLS"),
    ):
        send(transport)

    assert catcher.mails == []
