"""The least that any such service must do with waiting mail, as one short program to measure ourselves by.

Batches out of IMAP, a compat32 parse, one transaction a mail that is safe on disk, the letters of that
mail over one pipelined SMTP connection, each marked as sent, and MOVE in batches. It decides nothing.
"""

from __future__ import annotations

import smtplib
import sqlite3
import sys
from email import message_from_bytes

from imapclient import IMAPClient

from tests.loopback import HOST, PASSWORD

BATCH = 50


def main() -> None:
    """Do it once: `python -m bench.least IMAP_PORT USER SMTP_PORT STORE LETTERS BYTES`."""
    imap_port, user, smtp_port, path = int(sys.argv[1]), sys.argv[2], int(sys.argv[3]), sys.argv[4]
    letters, size = int(sys.argv[5]), int(sys.argv[6])
    store = sqlite3.connect(path, isolation_level=None)
    store.execute("pragma journal_mode = wal")
    store.execute("pragma synchronous = full")
    store.execute("create table received (id integer primary key, sender, subject, text, mail)")
    store.execute("create table outbox (id integer primary key, recipient, mail, sent)")
    with IMAPClient(HOST, imap_port, ssl=False) as client:
        client.login(user, PASSWORD)
        client.create_folder("Processed")
        client.select_folder("INBOX")
        uids = client.search(["UNDELETED"])
        for at in range(0, len(uids), BATCH):
            batch = uids[at : at + BATCH]
            client.fetch(batch, ["RFC822.SIZE"])
            for parts in client.fetch(batch, ["BODY.PEEK[]"]).values():
                keep(store, parts[b"BODY[]"], letters, size)
            client.move(batch, "Processed")
    send(store, smtp_port)


def keep(store: sqlite3.Connection, raw: bytes, letters: int, size: int) -> None:
    """Parse a mail and write it down with the letters that it causes."""
    message = message_from_bytes(raw)
    part = next(part for part in message.walk() if part.get_content_type().startswith("text/"))
    text = bytes(part.get_payload(decode=True)).decode("utf-8", "replace")
    sender = str(message["From"]).rpartition("<")[2].rstrip(">")
    letter = f"From: post@example.org\r\nTo: {sender}\r\nSubject: hello\r\n\r\n".encode()
    letter += b"0123456789012345678901234567890123456789012345678901234567890\r\n" * (size // 63)
    store.execute("begin immediate")
    row = (sender, str(message["Subject"]), text, raw)
    store.execute("insert into received (sender, subject, text, mail) values (?, ?, ?, ?)", row)
    for _ in range(letters):
        store.execute("insert into outbox (recipient, mail, sent) values (?, ?, 0)", (sender, letter))
    store.execute("commit")


def send(store: sqlite3.Connection, port: int) -> None:
    """Send what is queued over one pipelined connection; each mark of its own is cheap."""
    store.execute("pragma synchronous = normal")
    rows = store.execute("select id, recipient, mail from outbox where sent = 0").fetchall()
    envelopes = [
        f"mail FROM:<post@example.org>\r\nrcpt TO:<{recipient}>\r\ndata\r\n".encode()
        for _, recipient, _ in rows
    ]
    with smtplib.SMTP(HOST, port, "[127.0.0.1]") as server:
        server.ehlo()
        server.send(b"".join(envelopes[:1]))
        for (number, _, letter), following in zip(rows, [*envelopes[1:], b""], strict=True):
            codes = [server.getreply()[0] for _ in ("mail", "rcpt", "data")]
            server.send(letter.replace(b"\r\n.", b"\r\n..") + b".\r\n" + following)
            assert [*codes, server.getreply()[0]] == [250, 250, 354, 250]
            store.execute("update outbox set sent = 1 where id = ?", (number,))


if __name__ == "__main__":
    main()
