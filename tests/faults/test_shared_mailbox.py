"""The mailbox is not ours alone: others read, flag, move and delete in it, and servers count anew."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from store import received
from store.models import ReceivedRow
from tests.mailer.over_imap import imap_mailbox
from tests.rig import Dovecot
from tests.world import World

MIA = "mia@example.com"


@pytest.fixture
def world(tmp_path: Path, dovecot: Dovecot, user: str) -> Iterator[World]:
    """A programme with one mentee, whose mailbox lies on a real server."""
    world = World(tmp_path)
    world.add(MIA, "Mia Okafor")
    world.daemon.mailbox = imap_mailbox(dovecot, user)
    yield world
    world.daemon.mailbox.close()
    world.close()


def _mail(number: int) -> bytes:
    return f"From: {MIA}\r\nMessage-ID: <{number}@example.com>\r\nSubject: status\r\n\r\nstatus\r\n".encode()


def _answers(world: World) -> list[str]:
    return [letter.name for letter in world.run() if letter.to == MIA]


def _connect(world: World, dovecot: Dovecot, user: str) -> None:
    world.daemon.mailbox.close()
    world.daemon.mailbox = imap_mailbox(dovecot, user)


def _count_anew(dovecot: Dovecot, user: str) -> None:
    """Let the server give every mail another number, as after a restore or a move to another machine."""
    dovecot.stop()
    for path in (dovecot.home / "mail" / user).glob("dovecot*"):
        path.unlink()
    dovecot.start()


def test_mail_that_was_read_or_flagged_elsewhere_is_handled_all_the_same(
    world: World, dovecot: Dovecot, user: str
) -> None:
    dovecot.append(user, _mail(1), _mail(2))
    with dovecot.client(user) as reader:
        reader.add_flags([1, 2], ["\\Seen", "\\Flagged"])

    assert _answers(world) == ["status", "status"]
    assert dovecot.mails(user) == []


def test_mail_that_is_moved_or_deleted_elsewhere_meanwhile_is_handled_once(
    world: World, dovecot: Dovecot, user: str
) -> None:
    dovecot.append(user, *map(_mail, range(4)))
    world.daemon.fetch()
    with dovecot.client(user) as reader:
        reader.create_folder("Mine")
        reader.move([1], "Mine")
        reader.delete_messages([2])
        reader.expunge()

    world.daemon.work()
    assert world.daemon.lost == []
    with dovecot.client(user, "Mine") as reader:
        reader.move([1], "INBOX")

    assert _answers(world) == []
    assert dovecot.mails(user) == []
    assert received.waiting() == 0
    assert sorted(row.outcome for row in ReceivedRow.select()) == ["known"] + ["status"] * 4


def test_a_server_that_counts_anew_between_handling_and_moving_changes_nothing(
    world: World, a_dovecot: Callable[..., Dovecot], user: str
) -> None:
    dovecot = a_dovecot()
    _connect(world, dovecot, user)
    dovecot.append(user, _mail(1), _mail(2))
    world.daemon.fetch()
    world.daemon._handle_waiting()
    _count_anew(dovecot, user)
    _connect(world, dovecot, user)

    assert _answers(world) == ["status", "status"]
    assert _answers(world) == []
    assert dovecot.mails(user) == []
    assert len(dovecot.mails(user, "Processed")) == 2


def test_a_server_that_counts_anew_before_handling_changes_nothing(
    world: World, a_dovecot: Callable[..., Dovecot], user: str
) -> None:
    dovecot = a_dovecot()
    _connect(world, dovecot, user)
    dovecot.append(user, _mail(1), _mail(2))
    world.daemon.fetch()
    _count_anew(dovecot, user)
    _connect(world, dovecot, user)

    assert _answers(world) == ["status", "status"]
    assert dovecot.mails(user) == []
