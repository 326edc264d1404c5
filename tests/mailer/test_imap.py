"""Fetching and moving away over IMAP, against a real Dovecot."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from mailer.errors import MailboxLost, MailboxRefused
from mailer.imap import ImapMailbox
from mailer.urls import mailbox_place
from tests.mailer.over_imap import a_mail, everything, imap_mailbox, subjects
from tests.rig import PASSWORD, UMLAUT_PASSWORD, UMLAUT_USER, Dovecot

WITHOUT_MOVE = "IMAP4rev1 LITERAL+ IDLE NAMESPACE UIDPLUS MULTIAPPEND"
WITHOUT_UIDPLUS = "IMAP4rev1 LITERAL+ IDLE NAMESPACE MULTIAPPEND"


def test_what_waits_is_fetched_oldest_first_and_byte_for_byte(dovecot: Dovecot, user: str) -> None:
    raws = [a_mail("one"), b"From: a@example.com\r\nSubject: two\r\n\r\n\xff\xfe raw bytes\r\n"]
    dovecot.append(user, *raws)
    box = imap_mailbox(dovecot, user)

    mails = everything(box)
    box.close()

    assert [mail.raw for mail in mails] == raws
    assert len({mail.key for mail in mails}) == 2


def test_fetching_marks_nothing_and_what_somebody_read_is_fetched_all_the_same(
    dovecot: Dovecot, user: str
) -> None:
    dovecot.append(user, a_mail("unseen"), a_mail("seen"))
    with dovecot.client(user) as client:
        client.add_flags([2], [b"\\Seen"])
    box = imap_mailbox(dovecot, user)

    mails = everything(box)
    box.close()

    assert len(mails) == 2
    with dovecot.client(user) as client:
        assert client.search(["SEEN"]) == [2]


@pytest.mark.parametrize("capability", ["", WITHOUT_MOVE, WITHOUT_UIDPLUS])
def test_done_mail_lies_in_processed_and_no_longer_in_the_inbox(
    a_dovecot: Callable[..., Dovecot], user: str, capability: str
) -> None:
    dovecot = a_dovecot(capability)
    dovecot.append(user, a_mail("one"), a_mail("two"), a_mail("three"))
    box = imap_mailbox(dovecot, user)
    keys = [mail.key for mail in everything(box)]

    box.done(keys[:2])
    box.done(keys[:2])
    left = everything(box)
    box.close()

    assert [mail.key for mail in left] == keys[2:]
    assert subjects(dovecot.mails(user)) == ["three"]
    assert subjects(dovecot.mails(user, "Processed")) == ["one", "two"]


@pytest.mark.parametrize("capability", ["", WITHOUT_MOVE, WITHOUT_UIDPLUS])
def test_what_somebody_else_marked_as_deleted_is_not_expunged(
    a_dovecot: Callable[..., Dovecot], user: str, capability: str
) -> None:
    dovecot = a_dovecot(capability)
    dovecot.append(user, a_mail("theirs"), a_mail("ours"))
    with dovecot.client(user) as client:
        client.add_flags([1], [b"\\Deleted"])
    box = imap_mailbox(dovecot, user)

    box.done([mail.key for mail in everything(box)])
    box.close()

    with dovecot.client(user) as client:
        client.remove_flags([1], [b"\\Deleted"])
    assert "theirs" in subjects(dovecot.mails(user))
    assert subjects(dovecot.mails(user, "Processed")) == ["ours"]


def test_processed_is_made_below_the_prefix_that_the_server_asks_for(
    a_dovecot: Callable[..., Dovecot], user: str
) -> None:
    dovecot = a_dovecot(prefix="INBOX.", separator=".")
    dovecot.append(user, a_mail("one"))
    box = imap_mailbox(dovecot, user)

    box.done([mail.key for mail in everything(box)])
    box.close()

    assert subjects(dovecot.mails(user, "INBOX.Processed")) == ["one"]


def test_a_folder_with_a_name_of_its_own_is_read(dovecot: Dovecot, user: str) -> None:
    with dovecot.client(user) as client:
        client.create_folder("Öffentlich & mehr")
    dovecot.append(user, a_mail("there"), folder="Öffentlich & mehr")
    box = ImapMailbox(mailbox_place(dovecot.url(user, "%C3%96ffentlich%20%26%20mehr")), PASSWORD)

    mails = everything(box)
    box.done([mail.key for mail in mails])
    box.close()

    assert subjects(dovecot.mails(user, "Processed")) == ["there"]


def test_where_the_server_cannot_take_mail_away_it_is_remembered_as_done(
    a_dovecot: Callable[..., Dovecot], user: str
) -> None:
    dovecot = a_dovecot(WITHOUT_UIDPLUS)
    dovecot.append(user, a_mail("one"))
    box = imap_mailbox(dovecot, user)
    box.done([mail.key for mail in everything(box)])

    with dovecot.client(user) as client:
        client.remove_flags([1], [b"\\Deleted"])

    assert everything(box) == []
    box.close()


def test_after_a_change_of_uidvalidity_old_keys_name_nothing(dovecot: Dovecot, user: str) -> None:
    def remake() -> None:
        with dovecot.client(user) as client:
            client.delete_folder("Post")
            client.create_folder("Post")
        dovecot.append(user, a_mail("another"), folder="Post")

    with dovecot.client(user) as client:
        client.create_folder("Post")
    dovecot.append(user, a_mail("one"), folder="Post")
    place = mailbox_place(dovecot.url(user, "Post"))
    box = ImapMailbox(place, PASSWORD)
    old = [mail.key for mail in everything(box)]
    box.close()
    remake()

    mails = everything(box)
    box.done(old)

    assert not {mail.key for mail in mails} & set(old)
    assert subjects(dovecot.mails(user, "Post")) == ["another"]
    box.done([mail.key for mail in mails])
    box.close()
    assert dovecot.mails(user, "Post") == []


def test_of_a_mail_that_is_too_large_only_the_header_is_fetched(dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, a_mail("small"), a_mail("large", "x" * 5000), a_mail("small too"))
    box = imap_mailbox(dovecot, user, limit=1000)

    mails = everything(box)
    box.done([mail.key for mail in mails])
    box.close()

    assert [mail.too_large for mail in mails] == [False, True, False]
    assert mails[1].raw == b"From: ann@example.com\r\nSubject: large\r\n\r\n"
    assert len(dovecot.mails(user, "Processed")) == 3


def test_a_thousand_mails_come_in_batches_while_done_ones_move_away(dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, *[a_mail(f"mail {number}") for number in range(1000)])
    box = imap_mailbox(dovecot, user)

    sizes = []
    for batch in box.fetch():
        sizes.append(len(batch))
        box.done([mail.key for mail in batch])
    box.close()

    assert sizes == [50] * 20
    assert dovecot.mails(user) == []
    assert len(dovecot.mails(user, "Processed")) == 1000


def test_a_mail_that_is_deleted_between_search_and_fetch_is_left_out(dovecot: Dovecot, user: str) -> None:
    dovecot.append(user, *[a_mail(f"mail {number}") for number in range(60)])
    box = imap_mailbox(dovecot, user)
    batches = box.fetch()
    next(batches)
    with dovecot.client(user) as client:
        client.delete_messages([55])
        client.expunge()

    second = next(batches)
    box.close()

    assert len(second) == 9


def test_a_wrong_password_is_one_clear_line_and_is_not_tried_over_and_over(
    dovecot: Dovecot, user: str
) -> None:
    box = ImapMailbox(mailbox_place(dovecot.url(user)), "wrong-pass", sleep=lambda seconds: None)

    with pytest.raises(MailboxRefused) as refused:
        box.wait(1)

    sentence = str(refused.value)
    assert sentence == (
        f"The mailbox imap://127.0.0.1:{dovecot.port}/INBOX refuses us: "
        "[AUTHENTICATIONFAILED] Authentication failed. Correct [mailbox] url or its password."
    )
    assert not any(box.wait(1) for _ in range(50))
    box.close()


def test_a_password_beyond_ascii_is_sent_as_it_is(dovecot: Dovecot, user: str) -> None:
    box = ImapMailbox(mailbox_place(dovecot.url(UMLAUT_USER)), UMLAUT_PASSWORD)

    assert not box.wait(0)

    box.close()


def test_a_folder_that_is_not_there_is_one_clear_line(dovecot: Dovecot, user: str) -> None:
    box = ImapMailbox(mailbox_place(dovecot.url(user, "Nowhere")), PASSWORD)

    with pytest.raises(MailboxRefused, match=r"Nowhere refuses us: .*Correct \[mailbox\] url"):
        everything(box)

    box.close()


def test_a_server_that_is_not_there_is_one_clear_line() -> None:
    box = ImapMailbox(mailbox_place("imap://ann%40example.org@127.0.0.1:1"), PASSWORD)

    with pytest.raises(MailboxLost, match=r"cannot be used now: Connection refused\. Mail waits there"):
        everything(box)


def test_an_encrypted_connection_needs_a_certificate_that_is_trusted(
    a_dovecot: Callable[..., Dovecot], user: str, certificate: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    dovecot = a_dovecot(certificate=certificate)
    dovecot.append(user, a_mail("one"))
    url = dovecot.url(user).replace("imap:", "imaps:").replace(str(dovecot.port), str(dovecot.tls_port))
    with pytest.raises(MailboxLost, match="its certificate is not valid"):
        everything(ImapMailbox(mailbox_place(url), PASSWORD))

    monkeypatch.setenv("SSL_CERT_FILE", str(certificate))
    box = ImapMailbox(mailbox_place(url), PASSWORD)

    assert subjects([mail.raw for mail in everything(box)]) == ["one"]
    assert not box.wait(0)
    threading.Thread(target=dovecot.deliver, args=(user, a_mail("two"))).start()
    assert box.wait(20)
    assert len(everything(box)) == 2
    box.close()
