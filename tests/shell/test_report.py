"""`mentorpost report` as it is typed: sentences that name nobody, and one JSON object."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from freezegun import freeze_time

from mentorpost.__main__ import main
from mentorship.report.contact import Seen
from mentorship.report.outcomes import Ending
from store import people
from store.database import disconnect
from tests.programme import MENTEE, MENTOR, TODAY, Kept, asked, at, seven_pairs


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Kept]:
    """An empty programme, in the store that the command would open."""
    monkeypatch.setenv("MENTORPOST_DATA", str(tmp_path))
    monkeypatch.delenv("MENTORPOST_CONFIG", raising=False)
    monkeypatch.chdir(tmp_path)
    yield Kept(tmp_path)
    disconnect()


def run(*options: str, day: float = TODAY) -> Result:
    with freeze_time(at(day)):
        return CliRunner().invoke(main, ["report", *options])


def test_it_reads_in_78_columns_and_names_nobody(kept: Kept) -> None:
    seven_pairs(kept)

    shown, data = run(), run("--json")

    assert shown.exit_code == 0, shown.output
    assert max(map(len, shown.stdout.splitlines())) <= 78
    for person in people.everybody():
        for said in (person.address, *person.name.split()[:1], person.code):
            assert said not in shown.stdout
            assert said not in data.stdout
    assert "two interviews" not in data.stdout


def test_it_says_what_it_counts_in_sentences(kept: Kept) -> None:
    seven_pairs(kept)

    told = " ".join(run().stdout.split())

    for sentence in (
        "9 requests: 7 accepted, 1 declined, 1 still open.",
        "4 got past the acquaintance, and 2 stayed in it (33 %).",
        "about 35 % are said to stay in it.",
        "That number is from one author's own interviews, and from no study.",
        "it typically took 8 days (half of them between 6 and 10).",
        "Not measured: 1 pair in touch elsewhere and 1 pair with contact as needed.",
        "As agreed that was 6 hours.",
        "The rating at the end: not rated yet.",
        "pair 1: no mail seen here for 80 days; they may talk elsewhere",
        "mentorpost pairs show 1",
    ):
        assert sentence in told


def test_an_empty_programme_gets_kind_sentences_and_no_zeros(kept: Kept) -> None:
    nobody = run().stdout
    kept.person(MENTOR)
    kept.person(MENTEE)
    two = run().stdout

    assert "Nobody has signed up yet" in nobody
    assert "join as mentor" in nobody
    assert not any(digit in nobody.partition("\n")[2] for digit in "0123456789")
    assert "No mentee has asked a mentor in this time" in " ".join(two.split())
    assert " 0 pairs" not in two
    assert "%" not in two


def test_json_is_one_object_with_the_promised_names(kept: Kept) -> None:
    seven_pairs(kept)

    found = json.loads(run("--json", "--since", "2026-11-01").stdout)

    assert list(found) == [
        "program", "since", "until", "time_zone", "people", "requests", "acquaintance", "settling", "contact",
        "promised", "goals", "completions", "endings", "ratings", "check_ins", "worth_a_look", "pairs",
    ]  # fmt: skip
    assert (found["since"], found["until"]) == ("2026-11-01", "2027-03-02")
    assert found["acquaintance"]["share_stuck"] == {"count": 2, "of": 6, "share": 0.333}
    assert found["endings"] == dict.fromkeys(map(str, Ending), 0) | {"asked": 1, "no_agreement": 1}
    assert list(found["pairs"][0]) == list(Seen._fields)
    assert found["worth_a_look"] == [
        {"pair": 1, "why": "quiet", "days": 80, "command": "mentorpost pairs show 1"}
    ]
    assert found["people"]["mentors"] == {
        "signed_up": 9, "answered": 9, "let_in": 9, "introduced": 7, "here": 9, "wrote": 0,
    }  # fmt: skip


def test_a_period_that_ends_before_it_begins_is_refused_in_one_line(kept: Kept) -> None:
    assert kept.number == 0
    done = run("--since", "2027-02-01", "--until", "2027-01-01")

    assert done.exit_code == 1
    assert done.stderr == "Error: 2027-02-01 is after 2027-01-01; give an earlier --since\n"
    assert "is after today" in run("--since", "2028-01-01").stderr


def test_each_part_of_a_report_is_in_its_json(kept: Kept) -> None:
    kept.pair(asked(0, 1))
    made = kept.report(TODAY)
    found = json.loads(run("--json").stdout)

    for part in ("people", "requests", "acquaintance", "settling", "contact", "promised"):
        assert list(found[part]) == [field.name for field in fields(getattr(made, part))]
