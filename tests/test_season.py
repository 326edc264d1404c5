"""Thirty people, two months, realistic silence: what must hold whatever they do."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.season.claims import CLAIMS
from tests.season.season import Season, season

DAYS = 60


@pytest.fixture(scope="module")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Season]:
    """One season, lived once for all claims."""
    folder: Path = tmp_path_factory.mktemp("season")
    whole = season(folder, seed=4)
    whole.join()
    whole.live(DAYS)
    yield whole
    whole.world.close()


def test_a_season_has_pairs_that_settled(lived: Season) -> None:
    assert sum(got.name == "agreement-settled" for got in lived.world.letters) >= 4
    assert len(lived.written) > 100


@pytest.mark.parametrize("claim", CLAIMS, ids=lambda claim: claim.__name__)
def test_no_claim_is_broken_in_two_months_of_thirty_people(lived: Season, claim: object) -> None:
    assert callable(claim)
    assert list(claim(lived)) == []
