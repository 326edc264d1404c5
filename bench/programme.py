"""How long from `accept` to a settled agreement, in simulated programmes of thirty people?

The seasons are those of tests/season: people answer late, oddly, or not at all, and what is printed says how
far their pairs came. Days, shares and counts only; nothing here measures speed.
"""

from __future__ import annotations

import argparse
import statistics
import tempfile
from pathlib import Path
from typing import NamedTuple

from store import mentorships
from tests.season.claims import CLAIMS, understood
from tests.season.season import season


class Lived(NamedTuple):
    """What one season came to."""

    mentees: int
    introduced: int
    settled_days: tuple[float, ...]
    stuck: int  # introduced at least four weeks before the end, and never settled
    understood: tuple[int, int]
    broken: tuple[str, ...]  # claims


FOUR_WEEKS = 28


def live(seed: int, days: int) -> Lived:
    """Live one season."""
    with tempfile.TemporaryDirectory() as folder:
        whole = season(Path(folder), seed)
        whole.join()
        whole.live(days)
        pairs = [pair for pair in mentorships.all_rows() if pair.introduced_at is not None]
        settled = tuple(
            (pair.settled_at - pair.introduced_at).total_seconds() / 86_400
            for pair in pairs
            if pair.settled_at is not None and pair.introduced_at is not None
        )
        stuck = sum(
            pair.settled_at is None and (whole.world.now - pair.introduced_at).days >= FOUR_WEEKS
            for pair in pairs
            if pair.introduced_at is not None
        )
        broken = tuple(f"{claim.__name__}: {said}" for claim in CLAIMS for said in claim(whole))
        mentees = sum(not someone.mentor for someone in whole.people)
        whole.world.close()
        return Lived(mentees, len(pairs), settled, stuck, understood(whole), broken)


def main() -> None:
    """Live so many seasons, and print what they came to."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seasons", type=int, default=20)
    parser.add_argument("--days", type=int, default=90)
    asked = parser.parse_args()
    lived = [live(seed, asked.days) for seed in range(1, asked.seasons + 1)]
    days = sorted(day for one in lived for day in one.settled_days)
    quartiles = statistics.quantiles(days, n=4)
    introduced, stuck = sum(one.introduced for one in lived), sum(one.stuck for one in lived)
    acted, asking = sum(one.understood[0] for one in lived), sum(one.understood[1] for one in lived)
    print(f"{len(lived)} seasons of thirty people, {asked.days} days each\n")
    print(f"mentees                         {sum(one.mentees for one in lived)}")
    print(f"pairs introduced                {introduced}")
    print(f"settled                         {len(days)}")
    low, middle, high = (f"{quartile:.1f}" for quartile in quartiles)
    print(f"days from accept to settled     {middle} (quartiles {low} and {high})")
    print(f"  longest                       {days[-1]:.1f}")
    print(f"stuck in the acquaintance       {stuck} of {introduced} ({stuck / introduced:.0%})")
    print(f"answers understood at once      {acted} of {asking} ({acted / asking:.1%})")
    print(f"claims broken                   {sum(len(one.broken) for one in lived)}")
    for said in (said for one in lived for said in one.broken):
        print(f"  {said}")


if __name__ == "__main__":
    main()
