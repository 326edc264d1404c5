"""The time that somebody gives, in free words: 'two hours a week', '20 Minuten pro Woche', 'half an hour'.

A period that is not named is a week, a number alone is hours: what was understood is said back. Words
without an amount ('a little', 'as needed') are none.
"""

from __future__ import annotations

import re
import tomllib
from importlib import resources
from typing import cast

from inbox_rules.folding import fold
from inbox_rules.numbers import NUMBER_WORDS, value_of
from mentorship.commitment import Commitment

_SOURCE = resources.files("inbox_rules.words").joinpath("profile.toml").read_text(encoding="utf-8")
_WORDS = cast("dict[str, dict[str, list[str]]]", tomllib.loads(_SOURCE))


def _named(table: str, prefix: str) -> str:
    return "|".join(f"(?P<{prefix}{name}>{'|'.join(words)})" for name, words in _WORDS[table].items())


_NUMBER = rf"(?:\d{{1,3}}(?:[.,]\d)?|{'|'.join(sorted(NUMBER_WORDS, key=len, reverse=True))}|an?)"
_HALF = "|".join(_WORDS["others"]["half"])
_EVERY = "|".join(_WORDS["others"]["every"])
_TIME = re.compile(
    rf"(?<![\w.,])(?:(?P<half>{_HALF})|(?P<number>{_NUMBER}(?: and a half)?)"
    rf"(?:\s*(?:-|–|to|or|bis)\s*(?P<most>{_NUMBER}))?)"
    rf"\s*(?:full |good )?(?:{_named('units', 'unit_')})(?!\w)"
    rf"(?:(?: of my time)?\s*(?:(?:{_EVERY})\s*(?:{_named('periods', 'per_')})"
    rf"|{_named('adverbs', 'adverb_')})(?!\w))?"
)
# "Every two weeks half an hour", "alle 14 Tage eine Stunde": the period may come first, and is no amount.
_FIRST = "|".join(_WORDS["others"]["first"])
_PERIOD = re.compile(
    rf"(?<!\w)(?:(?:{_FIRST})\s*(?:{_named('periods', 'per_')})|{_named('adverbs', 'adverb_')})(?!\w)"
)
_BETWEEN = " ,:-"
_JOINT = re.compile(r"(?<=[a-z])['-](?=[a-z])")  # un'ora, demi-heure
_BARE = re.compile(rf"\s*+(?:about |around |some |maybe |up to )?(?P<number>{_NUMBER})\s*+[.!]?\s*+")


def time_of(text: str) -> str:
    """Return the amounts of time that a text names, in the words of a commitment, or an empty string."""
    folded = _JOINT.sub(" ", fold(text))
    if bare := _BARE.fullmatch(folded):
        amount = _amount(bare["number"])
        return Commitment(amount, "hour", "week").text if amount else ""
    amounts = [match for match in _TIME.finditer(folded) if _counts(match)]
    periods = [p for p in _PERIOD.finditer(folded) if not any(_inside(p, amount) for amount in amounts)]
    amounts = [match for match in amounts if not any(_inside(match, period) for period in periods)]
    found = [_commitment(match, _standing_before(match, periods)) for match in amounts]
    return ", ".join(dict.fromkeys(one.text for one in found if one.amount))


def _counts(found: re.Match[str]) -> bool:
    """Whether it is an amount: 'a night ward' is none."""
    if found["number"] not in ("a", "an") or found["unit_hour"]:
        return True
    return any(value for name, value in found.groupdict().items() if name.startswith(("per_", "adverb_")))


def _inside(inner: re.Match[str], outer: re.Match[str]) -> bool:
    return outer.start() < inner.start() < outer.end()


def _standing_before(found: re.Match[str], periods: list[re.Match[str]]) -> str:
    """Return the period that stands right before an amount, by its group; a week where there is none."""
    for period in periods:
        if not found.string[period.end() : found.start()].strip(_BETWEEN) and period.end() <= found.start():
            return next(name for name, value in period.groupdict().items() if value)
    return "per_week"


def _commitment(found: re.Match[str], before: str) -> Commitment:
    groups = {name: value for name, value in found.groupdict().items() if value}
    unit = next(name for name in groups if name.startswith("unit_")).removeprefix("unit_")
    named = (name for name in groups if name.startswith(("per_", "adverb_")))
    period = next(named, before).partition("_")[2]
    if found["half"]:
        return Commitment("30", "minute", period) if unit == "hour" else Commitment("0.5", unit, period)
    amount = _amount(found["number"])
    if found["most"] and (most := _amount(found["most"])):
        amount = f"{amount}-{most}"
    return Commitment(amount, unit, period)


def _amount(word: str) -> str:
    plain, half, _ = word.partition(" and a half")
    number = 1 if plain in ("a", "an") else value_of(plain)
    if number is not None:
        return f"{number}.5" if half else str(number)
    return plain.replace(",", ".").removesuffix(".0") if plain[:1].isdigit() else ""
