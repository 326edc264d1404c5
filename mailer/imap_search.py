"""Which mails lie in a folder; of a full one they are asked for a part at a time.

The answer to a SEARCH is one line: imaplib refuses it from a million bytes on, and copies it several times.
"""

from __future__ import annotations

from collections.abc import Sequence

from mailer.imap_connection import Connection

AT_ONCE = 10_000


def search(connection: Connection, folder: str, criteria: Sequence[object]) -> set[int]:
    """Return the UIDs that these criteria fit, of the folder that is chosen.

    What another program takes meanwhile moves the numbers: what is overlooked then is found the next time.
    """
    if connection.holds <= AT_ONCE:
        return set(connection.search(list(criteria)))
    connection.holds = int(connection.select_folder(folder).get(b"EXISTS", 0))
    found: set[int] = set()
    for first in range(1, connection.holds + 1, AT_ONCE):
        last = min(first + AT_ONCE - 1, connection.holds)
        found.update(connection.search([f"{first}:{last}", *criteria]))
    return found
