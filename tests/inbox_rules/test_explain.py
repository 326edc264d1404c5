"""`explain` says how a mail is read, for programs and for people."""

from __future__ import annotations

import json

import pytest

from inbox_rules.explain import Explanation, explain
from tests.inbox_rules.mails import TODAY


def explained(body: str, letter: str, subject: str = "Re: A letter of ours") -> Explanation:
    """Explain a small plain mail."""
    raw = (
        "From: Max Berger <max@example.org>\nTo: mentors@example.com\n"
        f"Subject: {subject}\nIn-Reply-To: <1@example.com>\nMessage-ID: <2@example.org>\n\n{body}\n"
    )
    return explain(raw.encode(), letter, (), TODAY, "a.eml")


def test_the_json_object_has_the_promised_keys_in_their_order() -> None:
    row = explained("accept from 1 May", "request").row

    assert list(row) == [
        "file", "kind", "sender", "text", "request", "arguments", "failures",
        "original_message_id", "authentication",
    ]  # fmt: skip
    assert json.loads(json.dumps(row)) == row


def test_an_act_is_told_with_its_arguments() -> None:
    row = explained("accept from 1 May\n\nTell Mia: welcome", "request").row

    assert (row["file"], row["kind"], row["sender"]) == ("a.eml", "person", "max@example.org")
    assert row["request"] == "accept"
    assert row["arguments"] == {"starts": "2026-05-01", "tell": "welcome"}


def test_a_doubt_is_told_as_ask() -> None:
    assert explained("yes, if it is only an hour", "request").row["request"] == "ask"


def test_plain_content_has_no_request() -> None:
    assert explained("It goes well, she writes every week.", "check-in").row["request"] is None


def test_a_machine_asks_for_nothing() -> None:
    raw = b"From: a@example.org\nSubject: Out of office\nAuto-Submitted: auto-replied\n\naccept\n"

    explanation = explain(raw, "request", (), TODAY)

    assert explanation.row["kind"] != "person"
    assert explanation.row["request"] is None
    assert "accept" in explanation.row["text"]


@pytest.mark.parametrize(
    ("raw", "shown"),
    [
        (b"Subject: Out of office\nAuto-Submitted: auto-replied\n\naway\n", "Auto-Submitted: auto-replied"),
        (b"Subject: News\nList-Id: <news.example.net>\n\nnews\n", "List-Id: <news.example.net>"),
        (b"X-Failed-Recipients: mia@example.org\n\nfailed\n", "X-Failed-Recipients: mia@example.org"),
    ],
)
def test_the_account_names_what_shows_a_machine(raw: bytes, shown: str) -> None:
    told = explain(b"From: a@example.org\n" + raw, "request", (), TODAY).account

    assert f"shown by  {shown}" in told
    assert "nothing is done" in told


def test_the_account_names_the_language_and_quotes_the_line() -> None:
    told = explained("Hallo,\n\nja, sehr gerne\n\nMax", "request").account

    assert 'line 3, "ja, sehr gerne": says yes, in German' in told
    assert "  3 | ja, sehr gerne" in told


def test_the_account_quotes_a_subject_that_asks() -> None:
    raw = b"From: max@example.org\nSubject: unavailable until June\n\nThanks!\n"

    told = explain(raw, "", (), TODAY).account

    assert 'the subject, "unavailable until June": says unavailable' in told


def test_the_account_names_what_was_filled_in_and_what_we_would_ask_for() -> None:
    told = explained("Goal: one training day\nFrequency: I don't know", "agreement-form").account

    assert "with      Goal: one training day" in told
    assert 'missing   "Frequency: I don\'t know"' in told


def test_lines_for_the_partner_are_not_counted_among_the_others() -> None:
    told = explained("Tell Mia: hello\n\npause", "check-in").account

    assert 'line 2, "pause"' in told
    assert "  2 | pause" in told


ENCRYPTED = b"Content-Type: application/pkcs7-mime; smime-type=enveloped-data\n\nMIIB\n"
ONLY_A_FILE = b"Content-Type: application/pdf; name=cv.pdf\n\nx\n"


@pytest.mark.parametrize(
    ("body", "doubt"), [(ENCRYPTED, "encrypted"), (ONLY_A_FILE, "an attachment"), (b"\n\n", "no words")]
)
def test_a_mail_in_which_nothing_can_be_read_is_asked_about(body: bytes, doubt: str) -> None:
    told = explain(b"From: max@example.org\nSubject: Re: A letter\n" + body, "request", (), TODAY)

    assert told.row["request"] == "ask"
    assert doubt in told.account


def test_the_account_for_people_names_rule_line_and_doubt() -> None:
    told = explained("Hello,\n\nyes, if it is only an hour", "request").account

    assert "a.eml: person" in told
    assert "we would ask back" in told
    assert "line 3" in told
