"""After eight days no body of a pair's mail lies anywhere: no file of the store, no folder of the mailbox."""

from __future__ import annotations

import os
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from mailer.clearing import Ours, Verdict
from mailer.errors import MailboxLost
from mailer.maildir import MaildirMailbox, make_maildir
from mailer.values import Delivery, Outcome, Outgoing
from store.models import LetterRow
from tests.world import World

MAX, MIA = "max@example.org", "mia@example.com"
SECRET = "the lighthouse of Skagen"
BODY = f"Hi Max,\n\nthis is for nobody else: {SECRET}."


class Kept:
    """A provider that puts a copy of what is sent into the folder Sent."""

    def __init__(self, world: World, maildir: Path) -> None:
        self._world, self._folder, self._send = world, maildir / ".Sent", world.wire.send
        make_maildir(self._folder)

    def send(self, outgoing: Outgoing) -> Outcome:
        """Send, and keep."""
        outcome = self._send(outgoing)
        if outcome.delivery is Delivery.SENT:
            path = self._folder / "cur" / f"{len(self._world.wire.sent)}.kept:2,S"
            path.write_bytes(outgoing.raw)
        return outcome


@pytest.fixture
def world(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[World]:
    """Two people who were introduced, and a mailbox in a Maildir whose provider keeps copies."""
    world = World(tmp_path)
    maildir = tmp_path / "Maildir"
    make_maildir(maildir)
    monkeypatch.setattr(world.wire, "send", Kept(world, maildir).send)
    world.add(MAX, "Max Berger", mentor=True, mission="I count.")
    world.add(MIA, "Mia Okafor")
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI would like to learn to count.")
    world.reply(MAX, "request", "accept")
    world.daemon.mailbox = MaildirMailbox(maildir)
    yield world
    world.close()


def _comes(world: World, folder: Path, raw: bytes) -> None:
    (folder / "Maildir" / "new" / f"{world.now.timestamp()}.{len(raw)}").write_bytes(raw)
    world.run()
    for path in (folder / "Maildir").rglob("*"):
        os.utime(path, (world.now.timestamp(), world.now.timestamp()))


def _days(world: World, days: int) -> None:
    end = world.now + timedelta(days=days)
    while world.now < end:
        world.now += timedelta(hours=6)
        world.run()


def _found(folder: Path) -> list[str]:
    files = [path for path in folder.rglob("*") if path.is_file()]
    return sorted(str(path.relative_to(folder)) for path in files if SECRET.encode() in path.read_bytes())


def test_after_eight_days_no_file_of_ours_holds_what_one_wrote_to_the_other(
    world: World, tmp_path: Path
) -> None:
    _comes(world, tmp_path, world.reply_mail(MIA, "introduction", BODY, "mutt"))
    assert any(got.name == "relayed" and SECRET in got.text for got in world.letters)
    places = {Path(name).parts[0] for name in _found(tmp_path)}
    assert "Maildir" in places

    _days(world, 8)

    assert _found(tmp_path) == []


def test_it_goes_as_well_without_a_number_and_where_its_writer_was_forgotten_since(
    world: World, tmp_path: Path
) -> None:
    raw = world.reply_mail(MIA, "introduction", BODY, "mutt")
    lines = [line for line in raw.split(b"\n") if not line.lower().startswith(b"message-id:")]
    _comes(world, tmp_path, b"\n".join(lines))
    _comes(world, tmp_path, world.reply_mail(MIA, "introduction", f"{BODY} Again.", "mutt"))
    _comes(world, tmp_path, world.reply_mail(MIA, "welcome-mentee", "forget me"))
    assert len([name for name in _found(tmp_path) if "Processed" in name]) == 2

    _days(world, 8)

    assert _found(tmp_path) == []


def _lying(tmp_path: Path, text: bytes) -> list[Path]:
    files = (path for path in (tmp_path / "Maildir").rglob("*") if path.is_file())
    return [path for path in files if text in path.read_bytes()]


def test_mail_that_was_for_the_service_alone_stays_for_thirty_days(world: World, tmp_path: Path) -> None:
    text = "status\n\nthis is how it stands with me"
    _comes(world, tmp_path, world.reply_mail(MIA, "request-sent", text, "mutt"))
    _comes(world, tmp_path, world.reply_mail(MIA, "introduction", BODY, "mutt"))

    _days(world, 8)
    assert len(_lying(tmp_path, b"Subject: Where things stand")) == 1
    assert len(_lying(tmp_path, b"is how it stands")) == 1
    assert _lying(tmp_path, SECRET.encode()) == []
    _days(world, 23)

    assert _lying(tmp_path, b"Subject: Where things stand") == []
    assert _lying(tmp_path, b"is how it stands") == []


IN_CONFIDENCE = "the fog over Skagen"


@pytest.mark.parametrize(
    ("letter", "words"),
    [
        ("introduction", "report"),
        ("introduction", "accept"),
        ("request-sent", f"feedback {IN_CONFIDENCE} is too thick."),
        ("request-sent", "forget me"),
        ("request-sent", "end"),
        ("request-sent", "my data"),
        ("request-sent", "not with {code}"),
    ],
)
def test_what_was_told_in_confidence_does_not_stay_longer(
    world: World, tmp_path: Path, letter: str, words: str
) -> None:
    text = f"{words.format(code=world.person(MAX).code)}\n\nIt is {IN_CONFIDENCE} that I mean."
    _comes(world, tmp_path, world.reply_mail(MIA, letter, text, "mutt"))
    assert _lying(tmp_path, IN_CONFIDENCE.encode())

    _days(world, 8)

    assert _lying(tmp_path, IN_CONFIDENCE.encode()) == []


def test_what_no_server_took_is_blanked_when_its_days_are_over(world: World, tmp_path: Path) -> None:
    world.wire.outcomes = [Outcome(Delivery.FAILED, "550 no such user")]
    _comes(world, tmp_path, world.reply_mail(MIA, "introduction", BODY, "mutt"))
    assert LetterRow.get(LetterRow.name == "relayed").state == "failed"

    _days(world, 8)

    assert _found(tmp_path) == []


def test_a_mail_that_its_writer_is_asked_about_is_blanked_when_nobody_answers(
    world: World, tmp_path: Path
) -> None:
    _comes(world, tmp_path, world.reply_mail(MIA, "request-sent", f"Hi Max,\n\n{SECRET}, and more.", "mutt"))
    assert "which-of-us" in world.got(MIA)

    _days(world, 8)

    assert _found(tmp_path) == []


def test_a_mail_of_the_organizers_own_that_names_ours_stays(world: World, tmp_path: Path) -> None:
    letter = str(world.latest("introduction", MIA).message["Message-ID"])
    own = tmp_path / "Maildir" / ".Sent" / "cur" / "own:2,S"
    own.write_text(f"From: ann@x.example\nReferences: {letter}\nMessage-ID: <own@x.example>\n\nKept.")
    os.utime(own, (world.now.timestamp(), world.now.timestamp()))

    _days(world, 9)

    assert own.exists()


def test_a_lost_mailbox_is_tried_again_in_an_hour_and_ends_nothing(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried: list[datetime] = []

    def lost(before: datetime, ours: Ours) -> int:
        assert before < world.now
        assert ours.by_header(b"") is Verdict.UNKNOWN
        tried.append(world.now)
        raise MailboxLost("maildir:here", "gone for now")

    monkeypatch.setattr(world.daemon.mailbox, "clear", lost)
    world.now += timedelta(days=1)
    for _ in range(3):
        world.run()
        world.now += timedelta(minutes=40)

    assert len(tried) == 2
    assert world.daemon.lost == []
