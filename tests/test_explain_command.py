"""`mentorpost explain` reads files and says how each would be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from mentorpost.__main__ import main
from mentorship.answers import ANSWERS
from tests.clients import FORMATS

KEYS = [
    "file", "kind", "sender", "text", "request", "arguments", "failures", "original_message_id",
    "authentication",
]  # fmt: skip
ABSENCE = b"From: max@example.org\nSubject: Away\nAuto-Submitted: auto-replied\n\naccept\n"
PROVEN = (
    b"Authentication-Results: mx.example.com; dmarc=pass header.from=example.org; "
    b"dkim=pass header.d=example.org\nFrom: max@example.org\nSubject: Hi\n\nstatus\n"
)
BOUNCE = b"""From: MAILER-DAEMON@mx.example.com
To: mentors@example.com
Subject: Undelivered Mail Returned to Sender
Return-Path: <>
Content-Type: multipart/report; report-type=delivery-status; boundary=b

--b
Content-Type: text/plain

It did not work.
--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.example.com

Final-Recipient: rfc822; max@example.org
Action: failed
Status: 5.1.1
--b
Content-Type: message/rfc822

Message-ID: <a-letter@example.com>
From: mentors@example.com
To: max@example.org
Subject: A letter

Hello
--b--
"""


def explain(*arguments: str | Path, stdin: bytes = b"") -> Result:
    """Run the command as it is typed."""
    return CliRunner().invoke(main, ["explain", *map(str, arguments)], input=stdin)


def rows(result: Result) -> list[dict[str, object]]:
    """Read the JSON lines of an answer."""
    return [json.loads(line) for line in result.stdout.splitlines()]


@pytest.fixture
def accept(tmp_path: Path) -> Path:
    """A mentor's yes, as Outlook writes it."""
    path = tmp_path / "accept.eml"
    path.write_bytes(FORMATS["outlook_desktop"](text="accept from 1 May", quoted_text="Could you answer?"))
    return path


def test_each_mail_is_one_json_object_on_one_line_with_the_promised_fields(accept: Path) -> None:
    result = explain(accept, accept, "--asked", "request", "--json")

    assert result.exit_code == 0
    assert [list(row) for row in rows(result)] == [KEYS, KEYS]
    first = rows(result)[0]
    assert first["file"] == str(accept)
    assert (first["kind"], first["sender"], first["request"]) == ("person", "max@example.org", "accept")
    assert first["text"] == "accept from 1 May"


def test_without_asked_the_same_word_answers_no_letter(accept: Path) -> None:
    named, unnamed = explain(accept, "--asked", "request").output, explain(accept).output

    assert "answers   request" in named
    assert "answers   no letter of ours" in unnamed


def test_for_people_it_names_the_rule_the_evidence_and_the_line(accept: Path) -> None:
    told = explain(accept, "--asked", "request").output

    assert "person, because" in told
    assert "asks for  accept" in told
    assert "line 1" in told
    assert "| accept from 1 May" in told


def test_a_bounce_tells_whom_it_did_not_reach_and_about_which_letter(tmp_path: Path) -> None:
    path = tmp_path / "bounce.eml"
    path.write_bytes(BOUNCE)

    (row,) = rows(explain(path, "--json"))

    assert (row["kind"], row["request"]) == ("bounce", None)
    assert row["failures"] == [{"address": "max@example.org", "status": "5.1.1", "permanent": True}]
    assert row["original_message_id"] == "<a-letter@example.com>"


def test_authentication_results_are_believed_only_of_the_named_server(tmp_path: Path) -> None:
    path = tmp_path / "proven.eml"
    path.write_bytes(PROVEN)

    believed = rows(explain(path, "--json", "--authserv", "mx.example.com"))
    doubted = rows(explain(path, "--json", "--authserv", "mx.example.org"))

    assert [row["authentication"] for row in (*believed, *doubted)] == ["pass", "none"]


def test_a_dash_reads_standard_input() -> None:
    result = explain("-", "--json", stdin=ABSENCE)

    assert [(row["file"], row["kind"]) for row in rows(result)] == [("-", "out_of_office")]


def test_a_maildir_is_read_mail_by_mail_in_the_order_in_which_they_came(tmp_path: Path) -> None:
    for folder, name in (("cur", "1.seen:2,S"), ("new", "2.new"), ("tmp", "3.half"), ("new", ".hidden")):
        (tmp_path / folder).mkdir(exist_ok=True)
        (tmp_path / folder / name).write_bytes(ABSENCE)

    result = explain(tmp_path, "--json")

    assert [Path(str(row["file"])).name for row in rows(result)] == ["1.seen:2,S", "2.new"]


def test_a_file_that_cannot_be_read_is_one_line_and_the_others_are_explained(
    accept: Path, tmp_path: Path
) -> None:
    result = explain(tmp_path / "missing.eml", tmp_path, accept, "--json")

    assert result.exit_code == 1
    assert [row["file"] for row in rows(result)] == [str(accept)]
    missing, folder = result.stderr.splitlines()
    assert "missing.eml: there is no such file" in missing
    assert "a folder but no Maildir" in folder


def test_lines_about_oneself_are_shown_where_the_answered_letter_asks_for_them(tmp_path: Path) -> None:
    path = tmp_path / "welcome.eml"
    path.write_bytes(
        b"From: max@example.org\nSubject: Re: Welcome\n\nTime: it depends\nLimits: no weekends\n"
    )

    (row,) = rows(explain(path, "--asked", "welcome-mentor", "--json"))

    assert row["text"] == "Time: it depends\nLimits: no weekends"
    assert row["arguments"] == {"fields": {"limits": "no weekends"}, "unplaced": ["Time: it depends"]}


def test_an_address_that_somebody_names_is_shown(tmp_path: Path) -> None:
    path = tmp_path / "moved.eml"
    path.write_bytes(b"From: mia@example.org\nSubject: Hello\n\nnew address: mia@example.net\n")

    (row,) = rows(explain(path, "--json"))

    assert row["request"] == "new address"
    assert row["arguments"] == {"address": "mia@example.net"}


def test_an_unknown_letter_is_one_line_that_names_the_known_ones(accept: Path) -> None:
    result = explain(accept, "--asked", "reqest")

    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert all(name in line for name in ANSWERS)


def test_it_needs_neither_settings_nor_a_store(
    accept: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORPOST_CONFIG", str(tmp_path / "nowhere.toml"))
    monkeypatch.setenv("MENTORPOST_DATA", str(tmp_path / "data"))

    assert explain(accept, "--json").exit_code == 0
    assert not (tmp_path / "data").exists()


def test_bytes_that_are_no_mail_at_all_are_explained_too(tmp_path: Path) -> None:
    path = tmp_path / "noise.eml"
    path.write_bytes(bytes(range(256)) * 40)

    assert explain(path, "--json").exit_code == 0
    assert explain(path).exit_code == 0
