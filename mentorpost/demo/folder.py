"""Where a demo keeps its things: a folder that is marked as its own, and emptied of nothing but its own.

A folder that holds anything and has no mark is never touched.
"""

from __future__ import annotations

import json
import shutil
from pathlib import Path

from mentorpost.errors import MentorpostError

MARK = ".mentorpost-demo"
MAILDIR, STORE, SETTINGS = "Maildir", "mentorpost.sqlite3", "mentorpost.toml"
# Everything that a demo makes, and nothing else is ever deleted.
OURS = (MAILDIR, "spool", STORE, f"{STORE}-wal", f"{STORE}-shm", "mentorpost.key", SETTINGS)

WRITTEN = """\
# The settings of the demo; look around with: mentorpost --config THIS_FILE pairs show 1
[program]
name = {name}
address = {address}
organizers = ["Ann Reyes <ann@riverside.example>"]
safety_contact = "Jo Lind <jo@riverside.example>"
time_zone = "Europe/London"

[mailbox]
url = "smtp://127.0.0.1:0"

[smtp]
url = {maildir}

[store]
url = {store}
"""


def take(folder: Path) -> None:
    """Make the folder a demo's; refuse where it holds somebody else's things."""
    if folder.exists() and not folder.is_dir():
        raise MentorpostError(f"{folder} is no folder; name another with --folder")
    if folder.exists() and any(folder.iterdir()) and not (folder / MARK).is_file():
        raise MentorpostError(f"{folder} holds other things; name a new or empty folder with --folder")
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    (folder / MARK).write_text(
        "A demo of mentorpost lives here; the next one replaces it.\n", encoding="utf-8"
    )


def empty(folder: Path) -> None:
    """Remove what the demo before left."""
    for name in OURS:
        path = folder / name
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)


def write_settings(folder: Path, name: str, address: str) -> Path:
    """Write the settings that the demo, and whoever looks around afterwards, runs with."""
    path = folder / SETTINGS
    values = {
        "name": name,
        "address": address,
        "maildir": f"maildir:{folder / MAILDIR}",
        "store": f"sqlite:///{folder / STORE}",
    }
    # A string of JSON is one of TOML, whatever the folder is called.
    path.write_text(
        WRITTEN.format(**{key: json.dumps(text) for key, text in values.items()}), encoding="utf-8"
    )
    return path
