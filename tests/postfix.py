"""A Postfix of the tests' own, on loopback and in a folder of its own, ended by its own process id.

Nothing of the machine's own mail system is touched. It is Debian's, installed or only unpacked
(tests/get_postfix.sh); where we are not root, fakeroot lets its master believe that it is.
"""

from __future__ import annotations

import grp
import json
import os
import pwd
import shutil
import signal
import smtplib
import socket
import subprocess
import tempfile
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

from tests.loopback import HOST, free_port

DOMAIN = "example.org"
HOSTNAME = f"mx.{DOMAIN}"
UNPACKED = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "mentorpost" / "postfix"
MASTER_PROGRAM = "usr/lib/postfix/sbin/master"
PATIENCE_SECONDS = 60.0
# Who it may be while it works for nobody: users that every Debian has, where its own are not there.
OWNERS, GROUPS = ("postfix", "news"), ("postdrop", "games")

MAIN = """
compatibility_level = 3.6
import_environment = {kept} LANG=C
queue_directory = {home}/queue
data_directory = {home}/data
daemon_directory = {daemons}
command_directory = {commands}
shlib_directory = {libraries}
mail_owner = {owner}
setgid_group = {group}
maillog_file = {home}/log
maillog_file_prefixes = {home}
inet_interfaces = {host}
inet_protocols = ipv4
smtp_host_lookup = native
myhostname = {hostname}
mydestination = {domain}
mynetworks = {host}/32
relayhost = [{host}]:{out}
alias_maps =
smtp_tls_security_level = none
# As in docs/postfix.md.
recipient_delimiter = +
transport_maps = {maps}
local_recipient_maps = $transport_maps
"""
MASTER = """
{port} inet n - n - - smtpd
postlog unix-dgram n - n - 1 postlogd
pickup unix n - n 60 1 pickup
cleanup unix n - n - 0 cleanup
qmgr unix n - n 300 1 qmgr
rewrite unix - - n - - trivial-rewrite
bounce unix - - n - 0 bounce
defer unix - - n - 0 bounce
trace unix - - n - 0 bounce
verify unix - - n - 1 verify
flush unix n - n 1000? 0 flush
proxymap unix - - n - - proxymap
smtp unix - - n - - smtp
relay unix - - n - - smtp
showq unix n - n - - showq
error unix - - n - - error
retry unix - - n - - error
discard unix - - n - - discard
lmtp unix - - n - - lmtp
anvil unix - - n - 1 anvil
scache unix - - n - 1 scache
"""
QUEUES = (
    "active", "bounce", "corrupt", "defer", "deferred", "flush", "hold", "incoming", "private",
    "saved", "trace",
)  # fmt: skip


def _place() -> Path:
    """Return under what it lies: where it is installed, or where it was unpacked."""
    return Path("/") if (Path("/") / MASTER_PROGRAM).exists() else UNPACKED


def _as_root() -> list[str]:
    """Return what stands before each of its commands."""
    if os.getuid() == 0:
        return []
    if installed := shutil.which("fakeroot"):
        return [installed]
    (library,) = UNPACKED.glob("usr/lib/*/libfakeroot/libfakeroot-sysv.so")
    unpacked = str(UNPACKED / "usr/bin")
    return [f"{unpacked}/fakeroot-sysv", "--lib", str(library), "--faked", f"{unpacked}/faked-sysv", "--"]


def why_no_postfix() -> str:
    """Say why no Postfix can be started here; empty where one can."""
    if not (_place() / MASTER_PROGRAM).exists():
        return "there is no Postfix (sh tests/get_postfix.sh)"
    if os.getuid() and not (shutil.which("fakeroot") or (UNPACKED / "usr/bin/fakeroot-sysv").exists()):
        return "only root may start Postfix, and fakeroot is not here (sh tests/get_postfix.sh)"
    return ""


def _first(names: tuple[str, ...], there: Callable[[str], object]) -> str:
    for name in names:
        try:
            there(name)
        except KeyError:
            continue
        return name
    raise AssertionError(f"this system has none of {names}")


