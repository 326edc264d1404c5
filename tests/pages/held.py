"""A part of a page that is written from the code stands between two markers; the rest is written by hand.

UPDATE_DOCS=1 writes such a part anew; without it nothing here changes a file.
"""

from __future__ import annotations

import os
import re
from pathlib import Path

ROOT = Path(__file__).parent.parent.parent
DOCS = ROOT / "docs"
UPDATE = os.environ.get("UPDATE_DOCS") == "1"
END = "<!-- end -->"

Row = tuple[str, ...]


def begin(name: str) -> str:
    """Return the marker in front of a part."""
    return f"<!-- written from the code: {name} -->"


def held(page: Path, name: str, written: str) -> str:
    """Return the part as it stands in the page; where that is asked for, write it first."""
    head, marker, rest = page.read_text("utf-8").partition(begin(name) + "\n")
    part, end, tail = rest.partition(END)
    assert marker, f"{page.name} has no marker {begin(name)}"
    assert end, f"{page.name}: nothing ends what {begin(name)} begins"
    if UPDATE and part != written:
        page.write_text(f"{head}{marker}{written}{end}{tail}", "utf-8")
        return written
    return part


def table(head: Row, rows: list[Row]) -> str:
    """Return a table as Markdown has it; a bar inside a cell is one of the cell's."""
    lines = [
        head,
        tuple("---" for _ in head),
        *(tuple(cell.replace("|", "\\|") for cell in row) for row in rows),
    ]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def pages() -> list[Path]:
    """Return every page that this project has for people."""
    return sorted([*ROOT.glob("*.md"), *DOCS.rglob("*.md"), *(ROOT / "bench").glob("*.md")])


def code_spans(page: Path) -> list[str]:
    """Return what stands between backticks, and every line of the code blocks."""
    text = page.read_text("utf-8")
    blocks = re.findall(r"^```\w*\n(.*?)^```$", text, re.M | re.S)
    blocks += re.findall(r"^(?: {4}.*\n)+", text, re.M)
    plain = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
    return [*re.findall(r"`([^`\n]+)`", plain), *(line for block in blocks for line in block.splitlines())]


def toml_blocks(page: Path) -> list[str]:
    """Return the settings files that a page shows."""
    return re.findall(r"^```toml\n(.*?)^```$", page.read_text("utf-8"), re.M | re.S)
