"""A rendered letter taken apart, so that the rules of writing can be checked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from mailer.flow import INDENT
from mailer.last_line import ended
from mailer.render import Rendered, render
from mentorship.letters.base import Frame, Letter
from mentorship.letters.samples import SAMPLES, frame, reader


@dataclass(frozen=True)
class Anatomy:
    """What of a letter is ours, what is a list of answers, and what is quoted or asked for."""

    subject: str
    prose: str
    last_line: str
    answers: tuple[tuple[str, ...], ...]  # blocks of lines, one block a list
    set_apart: tuple[str, ...]  # every other indented line

    @property
    def words(self) -> int:
        """Count what the reader has to read: all but what is set apart."""
        ours = [self.subject, self.prose, self.last_line, *(line for block in self.answers for line in block)]
        return sum(len(part.split()) for part in ours)

    @property
    def ours(self) -> str:
        """Everything that we say ourselves."""
        return "\n".join(
            [self.subject, self.prose, self.last_line, *(" ".join(block) for block in self.answers)]
        )


def take_apart(rendered: Rendered) -> Anatomy:
    """Return the parts of a letter."""
    body, last, _ = ended(rendered.text)
    words = tuple(button.word for button in rendered.buttons)
    prose: list[str] = []
    set_apart: list[str] = []
    answers: list[tuple[str, ...]] = []
    for block in body.split("\n\n"):
        lines = block.strip("\n").split("\n")
        if not lines[0].startswith("  "):
            prose += lines
        elif any(lines[0].startswith(f"{'':{INDENT}}{word} ") for word in words):
            answers.append(tuple(lines))
        else:
            set_apart += lines
    return Anatomy(rendered.subject, "\n".join(prose), last, tuple(answers), tuple(set_apart))


def variant(letter: Letter) -> str:
    """Name a sample after what makes it differ from the others of its letter."""
    parts = [str(value) for value in vars(letter).values() if isinstance(value, StrEnum)]
    parts += [str(getattr(letter, name)) for name in ("what", "because") if hasattr(letter, name)]
    return "-".join(part.replace(" ", "-") for part in parts)


def every_sample() -> Iterator[tuple[str, Letter]]:
    """Yield every sample under a name of its own, which is also the name of its golden file."""
    for name, letters in SAMPLES.items():
        seen: dict[str, int] = {}
        for letter in letters:
            label = "-".join(part for part in (name, variant(letter)) if part)
            seen[label] = seen.get(label, 0) + 1
            yield (label if seen[label] == 1 else f"{label}-{seen[label]}"), letter


ALL = dict(every_sample())
NAMES = sorted(ALL)


def shown(letter: Letter) -> Rendered:
    """Render a sample as previews show it."""
    return render(letter, frame(you=reader(letter)))


def frames(letter: Letter) -> tuple[Frame, ...]:
    """Return the frames that every letter has to read well in."""
    full = frame(you=reader(letter))
    bare = Frame(programme="Harbour Mentors", address="mentors@example.org", you=full.you)
    nameless = replace(bare, person_address="ann@example.org")
    causal = frame(understood="pause until 3 May", undo="resume", you=full.you)
    return full, bare, nameless, causal


def flat(text: str) -> str:
    """Return text with all its white space made single blanks."""
    return re.sub(r"\s+", " ", text).strip()
