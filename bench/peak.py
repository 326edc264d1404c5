"""Is mail still answered while a monthly peak is worked off? `python -m bench.peak`.

On one day a thirtieth of all pairs is owed two letters each. `mentorpost run` does that, with a listener and
an SMTP server that keeps nothing; every two seconds somebody asks for `status`. Printed are how long it
takes, and how long those who asked wait. A million pairs take 3 GB and
half an hour; `--pairs 30000` is a quick look.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bench.answer_time import by_lmtp, service, settings
from bench.million import LETTER
from bench.sink import Sink
from bench.store_of import fill
from mentorpost.settings import load
from store.database import connect, disconnect
from store.models import MentorshipRow
from tests.loopback import HOST, free_port

OWED = 30  # a pair in so many
EVERY_SECONDS = 2.0
ASKED = re.compile(rb"^In-Reply-To: <asked-(\d+)@", re.MULTILINE)


class Arrivals:
    """An SMTP server that counts letters, and notes when an answer came."""

    def __init__(self) -> None:
        self.letters = 0
        self.answered: dict[int, float] = {}
        self.port = free_port()

    def taken(self, mail: bytes) -> None:
        """Count one."""
        self.letters += 1
        if found := ASKED.search(mail):
            self.answered[int(found[1])] = time.perf_counter()

    @contextmanager
    def listening(self) -> Iterator[None]:
        """Take mail in a thread."""
        loop = asyncio.new_event_loop()
        server = loop.run_until_complete(loop.create_server(lambda: Sink(self.taken), HOST, self.port))
        thread = threading.Thread(target=loop.run_forever, daemon=True)
        thread.start()
        try:
            yield
        finally:
            loop.call_soon_threadsafe(loop.stop)
            thread.join()
            server.close()
            loop.close()


def asking(number: int, mentee: int) -> bytes:
    """Write a mail that asks how things are."""
    text = (
        f"From: Mentee Grey <mentee{mentee}@example.net>\r\nTo: post@example.org\r\nSubject: a question\r\n"
    )
    return f"{text}Message-ID: <asked-{number}@example.net>\r\n\r\nstatus\r\n".encode()


def measure(pairs: int, folder: Path) -> None:
    """Let one day's letters be owed, and see."""
    arrivals, port = Arrivals(), free_port()
    config = settings(folder, f"lmtp://{HOST}:{port}", arrivals.port)
    connect(load(str(config)).store_url)
    due, now = pairs // OWED, datetime.now(UTC)
    fill(pairs, due, now, LETTER)
    MentorshipRow.update(look_at=now).where(MentorshipRow.id <= due).execute()
    disconnect()

    asked: dict[int, float] = {}
    deliver = by_lmtp(port)
    with arrivals.listening(), service(config):
        while not arrivals.letters:
            time.sleep(0.01)
        began = time.perf_counter()
        while arrivals.letters - len(arrivals.answered) < 2 * due:
            number = len(asked) + 1
            deliver(asking(number, 2 * (due + number)))
            asked[number] = time.perf_counter()
            time.sleep(EVERY_SECONDS)
        seconds = time.perf_counter() - began
        while len(arrivals.answered) < len(asked):
            time.sleep(0.05)
    waits = [arrivals.answered[number] - at for number, at in asked.items()]
    print(
        f"{pairs:,} pairs, {due:,} of them due: {2 * due:,} letters in {seconds:.0f} s, "
        f"{2 * due / seconds:.0f} a second; {len(waits)} answers meanwhile, "
        f"median after {median(waits):.1f} s, the last after {max(waits):.1f} s"
    )


def main() -> None:
    """Measure one size."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--pairs", type=int, default=1_000_000)
    with tempfile.TemporaryDirectory() as name:
        measure(arguments.parse_args().pairs, Path(name))


if __name__ == "__main__":
    main()
