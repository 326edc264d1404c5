"""Make up the lines that a regular expression likes least, from its own parsed pattern.

Its literal pieces, what almost matches, and long runs of whatever it repeats, each repeated to any length.
Nothing here measures.
"""

from __future__ import annotations

import importlib
import unicodedata
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Any, NamedTuple

from tests.regular_expressions import Pattern

# What any pattern may trip over: runs of one sign, openers without closers, and beginnings of known things.
UNITS = (
    *"a <>@-1\"\\(=;:.,\t\n*%[_é☆",
    "a@", "a.", "1-", "a b ", "> ", "=?a?q?", ';a="', "a: ", "1.1.1 ", "<mailto:", "message-id: ", "<a@a>",
    "the copy ", "final-recipient:\n", "to: a\n", "550 ", "2024-1", "http://a", " \n", "\t ", "- ", "* ",
)  # fmt: skip
END = "\x00"  # what nothing of ours goes on with
TRIED = "a1 >A:.-_*\n<@(é☆" + END
MOST_SAMPLES = 40

# The standard library's own nodes, which have no types: what a node is, and what it holds.
Node = tuple[Any, Any]


class Hostile(NamedTuple):
    """A line: something once, something again and again, and an end that nothing matches."""

    begin: str
    unit: str

    def line(self, size: int) -> str:
        """Return about that many characters of it."""
        return self.begin + self.unit * (size // len(self.unit)) + END


def hostile_lines(pattern: Pattern) -> list[Hostile]:
    """Return the lines for one pattern."""
    tree = list(importlib.import_module("re._parser").parse(pattern.pattern, pattern.flags))
    found = [Hostile("", unit) for unit in (*UNITS, *_literals(tree))]
    for before, unit in _repeats(tree, ""):
        found += [Hostile(before, unit), Hostile("", before + unit), Hostile("", before + unit * 3)]
    for whole in islice(_samples(tree), MOST_SAMPLES):
        found += [Hostile("", whole), Hostile("", whole[:-1]), Hostile("", whole[:-1] + " ")]
    return list(dict.fromkeys(hostile for hostile in found if hostile.unit))


def _inner(kind: str, held: Any) -> list[list[Node]]:
    """Return the sequences that a node holds, each of which may stand in its place."""
    if kind == "BRANCH":
        return [list(one) for one in held[1]]
    if kind.endswith("_REPEAT"):
        return [list(held[2])]
    if kind == "SUBPATTERN":
        return [list(held[3])]
    if kind == "ATOMIC_GROUP":
        return [list(held)]
    return [list(held[1])] if kind in ("ASSERT", "ASSERT_NOT") else []


def _literals(tree: Sequence[Node]) -> Iterator[str]:
    run = ""
    for kind, held in [*((str(kind), held) for kind, held in tree), ("", None)]:
        if kind == "LITERAL":
            run += chr(held)
            continue
        if run:
            yield run
        run = ""
        for inner in _inner(kind, held):
            yield from _literals(inner)


def _repeats(tree: Sequence[Node], before: str) -> Iterator[tuple[str, str]]:
    """Yield everything that may stand many times, behind what has to stand before it."""
    for kind, held in ((str(kind), held) for kind, held in tree):
        for inner in _inner(kind, held):
            yield from _repeats(inner, before)
            if kind.endswith("_REPEAT") and held[1] > 1:
                yield from ((before, one) for one in islice(_samples(inner), 4))
        before += _one(kind, held)


def _samples(tree: Sequence[Node]) -> Iterator[str]:
    """Yield texts that a pattern matches, one with each alternative of each choice."""
    nodes = [(str(kind), held) for kind, held in tree]
    plain = [_one(kind, held) for kind, held in nodes]
    yield "".join(plain)
    for place, (kind, held) in enumerate(nodes):
        if not kind.startswith("ASSERT"):
            for inner in _inner(kind, held):
                for sample in _samples(inner):
                    yield "".join((*plain[:place], sample, *plain[place + 1 :]))


def _one(kind: str, held: Any) -> str:
    """Return the shortest text that a node matches, or once what it repeats."""
    if kind == "LITERAL":
        return chr(held)
    if kind in ("IN", "NOT_LITERAL", "ANY"):
        items = (
            held if kind == "IN" else [("NEGATE", None), ("LITERAL", held)] if held else [("NEGATE", None)]
        )
        return "".join([sign for sign in _signs(items) if _is_in(items, sign)][:1])
    if kind.startswith("ASSERT"):
        return ""
    if kind.endswith("_REPEAT"):
        return "".join(_one(str(k), h) for k, h in held[2]) * int(max(held[0], 1))
    return next(("".join(_one(str(k), h) for k, h in inner) for inner in _inner(kind, held)), "")


def _signs(items: Sequence[Node]) -> str:
    named = [
        chr(held if str(kind) == "LITERAL" else held[0])
        for kind, held in items
        if str(kind) in ("LITERAL", "RANGE")
    ]
    return "".join(named) + TRIED


def _is_in(items: Sequence[Node], sign: str) -> bool:
    kinds = [(str(kind), held) for kind, held in items]
    found = any(
        (kind == "LITERAL" and chr(held) == sign)
        or (kind == "RANGE" and held[0] <= ord(sign) <= held[1])
        or (kind == "CATEGORY" and _is_of(str(held), sign))
        for kind, held in kinds
    )
    return found != (("NEGATE", None) in kinds)


def _is_of(category: str, sign: str) -> bool:
    name = category.removeprefix("CATEGORY_")
    within = {
        "SPACE": sign.isspace(),
        "DIGIT": unicodedata.category(sign) == "Nd",
        "WORD": sign.isalnum() or sign == "_",
    }[name.removeprefix("NOT_")]
    return within != name.startswith("NOT_")
