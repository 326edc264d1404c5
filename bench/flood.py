"""Ten thousand junk mails, and a participant's mail behind them: when is it answered, and what is stored?

`mentorpost run --once` reads a Maildir and writes into another; nothing leaves the machine.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from mailer.maildir import make_maildir

POST, MIA = "mentors@example.org", "mia@example.com"
LOOK_SECONDS = 0.2
SETTINGS = """
[program]
name = "Harbour Mentors"
address = "{post}"
organizers = ["Ann Reyes <ann@example.org>"]
[mailbox]
url = "maildir:{folder}/inbox"
[smtp]
url = "maildir:{folder}/out"
[store]
url = "sqlite:///{folder}/store/mentorpost.sqlite3"
"""


def main() -> None:
    """Measure, and print a row."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--mails", type=int, default=10_000)
    parser.add_argument("--kilobytes", type=int, default=20)
    parser.add_argument("--until-answered", action="store_true", help="stop when the participant is served")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "mentorpost.toml").write_text(SETTINGS.format(post=POST, folder=folder), encoding="utf-8")
        for box in ("inbox", "out"):
            make_maildir(folder / box)
        _command(folder, "people", "add", MIA, "--name", "Mia Okafor", "--mentee")
        _command(folder, "run", "--once")
        for number in range(options.mails):
            _deliver(folder, number, _junk(number, options.kilobytes))
        _deliver(folder, options.mails, _status())
        _measure(folder, options.mails, until_answered=options.until_answered)


def _measure(folder: Path, mails: int, *, until_answered: bool) -> None:
    before = set((folder / "out" / "new").iterdir())
    began = time.monotonic()
    running = subprocess.Popen([*_mentorpost(folder), "run", "--once"])
    answered = 0.0
    while running.poll() is None:
        time.sleep(LOOK_SECONDS)
        if not answered and any(b"status" in path.read_bytes() for path in _fresh(folder, before)):
            answered = time.monotonic() - began
            if until_answered:
                running.terminate()
                running.wait()
    took = time.monotonic() - began
    left = len(list((folder / "inbox" / "new").iterdir()))
    size = sum(path.stat().st_size for path in (folder / "store").iterdir())
    print(
        f"{mails} junk mails: the participant's answered after {answered:.1f} s, all read after {took:.1f} s "
        f"({took / mails * 1000:.1f} ms a mail), {left} left, store {size / 1e6:.1f} MB, "
        f"{len(_fresh(folder, before))} letters"
    )


def _fresh(folder: Path, before: set[Path]) -> list[Path]:
    return [path for path in (folder / "out" / "new").iterdir() if path not in before]


def _mentorpost(folder: Path) -> list[str]:
    return [sys.executable, "-m", "mentorpost", "--config", str(folder / "mentorpost.toml")]


def _command(folder: Path, *arguments: str) -> None:
    subprocess.run([*_mentorpost(folder), *arguments], check=True, stdout=subprocess.DEVNULL)


def _deliver(folder: Path, number: int, raw: bytes) -> None:
    path = folder / "inbox" / "new" / f"{1_700_000_000 + number}.{number}.flood"
    path.write_bytes(raw)
    os.utime(path, (1_700_000_000 + number, 1_700_000_000 + number))


def _junk(number: int, kilobytes: int) -> bytes:
    words = f"Buy now, and save {number % 90} per cent on all that you never needed. " * 16
    body = "\n".join(words for _ in range(kilobytes))
    return (
        f"From: Offers <offer{number}@shop{number % 977}.example>\nTo: {POST}\nSubject: Only today {number}\n"
        f"Message-ID: <{number}@shop.example>\nMIME-Version: 1.0\nContent-Type: text/html; charset=utf-8\n\n"
        f"<html><body><p>{body}</p></body></html>\n"
    ).encode()


def _status() -> bytes:
    return (
        f"From: Mia Okafor <{MIA}>\nTo: {POST}\nSubject: Hello\nMessage-ID: <last@example.com>\n\nstatus\n"
    ).encode()


if __name__ == "__main__":
    main()
