"""Old mail of the programme's own leaves the mailbox's folders; nobody else's does."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mailer.errors import MailboxLost
from mailer.imap import ImapMailbox
from mailer.listener import ListeningMailbox
from mailer.maildir import MaildirMailbox, make_maildir
from mailer.urls import Place, mailbox_place
from tests.mailer.clearing import Knows, numbered
from tests.mailer.over_imap import imap_mailbox
from tests.rig import Dovecot

NOW = datetime(2026, 3, 12, 10, 0, tzinfo=UTC)
BEFORE = NOW - timedelta(days=7)
OLD, JUST_YOUNG = BEFORE - timedelta(minutes=1), BEFORE + timedelta(minutes=1)
OURS, THEIRS, FORGOTTEN = "<ours@example.org>", "<theirs@example.net>", "<gone@example.net>"
KNOWS = Knows((OURS,), ("met on the pier", "no number at all"))
LIKE_GMAIL = "IMAP4rev1 LITERAL+ IDLE NAMESPACE MULTIAPPEND UIDPLUS MOVE X-GM-EXT-1"
NO_UIDPLUS = "IMAP4rev1 LITERAL+ IDLE NAMESPACE MULTIAPPEND"


def _fill(dovecot: Dovecot, user: str, folder: str, at: datetime, *raws: bytes) -> None:
    with dovecot.client(user) as client:
        if not client.folder_exists(folder):
            client.create_folder(folder)
        for raw in raws:
            client.append(folder, raw, msg_time=at)


def _bodies(dovecot: Dovecot, user: str, folder: str) -> list[str]:
    return [raw.split(b"\r\n\r\n")[1].decode().strip() for raw in dovecot.mails(user, folder)]


@pytest.mark.parametrize("folder", ["Processed", "Sent", "Trash"])
def test_over_imap_ours_goes_and_mail_of_the_organizers_own_stays(
    dovecot: Dovecot, user: str, folder: str
) -> None:
    _fill(dovecot, user, folder, OLD, numbered(OURS), numbered(THEIRS, "My own mail, kept."))
    _fill(dovecot, user, folder, JUST_YOUNG, numbered(OURS, "A week old in a minute."))

    gone = imap_mailbox(dovecot, user).clear(BEFORE, KNOWS)

    assert gone == 1
    assert _bodies(dovecot, user, folder) == ["My own mail, kept.", "A week old in a minute."]
    with dovecot.client(user, folder) as client:
        assert client.search(["ALL"]) == [2, 3]


def test_over_imap_a_mail_without_a_number_is_known_by_what_stands_in_it(dovecot: Dovecot, user: str) -> None:
    known, unknown = numbered("", "This has no number at all."), numbered("", "Nor this.")
    _fill(dovecot, user, "Processed", OLD, known, unknown)

    imap_mailbox(dovecot, user).clear(BEFORE, KNOWS)

    assert _bodies(dovecot, user, "Processed") == ["Nor this."]


def test_over_imap_no_other_folder_is_touched(dovecot: Dovecot, user: str) -> None:
    for folder in ("INBOX", "Keepsakes"):
        _fill(dovecot, user, folder, OLD, numbered(OURS))

    assert imap_mailbox(dovecot, user).clear(BEFORE, KNOWS) == 0
    assert _bodies(dovecot, user, "INBOX") == _bodies(dovecot, user, "Keepsakes") == ["Hello."]


@pytest.mark.parametrize("marked", [False, True])
def test_over_imap_what_somebody_else_marked_as_deleted_is_never_expunged(
    a_dovecot: Callable[..., Dovecot], user: str, marked: bool
) -> None:
    dovecot = a_dovecot(NO_UIDPLUS)
    _fill(dovecot, user, "Processed", OLD, numbered(OURS), numbered(THEIRS))
    if marked:
        with dovecot.client(user, "Processed") as client:
            client.add_flags([2], [b"\\Deleted"])

    imap_mailbox(dovecot, user).clear(BEFORE, KNOWS)

    with dovecot.client(user, "Processed") as client:
        assert client.search(["ALL"]) == ([1, 2] if marked else [2])


def test_over_gmail_what_is_ours_goes_through_the_trash_since_elsewhere_it_would_only_lose_a_label(
    a_dovecot: Callable[..., Dovecot], user: str
) -> None:
    dovecot = a_dovecot(LIKE_GMAIL)
    _fill(dovecot, user, "Trash", OLD, numbered(THEIRS))
    _fill(dovecot, user, "Processed", OLD, numbered(OURS))

    imap_mailbox(dovecot, user).clear(BEFORE, KNOWS)

    assert dovecot.mails(user, "Processed") == []
    with dovecot.client(user, "Trash") as client:
        assert client.search(["ALL"]) == [1]
        assert client.folder_status("Trash", ["UIDNEXT"])[b"UIDNEXT"] == 3  # it has been there


def test_over_imap_clearing_does_not_disturb_the_mailbox_that_waits(dovecot: Dovecot, user: str) -> None:
    _fill(dovecot, user, "Processed", OLD, numbered(OURS))
    box = imap_mailbox(dovecot, user)
    box.wait(0)

    box.clear(BEFORE, KNOWS)
    dovecot.append(user, numbered(THEIRS))

    fetched = [len(batch) for batch in box.fetch()]
    box.close()

    assert fetched == [1]


def test_a_server_that_is_gone_is_a_lost_mailbox() -> None:
    box = ImapMailbox(mailbox_place("imap://ann@127.0.0.1:9/INBOX"))

    with pytest.raises(MailboxLost):
        box.clear(BEFORE, KNOWS)


@pytest.mark.parametrize("folder", [".Processed", ".Sent", ".Trash", ".Deleted Items"])
def test_in_a_maildir_ours_goes_and_mail_of_the_organizers_own_stays(tmp_path: Path, folder: str) -> None:
    make_maildir(tmp_path)
    make_maildir(tmp_path / folder)
    for name, raw, at in (
        ("cur/1.a:2,S", numbered(OURS), OLD),
        ("new/2.b", numbered(THEIRS), OLD),
        ("cur/3.c:2,", numbered(OURS), JUST_YOUNG),
        ("cur/4.d:2,", numbered("", "We met on the pier."), OLD),
    ):
        (tmp_path / folder / name).write_bytes(raw)
        os.utime(tmp_path / folder / name, (at.timestamp(), at.timestamp()))

    gone = MaildirMailbox(tmp_path).clear(BEFORE, KNOWS)

    assert gone == 2
    left = sorted(path.name for path in (tmp_path / folder).glob("[cn]*/*"))
    assert left == ["2.b", "3.c:2,"]


def test_in_a_maildir_what_waits_to_be_read_is_not_touched(tmp_path: Path) -> None:
    make_maildir(tmp_path)
    (tmp_path / "new" / "1.a").write_bytes(numbered(OURS))
    os.utime(tmp_path / "new" / "1.a", (1000, 1000))

    assert MaildirMailbox(tmp_path).clear(BEFORE, KNOWS) == 0
    assert (tmp_path / "new" / "1.a").exists()


def test_a_listener_drops_what_was_left_half_written_and_nothing_that_it_answered_for(tmp_path: Path) -> None:
    box = ListeningMailbox(Place("smtp", "127.0.0.1", 8025), tmp_path)
    folder = tmp_path / "smtp-127.0.0.1-8025"
    folder.mkdir()
    for name, at in (("1.mentorpost", OLD), ("2.mentorpost.tmp", OLD), ("3.mentorpost.tmp", JUST_YOUNG)):
        (folder / name).write_bytes(numbered(OURS))
        os.utime(folder / name, (at.timestamp(), at.timestamp()))

    assert box.clear(BEFORE, KNOWS) == 1
    assert sorted(path.name for path in folder.iterdir()) == ["1.mentorpost", "3.mentorpost.tmp"]
