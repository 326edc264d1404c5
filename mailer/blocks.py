"""What templates print of other people's words: on one line, indented whole, or exactly as it came."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mailer import line_values
from mailer.flow import INDENT, LABELLED, QUOTED, VERBATIM
from mailer.language import Language
from mentorship.letters.base import Line

# Control characters, and the marks that turn the direction of text around (they can disguise a line).
UNPRINTABLE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")
# Behind no other white space: a long run of it is then read once.
BREAK = re.compile(r"(?<!\s)\s*[\r\n\v\f\x85\u2028\u2029]\s*")
SHORT_LINE = 50
CHANGED = "* "


class Block(str):
    """Lines that the layout keeps; each begins with its mark."""

    __slots__ = ()


def one_line(text: str) -> str:
    """Return text without line breaks, control characters and repeated blanks at a break."""
    text = str(text)
    if text.isprintable():
        return text
    return UNPRINTABLE.sub("", BREAK.sub(" ", text).replace("\t", " "))


def quoted(text: str) -> Block:
    """Indent a person's own words; lines that were only broken for width are joined again."""
    paragraphs: list[str] = []
    joined = False
    for raw in (
        UNPRINTABLE.sub("", str(text).replace("\r\n", "\n").replace("\r", "\n")).strip("\n").split("\n")
    ):
        line = " ".join(raw.split())
        if paragraphs and joined and line:
            paragraphs[-1] += " " + line
        else:
            paragraphs.append(line)
        joined = len(line) > SHORT_LINE
    return Block("\n".join(f"{QUOTED}{'':{INDENT}}{line}" for line in paragraphs))


def shown(text: str) -> Block:
    """Indent a letter of ours inside another; only the places where its lines break may change."""
    parts: list[str] = []
    for line in UNPRINTABLE.sub("", text).strip("\n").split("\n"):
        margin = len(line) - len(line.lstrip())
        begins = not parts or not line.strip() or not parts[-1].strip() or margin == INDENT
        if begins:
            parts.append(line)
        else:
            parts[-1] += f" {line.strip()}"
    marks = (LABELLED if line.startswith(" ") else QUOTED for line in parts)
    return Block(
        "\n".join(f"{mark}{'':{INDENT}}{line}".rstrip() for mark, line in zip(marks, parts, strict=True))
    )


def verbatim(text: str) -> Block:
    """Keep every line as its author wrote it."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    kept = (UNPRINTABLE.sub("", line).rstrip() for line in lines)
    return Block("\n".join(VERBATIM + line for line in kept))


def agreement(lines: Iterable[Line], language: Language) -> Block:
    """Write the lines of an agreement as `Label: value`; a star stands before what changed."""
    printed = []
    for line in lines:
        margin = f"{CHANGED if line.changed else '':>{INDENT}}"
        value = line_values.said(line.field, " ".join(one_line(line.value).split()), language)
        printed.append(f"{LABELLED}{margin}{language.fields[line.field]}: {value}".rstrip())
    return Block("\n".join(printed))
