"""What an organizer wants done about the items of a numbered letter: 'nudge 2, write 4: shall we talk?'

Numbers and names belong to the letter that is answered. Whatever is not understood to the last word is asked
back, and then nothing of it counts. Words behind a colon are somebody's own and are never read for orders;
where they look like one, that is asked too.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Sequence
from datetime import date
from importlib import resources
from typing import NamedTuple, cast

from inbox_rules.dates import FIRST_SIGN, Dated, mark_dates
from inbox_rules.folding import fold, words_of
from inbox_rules.numbers import value_of
from mentorship.letters.organizing import Order

_SOURCE = resources.files("inbox_rules.words").joinpath("orders.toml").read_text(encoding="utf-8")
_WORDS = cast("dict[str, dict[str, list[str]]]", tomllib.loads(_SOURCE))
_VERBS = {word: Order(name) for name, words in _WORDS["verbs"].items() for word in words}
_PHRASES = sorted((verb for verb in _VERBS if " " in verb), key=len, reverse=True)
_FILLERS = frozenset(_WORDS["fillers"]["words"])
_TOKEN = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[\ue000-\uf8ff]|\?")
_SEGMENT = re.compile(r"[\n,;]|\.(?:\s|$)")
_AN_ORDER = re.compile(rf"\b(?:{'|'.join(map(re.escape, _VERBS))}) (?:nr\.? |number )?\d{{1,2}}\b")
_PAUSES = "|".join(re.escape(verb) for verb, order in _VERBS.items() if order is Order.PAUSE)
_PAUSE = re.compile(rf"(\b(?:{_PAUSES})\b)([^\n,;]*)")
_BARE = frozenset({Order.APPROVE, Order.DECLINE, Order.SEND})
ONE_PERSON = 'name one person and put your words behind a colon, as in "write 4: shall we talk?"'


class Listed(NamedTuple):
    """One item of the letter: whom it is about, and what may be done."""

    names: tuple[str, ...]
    possible: tuple[Order, ...]


class Ordered(NamedTuple):
    """One order about one item."""

    order: Order
    number: int  # of the item, from 1
    words: str = ""  # WRITE: what goes to them, as it was written
    who: int = 0  # WRITE: which of the item's people
    until: date | None = None  # PAUSE


class Orders(NamedTuple):
    """All that was asked for; or a doubt, and then nothing of it counts."""

    orders: tuple[Ordered, ...] = ()
    doubt: str = ""


class _Doubt(Exception):  # noqa: N818 - a question, not a fault
    """What is asked back."""


def orders_in(text: str, items: Sequence[Listed], signed: str, today: date) -> Orders:
    """Return what a reply asks for; `signed`: its writer's name."""
    try:
        rest, written = _taken_out(text, items)
        found = [*_read(rest, items, frozenset(words_of(fold(signed))), today), *written]
        return Orders(_checked(found, items))
    except _Doubt as doubt:
        return Orders(doubt=str(doubt))


def _taken_out(text: str, items: Sequence[Listed]) -> tuple[str, list[Ordered]]:
    """Take every 'write N: words' out of a text; the words go on until the next line that is an order."""
    rest: list[str] = []
    written: list[Ordered] = []
    for line in text.split("\n"):
        begun = _write_in(line)
        if begun is not None:
            head, whom, words = begun
            rest.append(head)
            number, who = _whom(whom, items)
            written.append(Ordered(Order.WRITE, number, words.strip(), who))
        elif written and not _AN_ORDER.match(fold(line).lstrip(" -*•")):
            last = written[-1]
            written[-1] = last._replace(words=f"{last.words}\n{line}")
        else:
            rest.append(line)
    written = [one._replace(words=one.words.strip()) for one in written]
    for one in written:
        if not one.words:
            raise _Doubt(ONE_PERSON)
        if hidden := _AN_ORDER.search(fold(one.words)):
            raise _Doubt(f'I can\'t tell whether "{hidden[0]}" is for me, or among your words for them')
    return "\n".join(rest), written


def _write_in(line: str) -> tuple[str, str, str] | None:
    """Return what stands before 'write', whom it names, and the words; None where it is not in the line."""
    for word in re.finditer(r"[^\W\d_]+", line):
        if _VERBS.get(fold(word[0]).strip()) is Order.WRITE:
            whom, colon, words = line[word.end() :].partition(":")
            if not colon:
                raise _Doubt(ONE_PERSON)
            return line[: word.start()], whom, words
    return None


def _whom(whom: str, items: Sequence[Listed]) -> tuple[int, int]:
    """Return the item and the place in it of the one person who is meant."""
    folded = fold(whom)
    numbers = [int(word) for word in re.findall(r"\d+", folded)]
    words = [w for w in words_of(folded) if not w.isdecimal() and w not in _FILLERS]
    if len(numbers) > 1 or (numbers and not 1 <= numbers[0] <= len(items)):
        raise _Doubt(ONE_PERSON if len(numbers) > 1 else f"there is no {numbers[0]} on that list")
    among = numbers or range(1, len(items) + 1)
    places = [
        (number, place)
        for number in among
        for place, name in enumerate(items[number - 1].names)
        if not words or words in (words_of(fold(name)), words_of(fold(name))[:1])
    ]
    people = {items[number - 1].names[place] for number, place in places}
    if words and not places:
        raise _Doubt(f'I can\'t tell who "{whom.strip()}" is')
    if not numbers and not words and len(people) != 1:
        raise _Doubt(ONE_PERSON)
    if numbers and not items[numbers[0] - 1].names:
        raise _Doubt(f"{numbers[0]} is about nobody whom I could write to")
    if len(people) > 1:
        raise _Doubt(f'that is about two people; name one, as in "write {_first(people)}: shall we talk?"')
    return places[0]


