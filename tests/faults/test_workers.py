"""Several workers on one PostgreSQL, any of them killed at any moment: nothing lost, nothing done twice."""

from __future__ import annotations

import email
import email.policy
import random
import time
from collections import Counter
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import psycopg
import pytest

from store.database import connect, disconnect
from tests.faults.programme import delivered
from tests.loopback import PASSWORD
from tests.rig import Catcher, Dovecot
from tests.stores import on_a_server
from tests.workers import Workers
from tests.world import PROGRAMME, Got, World

pytestmark = pytest.mark.postgresql

PAIRS = 6
DONE_WITHIN_SECONDS = 120


@pytest.fixture
def url(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    """A store on the server, which the programme of this test lives in."""
    url = on_a_server(tmp_path)
    monkeypatch.setattr("tests.world.store_url", lambda _folder: url)
    return url


@pytest.fixture
def world(tmp_path: Path, url: str) -> Iterator[World]:
    """Pairs who have just been introduced to each other."""
    world = World(tmp_path, start=datetime.now(UTC))
    for number in range(PAIRS):
        world.add(f"max{number}@example.org", f"Max {number}", mentor=True, mission="I know the way.")
        world.add(f"mia{number}@example.com", f"Mia {number}")
        code = world.person(f"max{number}@example.org").code
        world.reply(f"mia{number}@example.com", "welcome-mentee", f"request {code}\n\nI teach.")
        world.reply(f"max{number}@example.org", "request", "accept")
    yield world
    world.close()


def settings(world: World, url: str, catcher: Catcher) -> str:
    folder = world.service.settings.folder
    return (
        f'[program]\nname = "Riverside Mentors"\naddress = "{PROGRAMME}"\n'
        'organizers = ["Ann Reyes <ann@riverside.example>"]\n'
        f'[store]\nurl = "{url}"\nfolder = "{folder}"\n[smtp]\nurl = "{catcher.url}"\n'
    )


def asked(url: str, query: str) -> list[tuple[Any, ...]]:
    with psycopg.connect(url) as server:
        return server.execute(query.encode()).fetchall()


def until(happens: Callable[[], bool]) -> None:
    end = time.monotonic() + DONE_WITHIN_SECONDS
    while not happens():
        assert time.monotonic() < end, "it did not happen"
        time.sleep(0.1)


def is_done(url: str, mails: int) -> bool:
    """Whether so many mails are handled, and all that they caused has left."""
    handled = "SELECT count(*) FROM received WHERE state <> 'waiting' AND outcome <> 'known'"
    owed = "SELECT count(*) FROM letter WHERE next_at IS NOT NULL"
    return bool(asked(url, handled)[0][0] >= mails and asked(url, owed)[0][0] == 0)


def in_letters(number: int) -> str:
    return "".join("abcdefghij"[int(digit)] for digit in str(number)) * 3


def mails_of(world: World, count: int) -> list[tuple[str, str, bytes]]:
    """Return mails for the partner and mails for us, in turns: who writes, what answers it, the bytes."""
    mails = []
    for number in range(count):
        who = f"mia{number % PAIRS}@example.com"
        raw = (
            f"From: {who}\r\nTo: {PROGRAMME}\r\nSubject: hours\r\n"
            f"Message-ID: <hours-{number}@example.com>\r\n\r\nhours {1 + number // PAIRS % 9}\r\n"
        ).encode()
        what = f"<hours-{number}@example.com>"
        if number % 2:
            what = f"Line {in_letters(number)} of our long talk."  # numbers alone make no other mail
            raw = world.reply_mail(who, "introduction", f"Hello! {what} I hope you are well.")
        mails.append((who, what, raw))
    return mails


@pytest.mark.parametrize(
    ("kills", "count"),
    [
        pytest.param(4, 40, id="4-kills-40-mails"),
        pytest.param(60, 400, id="60-kills-400-mails", marks=pytest.mark.long),
    ],
)
def test_every_mail_takes_effect_once_whoever_is_killed(
    kills: int, count: int, world: World, url: str, catcher: Catcher
) -> None:
    chance = random.Random(kills)  # noqa: S311 - the same kills on each run
    mails = mails_of(world, count)
    world.close()
    before = asked(url, "SELECT count(*) FROM received")[0][0]
    die_at = set(chance.sample(range(count), kills))

    with Workers(world.service.settings.folder, settings(world, url, catcher), 2) as workers:
        for number, (who, _what, raw) in enumerate(mails):
            order = chance.sample(workers.all, 2)
            while not any(worker.hand_over(who, PROGRAMME, raw) for worker in order):
                time.sleep(0.05)
            if number in die_at:
                time.sleep(chance.random() * 0.3)
                dying = chance.choice(workers.all)
                dying.kill()
                dying.start()
        until(lambda: is_done(url, before + count))

    came = delivered(catcher, 0)
    numbers = {number for number, _ in came}
    assert len(numbers) == len(came), "the same Message-ID, the same bytes"
    assert came.total() - len(came) <= kills, "a letter goes twice only in the one window"
    answers = Counter(_what_came(raw) for _, raw in came)
    assert [answers[what] for _who, what, _raw in mails] == [1] * count
    assert set(asked(url, "SELECT state FROM received")) == {("done",)}
    assert asked(url, "SELECT count(*) FROM letter WHERE worker <> 0") == [(0,)]


def test_of_those_who_share_a_mailbox_one_reads_it_and_another_where_that_one_is_killed(
    world: World, url: str, catcher: Catcher, dovecot: Dovecot
) -> None:
    user = "crew@mentor.test"
    mails = [mail for mail in mails_of(world, 2 * PAIRS * 3) if b"hours" in mail[2][:200]]
    world.close()
    before = asked(url, "SELECT count(*) FROM received")[0][0]
    half = len(mails) // 2
    mailbox = f'url = "{dovecot.url(user)}"\npassword = "{PASSWORD}"'

    dovecot.append(user, *(raw for _who, _what, raw in mails[:half]))
    with Workers(world.service.settings.folder, settings(world, url, catcher), 2, mailbox) as workers:
        until(lambda: is_done(url, before + half))
        for more, worker in enumerate(workers.all, start=1):  # whichever of them it is that reads
            worker.kill()
            dovecot.append(user, mails[half + more - 1][2])
            until(partial(is_done, url, before + half + more))
            worker.start()
        dovecot.append(user, *(raw for _who, _what, raw in mails[half + len(workers.all) :]))
        until(lambda: is_done(url, before + len(mails)) and not dovecot.mails(user))

    came = delivered(catcher, 0)
    answers = Counter(_what_came(raw) for _, raw in came)
    assert [answers[what] for _who, what, _raw in mails] == [1] * len(mails)
    assert len(dovecot.mails(user, "Processed")) == len(mails)


def test_no_place_is_given_twice_however_many_ask_and_accept_at_once(
    tmp_path: Path, url: str, catcher: Catcher
) -> None:
    world = World(tmp_path, start=datetime.now(UTC))
    world.add("max@example.org", "Max", mentor=True, mission="I know the way.", capacity=2)
    code = world.person("max@example.org").code
    mentees = [f"mia{number}@example.com" for number in range(6)]
    for mentee in mentees:
        world.add(mentee, mentee.partition("@")[0].title())
    asking = [
        (mentee, world.reply_mail(mentee, "welcome-mentee", f"request {code}\n\nI teach."))
        for mentee in mentees
    ]
    world.close()

    with Workers(tmp_path, settings(world, url, catcher), 2) as workers:
        at_once(workers, asking)
        until(lambda: is_done(url, len(asking)))
        connect(url)
        came = (email.message_from_bytes(mail.raw, policy=email.policy.default) for mail in catcher.mails)
        letters = [
            Got("max@example.org", world.now, one) for one in came if one["Mentorpost-Letter"] == "request"
        ]
        accepting = [
            ("max@example.org", world.reply_mail("max@example.org", one, "accept")) for one in letters
        ]
        disconnect()
        at_once(workers, accepting)
        until(lambda: is_done(url, len(asking) + len(accepting)))

    states = Counter(state for (state,) in asked(url, "SELECT state FROM mentorship"))
    assert len(letters) == 6
    assert states == Counter({"waitlisted": 4, "agreeing": 2})
    assert set(asked(url, "SELECT state, attempts FROM received")) == {("done", 1)}


def at_once(workers: Workers, mails: list[tuple[str, bytes]]) -> None:
    """Hand mails in to one and the other worker in turn, all at the same time."""
    with ThreadPoolExecutor(len(mails)) as pool:
        handing = [
            pool.submit(workers.all[number % len(workers.all)].hand_over, who, PROGRAMME, raw)
            for number, (who, raw) in enumerate(mails)
        ]
    assert all(one.result() for one in handing)


def _what_came(raw: bytes) -> str:
    """Return what a letter answers, or the line of a talk that it passes on."""
    message = email.message_from_bytes(raw, policy=email.policy.default)
    body = message.get_body(("plain",))
    assert body is not None
    text = body.get_content()
    line = next((line for line in text.replace("\n", " ").split("! ") if line.startswith("Line ")), "")
    return line.partition(".")[0] + "." if line else str(message["In-Reply-To"])
