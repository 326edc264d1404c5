"""Lay out a rendered letter in plain text: paragraphs in 78 columns, words and their meaning in two.

A template may break its lines where it likes. What somebody else wrote comes marked and is never taken for
a list of words. Nothing here knows a letter or a language.
"""

from __future__ import annotations

import re
from collections.abc import Collection

WIDTH = 78
INDENT = 4
WIDEST_WORD = 20

# Each line of a person's own words begins with one of these. They are control characters, and those are
# taken out of every field before it is printed, so nobody can write them.
QUOTED = "\x1f"  # wrapped under itself
LABELLED = "\x1d"  # `Label: value`, wrapped under its label
VERBATIM = "\x1e"  # never touched

ROW = re.compile(r" {4}(\S+(?: \S+)*) {2,}(\S.*)")
# A sign that stands apart from its word, as in French, never begins a line.
WORD = re.compile(r"\S+(?: [:;?!](?=\s|$))*")

Row = tuple[str, str]


def flow(text: str) -> tuple[str, tuple[Row, ...]]:
    """Return the text as it is read, and the rows of its lists (first column, second column)."""
    layout = _Layout()
    for line in text.split("\n"):
        layout.take(line.rstrip())
    layout.flush()
    return "\n".join(layout.lines).strip("\n"), tuple(layout.rows)


def wrap(text: str, first: str, rest: str) -> list[str]:
    """Break text into lines of at most WIDTH columns; a word that is longer stays whole."""
    lines: list[str] = []
    line, length = first, len(first)
    empty = True
    for word in WORD.findall(" ".join(text.split())):
        if not empty and length + 1 + len(word) > WIDTH:
            lines.append(line)
            line, length, empty = rest, len(rest), True
        line += word if empty else " " + word
        length += len(word) + (not empty)
        empty = False
    lines.append(line)
    return lines


def is_row_of(first: str, words: Collection[str]) -> bool:
    """Say whether the first column of a row is one of these words, alone or with what follows it."""
    word = first.partition(":")[0]
    return word in words or any(word.startswith(known + " ") for known in words)


class _Layout:
    """The lines so far, and the paragraph and the list that are still open."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.rows: list[Row] = []
        self._paragraph: list[str] = []
        self._list: list[Row] = []

    def take(self, line: str) -> None:
        mark = line[:1]
        if mark in (QUOTED, LABELLED, VERBATIM):
            self.flush()
            self._marked(mark, line[1:])
        elif not line:
            self.flush()
            if self.lines and self.lines[-1]:
                self.lines.append("")
        elif not line.startswith(" " * INDENT):
            self._end_list()
            self._paragraph.append(line)
        else:
            self._end_paragraph()
            self._indented(line)

    def flush(self) -> None:
        self._end_paragraph()
        self._end_list()

    def _marked(self, mark: str, line: str) -> None:
        if mark == VERBATIM:
            self.lines.append(line)
            return
        margin = line[: len(line) - len(line.lstrip())]
        rest = margin + " " * INDENT if mark == LABELLED else margin
        self.lines += wrap(line, margin, rest) if line.strip() else [""]

    def _indented(self, line: str) -> None:
        row = ROW.fullmatch(line)
        if row is not None:
            self._list.append((row[1], row[2]))
        elif self._list and line[INDENT] == " ":
            word, meaning = self._list[-1]
            self._list[-1] = (word, f"{meaning} {line.strip()}")
        else:
            self._end_list()
            margin = line[: len(line) - len(line.lstrip())]
            self.lines += wrap(line, margin, margin)

    def _end_paragraph(self) -> None:
        if self._paragraph:
            self.lines += wrap(" ".join(self._paragraph), "", "")
            self._paragraph = []

    def _end_list(self) -> None:
        if not self._list:
            return
        width = min(max(len(word) for word, _ in self._list), WIDEST_WORD)
        for word, meaning in self._list:
            first = f"{'':{INDENT}}{word:<{width}}{'':{INDENT}}"
            self.lines += wrap(meaning, first, " " * (2 * INDENT + width))
        self.rows += self._list
        self._list = []
