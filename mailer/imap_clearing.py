"""Delete old mail of the programme's from Processed, Sent and Trash over IMAP, on a connection of its own.

Never touches the folder that is read, nor any other, and never says a bare EXPUNGE where somebody else
marked a mail as deleted. Gmail keeps what is expunged elsewhere under All Mail: there a mail goes to Trash
first, and is expunged from that.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import NamedTuple

from imapclient.exceptions import IMAPClientError
from imapclient.imapclient import SENT, TRASH

from mailer.clearing import MOST_LOOKED_AT, PROCESSED, Ours, Verdict
from mailer.errors import MailboxLost
from mailer.imap_connection import Connection, cause, connect, hang_up, own_name, say_goodbye
from mailer.secret import Secret
from mailer.urls import Place
from mailer.waiting import SIZE_LIMIT

UIDS_AT_ONCE = 500
MESSAGE_ID = "BODY.PEEK[HEADER.FIELDS (MESSAGE-ID)]"
GMAIL = "X-GM-EXT-1"
ONE_DAY = timedelta(days=1)


class _Look(NamedTuple):
    before: datetime
    ours: Ours
    whole: bool  # whether to read a mail whose number is not known


def clear(place: Place, secret: Secret, before: datetime, ours: Ours) -> int:
    """Delete what came before that moment; return how many mails. Raises MailboxLost."""
    connection = connect(place, secret)
    try:
        connection.normalise_times = False
        trash = connection.find_special_folder(TRASH)
        sent = connection.find_special_folder(SENT)
        names = [own_name(connection, PROCESSED), sent, trash]
        gone = 0
        for name in dict.fromkeys(names):  # Trash last: on Gmail the others put their mails there
            if name and name != place.path and connection.folder_exists(name):
                # What we sent bears our numbers; whole mails are read only where others' mail lies.
                gone += _clear_folder(connection, name, _Look(before, ours, name != sent), trash)
    except (IMAPClientError, OSError) as error:
        hang_up(connection)
        raise MailboxLost(place, cause(error)) from error
    say_goodbye(connection)
    return gone


def _clear_folder(connection: Connection, name: str, look: _Look, trash: str | None) -> int:
    connection.select_folder(name)
    # BEFORE knows days alone, and not whose: one more is asked for, and each mail's own time decides.
    uids = sorted(connection.search(["BEFORE", (look.before + 2 * ONE_DAY).date()]))[-MOST_LOOKED_AT:]
    gone = 0
    for at in range(0, len(uids), UIDS_AT_ONCE):
        some = list(_ours(connection, uids[at : at + UIDS_AT_ONCE], look))
        if some:
            _delete(connection, some, trash if name != trash else None)
        gone += len(some)
    return gone


def _ours(connection: Connection, uids: list[int], look: _Look) -> Iterator[int]:
    for uid, parts in connection.fetch(uids, ["INTERNALDATE", "RFC822.SIZE", MESSAGE_ID]).items():
        arrived = parts.get(b"INTERNALDATE")
        if arrived is None or arrived >= look.before:
            continue
        header = next((value for key, value in parts.items() if key.startswith(b"BODY[HEADER")), None)
        verdict = look.ours.by_header(header or b"")
        if verdict is Verdict.UNKNOWN and look.whole and parts.get(b"RFC822.SIZE", 0) <= SIZE_LIMIT:
            verdict = _by_content(connection, uid, look.ours)
        if verdict is Verdict.GOES:
            yield uid


def _by_content(connection: Connection, uid: int, ours: Ours) -> Verdict:
    mail = connection.fetch([uid], ["BODY.PEEK[]"]).get(uid, {}).get(b"BODY[]")
    return Verdict.UNKNOWN if mail is None else ours.by_content(mail)


def _delete(connection: Connection, uids: list[int], trash: str | None) -> None:
    if trash and connection.has_capability(GMAIL):
        connection.move(uids, trash)
        return
    connection.add_flags(uids, [b"\\Deleted"], silent=True)
    if connection.has_capability("UIDPLUS"):
        connection.uid_expunge(uids)
    elif set(connection.search(["DELETED"])) <= set(uids):
        connection.expunge()
