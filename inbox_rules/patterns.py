"""Phrases as a person writes them down, and finding them in words.

A pattern is words with `(this|that)` for a choice, `[perhaps]` for what may be missing, `{glad}` for a
named list of words, `{now}*` for up to three of them, `<date>` for something that was marked before, and
`...` at its end where anything may follow. Phrases that begin alike share their beginning; a list is kept
once, however many phrases use it. Nothing here knows what a phrase means.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import NamedTuple

_SYMBOLS = re.compile(r"\[|\]|\(|\)|\||\{[\w ]+\}\*?|\.\.\.|[^\s\[\]()|{}]+")
MOST_REPEATED = 3
MOST_SCANS = 32
_SIGNS = frozenset("[]()|")
_CLOSES = {"(": ")", "[": "]"}


class Mark(NamedTuple):
    """What a pattern stands for; `open_ended` where anything may follow it."""

    kind: str
    name: str
    open_ended: bool = False


class _Node:
    """A place in the phrases: what may follow, and what ends here."""

    __slots__ = ("ends", "free", "lists", "marks", "view", "words")

    def __init__(self) -> None:
        self.words: dict[str, _Node] = {}
        self.lists: dict[str, tuple[_List, _Node]] | None = None  # most places have none
        self.free: tuple[_Node, ...] = ()  # places that are reached without a word
        self.marks: tuple[Mark, ...] = ()
        self.ends = False  # a phrase of a list ends here
        self.view: _View | None = None

    def closure(self) -> list[_Node]:
        """Return this place and all that are reached from it without a word."""
        nodes = [self]
        for node in nodes:
            nodes += [after for after in node.free if after not in nodes]
        return nodes


class _View:
    """What can be seen from a place, all that is reached without a word among it; made when first needed."""

    __slots__ = ("ends", "lists", "marks", "words")

    def __init__(self, nodes: Sequence[_Node]) -> None:
        self.words: dict[str, list[_Node]] = {}
        self.lists: dict[str, list[tuple[_List, _Node]]] = {}  # by the words that they may begin with
        self.marks = tuple(dict.fromkeys(mark for node in nodes for mark in node.marks))
        self.ends = any(node.ends for node in nodes)
        for node in nodes:
            for word, after in node.words.items():
                self.words.setdefault(word, []).append(after)
            for several, after in (node.lists or {}).values():
                for first in several.first:
                    self.lists.setdefault(first, []).append((several, after))


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
            for node in self.root.closure():
                words |= node.words.keys()
                words = words.union(*(several.first for several, _ in (node.lists or {}).values()))
            self._first = frozenset(words)
        return self._first


class Scan:
    """Some words, and the phrases in them; what was found from a place is found once."""

    def __init__(self, words: tuple[str, ...], root: _Node, order: Mapping[Mark, int]) -> None:
        """Look at `words` from `root` on; where two phrases are as good, the first in `order` counts."""
        self._words = words
        self._root = root
        self._order = order
        self._found: dict[int, list[tuple[int, Mark]]] = {}
        self._list_ends: dict[tuple[_List, int], tuple[int, ...]] = {}

    def at(self, start: int) -> list[tuple[int, Mark]]:
        """Return where each phrase that begins at `start` ends, and what it stands for."""
        if start not in self._found:
            reached = self._reached(self._root, start)
            marks = {(end, mark) for end, view in reached for mark in view.marks}
            self._found[start] = sorted(marks, key=lambda one: (one[0], self._order[one[1]]))
        return self._found[start]

    def _reached(self, begin: _Node, start: int) -> list[tuple[int, _View]]:
        """Return what can be seen from each place that the words from `start` on lead to."""
        reached: list[tuple[int, _View]] = []
        places = [(start, begin)]
        known = {(start, begin)}
        for position, node in places:
            view = node.view
            if view is None:
                view = node.view = _View(node.closure())
            if position > start:
                reached.append((position, view))
            if position == len(self._words):
                continue
            word = self._words[position]
            following = [(position + 1, after) for after in view.words.get(word, ())]
            for several, after in view.lists.get(word, ()):
                following += [(end, after) for end in self._ends(several, position)]
            for place in following:
                if place not in known:
                    known.add(place)
                    places.append(place)
        return reached

    def _ends(self, several: _List, start: int) -> tuple[int, ...]:
        key = (several, start)
        if key not in self._list_ends:
            reached = self._reached(several.root, start)
            self._list_ends[key] = tuple({end: None for end, view in reached if view.ends})
        return self._list_ends[key]


class Phrasebook:
    """All phrases of one language. They are laid out when words are first looked at in this language."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        """Begin without phrases; `classes` are the named lists that patterns may use."""
        self._classes = classes
        self._patterns: list[tuple[str, str, str]] = []
        self._root: _Node | None = None
        self._order: dict[Mark, int] = {}  # where two are as good, the first that was added counts
        self._lists: dict[str, _List] = {}
        self._scans: dict[tuple[str, ...], Scan] = {}  # the same words are looked at many times in a row

    def add(self, pattern: str, kind: str, name: str) -> None:
        """Add one phrase; all are added before the first is looked for."""
        self._patterns.append((pattern, kind, name))

    @cached_property
    def words(self) -> frozenset[str]:
        """All words of all phrases, and of the lists that they use."""
        symbols = {symbol for pattern, _, _ in self._patterns for symbol in _symbols(pattern)[0]}
        used = [symbol for symbol in symbols if symbol.startswith("{")]
        for name in used:
            inside = {s for phrase in self._classes[name.strip("{}*")] for s in _SYMBOLS.findall(phrase)}
            used += [symbol for symbol in inside - symbols if symbol.startswith("{")]
            symbols |= inside
        return frozenset(symbol for symbol in symbols - _SIGNS if not symbol.startswith("{"))

    def over(self, words: Sequence[str]) -> Scan:
        """Return these words, ready to be looked at from each of their places."""
        key = tuple(words)
        if key not in self._scans:
            if len(self._scans) == MOST_SCANS:
                self._scans.clear()
            if self._root is None:
                self._root = self._laid_out()
            self._scans[key] = Scan(key, self._root, self._order)
        return self._scans[key]

    def matches(self, words: Sequence[str], start: int) -> list[tuple[int, Mark]]:
        """Return where each phrase that begins at `start` ends, and what it stands for."""
        return self.over(words).at(start)

    # --- building

    def _laid_out(self) -> _Node:
        root = _Node()
        for pattern, kind, name in self._patterns:
            symbols, open_ended = _symbols(pattern)
            mark = Mark(kind, name, open_ended)
            self._order.setdefault(mark, len(self._order))
            for alternative in self._alternatives(symbols, pattern):
                end = self._path(root, alternative)
                if end is not root and mark not in end.marks:
                    end.marks += (mark,)
        root.view = _View(root.closure())
        return root

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
                after = here.words.get(symbol) or here.words.setdefault(symbol, _Node())
            here = after
            place += 1
        return here

    def _through(self, here: _Node, text: str, *, optional: bool) -> _Node:
        key = f"[{text}]" if optional else text
        if here.lists is None:
            here.lists = {}
        if key not in here.lists:
            here.lists[key] = (self._list(text), _Node())
            if optional:
                here.free += (here.lists[key][1],)
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


def _symbols(pattern: str) -> tuple[list[str], bool]:
    """Return the symbols of a pattern, and whether anything may follow it."""
    symbols = _SYMBOLS.findall(pattern)
    if symbols and symbols[-1] == "...":
        return symbols[:-1], True
    return symbols, False


def _closing(symbols: Sequence[str], start: int) -> int:
    """Return where the bracket that opens at `start` closes."""
    depth = 0
    for place in range(start, len(symbols)):
        depth += (symbols[place] in _CLOSES) - (symbols[place] in _CLOSES.values())
        if depth == 0:
            return place
    raise ValueError(f"a pattern opens {symbols[start]} and does not close it")