def _first(names: set[str]) -> str:
    return min(names).split()[0]


def _read(text: str, items: Sequence[Listed], signed: frozenset[str], today: date) -> Iterator[Ordered]:
    """Yield the orders of a text that holds no words for others; each part between commas has one verb."""
    marked, dates = _dated(fold(text), today)
    marked = _named(marked, items)
    for phrase in _PHRASES:
        verb = next(verb for verb in _VERBS if _VERBS[verb] is _VERBS[phrase])
        marked = re.sub(rf"\b{re.escape(phrase)}\b", verb, marked)
    order: Order | None = None
    waiting: list[int] = []
    for segment in _SEGMENT.split(marked):
        for found, numbers, sign in _clauses(segment, signed, order):
            if found is None:
                waiting += numbers
                continue
            order, numbers, waiting = found, [*waiting, *numbers], []
            yield from _each(order, numbers, items, _until(sign, dates))
    if waiting:
        raise _Doubt(f"I can't tell what shall happen to {', '.join(map(str, waiting))}")


def _dated(folded: str, today: date) -> tuple[str, tuple[Dated, ...]]:
    """Mark dates only behind a pause: elsewhere two numbers are two items."""
    found: list[Dated] = []

    def mark(match: re.Match[str]) -> str:
        _, dates = mark_dates(match[2], today)
        spans = [date for date in dates if date.role in ("until", "for")]
        if not spans:
            return match[0]
        found.append(spans[0])
        return match[1] + match[2].replace(spans[0].written, chr(FIRST_SIGN + len(found) - 1), 1)

    return _PAUSE.sub(mark, folded), tuple(found)


def _named(folded: str, items: Sequence[Listed]) -> str:
    """Put numbers where people are named who stand in one item alone."""
    places: dict[str, set[int]] = {}
    for number, item in enumerate(items, 1):
        for name in item.names:
            words = words_of(fold(name))
            for called in {" ".join(words), *words[:1]}:
                places.setdefault(called, set()).add(number)
    for called in sorted(places, key=len, reverse=True):
        if len(called) > 1 and len(places[called]) == 1:
            folded = re.sub(rf"(?<!\w){re.escape(called)}(?!\w)", f" {min(places[called])} ", folded)
    return folded


def _clauses(
    segment: str, signed: frozenset[str], before: Order | None
) -> Iterator[tuple[Order | None, list[int], str]]:
    """Yield (verb, numbers, date) for a part between commas; without a verb it belongs to the one before."""
    verbs: list[Order] = []
    groups: list[list[int]] = [[]]
    sign = ""
    for word in _TOKEN.findall(segment):
        number = None if word in _FILLERS else value_of(word)
        if word in _VERBS:
            verbs.append(_VERBS[word])
            groups.append([])
        elif "\ue000" <= word <= "\uf8ff":
            sign = word
        elif number is not None:
            groups[-1].append(number)
        elif word not in _FILLERS and word not in signed:
            raise _Doubt(f'I can\'t place "{word}"')
    if not verbs:
        if groups[0]:
            yield before, groups[0], sign
        return
    if groups[0]:  # the verb comes last
        if any(groups[-1:][0]):
            raise _Doubt("I can't tell which number belongs to which word")
        groups = groups[:-1]
    else:
        groups = groups[1:]
    for verb, numbers in zip(verbs, groups, strict=True):
        yield verb, numbers, sign


def _each(order: Order, numbers: list[int], items: Sequence[Listed], until: date | None) -> Iterator[Ordered]:
    if not numbers and order in _BARE:
        numbers = [place for place, item in enumerate(items, 1) if order in item.possible]
        numbers = numbers if len(numbers) == 1 else []
    if not numbers:
        raise _Doubt(f'I can\'t tell whom "{order}" is for; give the numbers')
    for number in dict.fromkeys(numbers):
        yield Ordered(order, number, until=until)


def _until(sign: str, dates: tuple[Dated, ...]) -> date | None:
    if not sign:
        return None
    dated = dates[ord(sign) - FIRST_SIGN]
    if dated.day is None:
        raise _Doubt(f'I can\'t tell which day "{dated.written}" is')
    return dated.day


def _checked(found: list[Ordered], items: Sequence[Listed]) -> tuple[Ordered, ...]:
    """Return the orders, where each makes sense and none stands against another."""
    if not found:
        raise _Doubt("I found no word in it that I could act on")
    decided: dict[int, Order] = {}
    for one in found:
        if not 1 <= one.number <= len(items):
            raise _Doubt(f"there is no {one.number} on that list")
        possible = items[one.number - 1].possible
        if one.order not in possible:
            works = ", ".join(possible) or "nothing by mail"
            raise _Doubt(f'"{one.order}" makes no sense for {one.number}; what does: {works}')
        if one.order is not Order.WRITE and decided.setdefault(one.number, one.order) is not one.order:
            raise _Doubt(f"it says both {decided[one.number]} and {one.order} for {one.number}")
    return tuple(found)
