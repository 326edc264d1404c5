"""Bars as SVG, for a page that is read on a screen, in the dark and on paper; each says in words what it is.

Colours are those of the page around it. Nothing is loaded, and nothing moves.
"""

from __future__ import annotations

from collections.abc import Sequence
from html import escape
from typing import NamedTuple

NOT_TOLD = "\N{EN DASH}"
LABEL, WIDE, ROW, TOP = 210, 330, 28, 4
WIDTH = LABEL + WIDE + 110


class Bar(NamedTuple):
    """One line of a chart; None is not told."""

    label: str
    value: float | None
    kind: str = "seen"  # or "meant": what was expected, agreed, or is told elsewhere
    unit: str = ""


class Range(NamedTuple):
    """One line of a chart of ranges: a quarter below, the middle, a quarter above."""

    label: str
    lower: float | None
    median: float | None
    upper: float | None


def bars(name: str, title: str, rows: Sequence[Bar]) -> str:
    """Return a chart of bars."""
    most = max((row.value for row in rows if row.value is not None), default=0) or 1
    drawn = []
    for place, row in enumerate(rows):
        width = 0 if row.value is None else round(WIDE * row.value / most, 1)
        drawn.append(_label(place, row.label))
        drawn.append(f'<rect class="{row.kind}" x="{LABEL}" y="{_y(place)}" width="{width}" height="18"/>')
        drawn.append(_text(LABEL + width + 8, place, _number(row.value, row.unit)))
    told = "; ".join(f"{row.label}: {_number(row.value, row.unit)}" for row in rows)
    return _svg(name, title, told, drawn, len(rows))


def ranges(name: str, title: str, rows: Sequence[Range], unit: str) -> str:
    """Return a chart of ranges, each with a line in its middle."""
    most = max((row.upper for row in rows if row.upper is not None), default=0) or 1
    drawn, told = [], []
    for place, row in enumerate(rows):
        drawn.append(_label(place, row.label))
        said = NOT_TOLD
        end = float(LABEL)
        if row.lower is not None and row.median is not None and row.upper is not None:
            said = f"{row.median:g} {unit} (half between {row.lower:g} and {row.upper:g})"
            begin, middle, end = (
                round(LABEL + WIDE / 2 * at / most, 1) for at in (row.lower, row.median, row.upper)
            )
            width = round(end - begin, 1)
            drawn.append(f'<rect class="seen" x="{begin}" y="{_y(place)}" width="{width}" height="18"/>')
            drawn.append(f'<rect class="middle" x="{middle - 1}" y="{_y(place)}" width="2" height="18"/>')
        drawn.append(_text(end + 8, place, said))
        told.append(f"{row.label}: {said}")
    return _svg(name, title, "; ".join(told), drawn, len(rows))


def _svg(name: str, title: str, told: str, drawn: Sequence[str], rows: int) -> str:
    named, size = f"{name}-title {name}-told", f"0 0 {WIDTH} {rows * ROW + TOP}"
    head = f'<svg role="img" aria-labelledby="{named}" viewBox="{size}">'
    said = f'<title id="{name}-title">{escape(title)}</title><desc id="{name}-told">{escape(told)}.</desc>'
    return "\n".join((head, said, *drawn, "</svg>"))


def _label(place: int, label: str) -> str:
    return f'<text x="{LABEL - 8}" y="{_y(place) + 14}" text-anchor="end">{escape(label)}</text>'


def _text(x: float, place: int, text: str) -> str:
    return f'<text x="{x}" y="{_y(place) + 14}">{escape(text)}</text>'


def _y(place: int) -> int:
    return TOP + place * ROW


def _number(value: float | None, unit: str) -> str:
    return NOT_TOLD if value is None else f"{value:g}{unit}"
