"""The breaks and the season of a programme, as the settings write them: read, or each fault in words.

Nothing here knows who takes part.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from itertools import pairwise

from mentorship.season import Season
from mentorship.stillness import Break

EXAMPLE = '{from = 2026-12-20, until = 2027-01-06, name = "winter break"}'


def faults(program: dict[str, object]) -> Iterator[str]:
    """Say what is wrong with the breaks and the season, a sentence for each fault."""
    breaks = program.get("breaks", [])
    read = []
    for one in breaks if isinstance(breaks, list) else []:
        found = _break(one)
        if found is None:
            yield f"[program] breaks are written like [{EXAMPLE}]"
        elif found.until < found.begin:
            yield f"[program] the break from {found.begin} is over on {found.until}, before it begins"
        else:
            read.append(found)
    for first, second in pairwise(sorted(read)):
        if second.begin <= first.until:
            yield f"[program] the breaks from {first.begin} and from {second.begin} overlap; make them one"
    if "season" in program:
        season = _season(program["season"])
        if season is None:
            yield "[program] season is written like {start = 2026-09-01, end = 2027-06-30}"
        elif season.end < season.start:
            yield f"[program] the season ends on {season.end}, before it starts on {season.start}"


def breaks_of(program: dict[str, object]) -> tuple[Break, ...]:
    """Return the breaks, first to last; the faults were named before."""
    written = program.get("breaks", [])
    found = (_break(one) for one in (written if isinstance(written, list) else []))
    return tuple(sorted(one for one in found if one is not None))


def season_of(program: dict[str, object]) -> Season | None:
    """Return the season, where one is set."""
    return _season(program.get("season"))


def _break(written: object) -> Break | None:
    if not isinstance(written, dict) or not {"from", "until"} <= set(written) <= {"from", "until", "name"}:
        return None
    begin, until, name = _day(written["from"]), _day(written["until"]), written.get("name", "")
    if begin is None or until is None or not isinstance(name, str):
        return None
    return Break(begin, until, name)


def _season(written: object) -> Season | None:
    if not isinstance(written, dict) or set(written) != {"start", "end"}:
        return None
    start, end = _day(written["start"]), _day(written["end"])
    return None if start is None or end is None else Season(start, end)


def _day(written: object) -> date | None:
    """Return a day, written as TOML has it or in quotes."""
    if isinstance(written, datetime):
        return None
    if isinstance(written, date):
        return written
    try:
        return date.fromisoformat(written) if isinstance(written, str) else None
    except ValueError:
        return None
