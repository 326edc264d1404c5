"""IMAP or SMTP dies at any command, in any moment of it: nothing is lost, and nothing is done twice."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.faults.cutting import Cut, CuttingWire, Moment
from tests.faults.launcher import Launcher
from tests.faults.programme import Facts, Template, delivered, facts, written
from tests.outside import START
from tests.rig import HOST, Catcher, Dovecot

IMAP = (
    "", "CAPABILITY", "LOGIN", "SELECT", "NOOP", "SEARCH", "FETCH .*SIZE", "FETCH .*PEEK", "NAMESPACE",
    "LIST", "CREATE", "SUBSCRIBE", "MOVE",
)  # fmt: skip
WITHOUT_MOVE = ("COPY", "STORE", "EXPUNGE")
SMTP = ("", "^ehlo", "^mail FROM", "^rcpt TO", "^data", r"^\.\r\n", "^quit")
IN_SHORT = {
    ("FETCH .*PEEK", Moment.WITHIN), ("MOVE", Moment.AFTER), ("EXPUNGE", Moment.BEFORE),
    ("^rcpt TO", Moment.AFTER), (r"^\.\r\n", Moment.BEFORE), (r"^\.\r\n", Moment.AFTER),
}  # fmt: skip
BEHIND_A_MAIL = ("^mail FROM", "^rcpt TO", "^data")  # the second envelope goes out with the first mail
TAKEN = r"^\.\r\n"  # behind this line the mail is the server's
NO_MOVE = "IMAP4rev1 LITERAL+ IDLE NAMESPACE MULTIAPPEND UIDPLUS"


class Rig(NamedTuple):
    """What all these tests share, and how a run without a fault ends."""

    folder: Path
    dovecot: Dovecot
    catcher: Catcher
    now: Launcher
    later: Launcher
    template: Template
    undisturbed: Facts


@pytest.fixture(scope="module")
def rig(tmp_path_factory: pytest.TempPathFactory, dovecot: Dovecot) -> Iterator[Rig]:
    """Run once without a fault."""
    folder = tmp_path_factory.mktemp("wires")
    template = Template(folder / "template", START)
    catcher = Catcher()
    catcher.start()
    with Launcher(START) as now, Launcher(START + timedelta(minutes=15)) as later:
        config = template.copy(folder / "undisturbed", dovecot, catcher, "whole@mentor.test")
        assert now.run(config) == 0
        yield Rig(folder, dovecot, catcher, now, later, template, facts(config.parent))
    catcher.stop()


def _cases(commands: tuple[str, ...]) -> list[object]:
    """Name each command with each moment; the short run has those of which most depends."""
    return [
        pytest.param(
            Cut(command, moment),
            id=f"{re.sub('[^A-Za-z ]', '', command) or 'greeting'}, {moment}",
            marks=[] if (command, moment) in IN_SHORT else [pytest.mark.long],
        )
        for command in commands
        for moment in Moment
        if command or moment is not Moment.BEFORE
    ]


def _change(config: Path, old: str, new: str) -> None:
    text = config.read_text(encoding="utf-8")
    assert old in text
    config.write_text(text.replace(old, new), encoding="utf-8")


def _live(rig: Rig, cut: Cut, dovecot: Dovecot, name: str, *, smtp: bool) -> int:
    """Run over the wire that breaks, and again until nothing waits; return how many letters came twice."""
    user = f"{name}@mentor.test"
    config = rig.template.copy(rig.folder / name, dovecot, rig.catcher, user)
    since = len(rig.catcher.mails)
    with CuttingWire(rig.catcher.port if smtp else dovecot.port, cut) as wire:
        port = rig.catcher.port if smtp else dovecot.port
        _change(config, f"{HOST}:{port}", f"{HOST}:{wire.port}")
        assert rig.now.run(config) in (0, 1)
        assert wire.broken, "it never came to this command"
        for _ in range(3):
            rig.later.run(config)
        assert rig.later.run(config) == 0

    came = delivered(rig.catcher, since)
    assert facts(config.parent) == rig.undisturbed
    assert dovecot.mails(user) == []
    ids = [number for number, _ in came]
    assert len(ids) == len(set(ids)), "the same Message-ID, the same bytes"
    assert set(ids) == set(written(config.parent)) - set(written(rig.template.folder))
    return came.total() - len(came)


def _slug(prefix: str, cut: Cut) -> str:
    return prefix + re.sub("[^a-z]", "-", f"{cut.line}-{cut.moment}".lower())


@pytest.mark.parametrize("cut", _cases(IMAP))
def test_the_mailbox_is_lost_at_a_command(cut: Cut, rig: Rig) -> None:
    assert _live(rig, cut, rig.dovecot, _slug("imap", cut), smtp=False) == 0


@pytest.mark.parametrize("cut", _cases(WITHOUT_MOVE))
def test_the_mailbox_is_lost_at_a_command_where_the_server_cannot_move(
    cut: Cut, rig: Rig, a_dovecot: Callable[..., Dovecot]
) -> None:
    assert _live(rig, cut, a_dovecot(NO_MOVE), _slug("copy", cut), smtp=False) == 0


@pytest.mark.parametrize("cut", _cases(SMTP))
def test_smtp_is_lost_at_a_command_and_only_a_mail_without_its_250_goes_again(cut: Cut, rig: Rig) -> None:
    twice = _live(rig, cut, rig.dovecot, _slug("smtp", cut), smtp=True)

    taken = cut.line == TAKEN and cut.moment is not Moment.BEFORE
    seen = cut.moment is Moment.WITHIN  # half of all the answers that came together; its 250 may be in it
    assert twice <= int(taken) if seen else twice == int(taken)


@pytest.mark.parametrize("cut", _cases(SMTP))
def test_the_same_where_the_server_takes_one_command_at_a_time(
    cut: Cut, rig: Rig, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rig.catcher, "features", ["SIZE", "8BITMIME", "SMTPUTF8"])
    twice = _live(rig, cut, rig.dovecot, _slug("slow", cut), smtp=True)

    taken = cut.line == TAKEN and cut.moment is not Moment.BEFORE
    assert twice == int(taken)


@pytest.mark.parametrize("cut", [Cut(line, moment, 2) for line in BEHIND_A_MAIL for moment in Moment])
def test_smtp_is_lost_behind_a_mail_and_no_more_than_that_mail_goes_again(cut: Cut, rig: Rig) -> None:
    assert _live(rig, cut, rig.dovecot, _slug("behind", cut), smtp=True) <= 1
