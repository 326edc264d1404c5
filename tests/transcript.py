"""A story in a file: mail in, time passing, mail out, and where the mentorship then stands.

    The first lines say what the story shows.
    === given
    mentor max@example.org Max Berger: I changed careers at forty.
    mentee mia@example.com Mia Okafor
    === in 2026-03-02T10:00
    From: mia@example.com
    To: {directory}

    request K7M2
    === wait 7 days
    === out
    === then

`{request}` stands for the Reply-To of the latest letter of that name that the sender got, and
`{request max@example.org}` for that of Max, who may write from elsewhere; codes are K7M2, P3QD, R8WZ … in
the order of `given`. `=== until active` brings the first mentor and mentee there without telling how.
`=== break 2026-04-01 to 2026-04-14: spring` is a break of the programme, as the settings have it.
`=== given managers` is a programme that writes to managers, if their people like.
`out` and `then` are written by the service: UPDATE_TRANSCRIPTS=1.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parseaddr
from pathlib import Path

from mentorship.policy import Policy
from mentorship.stillness import Break
from mentorship.timeline import spans
from store import mentorships, received
from store.models import MentorshipRow, PersonRow
from tests.world import Got, World

CODES = ("K7M2", "P3QD", "R8WZ", "T4XB", "V9HC")
SECTION = re.compile(r"^=== (\w+) ?(.*)$")
TOKEN = re.compile(r"\[[0-9a-z]{1,12}-[a-z2-7]{20}\]")
WRITTEN = ("out", "then")
MAX, MIA = "max@example.org", "mia@example.com"
# Who writes what, in answer to which letter, on the way to each state; a number is days that pass.
WAY = (
    ("requested", (MIA, "welcome-mentee", "request K7M2\n\nI teach maths and want to work with data.")),
    ("agreeing", (MAX, "request", "accept")),
    ("agreeing", (MIA, "introduction", "Hi Max,\n\nmy road: school, then teaching.")),
    ("agreeing", (MAX, "relayed", "Hi Mia,\n\nmine was bumpy.")),
    ("active", (MIA, "agreement-form", "agree")),
    ("active", (MAX, "agreement-review", "agree")),
    ("maintenance", 22),
    ("maintenance", (MIA, "agreement-settled", "goal reached")),
    ("maintenance", (MAX, "goal-confirm", "accept")),
)  # fmt: skip


@dataclass
class Section:
    """One section of a story: its word, what stands beside it, and its text."""

    word: str
    detail: str
    text: str


def parse(story: str) -> tuple[str, list[Section]]:
    """Return the story's first lines, and its sections."""
    title: list[str] = []
    sections: list[Section] = []
    for line in story.splitlines():
        found = SECTION.match(line)
        if found:
            sections.append(Section(found[1], found[2].strip(), ""))
        elif sections:
            sections[-1].text += line + "\n"
        else:
            title.append(line)
    return "\n".join(title).strip(), sections


def play(story: str, folder: Path) -> str:
    """Play a story and return it as it really went."""
    title, sections = parse(story)
    managers = any(section.word == "given" and section.detail == "managers" for section in sections)
    breaks = tuple(_break(section.detail) for section in sections if section.word == "break")
    world = World(folder, Policy(managers=managers), breaks=breaks)
    try:
        told = [title, *_told(world, sections)]
        # No story is about our own faults: one that fails must not be written down as if it were right.
        stumbled = [row.outcome for row in received.in_quarantine() if "three times" in row.outcome]
        assert not stumbled, "a mail of this story could not be handled; the log says why"
        for pair in mentorships.all_rows():
            led_to = spans(pair.notes, world.now + timedelta(seconds=1))[-1]
            assert (led_to.state, led_to.begin) == (pair.state, pair.since), "its history leads elsewhere"
    finally:
        world.close()
    return "\n".join(told).rstrip() + "\n"


