"""`mentorpost demo` plays a whole programme over real mail, and keeps to itself."""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from email.utils import parseaddr, parsedate_to_datetime
from functools import cached_property
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from freezegun import freeze_time

from mentorpost.__main__ import main
from mentorpost.commands import demo
from mentorpost.commands.common import opened
from mentorpost.demo import folder as place
from mentorpost.demo.clients import CLIENTS
from mentorpost.demo.play import START
from mentorpost.demo.story import STORY
from mentorpost.errors import MentorpostError
from store.models import LetterRow, ReceivedRow

# What somebody who watches has to have seen, whatever the story's own list says.
SHOWN = (
    "welcome-mentor", "welcome-mentee", "directory", "request", "request-sent", "request-declined",
    "waitlisted", "place-free", "introduction", "agreement-form", "agreement-review", "agreement-settled",
    "agenda-ask", "agenda", "relayed", "check-in", "confidentiality-reminder", "nudge", "not-understood",
    "paused", "resumed", "half-way", "goal-confirm", "survey", "reflection", "closing-summary", "maintenance",
    "restart-request", "work-it-out", "closing", "done",
)  # fmt: skip
SECONDS = 30


pytestmark = pytest.mark.sqlite("a demo keeps a file of its own, wherever the programme lies")


@dataclass
class Played:
    """One run of the whole demo."""

    folder: Path
    data: Path
    result: Result
    seconds: float
    listened: list[object] = field(default_factory=list)
    connected: set[str] = field(default_factory=set)

    @cached_property
    def mails(self) -> list[EmailMessage]:
        """Everything in its Maildir."""
        return mails_of(self.folder)


def mails_of(folder: Path) -> list[EmailMessage]:
    """Read a demo's Maildir as a mail reader would."""
    paths = sorted((folder / "Maildir" / "new").iterdir())
    mails = [message_from_bytes(path.read_bytes(), policy=policy.default) for path in paths]
    return [mail for mail in mails if isinstance(mail, EmailMessage)]


def run(*arguments: str | Path) -> Result:
    """Run the command as it is typed."""
    return CliRunner().invoke(main, ["demo", *map(str, arguments)])


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """The whole demo, once, with an ear on what the process listens to and talks to."""
    listened: list[object] = []
    connected: set[str] = set()
    listening = True

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if listening and event == "socket.bind":
            listened.append(arguments[1])
        if listening and event == "socket.connect":
            connected.add(str(arguments[1]))

    sys.addaudithook(hear)
    base = tmp_path_factory.mktemp("played")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("MENTORPOST_DATA", str(base / "data"))
        began = time.monotonic()
        result = run("--folder", base / "demo")
        seconds = time.monotonic() - began
    listening = False
    return Played(base / "demo", base / "data", result, seconds, listened, connected)


def test_it_ends_well_within_half_a_minute_and_says_how_to_read_its_mails(played: Played) -> None:
    assert played.result.exit_code == 0, played.result.output
    assert played.seconds < SECONDS
    assert f"mutt -f {played.folder / 'Maildir'}" in played.result.stdout
    assert "state" in played.result.stdout.split("pairs list")[1]


def test_every_step_of_the_story_came_to_the_person_it_was_meant_for(played: Played) -> None:
    names = {actor.address: actor.first_name for actor in STORY.cast}
    came = Counter(
        (names.get(str(mail["Delivered-To"])), str(mail["Mentorpost-Letter"])) for mail in played.mails
    )

    assert [str(step.cue) for step in STORY.steps if came[step.cue.who, step.cue.letter] < step.cue.nth] == []
    assert set(SHOWN) - {letter for _, letter in came} == set()


def test_the_maildir_holds_every_letter_and_every_answer(played: Played) -> None:
    with opened(str(played.folder / "mentorpost.toml")):
        written = LetterRow.select().where(LetterRow.sent_at.is_null(False)).count()
        received = ReceivedRow.select().count()

    letters = [mail for mail in played.mails if mail["Mentorpost-Letter"]]

    assert len(letters) == written
    assert len(played.mails) - len(letters) == received == len(STORY.answers)
    assert f"All {len(played.mails)} mails" in played.result.stdout


def test_its_people_answer_with_every_client_that_it_ships(played: Played) -> None:
    wrote = {parseaddr(str(mail["From"]))[1] for mail in played.mails}
    clients = {actor.client for actor in STORY.cast if actor.address in wrote}

    assert clients == set(CLIENTS)


def test_no_letter_shows_one_partner_the_address_of_the_other(played: Played) -> None:
    addresses = {actor.address for actor in STORY.cast}

    for mail in played.mails:
        if mail["Mentorpost-Letter"]:
            others = addresses - {str(mail["Delivered-To"])}
            assert not [address for address in others if address in mail.as_string()], mail["Subject"]