class Postfix:
    """A private Postfix: mail for the addresses of its transport table goes there, all else to one relay."""

    def __init__(self, transport: dict[str, str], out: int, maps: str = "{table}") -> None:
        self.home = Path(tempfile.mkdtemp(prefix="postfix-"))
        self.port = free_port()
        self._process: subprocess.Popen[bytes] | None = None
        self._lib = _place() / "usr/lib"
        owner, group = _first(OWNERS, pwd.getpwnam), _first(GROUPS, grp.getgrnam)
        self._environment = {**os.environ, "MAIL_CONFIG": str(self.home)}
        if _place() != Path("/"):
            libraries = [self._lib / "postfix", *self._lib.glob("*-linux-gnu*")]
            self._environment["LD_LIBRARY_PATH"] = ":".join(map(str, libraries))
        (self.home / "main.cf").write_text(
            MAIN.format(
                home=self.home, host=HOST, hostname=HOSTNAME, domain=DOMAIN, out=out,
                maps=maps.replace("{table}", f"texthash:{self.home}/transport"),
                daemons=self._lib / "postfix/sbin", commands=_place() / "usr/sbin",
                libraries=self._lib / "postfix", owner=owner, group=group,
                kept="MAIL_CONFIG LD_LIBRARY_PATH LD_PRELOAD FAKEROOTKEY FAKED_MODE",
            )
        )  # fmt: skip
        (self.home / "master.cf").write_text(MASTER.format(port=f"{HOST}:{self.port}"))
        rows = [f"{address} {where}\n" for address, where in transport.items()]
        (self.home / "transport").write_text("".join(rows))
        for name in ("main.cf", "master.cf", "transport"):
            os.utime(self.home / name, (0, 0))  # it waits until a fresh file has rested for two seconds
        self._make_folders(owner, group)
        self.start()

    def _make_folders(self, owner: str, group: str) -> None:
        self.home.chmod(0o755)
        queue = self.home / "queue"
        for name in (*QUEUES, "pid", "public", "maildrop"):
            (queue / name).mkdir(parents=True, mode=0o700)
        (self.home / "data").mkdir(mode=0o700)
        if os.getuid() == 0:
            for name in (*QUEUES, "public", "maildrop"):
                shutil.chown(queue / name, owner)
            shutil.chown(self.home / "data", owner)
            for name, mode in (("public", 0o710), ("maildrop", 0o1730)):
                shutil.chown(queue / name, owner, group)
                (queue / name).chmod(mode)

    def start(self) -> None:
        """Start, and wait until it greets."""
        command = [*_as_root(), str(_place() / MASTER_PROGRAM), "-d", "-c", str(self.home)]
        if setpriv := shutil.which("setpriv"):  # it ends with us, also where we are killed
            command = [setpriv, "--pdeathsig", "TERM", *command]
        with open(self.home / "said", "ab") as said:
            self._process = subprocess.Popen(
                command, env=self._environment, cwd="/", stdout=said, stderr=said, start_new_session=True
            )
        self.wait_for(self._greets, "it did not greet")

    def _greets(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self.told()
        try:
            with socket.create_connection((HOST, self.port), timeout=5) as connection:
                return connection.recv(4) == b"220 "
        except OSError:
            return False

    def stop(self) -> None:
        """Stop it and all that it started."""
        if self._process is None:
            return
        # Behind fakeroot, which ends after it, the master is not the process that we started.
        os.kill(int((self.home / "queue/pid/master.pid").read_text()), signal.SIGTERM)
        self._process.wait(10)
        with suppress(ProcessLookupError):
            os.killpg(self._process.pid, signal.SIGKILL)
        self._process = None

    def remove(self) -> None:
        """Stop and leave nothing behind."""
        self.stop()
        shutil.rmtree(self.home, ignore_errors=True)

    def post(self, raw: bytes, sender: str, *recipients: str) -> None:
        """Hand a mail in, as another mail server does."""
        with smtplib.SMTP(HOST, self.port, "[127.0.0.1]", timeout=10) as client:
            client.sendmail(sender, recipients, raw)

    def waiting(self) -> dict[str, str]:
        """Return who waits for a mail in the queue, and why."""
        listed = self._postqueue("-j").splitlines()
        recipients = [one for line in listed for one in json.loads(line)["recipients"]]
        return {one["address"]: one.get("delay_reason", "") for one in recipients}

    def flush(self) -> None:
        """Try all that waits at once, as `postqueue -f` does."""
        self._postqueue("-f")

    def _postqueue(self, argument: str) -> str:
        # A copy, which runs as us: the program itself is of a group, and knows the system's own queue alone.
        copied = self.home / "postqueue"
        if not copied.exists():
            copied.write_bytes((_place() / "usr/sbin/postqueue").read_bytes())
            copied.chmod(0o700)
        command = [*_as_root(), str(copied), "-c", str(self.home), argument]
        done = subprocess.run(
            command, env=self._environment, cwd="/", capture_output=True, text=True, timeout=30, check=False
        )
        assert done.returncode == 0, done.stderr + self.told()
        return done.stdout

    def wait_for(self, done: Callable[[], bool], otherwise: str) -> None:
        """Wait until something is so; say otherwise, and what Postfix told."""
        until = time.monotonic() + PATIENCE_SECONDS
        while not done():
            assert time.monotonic() < until, f"{otherwise}\n{self.told()}"
            time.sleep(0.02)

    def told(self) -> str:
        """Return its log."""
        return "".join(
            path.read_text(errors="replace")
            for path in (self.home / "said", self.home / "log")
            if path.exists()
        )
