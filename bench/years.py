"""Ten years of a programme, and what its store weighs at the end of each: `python -m bench.years`.

As many pairs are together at any time; people come, choose, agree, meet, write, end, keep in touch, stay
away, leave or are forgotten. It runs the real service without its wires, on a clock of its own, and prints
the pages that the store takes, by table. Half an hour; `--years 2 --pairs 20` in short.
"""

from __future__ import annotations

import argparse
import os
import tempfile
import time
from collections import Counter
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from bench.stream import Stream, Tally, stream, together
from store import plain
from store.database import room
from store.room import Room

DAYS = 364  # whole weeks
LONGEST_LOOK = 600.0  # seconds
MOST_NAMED = 12  # tables, or letters
TOO_SMALL = 0.01  # of the whole


class Weighed(NamedTuple):
    """A store on one day."""

    together: int
    met: int  # pairs that were ever introduced
    known: int  # people who are not forgotten
    room: Room
    tables: Mapping[str, int]  # bytes of each with its indexes
    rows: Mapping[str, int]
    tally: Tally
    seconds: float

    @property
    def used(self) -> int:
        """Return the bytes that hold something."""
        return self.room.whole - self.room.empty


def weigh(tally: Tally, seconds: float) -> Weighed:
    """Weigh the store that is open."""
    tables: Counter[str] = Counter()
    for name, size in plain.execute(
        "SELECT COALESCE(of.tbl_name, 'sqlite'), SUM(pgsize) FROM dbstat "
        "LEFT JOIN sqlite_master AS of ON of.name = dbstat.name GROUP BY dbstat.name"
    ):
        tables[name] += size
    return Weighed(
        together=together(),
        met=plain.number("SELECT COUNT(*) FROM mentorship WHERE introduced_at IS NOT NULL"),
        known=plain.number("SELECT COUNT(*) FROM person WHERE status <> 'left'"),
        room=room(LONGEST_LOOK),
        tables=tables,
        rows={name: plain.number(f'SELECT COUNT(*) FROM "{name}"') for name in tables if name != "sqlite"},  # noqa: S608
        tally=tally,
        seconds=seconds,
    )


def report_year(year: int, seen: Weighed, before: Weighed | None) -> None:
    """Print a line for a year."""
    grown = seen.used - (before.used if before else 0)
    pairs = max(1.0, seen.tally.days_together / DAYS)
    letters = seen.tally.a_pair_and_month(seen.tally.letters.total())
    mails = seen.tally.a_pair_and_month(seen.tally.mails.total())
    size, used = seen.room.whole, seen.used
    print(
        f"{year:4} {seen.together:6} {pairs:8.1f} {seen.met:6,} {seen.known:6,} {size / 2**20:8.2f} "
        f"{used / 2**20:8.2f} {size / 2**10 / pairs:8.0f} {grown / 2**10 / pairs:10.1f} "
        f"{letters:8.1f} {mails:8.1f} {seen.seconds:6.0f}",
        flush=True,
    )


def report_tables(years: Sequence[Weighed]) -> None:
    """Print what each table took at the end of each year, in KB, and its rows at the end."""
    last = years[-1]
    most = sorted(last.tables, key=lambda name: -last.tables[name])[:MOST_NAMED]
    print(f"\nKB of each table with its indexes, at the end of each year\n{'':18}", end="")
    print("".join(f"{number + 1:8}" for number in range(len(years))), f"{'rows':>10}")
    for name in most:
        if last.tables[name] >= TOO_SMALL * last.used:
            sizes = "".join(f"{year.tables.get(name, 0) / 1024:8.0f}" for year in years)
            print(f"{name:18}{sizes} {last.rows.get(name, 0):10,}")


def report_letters(years: Sequence[Weighed]) -> None:
    """Print how many letters of each name a pair and month brings, of the last years."""
    tallies = [year.tally for year in years[1:] or years]
    letters = sum((one.letters for one in tallies), Counter[str]())
    mails = sum((one.mails for one in tallies), Counter[str]())
    passed_on, answers = sum(one.passed_on for one in tallies), sum(one.answers for one in tallies)
    tally = Tally(letters, mails, passed_on, answers, sum(one.days_together for one in tallies))
    print("\nletters a pair and month, from the second year on")
    for name, number in letters.most_common():
        print(f"{name:24} {tally.a_pair_and_month(number):7.3f}")
    print(f"{'all':24} {tally.a_pair_and_month(letters.total()):7.3f}")
    print(f"{'  passed on':24} {tally.a_pair_and_month(passed_on):7.3f}")
    print(f"{'  answers to mails':24} {tally.a_pair_and_month(answers):7.3f}")
    print(f"{'  all others':24} {tally.a_pair_and_month(letters.total() - passed_on - answers):7.3f}")
    print(f"{'mails that came':24} {tally.a_pair_and_month(mails.total()):7.3f}")


def live(folder: Path, asked: argparse.Namespace) -> list[Weighed]:
    """Live the years, and print a line for each."""
    print(
        "year  pairs  of year    met  known  file MB  used MB  KB/pair      grown letters/m  mails/m      s",
        flush=True,
    )
    programme: Stream = stream(folder, asked.seed, asked.pairs)
    years: list[Weighed] = []
    for year in range(1, asked.years + 1):
        began = time.monotonic()
        programme.live(DAYS)
        years.append(weigh(programme.counted(), time.monotonic() - began))
        report_year(year, years[-1], years[-2] if year > 1 else None)
    programme.world.close()
    return years


def main() -> None:
    """Live so many years of so many pairs, and print what the store took."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--years", type=int, default=10)
    parser.add_argument("--pairs", type=int, default=50, help="that are together at any time")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--folder", type=Path, help="where the store lies meanwhile; best in memory")
    asked = parser.parse_args()
    memory = Path("/dev/shm")  # noqa: S108 - nothing here is to outlive the run
    where = asked.folder or (memory if os.access(memory, os.W_OK) else None)
    with tempfile.TemporaryDirectory(dir=where) as folder:
        years = live(Path(folder), asked)
    report_tables(years)
    report_letters(years)


if __name__ == "__main__":
    main()
