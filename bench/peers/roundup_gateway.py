"""Roundup's mail gateway over an mbox: `python -m bench.peers.roundup_gateway TRACKER mailbox MBOX`.

`make_tracker` sets up a tracker of the classic kind in SQLite, whose answer is the copy of each message that
goes to whoever wrote it. Roundup sends that before it commits.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

from roundup import instance
from roundup.scripts import roundup_mailgw

from tests.loopback import HOST


def make_tracker(home: Path, smtp_port: int, addresses: Iterable[str]) -> None:
    """Set up a tracker that knows these people."""
    settings = {
        "mail_domain": "example.org",
        "mail_host": HOST,
        "mail_port": smtp_port,
        "tracker_email": "post",
        "tracker_web": "http://example.org/tracker/",
        "nosy_messages_to_author": "yes",
    }
    said = ",".join(f"{name}={value}" for name, value in settings.items())
    admin = Path(sys.executable).with_name("roundup-admin")
    for command in (("install", "classic", "sqlite", said), ("initialise", "secret")):
        subprocess.run([admin, "-i", home, *command], check=True, capture_output=True)
    store = instance.open(str(home)).open("admin")
    for address in addresses:
        store.user.create(username=address, address=address, roles="User")
    store.commit()
    store.close()


if __name__ == "__main__":
    sys.exit(roundup_mailgw.main(sys.argv[1:]))
