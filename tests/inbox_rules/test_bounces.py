"""Who could not be reached, whether for good, and which mail it was."""

from __future__ import annotations

import pytest

from inbox_rules.bounce_severity import permanent
from inbox_rules.read import read
from inbox_rules.values import Failure, Kind

REPORT = """Return-Path: <>
From: Mail Delivery System <MAILER-DAEMON@mx.example.net>
Subject: Undelivered Mail Returned to Sender
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b

I'm sorry to have to inform you that your message could not be delivered.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.net

Final-Recipient: rfc822; Mia@example.org
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {words}

--b
Content-Type: message/rfc822

Message-ID: <1a-abcdefghijklmnopqrst@example.com>
Subject: A letter

Hello
--b--
"""

# fmt: off
SEVERITIES = (
    ("5.1.1", "550 5.1.1 User unknown",                          True),
    ("5.1.2", "Host unknown",                                    True),
    ("5.1.3", "Bad address syntax",                              True),
    ("5.1.6", "Mailbox has moved",                               True),
    ("5.1.10", "Recipient not found by SMTP address lookup",     True),
    ("5.0.0", "550 no such user here",                           True),
    ("5.2.1", "550 5.2.1 <x>... User Unknown",                   True),
    ("5.4.4", "Unable to resolve the domain: no such domain",    True),
    ("5.5.0", "550 Requested action not taken: mailbox unavailable", True),
    ("5.7.1", "Recipient address rejected: User unknown",        True),
    ("",      "550 sorry, no mailbox here by that name",         True),
    ("5.1.0", "Sender rejected, user unknown",                   False),
    ("5.1.7", "bad sender",                                      False),
    ("5.1.8", "Domain of sender address does not exist",         False),
    ("5.2.2", "Mailbox full",                                    False),
    ("5.2.1", "The email account is disabled",                   False),
    ("5.1.1", "mailbox is full (quota exceeded)",                False),
    ("5.7.1", "Message blocked as spam",                         False),
    ("5.7.26", "This mail is unauthenticated",                   False),
    ("4.4.1", "Connection timed out",                            False),
    ("",      "421 try again later",                             False),
)
# fmt: on


@pytest.mark.parametrize(("status", "words", "gone"), SEVERITIES)
def test_a_failure_is_permanent_only_where_the_address_is_gone(status: str, words: str, gone: bool) -> None:
    assert permanent(status, words) is gone


def test_a_report_names_the_address_and_the_mail() -> None:
    incoming = read(REPORT.format(action="failed", status="5.1.1", words="550 User unknown").encode())

    assert incoming.kind is Kind.BOUNCE
    assert incoming.failures == (Failure("mia@example.org", "5.1.1", permanent=True),)
    assert incoming.original_message_id == "<1a-abcdefghijklmnopqrst@example.com>"
    assert [found.token for found in incoming.tokens] == ["1a-abcdefghijklmnopqrst"]


@pytest.mark.parametrize("action", ["delayed", "relayed", "delivered", "expanded"])
def test_delays_relays_and_deliveries_are_no_failures(action: str) -> None:
    incoming = read(REPORT.format(action=action, status="4.4.7", words="x").encode())

    assert incoming.kind is Kind.DELIVERY_NOTICE
    assert incoming.failures == ()


def test_a_bounce_in_plain_words_names_the_address() -> None:
    raw = (
        "Return-Path: <>\nFrom: MAILER-DAEMON@example.net\n"
        "To: mentors@example.com\nSubject: failure notice\n\n"
        "Hi. I wasn't able to deliver your message to the following address.\n\n<mia@example.org>:\n"
        "550 no such user\n\n--- Below this line is a copy of the message.\n\nMessage-ID: <x1@example.com>\n"
        "From: mentors@example.com\nTo: mia@example.org\n\nHello\n"
    )

    incoming = read(raw.encode())

    assert incoming.failures == (Failure("mia@example.org", "", permanent=True),)
    assert incoming.original_message_id == "<x1@example.com>"
