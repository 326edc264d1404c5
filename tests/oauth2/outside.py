"""The command as somebody types it, with settings that log in at the provider of the tests."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.loopback import HOST
from tests.rig import Catcher, Dovecot
from tests.stores import store_table
from tests.token_server import CLIENT_ID, SECRET, TokenServer

SECONDS = 60
SETTINGS = """
[program]
name = "Riverside Mentors"
address = "{user}"
organizers = ["Ann Reyes <ann@example.org>"]

[mailbox]
url = "{imap}"
auth = "oauth2"

[smtp]
url = "{smtp}"
auth = "oauth2"

[oauth2]
provider = "own"
client_id = "{client_id}"
client_secret = "{secret}"
keep_in = "{keep_in}"
token_url = "{token}"
{way}_url = "{page}"

{store}
"""


class Command:
    """A programme on this machine whose mailbox takes tokens alone."""

    def __init__(
        self, folder: Path, provider: TokenServer, dovecot: Dovecot, catcher: Catcher, keep_in: str = "file"
    ) -> None:
        self.folder, self.provider, self.dovecot, self.catcher = folder, provider, dovecot, catcher
        self.keep_in = keep_in
        self.env: dict[str, str] = {}
        catcher.tokens = provider.takes
        self.settle()

    def settle(self, way: str = "device") -> None:
        """Write the settings; a login goes by `device` or by `authorize`."""
        user = self.provider.user
        smtp = f"smtp://{user.replace('@', '%40')}@{HOST}:{self.catcher.port}"
        text = SETTINGS.format(
            user=user, imap=self.dovecot.url(user), smtp=smtp, store=store_table(self.folder),
            client_id=CLIENT_ID, secret=SECRET, keep_in=self.keep_in,
            token=self.provider.url("token"), way=way, page=self.provider.url(way),
        )  # fmt: skip
        self.config.write_text(text, "utf-8")
        self.config.chmod(0o600)

    @property
    def config(self) -> Path:
        """Where the settings are."""
        return self.folder / "mentorpost.toml"

    @property
    def login(self) -> Path:
        """Where the login is kept."""
        return self.folder / "mentorpost.login"

    def started(self, *arguments: str) -> subprocess.Popen[str]:
        """Start the command and go on."""
        return subprocess.Popen(
            [sys.executable, "-u", "-m", "mentorpost", "--config", str(self.config), *arguments],
            stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
            env=os.environ | self.env,
        )  # fmt: skip

    def run(self, *arguments: str, stdin: str = "") -> subprocess.CompletedProcess[str]:
        """Type the command and wait for its end."""
        process = self.started(*arguments)
        out, err = process.communicate(stdin, SECONDS)
        return subprocess.CompletedProcess(arguments, process.returncode, out, err)
