"""The conversation in README.md: the beginning of a story of tests/transcripts, mail by mail."""

from __future__ import annotations

from collections.abc import Iterator

from tests.pages.held import ROOT
from tests.transcript import SECTION

STORY = ROOT / "tests" / "transcripts" / "request-and-accept.txt"
NAMES = {"max@example.org": "Max", "mia@example.com": "Mia"}
# The mails of the story that are shown: what came in to a letter, and which letter went out to whom.
SHOWN = (
    ("in", "{directory}"),
    ("out", "request to max@example.org"),
    ("in", "{request}"),
    ("out", "introduction to mia@example.com"),
)
TOKEN = "[token]"


def told() -> str:
    """Return the conversation as a block of plain text."""
    mails = list(_mails())
    shown = [next(mail for key, mail in mails if key == wanted) for wanted in SHOWN]
    return "```text\n" + "\n\n".join(shown) + "\n```\n"


def _mails() -> Iterator[tuple[tuple[str, str], str]]:
    section, lines = "", list[str]()
    for line in [*STORY.read_text("utf-8").splitlines(), "=== end"]:
        found = SECTION.match(line)
        if not found:
            lines.append(line)
            continue
        if section in ("in", "out"):
            yield _mail(section, lines)
        section, lines = found[1], []


def _mail(section: str, lines: list[str]) -> tuple[tuple[str, str], str]:
    head, _, text = "\n".join(lines).partition("\n\n")
    named = dict(line.split(": ", 1) for line in head.splitlines() if ": " in line)
    if section == "in":
        key, title = named["To"], f"--- {NAMES[named['From']]} replies"
    else:
        key = f"{named['Mentorpost-Letter']} to {named['To']}"
        title = f"--- to {NAMES[named['To']]}: {named['Subject']}"
    return (section, key), f"{title}\n\n{text.replace(TOKEN, '').strip()}"
