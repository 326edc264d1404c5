"""Mail servers that take tokens: a Dovecot that reads them, and an SMTP server that asks for XOAUTH2."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from mailer.errors import (
    MailboxLoginOver,
    MailboxLost,
    MailboxRefused,
    MailboxTokenRefused,
    TransportLoginOver,
    TransportLost,
    TransportRefused,
    TransportTokenRefused,
)
from mailer.imap import ImapMailbox
from mailer.oauth2.login import Login
from mailer.probe import look_at
from mailer.smtp import SmtpTransport
from mailer.urls import mailbox_place, transport_place
from mailer.values import Delivery, Outgoing
from tests.loopback import HOST, PASSWORD
from tests.oauth2.logins import Programme
from tests.rig import Catcher, Dovecot
from tests.token_server import KEY, TokenServer, signed

OUTGOING = Outgoing("post@example.org", "mia@example.com", b"Subject: Hello\r\n\r\nHello\r\n")


@pytest.fixture
def programme(provider: TokenServer, tmp_path: Path) -> Programme:
    """Log a programme in."""
    made = Programme(provider, tmp_path)
    made.log_in()
    return made


@pytest.fixture
def reads_tokens(a_dovecot: Callable[..., Dovecot]) -> Dovecot:
    """Start a Dovecot that reads the tokens of the provider."""
    return a_dovecot(token_key=KEY)


def _smtp(catcher: Catcher, programme: Programme) -> SmtpTransport:
    place = transport_place(f"smtp://{programme.provider.user.replace('@', '%40')}@{HOST}:{catcher.port}")
    return SmtpTransport(place, programme.tokens)


# --- IMAP


def test_a_mailbox_opens_with_a_token(reads_tokens: Dovecot, programme: Programme, user: str) -> None:
    reads_tokens.append(user, b"Subject: waits\r\n\r\n")
    mailbox = ImapMailbox(mailbox_place(reads_tokens.url(user)), programme.tokens)

    mails = [mail for batch in mailbox.fetch() for mail in batch]
    mailbox.done([mail.key for mail in mails])
    mailbox.close()

    assert [mail.raw for mail in mails] == [b"Subject: waits\r\n\r\n"]
    assert len(reads_tokens.mails(user, "Processed")) == 1


def test_a_token_that_is_over_for_the_server_alone_is_replaced_and_nobody_notices(
    reads_tokens: Dovecot, programme: Programme, user: str
) -> None:
    programme.provider.lifetime = -600  # the provider's clock and the server's differ
    programme.tokens.token()
    programme.file.save(_good_for_an_hour(programme))
    programme.provider.lifetime = 3600

    assert look_at(mailbox_place(reads_tokens.url(user)), programme.tokens).waiting == 0
    assert programme.provider.refreshed == 2


def _good_for_an_hour(programme: Programme) -> Login:
    return replace(programme.kept, good_until=programme.now + timedelta(hours=1))


def test_a_token_that_stays_refused_is_shown_twice_and_then_left(
    reads_tokens: Dovecot, programme: Programme, user: str
) -> None:
    programme.provider.key = b"another key"
    mailbox = ImapMailbox(mailbox_place(reads_tokens.url(user)), programme.tokens)

    for _ in range(3):
        with pytest.raises(MailboxTokenRefused) as refused:
            list(mailbox.fetch())

    assert programme.provider.refreshed == 2
    assert "mentorpost login" in str(refused.value)
    assert programme.kept.refresh_token not in str(refused.value)


def test_the_token_of_another_account_is_refused(reads_tokens: Dovecot, programme: Programme) -> None:
    with pytest.raises(MailboxTokenRefused):
        look_at(mailbox_place(reads_tokens.url("ann@example.org")), programme.tokens)


def test_a_login_that_is_over_says_what_to_type_and_asks_no_server(
    reads_tokens: Dovecot, programme: Programme, user: str
) -> None:
    programme.provider.lasting.clear()
    mailbox = ImapMailbox(mailbox_place(reads_tokens.url(user)), programme.tokens)
    with pytest.raises(MailboxLoginOver, match="mentorpost login"):
        list(mailbox.fetch())

    programme.log_in()

    assert list(mailbox.fetch()) == []
    mailbox.close()


def test_a_provider_that_is_down_is_a_mailbox_that_is_lost_for_now(
    reads_tokens: Dovecot, programme: Programme, user: str
) -> None:
    programme.provider.down = 1

    with pytest.raises(MailboxLost, match="it answers 503") as lost:
        look_at(mailbox_place(reads_tokens.url(user)), programme.tokens)
    assert not isinstance(lost.value, MailboxRefused)


def test_a_server_that_takes_no_tokens_is_said_to(dovecot: Dovecot, programme: Programme, user: str) -> None:
    with pytest.raises(MailboxRefused, match="takes no tokens"):
        look_at(mailbox_place(dovecot.url(user)), programme.tokens)


def test_a_password_still_opens_where_tokens_do(reads_tokens: Dovecot, user: str) -> None:
    assert look_at(mailbox_place(reads_tokens.url(user)), PASSWORD).waiting == 0


# --- SMTP


def test_mail_leaves_with_a_token(catcher: Catcher, programme: Programme) -> None:
    catcher.tokens = programme.provider.takes
    with _smtp(catcher, programme) as transport:
        assert transport.send(OUTGOING).delivery is Delivery.SENT

    assert catcher.logins == [programme.provider.user]
    assert catcher.challenged == []


def test_a_challenge_is_answered_by_an_empty_line_and_a_fresh_token_is_shown(
    catcher: Catcher, programme: Programme
) -> None:
    stale = programme.tokens.token()
    catcher.tokens = lambda user, token: token != stale and programme.provider.takes(user, token)

    with _smtp(catcher, programme) as transport:
        assert transport.send(OUTGOING).delivery is Delivery.SENT

    assert catcher.challenged == [b""]
    assert len(catcher.mails) == 1


def test_a_token_that_stays_refused_by_smtp_is_shown_twice_and_not_again_for_a_while(
    catcher: Catcher, programme: Programme
) -> None:
    catcher.tokens = lambda user, token: False
    transport = _smtp(catcher, programme)

    for _ in range(3):
        with transport, pytest.raises(TransportTokenRefused, match=r"535 .*status 401") as refused:
            transport.send(OUTGOING)

    assert catcher.logins == [programme.provider.user] * 2
    assert "mentorpost login" in str(refused.value)
    assert catcher.mails == []


def test_a_login_that_is_over_holds_letters_back_until_somebody_logs_in(
    catcher: Catcher, programme: Programme
) -> None:
    catcher.tokens = programme.provider.takes
    programme.provider.lasting.clear()
    transport = _smtp(catcher, programme)
    with transport, pytest.raises(TransportLoginOver, match="mentorpost login"):
        transport.send(OUTGOING)

    programme.log_in()

    with transport:
        assert transport.send(OUTGOING).delivery is Delivery.SENT


def test_an_smtp_server_that_takes_no_tokens_is_said_to(catcher: Catcher, programme: Programme) -> None:
    catcher.features = ["SIZE"]

    with _smtp(catcher, programme) as transport, pytest.raises(TransportRefused, match="takes no tokens"):
        transport.send(OUTGOING)


def test_a_provider_that_is_down_keeps_letters_queued(catcher: Catcher, programme: Programme) -> None:
    catcher.tokens, programme.provider.down = programme.provider.takes, 1
    transport = _smtp(catcher, programme)

    with transport, pytest.raises(TransportLost, match="it answers 503"):
        transport.send(OUTGOING)
    with transport:
        assert transport.send(OUTGOING).delivery is Delivery.SENT


def test_the_servers_of_these_tests_let_nobody_in_by_a_token_of_their_own(
    reads_tokens: Dovecot, provider: TokenServer, user: str
) -> None:
    forged = signed({"sub": user, "iat": 1, "exp": 4_000_000_000}, b"a guess")

    assert not provider.takes(user, forged)
    with pytest.raises(MailboxTokenRefused):
        look_at(mailbox_place(reads_tokens.url(user)), _Always(forged))


class _Always:
    def __init__(self, token: str) -> None:
        self._token = token

    def token(self) -> str:
        return self._token

    def refused(self, token: str) -> None:
        assert token == self._token
