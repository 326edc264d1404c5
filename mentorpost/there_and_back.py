"""What `doctor` looks at beyond the machine: the mailbox, how mail leaves, and a letter of its own.

The letter goes from the programme to itself, twice: to the plain address, and to one with a token as in the
Reply-To of every letter. A daemon that is quicker takes it for its own mail and does nothing. What comes back
shows which of the places of a token this mailbox keeps.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import format_datetime, parsedate_to_datetime
from typing import NamedTuple

from mailer.compose import subaddress
from mailer.errors import MailerError
from mailer.open import open_transport
from mailer.probe import Came, look_at, look_for
from mailer.secret import Secret
from mailer.urls import MAILBOXES, Place, mailbox_place
from mailer.values import Delivery, Outgoing
from mentorpost import access
from mentorpost.checkup import of_clock
from mentorpost.errors import SettingsError
from mentorpost.findings import Finding, fault, look, ok
from mentorpost.service import Service
from mentorpost.settings import Server
from mentorship import tokens

WAIT_SECONDS = 60.0
NO_LETTER = 0  # the token of no letter: it proves nothing to anybody
RESULT = re.compile(r"\b(spf|dkim|dmarc)\s*=\s*(\w+)", re.IGNORECASE)
COMMENT = re.compile(r"\([^()]*\)")


class Sent(NamedTuple):
    """A test mail as it left."""

    mark: str
    message_id: str
    token: str


def of_mailbox(service: Service) -> Iterator[Finding]:
    """Look into the mailbox that is read. Ends the check-up where it cannot be used."""
    server = service.settings.mailbox
    place = mailbox_place(server.url, server.insecure)
    if _listens(place):
        yield ok("mailbox", f"mail is handed in at {place}")
        return
    try:
        seen = look_at(place, _secret(service, server))
    except (MailerError, SettingsError) as error:
        yield fault("mailbox", str(error), "mend it, then: mentorpost doctor")
        return
    yield ok("mailbox", f"{place} opens; mails that wait there: {seen.waiting}")
    if not seen.idle:
        yield look(
            "mailbox",
            "its server does not tell of new mail by itself (IDLE)",
            "nothing; it is asked each minute",
        )
    if not (seen.move or seen.uidplus):
        yield look(
            "mailbox",
            "its server can neither move mails (MOVE) nor delete single ones (UIDPLUS)",
            "nothing; mails that are dealt with stay in the inbox, marked as deleted",
        )


def of_letter(service: Service, now: datetime, seconds: float = WAIT_SECONDS) -> Iterator[Finding]:
    """Send a letter to the programme itself and look what came back."""
    server = service.settings.mailbox
    place = mailbox_place(server.url, server.insecure)
    if service.settings.smtp.url.startswith("maildir:"):
        return
    plain, tagged = _mails(service, now, tagged=False), _mails(service, now, tagged=True)
    failed = _failed(service, [plain, tagged])
    if failed is not None:
        yield failed
        return
    yield ok("sending", "the server took a letter to the programme's own address")
    if _listens(place):
        yield look(
            "back", "whether it comes back can't be seen here", "look at mentorpost run --verbose meanwhile"
        )
        return
    try:
        came = look_for(place, _secret(service, server), plain[0].mark, seconds)
        back = look_for(place, _secret(service, server), tagged[0].mark, seconds if came else 0.0)
    except MailerError as error:
        yield fault("back", str(error), "try again when the mailbox can be used")
        return
    yield from _came(service, plain[0], came, back, now)


def _came(
    service: Service, sent: Sent, came: Came | None, back: Came | None, now: datetime
) -> Iterator[Finding]:
    if came is None:
        yield fault(
            "back",
            "the letter did not come back",
            "see that [program] address is that of this mailbox, and look into its junk folder",
        )
        return
    message = message_from_bytes(came.raw, policy=policy.default)
    yield ok("back", f"the letter came back after {came.seconds:.0f} s, into {came.folder}")
    if came.junk:
        yield look(
            "back",
            "it was taken for junk",
            "mark it as wanted, and have your domain's SPF and DKIM looked at",
        )
    kept = kept_carriers(sent, came.raw, back is not None)
    lost = [name for name, here in kept.items() if not here]
    yield ok("back", "a reply will be known by: " + ", ".join(name for name, here in kept.items() if here))
    if not any(kept.values()):
        yield fault(
            "back", "nothing in a reply would say which letter it answers", "short_ref = true in [mailbox]"
        )
    elif lost:
        yield look("back", "lost on the way: " + ", ".join(lost), "nothing; the others are enough")
    yield from _authentication(service, message)
    yield from of_clock(_taken_in(message), now)


def kept_carriers(sent: Sent, raw: bytes, subaddress_came: bool) -> dict[str, bool]:
    """Return which places of a token a mail still has after its way."""
    message = message_from_bytes(raw, policy=policy.default)
    body = message.get_body(("plain",))
    return {
        "the address that replies go to": subaddress_came
        and sent.token in str(message["Reply-To"] or "").lower(),
        "the number of the mail": str(message["Message-ID"] or "").strip() == sent.message_id,
        "the line below the letter": body is not None and sent.token in body.get_content().lower(),
    }


def _authentication(service: Service, message: EmailMessage) -> Iterator[Finding]:
    headers = message.get_all("Authentication-Results") or []
    if not headers:
        yield look(
            "back",
            "its server wrote nothing of SPF, DKIM and DMARC on it",
            "nothing; tokens prove who writes",
        )
        return
    first = COMMENT.sub(" ", str(headers[0]))
    named = first.split(";")[0].split()[:1]
    server = "-" if not named or "=" in named[0] else named[0].lower()
    results = {name.lower(): said.lower() for name, said in RESULT.findall(first)}
    said = ", ".join(f"{name} {results.get(name, 'nothing')}" for name in ("spf", "dkim", "dmarc"))
    yield ok("back", f"{server} says of our own letter: {said}")
    bad = [name for name in ("spf", "dkim", "dmarc") if results.get(name) == "fail"]
    if bad:
        yield look(
            "back",
            f"{' and '.join(bad)} fails for our letters, which then go to junk",
            f"have the domain of {service.address} allow your SMTP server",
        )
    if not service.settings.mailbox.trusted_authserv:
        yield look(
            "back",
            "forged senders are not told apart by what this server says",
            f'trusted_authserv = ["{server}"] in [mailbox], if {server} is your mailbox\'s own server',
        )


def _failed(service: Service, mails: list[tuple[Sent, bytes, str]]) -> Finding | None:
    smtp = service.settings.smtp
    try:
        with open_transport(smtp.url, _secret(service, smtp), insecure=smtp.insecure) as transport:
            for number, (_, raw, to) in enumerate(mails):
                outcome = transport.send(Outgoing(service.address, to, raw))
                if outcome.delivery is not Delivery.SENT and number == 0:
                    do = "see that [smtp] belongs to the account of [program] address"
                    return fault("sending", f"the server did not take a letter: {outcome.said}", do)
    except (MailerError, SettingsError) as error:
        return fault("sending", str(error), "mend it, then: mentorpost doctor")
    return None


def _mails(service: Service, now: datetime, *, tagged: bool) -> tuple[Sent, bytes, str]:
    mark = f"mentorpost-{secrets.token_hex(8)}"
    token = tokens.make(NO_LETTER, service.key)
    to = subaddress(service.address, token) if tagged else service.address
    sent = Sent(mark, f"<{mark}.{token}@{service.address.rpartition('@')[2]}>", token)
    message = EmailMessage()
    message["From"] = message["To"] = service.address
    message.replace_header("To", to)
    message["Subject"] = f"A test of this mailbox, {mark}"
    message["Date"] = format_datetime(now)
    message["Message-ID"] = sent.message_id
    message["Reply-To"] = subaddress(service.address, token)
    message["Auto-Submitted"] = "auto-generated"
    message.set_content(
        f"Nobody needs to read this: mentorpost doctor looks for it and deletes it.\n\n[{token}]\n"
    )
    return sent, message.as_bytes(policy=policy.SMTP), to


def _taken_in(message: EmailMessage) -> datetime | None:
    """Return when the last server on the way took a mail in, by its own clock (RFC 5321, section 4.4)."""
    received = message.get_all("Received") or []
    try:
        return parsedate_to_datetime(str(received[0]).rpartition(";")[2].strip()) if received else None
    except (ValueError, TypeError):
        return None


def _secret(service: Service, server: Server) -> Secret:
    return access.secret(service.settings, server)


def _listens(place: Place) -> bool:
    return place.scheme in MAILBOXES and MAILBOXES[place.scheme].listens
