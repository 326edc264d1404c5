"""A Dovecot of the tests' own, on loopback and in a folder of its own, ended by its own process id.

Nothing of the machine's own mail system is touched.
"""

from __future__ import annotations

import getpass
import os
import shutil
import signal
import socket
import subprocess
import tempfile
import time
from base64 import b64encode
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from smtplib import LMTP
from urllib.parse import quote

from imapclient import IMAPClient

from tests.loopback import HOST, PASSWORD, free_port

UMLAUT_USER, UMLAUT_PASSWORD = "umlaut@example.org", "schlüssel"
DOVECOT = shutil.which("dovecot", path=os.environ.get("PATH", "") + ":/usr/sbin:/sbin")


def why_no_dovecot() -> str:
    """Say why no Dovecot can be started here; empty where one can."""
    if DOVECOT is None:
        return "dovecot is not installed (apt-get install dovecot-imapd dovecot-lmtpd)"
    version = subprocess.run([DOVECOT, "--version"], capture_output=True, text=True, check=True).stdout
    return "" if version.startswith("2.3.") else f"the tests are written for Dovecot 2.3, this is {version}"


CONFIG = """
base_dir = {home}/run
state_dir = {home}/state
instance_name = {name}
log_path = {home}/dovecot.log
protocols = imap lmtp
listen = 127.0.0.1
{tls}
disable_plaintext_auth = no
auth_mechanisms = plain login {mechanisms}
auth_failure_delay = 0
default_internal_user = {user}
default_login_user = {login_user}
default_internal_group = {group}
first_valid_uid = 1
mail_location = maildir:{home}/mail/%u
mail_max_userip_connections = 100
mail_fsync = never
{capability}
{tokens}
passdb {{
  driver = static
  args = password={password}
}}
passdb {{
  driver = passwd-file
  args = {home}/users
}}
userdb {{
  driver = static
  args = uid={user} gid={group} home={home}/mail/%u/home
}}
namespace inbox {{
  inbox = yes
  separator = {separator}
  prefix = {prefix}
}}
service imap-login {{
  {chroot}
  inet_listener imap {{
    address = 127.0.0.1
    port = {imap_port}
  }}
  inet_listener imaps {{
    port = {imaps_port}
  }}
}}
service anvil {{
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service lmtp {{
  inet_listener lmtp {{
    address = 127.0.0.1
    port = {lmtp_port}
  }}
}}
protocol lmtp {{
  postmaster_address = postmaster@example.org
}}
{rootless}
"""
ROOTLESS = """
service anvil {{
  chroot =
}}
service stats {{
  chroot =
}}
service auth {{
  user = {user}
}}
"""


# Tokens are read here, and nobody is asked about them: they say themselves whose they are, and until when.
TOKENS = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {home}/oauth2.conf
}}
"""
TOKENS_READ = """
introspection_mode = local
local_validation_key_dict = fs:posix:prefix={home}/keys/
username_attribute = sub
"""


class Dovecot:
    """A private Dovecot; whoever knows the one password is a user, with an empty mailbox at first."""

    def __init__(
        self,
        capability: str = "",
        prefix: str = "",
        separator: str = "/",
        certificate: Path | None = None,
        token_key: bytes = b"",
    ) -> None:
        # Short, since the paths of its sockets must fit into 108 bytes; not pytest's folder, which
        # Dovecot's own user may not enter.
        self.home = Path(tempfile.mkdtemp(prefix="dovecot-"))
        self.port, self.lmtp_port = free_port(), free_port()
        self.tls_port = free_port() if certificate else 0
        self._process: subprocess.Popen[bytes] | None = None
        root = os.getuid() == 0
        user = "dovecot" if root else getpass.getuser()
        (self.home / "mail").mkdir()
        (self.home / "users").write_text(f"{UMLAUT_USER}:{{PLAIN}}{UMLAUT_PASSWORD}\n")
        if root:
            self.home.chmod(0o755)
            shutil.chown(self.home / "mail", user, user)
        tls = f"ssl = yes\nssl_cert = <{certificate}\nssl_key = <{certificate}" if certificate else "ssl = no"
        config = CONFIG.format(
            home=self.home, name=self.home.name, password=PASSWORD,
            tls=tls, separator=separator, prefix=prefix, user=user, login_user="dovenull" if root else user,
            group=user if root else subprocess.check_output(["id", "-gn"], text=True).strip(),
            capability=f"imap_capability = {capability}" if capability else "",
            chroot="" if root else "chroot =", rootless="" if root else ROOTLESS.format(user=user),
            mechanisms="xoauth2 oauthbearer" if token_key else "",
            tokens=self._take_tokens(token_key) if token_key else "",
            imap_port=self.port, imaps_port=self.tls_port, lmtp_port=self.lmtp_port,
        )  # fmt: skip
        (self.home / "dovecot.conf").write_text(config)
        self.start()

    def _take_tokens(self, key: bytes) -> str:
        keys = self.home / "keys" / "default" / "HS256"
        keys.mkdir(parents=True)
        (keys / "default").write_bytes(b64encode(key))
        (self.home / "oauth2.conf").write_text(TOKENS_READ.format(home=self.home))
        return TOKENS.format(home=self.home)

    def start(self) -> None:
        """Start, and wait until it greets."""
        assert DOVECOT is not None
        self._process = subprocess.Popen(
            [DOVECOT, "-F", "-c", str(self.home / "dovecot.conf")], start_new_session=True
        )
        for _ in range(500):
            try:
                with socket.create_connection((HOST, self.port), timeout=5) as connection:
                    if connection.recv(4) == b"* OK":
                        return
            except OSError:
                time.sleep(0.01)
            assert self._process.poll() is None, (self.home / "dovecot.log").read_text()
        raise AssertionError("Dovecot did not start: " + (self.home / "dovecot.log").read_text())

    def stop(self) -> None:
        """Stop it with all its sessions at once, as a power failure does."""
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(30)
            self._process = None
            (self.home / "run" / "master.pid").unlink(missing_ok=True)

    def remove(self) -> None:
        """Stop and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)

    def url(self, user: str, folder: str = "INBOX") -> str:
        """Write where the mailbox is, as the settings do."""
        return f"imap://{quote(user, safe='')}@{HOST}:{self.port}/{folder}"

    @contextmanager
    def client(self, user: str, folder: str = "INBOX") -> Iterator[IMAPClient]:
        """Open the mailbox as a mail reader would."""
        with IMAPClient(HOST, self.port, ssl=False) as client:
            client.login(user, PASSWORD)
            client.select_folder(folder)
            yield client

    def append(self, user: str, *raws: bytes, folder: str = "INBOX") -> None:
        """Put mails into a folder."""
        with self.client(user) as client:
            client.multiappend(folder, list(raws))

    def deliver(self, user: str, raw: bytes, sender: str = "somebody@example.com") -> None:
        """Deliver a mail as a mail server would, which wakes those who wait."""
        with LMTP(HOST, self.lmtp_port, timeout=10) as server:
            server.sendmail(sender, [user], raw)

    def mails(self, user: str, folder: str = "INBOX") -> list[bytes]:
        """Give what lies in a folder and is not marked as deleted; nothing where there is no such folder."""
        with self.client(user) as client:
            if not client.folder_exists(folder):
                return []
            client.select_folder(folder, readonly=True)
            found = client.fetch(client.search(["UNDELETED"]), ["BODY.PEEK[]"])
            return [found[uid][b"BODY[]"] for uid in sorted(found)]
