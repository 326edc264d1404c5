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
    ("5.7.17", "Mailbox owner has changed",                      True),
    ("5.3.2", "521 host does not accept mail",                   True),
    ("5.0.0", "554 delivery error: This user doesn't have an account", True),
    ("5.0.0", "DNS domain example.org does not exist",           True),
    ("5.1.1", "550 5.1.1 blocked: listed on a blocklist",        False),
    ("5.1.1", "550 5.1.1 This account has been suspended",       False),
    ("5.1.1", "550 5.1.1 Sender address rejected: User unknown", False),
    ("5.4.4", "Host found but no data record of requested type", True),
    ("5.4.4", "Network is unreachable",                          False),
    ("5.0.0", "550 : User unknown",                              False),
    ("5.0.0", "550 Unknown user mia@example.org",                False),
    ("5.0.0", "550 <mia@example.org>: User unknown",             True),
    ("5.0.0", "El buzón está lleno; usuario desconocido",        False),
    ("",      "Connected but my name was rejected. 501 Invalid domain name", False),
)

# What a server says, and what the reporting system adds to it: which of its questions was answered so.
ANSWERED = (
    ("550 No such user here (in reply to RCPT TO command)",                True),
    (">>> RCPT To:<mia@example.org> <<< 550 User unknown",                 True),
    ("192.0.2.1 does not like recipient. Remote host said: 550 no mailbox", True),
    ("after RCPT TO:<mia@example.org>: 550 usuario desconocido",           True),
    ("did not like our RCPT TO: 550 неизвестный пользователь",             True),
    ("550 User unknown [RCPT_TO]",                                         True),
    ("after RCPT TO: 550 5.7.1 Recipient address rejected: Access denied", True),
    ("after RCPT TO: 550 user does not exist, blocked by policy",          False),
    ("550 No such user here (in reply to end of DATA command)",            False),
    (">>> DATA <<< 550 User unknown <<< 503 Need RCPT",                    False),
    ("server failed with: 550 No such user here",                          False),
    ("[User unknown]",                                                     False),
)

# What needs nobody's answer, since the reporting system found it out by itself.
FOUND_OUT = (
    "The recipient name is not recognized",
    "mail.local: unknown user: mia",
    "Unrouteable address",
    "Host or domain name not found",
    "all relevant MX records point to non-existent hosts",
    "No MX found for domain",
    "User Mia (mia@example.org) not listed in Domino Directory",
    "Die Adresse wurde nicht gefunden",
    "Adresse introuvable",
    "No se ha encontrado la dirección",
    "找不到地址",
)
# fmt: on


@pytest.mark.parametrize(("status", "words", "gone"), SEVERITIES)
def test_a_failure_is_permanent_only_where_the_address_is_gone(status: str, words: str, gone: bool) -> None:
    assert permanent(status, words) is gone


@pytest.mark.parametrize(("words", "gone"), ANSWERED)
def test_an_unknown_user_without_a_code_is_gone_only_where_the_address_was_refused(
    words: str, gone: bool
) -> None:
    assert permanent("", words) is gone


@pytest.mark.parametrize("words", FOUND_OUT)
def test_what_the_reporting_system_itself_found_is_permanent(words: str) -> None:
    assert permanent("", words)


def test_a_number_in_a_text_vouches_for_no_unknown_user_as_a_field_of_a_report_does() -> None:
    assert permanent("5.7.1", "550 5.7.1 User unknown")
    assert not permanent("5.7.1", "550 5.7.1 User unknown", vouched=False)


def test_an_address_that_gmail_did_not_find_is_gone_unless_the_sender_was_refused() -> None:
    heading = "** Address not found ** Your message wasn't delivered"

    assert permanent("5.0.0", "550 #5.1.0 Address rejected.", heading)
    assert not permanent("5.1.8", "550 5.1.8 Domain of sender address does not exist", heading)


def test_a_full_mailbox_passes_wherever_the_report_says_so() -> None:
    assert not permanent("5.1.1", "550 5.1.1 User unknown", "rejected: Not enough disk space")


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
        "192.0.2.1 does not like recipient.\nRemote host said: 550 no such user\n\n"
        "--- Below this line is a copy of the message.\n\nMessage-ID: <x1@example.com>\n"
        "From: mentors@example.com\nTo: mia@example.org\n\nHello\n"
    )

    incoming = read(raw.encode())

    assert incoming.failures == (Failure("mia@example.org", "", permanent=True),)
    assert incoming.original_message_id == "<x1@example.com>"
