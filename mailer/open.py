"""From a url of the settings to the mailbox or transport that it means.

Loads only the one that is asked for, so that a command that needs no network loads none.
"""

from __future__ import annotations

from pathlib import Path

from mailer.secret import Secret
from mailer.urls import MAILBOXES, Place, mailbox_place, transport_place
from mailer.values import Mailbox, Transport
from mailer.waiting import SIZE_LIMIT


def open_mailbox(  # nosec B107 - without a password there is none
    url: str, secret: Secret = "", *, spool: Path, insecure: bool = False, limit: int = SIZE_LIMIT
) -> Mailbox:
    """Open a mailbox. One that listens does so from now on and keeps its mail under `spool`."""
    place = mailbox_place(url, insecure)
    if place.scheme == "maildir":
        from mailer.maildir import MaildirMailbox

        return MaildirMailbox(Path(place.path), limit)
    if MAILBOXES[place.scheme].listens:
        return _listening(place, spool, limit)
    from mailer.imap import ImapMailbox

    return ImapMailbox(place, secret, limit)


def open_transport(url: str, secret: Secret = "", *, insecure: bool = False) -> Transport:  # nosec B107
    """Open what mail leaves by; nothing connects before the first mail."""
    place = transport_place(url, insecure)
    if place.scheme == "maildir":
        from mailer.maildir import MaildirTransport

        return MaildirTransport(Path(place.path))
    from mailer.smtp import SmtpTransport

    return SmtpTransport(place, secret)


def _listening(place: Place, spool: Path, limit: int) -> Mailbox:
    from mailer.listener import ListeningMailbox

    mailbox = ListeningMailbox(place, spool, limit)
    mailbox.listen()
    return mailbox
