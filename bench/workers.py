"""How much do two workers do on one PostgreSQL? `python -m bench.workers`, `--mails 300` for a quick look.

Mails that accept a request wait in the store of a server that waits for its disk; then one worker handles
them, and on a fresh copy two do. Each mail causes two letters and a look at the pair; each letter leaves by
SMTP. The clock runs from the first tenth of the mails to the last letter.
"""

from __future__ import annotations

import argparse
import os
import subprocess
import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

import psycopg

from bench.million import LETTER, POST, acceptance
from bench.store_of import fill
from inbox_rules.digest import digest
from mentorpost.service import service_for
from mentorpost.settings import load
from store import received
from store.database import connect, disconnect
from store.models import database
from tests.loopback import HOST, free_port
from tests.postgresql import Server, make
from tests.workers import Workers

TEMPLATE = "waiting"


def settings_of(folder: Path, url: str, port: int) -> str:
    """Return what all workers have in common; it is noon for everybody, so that no letter waits."""
    west = datetime.now(UTC).hour - 12
    return (
        f'[program]\nname = "Bench"\naddress = "{POST}"\norganizers = ["olga@example.com"]\n'
        f'time_zone = "Etc/GMT{west:+d}"\n[store]\nurl = "{url}"\nfolder = "{folder}"\n'
        f'[smtp]\nurl = "smtp://{HOST}:{port}"\n'
    )


def let_wait(folder: Path, url: str, mails: int) -> None:
    """Fill a store, and let mails wait in it that were fetched and not handled."""
    path = folder / "mentorpost.toml"
    path.write_text(settings_of(folder, url, 25), encoding="utf-8")
    service = service_for(load(str(path)))
    connect(url)
    now = datetime.now(UTC)
    fill(mails + 100, mails, now, LETTER)
    with database.atomic():
        for number in range(1, mails + 1):
            mail = acceptance(number, number, service)
            received.keep(mail.key, digest(mail.raw), mail.raw, now, spool="elsewhere")
            received.put_first(mail.key, 2 * number - 1, number)
    disconnect()


def cpu_seconds() -> float:
    """Return what all processors have done so far."""
    fields = Path("/proc/stat").read_text().split("\n", 1)[0].split()[1:]
    idle = int(fields[3]) + int(fields[4])
    return (sum(map(int, fields[:8])) - idle) / os.sysconf("SC_CLK_TCK")


def measure(folder: Path, url: str, port: int, workers: int, mails: int) -> tuple[float, float]:
    """Let so many workers do the work; return mails a second, and how many cores were busy."""
    handled = "SELECT count(*) FROM received WHERE state = 'done'"
    owed = "SELECT count(*) FROM letter WHERE next_at IS NOT NULL"

    def asked(query: str) -> int:
        row = server.execute(query.encode()).fetchone()
        assert row is not None
        return int(row[0])

    with (
        psycopg.connect(url, autocommit=True) as server,
        Workers(folder, settings_of(folder, url, port), workers) as _,
    ):
        while (first := asked(handled)) < mails // 10:
            time.sleep(0.02)
        began, cpu = time.perf_counter(), cpu_seconds()
        while asked(handled) < mails or asked(owed):
            time.sleep(0.05)
        seconds = time.perf_counter() - began
        return (mails - first) / seconds, (cpu_seconds() - cpu) / seconds


def main() -> None:
    """Measure one and two workers in turn; print the medians."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--mails", type=int, default=1_500)
    arguments.add_argument("--runs", type=int, default=3)
    given = arguments.parse_args()
    server, port = Server(durable=True), free_port()
    sink = subprocess.Popen([sys.executable, "-m", "bench.sink", str(port)])
    try:
        with tempfile.TemporaryDirectory() as name:
            folder = Path(name)
            make(server.home, TEMPLATE)
            let_wait(folder, server.url(TEMPLATE), given.mails)
            found: dict[int, list[float]] = {1: [], 2: []}
            for run in range(given.runs):
                for workers in found:
                    store = f"run{run}_{workers}"
                    make(server.home, store, TEMPLATE)
                    rate, busy = measure(folder, server.url(store), port, workers, given.mails)
                    found[workers].append(rate)
                    print(f"{workers} worker(s): {rate:6.1f} mails/s, {busy:.1f} cores busy", flush=True)
        one, two = median(found[1]), median(found[2])
        print(f"two do {two / one:.2f} times what one does ({two:.1f} and {one:.1f} mails/s, medians)")
    finally:
        sink.terminate()
        sink.wait(30)
        server.remove()


if __name__ == "__main__":
    main()
