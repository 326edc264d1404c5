"""`explain` says how a mail is read, for programs and for people."""

from __future__ import annotations

import json

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


def test_the_account_for_people_names_rule_line_and_doubt() -> None:
    told = explained("Hello,\n\nyes, if it is only an hour", "request").account

    assert "a.eml: person" in told
    assert "we would ask back" in told
    assert "line 3" in told
