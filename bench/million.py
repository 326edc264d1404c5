"""Does a mail cost more among a million mentorships? `python -m bench.million`, `--pairs 100 10000` in short.

For each size: a turn of the clock that owes nothing, one that owes 10,000 letters, the moment of the next
look, and mails that answer a letter; in one process, without the network, and its CPU time. The store is
written first, which for a million takes some minutes and 3 GB.
"""

from __future__ import annotations

import argparse
import gc
import os
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from types import TracebackType
from typing import Self

from bench.store_of import fill
from mailer.clearing import Ours
from mailer.values import Delivery, Fetched, Outcome, Outgoing, Transport
from mentorpost.daemon import Daemon
from mentorpost.service import Service, service_for
from mentorpost.settings import load
from mentorpost.tick import tick
from mentorship import tokens
from store import mentorships, outbox
from store.database import connect, disconnect
from store.models import MentorshipRow, database

SIZES = (100, 10_000, 1_000_000)
NOW = datetime(2027, 3, 3, 12, 0, tzinfo=UTC)
MOST_DUE = 5_000  # pairs; each is owed two letters
MAILS = 500
POST = "post@example.org"
LETTER = """Hello Mentor,

Mentee Grey read your statement and would like you as their mentor.

    accept     I introduce you
    decline    I tell them kindly that you aren't free

Your reply goes to: Bench
"""


class Handed(Transport):
    """A mailbox and a transport without a network: mail is there at once, letters are gone at once."""

    spool = ""

    def __init__(self, mails: Sequence[Fetched]) -> None:
        self._mails = list(mails)

    def wait(self, seconds: float) -> bool:
        """Nothing else will come."""
        return bool(self._mails) and seconds > 0

    def fetch(self) -> Iterator[Sequence[Fetched]]:
        """Give the mails, once, in batches as from a server."""
        while self._mails:
            batch, self._mails = self._mails[:50], self._mails[50:]
            yield batch

    def done(self, keys: Sequence[str]) -> None:
        """They are gone."""

    def taken_since(self, moment: datetime) -> Iterator[Sequence[Fetched]]:
        """Nothing was taken before."""
        yield from ()

    def clear(self, before: datetime, ours: Ours) -> int:
        """There is nothing to delete."""
        return 0

    def close(self) -> None:
        """There is no connection."""

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """There is no connection."""

    def send(self, outgoing: Outgoing) -> Outcome:
        """Take it."""
        return Outcome(Delivery.SENT, f"250 {len(outgoing.raw)}")


def service_in(folder: Path) -> Service:
    """Make a service of its own."""
    path = folder / "mentorpost.toml"
    path.write_text(f"""
        program = {{name = "Bench", address = "{POST}", organizers = ["olga@example.com"]}}
        mailbox = {{url = "maildir:{folder}/mail"}}
        smtp = {{url = "maildir:{folder}/sent"}}
        store = {{url = "sqlite:///{folder}/bench.sqlite3"}}
    """)
    return service_for(load(str(path)))


def acceptance(number: int, letter: int, service: Service) -> Fetched:
    """Write what a mentor answers to the request."""
    mentor = f"mentor{2 * number - 1}@example.net"
    token = tokens.make(letter, service.key)
    text = LETTER.replace("\n", "\r\n> ")
    raw = (
        f"From: Mentor Grey <{mentor}>\r\nTo: post+{token}@example.org\r\n"
        f"Subject: Re: Mentee Grey asks you\r\nMessage-ID: <{number}@example.net>\r\n"
        f"In-Reply-To: <{token}@example.org>\r\n\r\naccept\r\n\r\n"
        f"On 3 March 2027 Bench wrote:\r\n> {text}\r\n"
    )
    return Fetched(f"1:{number}", raw.encode())


def timed(step: Callable[[], object], times: int = 1) -> tuple[float, float]:
    """Give the median of the milliseconds that a step takes, and its CPU."""
    found, began = [], time.process_time()
    for _ in range(times):
        start = time.perf_counter()
        step()
        found.append((time.perf_counter() - start) * 1000)
    return median(found), (time.process_time() - began) * 1000 / times


def peak_megabytes() -> float:
    """Give the most memory that this process ever had."""
    status = Path("/proc/self/status").read_text().splitlines()
    return int(next(line.split()[1] for line in status if line.startswith("VmHWM:"))) / 1024


def measure(pairs: int, folder: Path) -> None:
    """Fill a store of this size, and print what it costs."""
    service = service_in(folder)
    connect(service.settings.store_url)
    half = min(MOST_DUE, pairs // 2)
    mails = min(MAILS, half)
    fill(pairs, half + mails, NOW, LETTER)
    gigabytes = os.path.getsize(folder / "bench.sqlite3") / 2**30
    tick(service, NOW)
    gc.collect()
    idle, _ = timed(lambda: tick(service, NOW), 50)
    look, _ = timed(lambda: (mentorships.next_look(), outbox.next_attempt()), 50)

    answers = [acceptance(number, number, service) for number in range(half + 1, half + mails + 1)]
    box = Handed(answers)
    handled, cpu = timed(Daemon(service, box, box, clock=lambda: NOW).once)

    MentorshipRow.update(look_at=NOW).where(MentorshipRow.id <= half).execute()
    owed, owed_cpu = timed(lambda: tick(service, NOW + timedelta(minutes=1)))
    (due,) = database.execute_sql("SELECT count(*) FROM letter WHERE next_at IS NOT NULL").fetchone()
    disconnect()
    print(
        f"{pairs:9,} pairs, {gigabytes:.2f} GB: nothing due {idle:.2f} ms, next look {look:.2f} ms; "
        f"{mails} answers {mails / handled * 1000:.0f}/s, {cpu / mails:.2f} ms CPU each; "
        f"{due:,} letters owed {due / owed * 1000:.0f}/s, {owed_cpu / max(1, due):.2f} ms CPU each; "
        f"{peak_megabytes():.0f} MB",
        flush=True,
    )


def main() -> None:
    """Measure each size, in the same process, the smallest first."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pairs", type=int, nargs="+", default=SIZES)
    for pairs in arguments.parse_args().pairs:
        with tempfile.TemporaryDirectory() as name:
            measure(pairs, Path(name))


if __name__ == "__main__":
    main()
