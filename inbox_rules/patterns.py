"""Phrases as a person writes them down, and finding them in words.

A pattern is words with `(this|that)` for a choice, `[perhaps]` for what may be missing, `{glad}` for a
named list of words, `{now}*` for up to three of them, `<date>` for something that was marked before, and
`...` at its end where anything may follow. All patterns of a language become one automaton; finding a
phrase takes a step a word, whatever the words are. Nothing here knows what a phrase means.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

_SYMBOLS = re.compile(r"\[|\]|\(|\)|\||\{[\w ]+\}\*?|\.\.\.|[^\s\[\]()|{}]+")


class Mark(NamedTuple):
    """What a pattern stands for; `open_ended` where anything may follow it."""

    kind: str
    name: str
    open_ended: bool = False


class Automaton:
    """All phrases of one language; states are numbered, state 0 is the beginning."""

    def __init__(self, classes: Mapping[str, Sequence[str]]) -> None:
        """Begin without phrases; `classes` are the named lists that patterns may use."""
        self.words: set[str] = set()
        self._classes = classes
        self._moves: list[dict[str, list[int]]] = [{}]
        self._marks: list[list[Mark]] = [[]]
        # Sets of states are numbered too, and made when they are first needed.
        self._sets: list[tuple[int, ...]] = [(0,)]
        self._numbers: dict[tuple[int, ...], int] = {(0,): 0}
        self._steps: list[dict[str, int]] = [{}]
        self._found: list[tuple[Mark, ...]] = [()]

    def add(self, pattern: str, kind: str, name: str) -> None:
        """Add one phrase; all are added before the first is looked for."""
        symbols = _SYMBOLS.findall(pattern)
        open_ended = bool(symbols) and symbols[-1] == "..."
        if open_ended:
            symbols.pop()
        ends, rest = self._choice([0], symbols)
        if rest:
            raise ValueError(f"this pattern does not close what it opens: {pattern}")
        mark = Mark(kind, name, open_ended)
        for state in ends:
            if state and mark not in self._marks[state]:
                self._marks[state].append(mark)

    def matches(self, words: Sequence[str], start: int) -> Iterator[tuple[int, Mark]]:
        """Yield where each phrase that begins at `start` ends, and what it stands for."""
        here = 0
        for position in range(start, len(words)):
            word = words[position]
            steps = self._steps[here]
            if word in steps:
                here = steps[word]
            elif word in self.words:
                here = self._step(here, word)
            else:
                return
            if here < 0:
                return
            for mark in self._found[here]:
                yield position + 1, mark

    def _step(self, here: int, word: str) -> int:
        targets = sorted({to for state in self._sets[here] for to in self._moves[state].get(word, ())})
        number = -1 if not targets else self._number(tuple(targets))
        self._steps[here][word] = number
        return number

    def _number(self, states: tuple[int, ...]) -> int:
        if states not in self._numbers:
            self._numbers[states] = len(self._sets)
            self._sets.append(states)
            self._steps.append({})
            self._found.append(tuple(dict.fromkeys(mark for state in states for mark in self._marks[state])))
        return self._numbers[states]

    def _choice(self, begin: list[int], symbols: list[str]) -> tuple[list[int], list[str]]:
        ends, rest = self._sequence(begin, symbols)
        while rest and rest[0] == "|":
            more, rest = self._sequence(begin, rest[1:])
            ends = [*ends, *more]
        return sorted(set(ends)), rest

    def _sequence(self, begin: list[int], symbols: list[str]) -> tuple[list[int], list[str]]:
        here = begin
        while symbols and symbols[0] not in ("|", ")", "]"):
            first, *symbols = symbols
            if first in ("(", "["):
                after, symbols = self._choice(here, symbols)
                if not symbols or symbols[0] != {"(": ")", "[": "]"}[first]:
                    raise ValueError(f"a pattern opens {first} and does not close it")
                symbols = symbols[1:]
                here = sorted({*here, *after}) if first == "[" else after
            elif first.endswith("}*"):
                for _ in range(3):
                    here = sorted({*here, *self._class(here, first[1:-2])})
            elif first.startswith("{"):
                here = self._class(here, first[1:-1])
            else:
                here = [self._word(here, first)]
        return here, symbols

    def _class(self, begin: list[int], name: str) -> list[int]:
        ends: set[int] = set()
        alone: list[str] = []
        for phrase in self._classes[name]:
            symbols = _SYMBOLS.findall(phrase)
            if len(symbols) == 1 and symbols[0][0] not in "{[(":
                alone.append(phrase)
            else:
                ends.update(self._choice(begin, symbols)[0])
        if alone:
            # One state for all its single words: a long list costs no more than a word.
            shared = self._word(begin, alone[0])
            for word in alone[1:]:
                self.words.add(word)
                for before in begin:
                    self._moves[before].setdefault(word, []).append(shared)
            ends.add(shared)
        return sorted(ends)

    def _word(self, begin: list[int], word: str) -> int:
        self.words.add(word)
        self._moves.append({})
        self._marks.append([])
        state = len(self._moves) - 1
        for before in begin:
            self._moves[before].setdefault(word, []).append(state)
        return state
