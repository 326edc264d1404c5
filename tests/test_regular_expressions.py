"""No regular expression takes more than linear time, whatever it is fed."""

from __future__ import annotations

import re
import time
from functools import cache
from pathlib import Path

import pytest

from tests.hostile_lines import Hostile, hostile_lines
from tests.regular_expressions import Used, expressions_of

# The rooms that a mail goes through.
FOUND, UNKNOWN = expressions_of("inbox_rules", "mailer", "mentorship")
# What never ends, or is quadratic, shows in a short line already, before it takes hours.
REPEATS = 24
SIZES = (1_000, 12_000)
LONGER = (64_000, 256_000, 1_000_000)
SLOWEST = 2  # lines a pattern, which it is fed in full
RATIO = 40
SHORTEST = 0.001  # seconds that can be measured
PLAIN = Used(re.compile(r"\w|\W"), frozenset({"search"}))


def seconds(used: Used, line: str) -> float:
    """Return the processor time that a pattern needs for a line, in all ways in which it is used."""
    subject: str | bytes = line.encode() if isinstance(used.pattern.pattern, bytes) else line
    begun = time.process_time()
    for way in used.ways & {"match", "fullmatch"}:
        getattr(used.pattern, way)(subject)
    if used.ways - {"match", "fullmatch"}:
        for _ in used.pattern.finditer(subject):  # type: ignore[arg-type] # of the pattern's own type
            pass
    return time.process_time() - begun


@cache
def plainly(size: int) -> float:
    """Return the processor time of the plainest pattern for so many signs."""
    return seconds(PLAIN, "a" * size)


def cost(used: Used, line: str) -> float:
    """Return how many times as long a pattern takes as the plainest one; at its best where that is much."""
    found = seconds(used, line) / max(plainly(len(line) // 1_000 * 1_000), SHORTEST)
    for _ in range(2):
        if found < RATIO:
            break
        found = seconds(used, line) / max(seconds(PLAIN, line), SHORTEST)
    return found


def trouble(used: Used) -> str:
    """Return the first line that takes a pattern too long, or nothing."""
    costs: dict[Hostile, float] = {}
    for hostile in hostile_lines(used.pattern):
        for size in (len(hostile.unit) * REPEATS, *SIZES):
            costs[hostile] = cost(used, hostile.line(size))
            if costs[hostile] > RATIO:
                return f"{hostile} of {size} signs"
    for hostile in sorted(costs, key=costs.__getitem__)[-SLOWEST:]:
        for size in LONGER:
            if cost(used, hostile.line(size)) > RATIO:
                return f"{hostile} of {size} signs"
    return ""


@pytest.mark.parametrize("place", FOUND)
def test_a_pattern_reads_hostile_lines_of_a_megabyte_in_linear_time(place: str) -> None:
    assert trouble(FOUND[place]) == ""


def test_every_pattern_is_known_without_running_the_program() -> None:
    assert UNKNOWN == ()


@pytest.mark.parametrize(
    ("pattern", "way"),
    [
        (r"(?:a+)+b", "match"),
        (r"(?:\w+\s?)+!", "fullmatch"),
        (r"\s*\n\s*x", "sub"),
        (r"<[^>]*>", "finditer"),
        (r"so:\s*\w*\s*\w*=", "match"),
        (r"(?:\{%.*?%\})+", "fullmatch"),
        (r"\s+$", "search"),
    ],
)
def test_a_pattern_that_takes_longer_than_that_is_found_out(pattern: str, way: str) -> None:
    assert trouble(Used(re.compile(pattern), frozenset({way})))


def test_patterns_are_found_wherever_they_are_written(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _package(
        tmp_path, "hidden_patterns", "import re\n\ndef f(x, y):\n    mine = re.compile('b', re.I)\n"
        "    return re.sub(rf'a{re.escape(y)}', '', x), mine.search(x)\n",
    )  # fmt: skip
    monkeypatch.syspath_prepend(tmp_path)

    found = expressions_of("hidden_patterns")

    assert found.unknown == ()
    assert {used.pattern: set(used.ways) for used in found.used.values()} == {
        re.compile("amax"): {"sub"}, re.compile("b", re.IGNORECASE): {"search"},
    }  # fmt: skip


@pytest.mark.parametrize(
    "code", ["import re\n\ndef f(x, y):\n    return re.sub(y, '', x)\n", "from re import sub\n"]
)
def test_a_pattern_that_cannot_be_tested_is_named(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"unknown_patterns_{len(code)}"
    _package(tmp_path, name, code)
    monkeypatch.syspath_prepend(tmp_path)

    assert len(expressions_of(name).unknown) == 1


def _package(folder: Path, name: str, code: str) -> None:
    (folder / name).mkdir()
    (folder / name / "__init__.py").touch()
    (folder / name / "code.py").write_text(code)
