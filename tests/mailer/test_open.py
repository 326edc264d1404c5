"""From a url of the settings to what it means."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from smtplib import LMTP

import pytest

from mailer.errors import BadUrl
from mailer.imap import ImapMailbox
from mailer.listener import ListeningMailbox
from mailer.maildir import MaildirMailbox, MaildirTransport, make_maildir
from mailer.open import open_mailbox, open_transport
from mailer.smtp import SmtpTransport
from mailer.values import Outgoing
from tests.rig import HOST, PASSWORD, Catcher, Dovecot, free_port

RAW = b"From: ann@example.com\r\nSubject: hello\r\n\r\nHello.\r\n"


def test_each_url_opens_its_own_kind(tmp_path: Path) -> None:
    make_maildir(tmp_path)
    listening = open_mailbox(f"smtp://{HOST}:{free_port()}", spool=tmp_path)
    listening.close()

    assert isinstance(listening, ListeningMailbox)
    assert isinstance(open_mailbox("imaps://ann@example.org", spool=tmp_path), ImapMailbox)
    assert isinstance(open_mailbox(f"maildir:{tmp_path}", spool=tmp_path), MaildirMailbox)
    assert isinstance(open_transport("smtps://ann@example.org"), SmtpTransport)
    assert isinstance(open_transport(f"maildir:{tmp_path}"), MaildirTransport)


def test_a_bad_url_opens_nothing(tmp_path: Path) -> None:
    with pytest.raises(BadUrl):
        open_mailbox("imap://ann@mail.example.org", spool=tmp_path)
    with pytest.raises(BadUrl):
        open_transport("smtp://mail.example.org")


@pytest.mark.parametrize("kind", ["imap", "maildir", "smtp", "lmtp"])
def test_a_mail_goes_the_whole_way_by_every_kind_of_mailbox(
    kind: str, dovecot: Dovecot, user: str, catcher: Catcher, tmp_path: Path
) -> None:
    if kind == "imap":
        mailbox = open_mailbox(dovecot.url(user), PASSWORD, spool=tmp_path)
        dovecot.append(user, RAW)
    elif kind == "maildir":
        mailbox = open_mailbox(f"maildir:{tmp_path}", spool=tmp_path)
        with open_transport(f"maildir:{tmp_path}") as transport:
            transport.send(Outgoing("ann@example.com", user, RAW))
    else:
        url = f"{kind}://{HOST}:{free_port()}"
        mailbox = open_mailbox(url, spool=tmp_path)
        if kind == "smtp":
            with open_transport(url) as transport:
                transport.send(Outgoing("ann@example.com", user, RAW))
        else:
            with LMTP(HOST, int(url.rpartition(":")[2])) as client:
                client.sendmail("ann@example.com", [user], RAW)

    assert mailbox.wait(10)
    (mail,) = [mail for batch in mailbox.fetch() for mail in batch]
    with open_transport(catcher.url) as transport:
        transport.send(Outgoing(user, "ann@example.com", mail.raw))
    mailbox.done([mail.key])
    assert list(mailbox.fetch()) == []
    mailbox.close()

    assert catcher.mails[0].raw.endswith(b"Subject: hello\r\n\r\nHello.\r\n")


def test_naming_the_way_in_loads_no_network() -> None:
    code = "import sys, mailer.open; print({'imapclient', 'aiosmtpd', 'smtplib'} & set(sys.modules))"
    root = Path(__file__).parents[2]

    said = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=root)

    assert said.stdout == "set()\n"
