"""Phrases as a person writes them down, and finding them in words.

A pattern is words with `(this|that)` for a choice, `[perhaps]` for what may be missing, `{glad}` for a
named list of words, `{now}*` for up to three of them, `<date>` for something that was marked before, and
`...` at its end where anything may follow. Phrases that begin alike share their beginning; a list is kept
once, however many phrases use it. Nothing here knows what a phrase means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_SYMBOLS = re.compile(r"\[|\]|\(|\)|\||\{[\w ]+\}\*?|\.\.\.|[^\s\[\]()|{}]+")
MOST_REPEATED = 3
_CLOSES = {"(": ")", "[": "]"}


class Mark(NamedTuple):
    """What a pattern stands for; `open_ended` where anything may follow it."""

    kind: str
    name: str
    open_ended: bool = False


class _Node:
    """A place in the phrases: what may follow, and what ends here."""

    __slots__ = ("by_first", "ends", "free", "lists", "marks", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node] = {}
        self.lists: dict[str, tuple[_List, _Node]] = {}
        self.free: list[_Node] = []  # places that are reached without a word
        self.marks: list[Mark] = []
        self.ends = False  # a phrase of a list ends here
        self.by_first: dict[str, list[tuple[_List, _Node]]] | None = None

    def followers(self, word: str) -> list[tuple[_List, _Node]]:
        """Return the lists that may follow here where the next word is `word`, and where they lead."""
        if self.by_first is None:
            self.by_first = {}
            for several, after in self.lists.values():
                for first in several.first:
                    self.by_first.setdefault(first, []).append((several, after))
        return self.by_first.get(word, [])


class _List:
    """Some phrases of which any may stand where the list is named."""

    __slots__ = ("_first", "root")

    def __init__(self) -> None:
        self.root = _Node()
        self._first: frozenset[str] | None = None

    @property
    def first(self) -> frozenset[str]:
        """The words with which its phrases begin."""
        if self._first is None:
            words: set[str] = set()
            waiting, seen = [self.root], {id(self.root)}
            for node in waiting:
                words |= node.words.keys()
                words = words.union(*(several.first for several, _ in node.lists.values()))
                for after in node.free:
                    if id(after) not in seen:
                        seen.add(id(after))
                        waiting.append(after)
            self._first = frozenset(words)
        return self._first


class Phrasebook:
    """All phrases of one language."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        """Begin without phrases; `classes` are the named lists that patterns may use."""
        self.words: set[str] = set()
        self._classes = classes
        self._root = _Node()
        self._order: dict[Mark, int] = {}  # where two are as good, the first that was added counts
        self._lists: dict[str, _List] = {}
        self._known: tuple[Sequence[str], dict[tuple[int, int], list[int]]] = ((), {})

    def add(self, pattern: str, kind: str, name: str) -> None:
        """Add one phrase; all are added before the first is looked for."""
        symbols = _SYMBOLS.findall(pattern)
        open_ended = bool(symbols) and symbols[-1] == "..."
        if open_ended:
            symbols.pop()
        mark = Mark(kind, name, open_ended)
        self._order.setdefault(mark, len(self._order))
        for alternative in self._alternatives(symbols, pattern):
            end = self._path(self._root, alternative)
            if end is not self._root and mark not in end.marks:
                end.marks.append(mark)

    def matches(self, words: Sequence[str], start: int) -> Iterator[tuple[int, Mark]]:
        """Yield where each phrase that begins at `start` ends, and what it stands for."""
        key = tuple(words)
        if self._known[0] != key:
            self._known = (key, {})
        found = {(end, mark) for end, node in self._reached(self._root, start, key) for mark in node.marks}
        yield from sorted(found, key=lambda one: (one[0], self._order[one[1]]))

    def _reached(self, begin: _Node, start: int, words: Sequence[str]) -> list[tuple[int, _Node]]:
        """Return each place that the words from `start` on lead to, and up to which word."""
        waiting = [(start, begin)]
        seen = {(start, id(begin))}
        for position, node in waiting:
            following = [(position, after) for after in node.free]
            if position < len(words):
                word = words[position]
                if word in node.words:
                    following.append((position + 1, node.words[word]))
                if node.lists:
                    for several, after in node.followers(word):
                        following += [(end, after) for end in self._ends(several, position, words)]
            for end, after in following:
                if (end, id(after)) not in seen:
                    seen.add((end, id(after)))
                    waiting.append((end, after))
        return waiting

    def _ends(self, several: _List, start: int, words: Sequence[str]) -> list[int]:
        known = self._known[1]
        key = (id(several), start)
        if key not in known:
            reached = self._reached(several.root, start, words)
            known[key] = sorted({end for end, node in reached if node.ends and end > start})
        return known[key]

    # --- building

    def _alternatives(self, symbols: Sequence[str], pattern: str) -> list[list[str]]:
        """Return the symbols between the bars that stand in no bracket."""
        found: list[list[str]] = [[]]
        open_brackets: list[str] = []
        for symbol in symbols:
            if symbol == "|" and not open_brackets:
                found.append([])
                continue
            if symbol in _CLOSES:
                open_brackets.append(_CLOSES[symbol])
            elif symbol in _CLOSES.values() and (not open_brackets or open_brackets.pop() != symbol):
                break
            found[-1].append(symbol)
        else:
            if not open_brackets:
                return found
        raise ValueError(f"this pattern does not close what it opens: {pattern}")

    def _path(self, here: _Node, symbols: Sequence[str]) -> _Node:
        place = 0
        while place < len(symbols):
            symbol = symbols[place]
            if symbol in _CLOSES:
                close = _closing(symbols, place)
                after = self._through(here, " ".join(symbols[place + 1 : close]), optional=symbol == "[")
                place = close
            elif symbol.endswith("}*"):
                after = here
                for _ in range(MOST_REPEATED):
                    after = self._through(after, symbol[:-1], optional=True)
            elif symbol.startswith("{"):
                after = self._through(here, symbol, optional=False)
            else:
                self.words.add(symbol)
                after = here.words.setdefault(symbol, _Node())
            here = after
            place += 1
        return here

    def _through(self, here: _Node, text: str, *, optional: bool) -> _Node:
        key = f"[{text}]" if optional else text
        if key not in here.lists:
            here.lists[key] = (self._list(text), _Node())
            if optional:
                here.free.append(here.lists[key][1])
        return here.lists[key][1]

    def _list(self, text: str) -> _List:
        """Return the list of a name in braces, or of the alternatives in a bracket."""
        if text not in self._lists:
            self._lists[text] = several = _List()
            named = text.startswith("{") and text.count("{") == 1 and text.endswith("}")
            for phrase in self._classes[text[1:-1]] if named else [text]:
                for alternative in self._alternatives(_SYMBOLS.findall(phrase), phrase):
                    self._path(several.root, alternative).ends = True
        return self._lists[text]


def _closing(symbols: Sequence[str], start: int) -> int:
    """Return where the bracket that opens at `start` closes."""
    depth = 0
    for place in range(start, len(symbols)):
        depth += (symbols[place] in _CLOSES) - (symbols[place] in _CLOSES.values())
        if depth == 0:
            return place
    raise ValueError(f"a pattern opens {symbols[start]} and does not close it")
