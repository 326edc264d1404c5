"""Reports that are not as the standards would have them."""

from __future__ import annotations

import pytest

from inbox_rules.read import read
from inbox_rules.understand import understand
from inbox_rules.values import Asked, Kind
from tests.inbox_rules.mails import TODAY

REPORT = (
    "From: Mail Delivery Subsystem <MAILER-DAEMON@example.net>\n"
    "To: mentors@example.com\nSubject: Returned mail\nMessage-ID: <report@example.net>\n"
    "Content-Type: multipart/report; report-type=delivery-status; boundary=b\n\n"
    "--b\nContent-Type: message/delivery-status\n\nReporting-MTA: dns; example.net\n\n{groups}\n--b{rest}--\n"
)
GROUP = "Final-Recipient: rfc822; {to}\nAction: failed\nStatus: {status}\nDiagnostic-Code: smtp; 550 {said}\n"


def test_two_recipients_without_an_empty_line_between_them_are_two() -> None:
    groups = GROUP.format(to="mia@example.org", status="5.2.2", said="5.2.2 mailbox full")
    groups += GROUP.format(to="max@example.org", status="5.1.1", said="5.1.1 user unknown")

    incoming = read(REPORT.format(groups=groups, rest="").encode())

    assert [(failure.address, failure.permanent) for failure in incoming.failures] == [
        ("mia@example.org", False),
        ("max@example.org", True),
    ]


def test_a_blocked_sender_passes_though_the_reporting_system_calls_the_user_unknown() -> None:
    said = "5.7.1 address of sender is on a block list"
    groups = GROUP.format(to="mia@example.org", status="5.1.1", said=said)

    incoming = read(REPORT.format(groups=groups, rest="").encode())

    assert [failure.permanent for failure in incoming.failures] == [False]


def test_a_mail_that_came_back_as_a_bare_part_is_known_by_its_message_id() -> None:
    groups = GROUP.format(to="mia@example.org", status="5.1.1", said="5.1.1 user unknown")
    rest = "\nReceived: from example.com by example.net\nMessage-ID: <letter@example.com>\n\nHello\n--b"

    incoming = read(REPORT.format(groups=groups, rest=rest).encode())

    assert incoming.original_message_id == "<letter@example.com>"


def test_a_report_within_a_report_leads_to_the_mail_in_the_inner_one() -> None:
    inner = (
        "Content-Type: multipart/report; boundary=c\nMessage-ID: <inner@example.net>\n\n"
        "--c\nContent-Type: message/rfc822\n\nMessage-ID: <letter@example.com>\n\nHello\n--c--\n"
    )
    groups = GROUP.format(to="mia@example.org", status="5.1.1", said="5.1.1 user unknown")

    incoming = read(
        REPORT.format(groups=groups, rest=f"\nContent-Type: message/rfc822\n\n{inner}\n--b").encode()
    )

    assert incoming.original_message_id == "<letter@example.com>"


def test_a_notice_passed_on_as_json_in_json_is_a_bounce() -> None:
    text = '{"Type": "Notification", "Message": "{\\"notificationType\\":\\"Bounce\\",\\"bounce\\":{}}"}'
    raw = f"From: no-reply@example.net\nTo: mentors@example.com\nSubject: Notification\n\n{text}\n"

    assert read(raw.encode()).kind is Kind.BOUNCE


def test_a_zero_byte_in_a_subject_or_text_stops_nothing() -> None:
    raw = b"From: max@example.org\nSubject: yes\0 no\n\naccept\0\nplease\0\n"

    found = understand(read(raw), Asked("request", subject="Another"), TODAY)

    assert found.request is None or found.request == "accept"


def test_an_address_that_an_archive_hid_names_nobody() -> None:
    groups = GROUP.format(to="mia...@example.org", status="5.1.1", said="5.1.1 user unknown")

    incoming = read(REPORT.format(groups=groups, rest="").encode())

    assert incoming.kind is Kind.BOUNCE
    assert incoming.failures == ()


def test_dots_at_the_end_of_an_address_as_japanese_carriers_allow_them_hide_nobody() -> None:
    groups = GROUP.format(to="mia-...@example.org", status="5.1.1", said="5.1.1 user unknown")
    groups += "\n" + GROUP.format(to="max_...@example.org", status="5.1.1", said="5.1.1 user unknown")

    incoming = read(REPORT.format(groups=groups, rest="").encode())

    assert len(incoming.failures) == 2


def test_a_list_that_refuses_a_mail_says_which_mail_it_was() -> None:
    raw = (
        "From: talk-admin@example.net\nSubject: Loop Alert: Duplicated Message-ID (talk ML)\n"
        "Message-Id: <notice@example.net>\nX-MLServer: fml\n\n"
        "Duplicated Message-ID in <letter@example.com>.\n"
    )

    incoming = read(raw.encode())

    assert incoming.original_message_id == "<letter@example.com>"
    assert not any(failure.permanent for failure in incoming.failures)


def test_a_bounce_from_nobody_is_read_without_a_word_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    raw = b"Return-Path: <>\nSubject: Undelivered mail\n\n<mia@example.org>: nobody by that name\n"

    incoming = read(raw)

    assert [failure.address for failure in incoming.failures] == ["mia@example.org"]
    assert caplog.records == []