def _told(world: World, sections: list[Section]) -> Iterator[str]:
    for section in sections:
        if section.word in (*WRITTEN, "break"):
            if section.word == "break":
                yield f"=== break {section.detail}"
            continue
        yield f"=== {section.word} {section.detail}".rstrip()
        if section.text.strip():
            yield section.text.rstrip("\n")
        before = _states(world)
        yield from _out(_happen(world, section))
        yield from _then(before, _states(world))


def _break(detail: str) -> Break:
    days, _, name = detail.partition(": ")
    begin, _, until = days.partition(" to ")
    return Break(date.fromisoformat(begin), date.fromisoformat(until), name)


def _happen(world: World, section: Section) -> list[Got]:
    if section.word == "given":
        _people(world, section.text)
        return []
    if section.word == "wait":
        number, _, unit = section.detail.partition(" ")
        days = float(number) / (24 if unit.startswith("hour") else 1)
        return world.after(days)
    if section.word == "until":
        _go(world, section.detail)
        return []
    if section.word == "in":
        world.now = (
            datetime.fromisoformat(section.detail).replace(tzinfo=UTC) if section.detail else world.now
        )
        letters = world.deliver(_mail(world, section.text))
        _give_codes()
        return letters
    raise ValueError(f"a story has no section {section.word!r}")


def _go(world: World, state: str) -> None:
    last = max(place for place, (after, _) in enumerate(WAY) if after == state)
    for _, what in WAY[: last + 1]:
        if isinstance(what, int):
            world.after(what)
            continue
        sender, letter, text = what
        world.reply(sender, letter, text)


def _people(world: World, text: str) -> None:
    for code, line in zip(CODES, text.strip().splitlines(), strict=False):
        who, _, mission = line.partition(": ")
        role, address, name = who.split(" ", 2)
        person = world.add(address, name, mentor=role == "mentor", mission=mission)
        PersonRow.update(code=code).where(PersonRow.id == person.id).execute()


def _give_codes() -> None:
    """Give those who joined by mail the next codes, so that a story can name them."""
    rows = list(PersonRow.select().order_by(PersonRow.id))
    free = (code for code in CODES if code not in {row.code for row in rows})
    for row in rows:
        if row.code not in CODES and (code := next(free, None)):
            PersonRow.update(code=code).where(PersonRow.id == row.id).execute()


def _mail(world: World, text: str) -> bytes:
    head, _, body = text.partition("\n\n")
    sender = next(line for line in head.splitlines() if line.startswith("From: ")).removeprefix("From: ")
    number = len(world.letters) + world.now.toordinal()

    answered = re.search(r"\{([\w-]+) ?([^}]*)\}", head)
    if answered:
        letter = world.latest(answered[1], answered[2] or parseaddr(sender)[1])
        head = head.replace(answered[0], str(letter.message["Reply-To"]))
        if "Subject:" not in head:
            head += f"\nSubject: Re: {letter.subject.removeprefix('Re: ')}"
    if "Message-ID:" not in head:
        head += f"\nMessage-ID: <{number}-{world.now:%H%M}@example.org>"
    return f"{head}\n\n{body}".replace("\n", "\r\n").encode()


def _out(letters: list[Got]) -> Iterator[str]:
    for got in letters:
        yield "=== out"
        yield f"Date: {got.at:%a %d %b %H:%M}"
        yield f"To: {got.to}"
        yield f"Subject: {got.subject}"
        yield f"Mentorpost-Letter: {got.name}"
        yield ""
        yield TOKEN.sub("[token]", got.text).rstrip("\n")


def _states(world: World) -> dict[int, str]:
    assert world
    rows = MentorshipRow.select().order_by(MentorshipRow.id)
    return {row.id: f"{row.state}{f', {row.stage}' if row.stage else ''}" for row in rows}


def _then(before: dict[int, str], after: dict[int, str]) -> Iterator[str]:
    for number, state in after.items():
        if before.get(number) != state:
            yield "=== then"
            yield f"{number}: {before.get(number, 'nothing')} -> {state}"
