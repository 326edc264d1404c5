"""`mentorpost report` as it is typed: sentences that name nobody, and one JSON object."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from dataclasses import fields
from html.parser import HTMLParser
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
        "promised", "goals", "completions", "endings", "ratings", "check_ins", "listened",
        "trust", "worth_a_look", "pairs",
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


def written(*options: str) -> str:
    """Return the file that the report wrote, in the folder of the test."""
    path = Path("report")
    shown = run(options[0], str(path), *options[1:])
    assert shown.exit_code == 0, shown.output
    assert shown.stdout == ""
    return path.read_text("utf-8")


class Page(HTMLParser):
    """What of a page matters here: its tags, what they load, and what it says."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.loads: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.loads += [name for name, _ in attrs if name in ("src", "href", "srcset", "onclick", "style")]


def test_the_page_is_one_file_without_a_script_and_says_each_chart_in_words(kept: Kept) -> None:
    seven_pairs(kept)

    text = written("--html")
    page = Page(text)

    assert not {"script", "link", "img", "iframe"} & set(page.tags)
    assert page.loads == []
    assert "http" not in text
    assert "url(" not in text
    assert page.tags.count("svg") == page.tags.count("desc") == 9
    assert "prefers-color-scheme: dark" in text
    assert "@media print" in text
    for person in people.everybody():
        assert person.address not in text
        assert person.name.split()[0] not in text


def test_no_number_behind_which_fewer_than_five_are_stands_on_the_page_or_in_the_table(kept: Kept) -> None:
    seven_pairs(kept)

    told = re.findall(r"<desc[^>]*>([^<]*)", written("--html"))
    rows = list(csv.DictReader(io.StringIO(written("--csv"))))

    for number in (*re.findall(r": (\d+)(?:;|\.)", " ".join(told)), *(row["number"] for row in rows)):
        assert "." in number or number == "–" or int(number) >= 5
    numbers = {(row["part"], row["what"]): row["number"] for row in rows}
    assert numbers["requests", "made"] == "9"
    assert numbers["requests", "declined"] == "–"
    assert numbers["acquaintance", "elsewhere"] == "0.35"


def test_a_file_that_cannot_be_written_is_said_in_one_line(kept: Kept) -> None:
    refused = run("--html", "nowhere/report.html")

    assert refused.exit_code == 1
    assert len(refused.stderr.splitlines()) == 1
