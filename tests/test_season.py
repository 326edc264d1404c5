"""Many people, many months, realistic silence: what must hold whatever they do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.season.claims import CLAIMS, Claim
from tests.season.season import Season, season


class Planned(NamedTuple):
    """One season."""

    seed: int
    mentors: int
    mentees: int
    days: int
    settled: int  # at least so many letters that say what was agreed
    written: int


PLANS = {
    "thirty people, two months": Planned(4, 14, 16, 60, settled=4, written=100),
    "twelve mentees, three with one mentor, ten months": Planned(13, 9, 12, 300, settled=10, written=150),
}


@pytest.fixture(scope="module", params=list(PLANS.values()), ids=list(PLANS))
def plan(request: pytest.FixtureRequest) -> Planned:
    """Each season in turn."""
    assert isinstance(request.param, Planned)
    return request.param


@pytest.fixture(scope="module")
def lived(plan: Planned, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Season]:
    """A season, lived once for all claims."""
    folder: Path = tmp_path_factory.mktemp("season")
    whole = season(folder, plan.seed, plan.mentors, plan.mentees)
    whole.join()
    whole.live(plan.days)
    yield whole
    whole.world.close()


def test_a_season_has_pairs_that_settled(lived: Season, plan: Planned) -> None:
    settled = [got for got in lived.world.letters if got.name == "agreement-settled"]

    assert len(settled) >= plan.settled
    assert len(lived.written) >= plan.written


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.__name__)
def test_no_claim_is_broken_in_a_season(lived: Season, claim: Claim) -> None:
    assert list(claim(lived)) == []
