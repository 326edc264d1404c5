"""What the tests over IMAP share."""

from __future__ import annotations

from mailer.imap import ImapMailbox
from mailer.urls import mailbox_place
from mailer.values import Fetched
from tests.rig import PASSWORD, Dovecot


def a_mail(subject: str, body: str = "Hello.") -> bytes:
    return f"From: ann@example.com\r\nSubject: {subject}\r\n\r\n{body}\r\n".encode()


def imap_mailbox(dovecot: Dovecot, user: str, **settings: object) -> ImapMailbox:
    return ImapMailbox(mailbox_place(dovecot.url(user)), PASSWORD, **settings)  # type: ignore[arg-type]


def everything(box: ImapMailbox) -> list[Fetched]:
    return [mail for batch in box.fetch() for mail in batch]


def subjects(raws: list[bytes]) -> list[str]:
    return [raw.split(b"Subject: ")[1].split(b"\r\n")[0].decode() for raw in raws]
