"""Indexes over a part of a table: for what is asked with each mail or turn, where a table grows for years.

Each serves one statement of store/, in which its condition stands word for word; else SQLite does not take
it. A test asks SQLite whether it does.
"""

from __future__ import annotations

from peewee import SQL

from store.tables_of_mail import LetterRow, ReceivedRow

OF_NOBODY = "person_id IS NULL AND letter IS NULL"
OF_STRANGERS = f"{OF_NOBODY} AND mentorship_id IS NULL AND state = 'done' AND gone"
OWED = "next_at", "id", "name", "routine", "wanted", "worker"

# fmt: off
PARTS = (
    ("received_waiting",      ReceivedRow, ("attempts", f"({OF_NOBODY})", "id"), "state = 'waiting'"),
    ("received_in_the_way",   ReceivedRow, ("spool", "id"), "state <> 'waiting' AND NOT gone"),
    ("received_of_person",    ReceivedRow, ("person_id", "id"), "state = 'waiting'"),
    ("received_taken",        ReceivedRow, ("worker",),     "worker <> 0 AND state = 'waiting'"),
    ("received_of_strangers", ReceivedRow, ("at",),         OF_STRANGERS),
    ("received_record",       ReceivedRow, ("at",),         "state = 'done' AND gone"),
    ("letter_owed",           LetterRow,   OWED,            "next_at IS NOT NULL"),
    ("letter_taken",          LetterRow,   ("worker",),     "worker <> 0"),
    ("letter_left",           LetterRow,   ("sent_at",),    "sent_at IS NOT NULL"),
    ("letter_shows_text",     LetterRow,   ("expires_at",), "next_at IS NULL AND text <> ''"),
    ("letter_failed",         LetterRow,   ("created_at",), "state = 'failed'"),
    ("letter_record",         LetterRow,   ("created_at",), "next_at IS NULL AND text = ''"),
)
# fmt: on

for name, table, of, where in PARTS:
    table.add_index(table.index(*map(SQL, of), name=name, where=SQL(where)))