def test_its_report_can_be_shown_to_anybody(played: Played) -> None:
    settings = str(played.folder / place.SETTINGS)
    with freeze_time(START + timedelta(days=STORY.days)):
        told = CliRunner().invoke(main, ["--config", settings, "report"]).stdout
        found = json.loads(CliRunner().invoke(main, ["--config", settings, "report", "--json"]).stdout)

    assert not [
        said
        for actor in STORY.cast
        for said in (actor.address, actor.first_name)
        if said in told + str(found)
    ]
    assert "4 requests: 3 accepted, 1 declined." in told
    assert (found["acquaintance"]["past"], found["acquaintance"]["stuck"]) == (2, 1)  # Ben and Ines
    assert (found["completions"]["by_goal"], found["endings"]["asked"]) == (1, 1)


def test_its_clock_runs_through_five_months_and_nothing_is_dated_otherwise(played: Played) -> None:
    dates = [parsedate_to_datetime(str(mail["Date"])) for mail in played.mails]

    assert min(dates) == START
    assert timedelta(days=145) < max(dates) - START < timedelta(days=STORY.days)


def test_it_listens_on_one_loopback_port_and_talks_to_nobody_else(played: Played) -> None:
    assert [str(address) for address in played.listened] == ["('127.0.0.1', 0)"]
    assert {connection.split("'")[1] for connection in played.connected} == {"127.0.0.1"}


def test_ones_own_data_is_not_touched(played: Played) -> None:
    assert not played.data.exists()


def test_each_letter_is_told_once_in_full_and_later_only_what_is_new(played: Played) -> None:
    told = played.result.stdout

    assert told.count("No selling, lending or romance.") == 2  # one for mentors, one for mentees
    assert "Mentees will read this about you:" in told
    assert "I like to help people\n        find their own way to teach." in told


@pytest.fixture
def first_days(monkeypatch: pytest.MonkeyPatch) -> None:
    """Only Ben, who asks Max and hears a no."""
    cues = {("Ben", "welcome-mentee", 1), ("Ben", "directory", 1), ("Max", "request", 1)}
    answers = tuple(answer for answer in STORY.answers if answer.cue in cues)
    short = STORY._replace(days=2, answers=answers, steps=STORY.steps[:2], endings=STORY.endings[:1])
    monkeypatch.setattr(demo, "STORY", short)


@pytest.mark.usefixtures("first_days")
def test_quiet_is_one_line_a_mail(tmp_path: Path) -> None:
    result = run("--quiet", "--folder", tmp_path / "demo")

    assert result.exit_code == 0, result.output
    lines = [line for line in result.stdout.splitlines() if " → " in line]
    assert len(lines) == len(mails_of(tmp_path / "demo"))
    assert "Hello" not in result.stdout


@pytest.mark.usefixtures("first_days")
def test_without_a_folder_it_is_the_folder_demo_beside_ones_own_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("MENTORPOST_DATA", str(tmp_path / "data"))

    assert run("--quiet").exit_code == 0
    assert [path.name for path in (tmp_path / "data").iterdir()] == ["demo"]


@pytest.mark.usefixtures("first_days")
def test_a_second_demo_takes_the_place_of_the_first_and_of_nothing_else(tmp_path: Path) -> None:
    run("--folder", tmp_path)
    (tmp_path / "notes.txt").write_text("mine")
    before = len(mails_of(tmp_path))

    result = run("--folder", tmp_path)

    assert result.exit_code == 0, result.output
    assert len(mails_of(tmp_path)) == before
    assert (tmp_path / "notes.txt").read_text() == "mine"


def test_a_step_that_does_not_happen_is_named_and_the_mails_are_kept(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demo, "STORY", STORY._replace(days=1))

    result = run("--quiet", "--folder", tmp_path)

    assert result.exit_code == 1
    (line,) = result.stderr.splitlines()
    assert "the letter work-it-out to Ben (1)" in line
    assert "Max and Mia active at the end, they are nowhere" in line
    assert mails_of(tmp_path)


def test_a_folder_with_other_things_is_refused_and_left_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "Maildir").mkdir()

    result = run("--folder", tmp_path)

    assert result.exit_code == 1
    assert "holds other things" in result.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["Maildir"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine")

    with pytest.raises(MentorpostError, match="is no folder"):
        place.take(tmp_path / "file")


def test_a_link_in_its_folder_is_removed_and_what_it_leads_to_stays(tmp_path: Path) -> None:
    (tmp_path / "mine").mkdir()
    place.take(tmp_path / "demo")
    (tmp_path / "demo" / "Maildir").symlink_to(tmp_path / "mine")

    place.empty(tmp_path / "demo")

    assert (tmp_path / "mine").is_dir()
    assert [path.name for path in (tmp_path / "demo").iterdir()] == [place.MARK]
