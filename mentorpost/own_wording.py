"""Letters in a programme's own words: a copy of a template beside the store, and what is wrong with it.

A copy that does not render stops no letter, ours is sent then; here somebody hears it before.
"""

from __future__ import annotations

import re
import secrets
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from mailer.compose import Cover, compose
from mailer.language import language
from mailer.render import EditedLetterError, Rendered, render, render_edited, template_of
from mentorpost.errors import NotFoundError
from mentorpost.service import Service
from mentorpost.settings import Settings
from mentorship import tokens
from mentorship.letters.base import Letter
from mentorship.letters.samples import SAMPLES, frame, reader

LONGEST = 130  # words, what is quoted in a letter among them
MUCH_LONGER = 1.25
ANY_WORD = re.compile(r"\w+")


def by_template() -> dict[str, tuple[Letter, ...]]:
    """Return the samples that each template writes, by its name without the ending."""
    table: dict[str, tuple[Letter, ...]] = {}
    for samples in SAMPLES.values():
        for letter in samples:
            name = template_of(letter).removesuffix(".txt")
            table[name] = (*table.get(name, ()), letter)
    return table


def own(settings: Settings, name: str) -> Path:
    """Return where the programme's own wording of a letter lies, or would."""
    if name not in by_template():
        raise NotFoundError(f'there is no letter "{name}"; see: mentorpost letters list')
    return settings.letters / f"{name}.txt"


def shipped(settings: Settings, name: str) -> str:
    """Return our wording, in the programme's language."""
    return (language(settings.program.language).folder / f"{name}.txt").read_text("utf-8")


def edited(settings: Settings) -> list[str]:
    """Return the letters that have a wording of the programme's own."""
    return [name for name in by_template() if own(settings, name).is_file()]


def faults(settings: Settings, name: str) -> list[str]:
    """Return what is wrong with an own wording, a line each; nothing where all is well."""
    found: dict[str, None] = {}
    for letter in by_template()[name]:
        found.update(dict.fromkeys(_faults(settings, name, letter)))
    return list(found)


def sample_mail(service: Service, letter: Letter, address: str, now: datetime) -> bytes:
    """Return a sample as a whole mail, in the programme's name; its token is no letter's."""
    program = service.settings.program
    setting = replace(
        frame(program.language, you=reader(letter)), programme=program.name, address=program.address
    )
    number = f"<sample.{secrets.token_hex(8)}@{service.address.rpartition('@')[2]}>"
    cover = Cover(
        to_name="",
        to_address=address,
        from_name=program.name,
        address=service.address,
        token=tokens.make(0, service.key),
        message_id=number,
        date=now,
    )
    return compose(letter, render(letter, setting, service.settings.letters), cover)


def _faults(settings: Settings, name: str, letter: Letter) -> Iterator[str]:
    path, setting = own(settings, name), frame(settings.program.language, you=reader(letter))
    try:
        mine = render_edited(letter, setting, settings.letters)
    except EditedLetterError as error:
        yield str(error)
        return
    ours = render(letter, setting)
    for button in ours.buttons:
        if not re.search(rf"(?<!\w){re.escape(button.word)}(?!\w)", mine.text):
            yield f'{path}: "{button.word}" is gone, and people answer this letter with it'
    if (length := _length(mine)) > max(LONGEST, MUCH_LONGER * _length(ours)):
        yield f"{path}: {length} words, where ours has {_length(ours)}; short letters are read to the end"
    if not mine.subject.strip():
        yield f"{path}:1: the subject is empty"


def _length(letter: Rendered) -> int:
    return len(ANY_WORD.findall(letter.text))
