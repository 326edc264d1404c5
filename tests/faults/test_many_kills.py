"""Killed 300 times, mostly inside SMTP transactions, over 500 mails: nothing lost, nothing done twice."""

from __future__ import annotations

import email
import random
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults.launcher import Launcher
from tests.faults.points import BY_NAME, IN_SMTP, POINTS
from tests.faults.programme import delivered
from tests.loopback import PASSWORD
from tests.outside import START
from tests.rig import Catcher, Dovecot
from tests.stores import ask, store_table
from tests.world import PROGRAMME, World

PEOPLE = 20
AT_ONCE = 50
IN_SMTP_SHARE = 0.85
ELSEWHERE = tuple(
    point.name for point in POINTS if point.name not in IN_SMTP and point.target != "mentorpost.tick:look_at"
)
ONCE_A_START = ("before SMTP connects", "before QUIT", *ELSEWHERE)


class Count(NamedTuple):
    """What a run was like."""

    kills: int
    in_smtp: int
    windows: int  # kills in which the letter on the wire may have gone out already
    mails: int
    starts: int
    seconds: float
    repeated: int


class Post:
    """Brings the mails in, a few at a time."""

    def __init__(self, dovecot: Dovecot, catcher: Catcher, user: str) -> None:
        self.dovecot, self.catcher, self.user = dovecot, catcher, user
        self.delivered = 0

    def deliver(self, up_to: int) -> None:
        """Put the next mails into the mailbox, until it got so many in all."""
        numbers = range(self.delivered, up_to)
        for at in range(0, len(numbers), AT_ONCE):
            self.dovecot.append(self.user, *map(_mail, numbers[at : at + AT_ONCE]))
        self.delivered = max(self.delivered, up_to)


@pytest.fixture
def launcher() -> Iterator[Launcher]:
    """Start the program many times a second."""
    with Launcher(START) as launcher:
        yield launcher


@pytest.mark.parametrize(
    ("kills", "mails"),
    [
        pytest.param(15, 30, id="15-kills-30-mails"),
        pytest.param(300, 500, id="300-kills-500-mails", marks=pytest.mark.long),
    ],
)
def test_every_mail_takes_effect_once_and_every_letter_has_one_message_id(
    kills: int, mails: int, tmp_path: Path, dovecot: Dovecot, catcher: Catcher, launcher: Launcher
) -> None:
    user = f"kills{kills}@mentor.test"
    config = _programme(tmp_path / "programme", dovecot, catcher, user)

    found = _kill(launcher, config, kills, mails, Post(dovecot, catcher, user))

    came = delivered(catcher, 0)
    answers = Counter(_answered(raw) for _, raw in came)
    assert answers == Counter({f"<hours-{number}@example.com>": 1 for number in range(mails)})
    assert len({number for number, _ in came}) == len(came), "the same Message-ID, the same bytes"
    assert found.repeated <= found.windows, "a letter goes twice only in the one window"
    assert _states(config) == Counter({"done": mails}), "nobody innocent is set aside"
    assert dovecot.mails(user) == []
    print(f"\n{found}")  # noqa: T201 - the figure of docs/reliability.md


def _programme(folder: Path, dovecot: Dovecot, catcher: Catcher, user: str) -> Path:
    folder.mkdir()
    world = World(folder, start=START)
    for number in range(PEOPLE):
        world.add(f"mia{number}@example.com", f"Mia {number}")
    world.close()
    config = folder / "mentorpost.toml"
    config.write_text(
        f"""
        [program]
        name = "Riverside Mentors"
        address = "{PROGRAMME}"
        organizers = ["Ann Reyes <ann@riverside.example>"]
        [mailbox]
        url = "{dovecot.url(user)}"
        password = "{PASSWORD}"
        [smtp]
        url = "{catcher.url}"
        {store_table(folder)}
        """,
        encoding="utf-8",
    )
    return config


def _mail(number: int) -> bytes:
    return (
        f"From: mia{number % PEOPLE}@example.com\r\nTo: {PROGRAMME}\r\nSubject: hours\r\n"
        f"Message-ID: <hours-{number}@example.com>\r\n\r\nhours {1 + number // PEOPLE % 9}\r\n"
    ).encode()


def _kill(launcher: Launcher, config: Path, kills: int, mails: int, post: Post) -> Count:
    """Let mail come in by and by, and kill each start at a point, until it was killed often enough."""
    chance = random.Random(kills)  # noqa: S311 - the same kills on each run
    began, killed, starts = time.monotonic(), Counter[str](), 0
    while killed.total() < kills:
        post.deliver(up_to=mails * (killed.total() + 1) // kills)
        point = chance.choice(IN_SMTP if chance.random() < IN_SMTP_SHARE else ELSEWHERE)
        nth = 1 if point in ONCE_A_START else chance.randint(1, 2)
        starts += 1
        killed[point] += launcher.run(config, point, nth) < 0
    post.deliver(up_to=mails)
    while _owed(config) or starts == killed.total():
        assert launcher.run(config) == 0
        starts += 1
    came = delivered(post.catcher, 0)
    return Count(
        killed.total(),
        sum(killed[name] for name in IN_SMTP),
        sum(number for name, number in killed.items() if BY_NAME[name].twice),
        post.delivered,
        starts,
        round(time.monotonic() - began, 1),
        came.total() - len(came),
    )


def _owed(config: Path) -> int:
    mails = ask(config.parent, "SELECT count(*) FROM received WHERE state = 'waiting' OR NOT gone")
    letters = ask(config.parent, "SELECT count(*) FROM letter WHERE next_at IS NOT NULL")
    return int(mails[0][0]) + int(letters[0][0])


def _states(config: Path) -> Counter[str]:
    return Counter(state for (state,) in ask(config.parent, "SELECT state FROM received"))


def _answered(raw: bytes) -> str:
    return str(email.message_from_bytes(raw)["In-Reply-To"])
