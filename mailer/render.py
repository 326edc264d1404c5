"""Turn a letter and its frame into a subject, a text and the words that can be answered with one click.

A template sees the letter's fields and the frame, nothing else. Greeting, what was understood, and the last
line are put around it here, once for all letters. An edited template that does not render never stops a
letter: the shipped one is taken and the log says which line to mend. The token is not put in here.
"""

from __future__ import annotations

import logging
import re
import traceback
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.exceptions import TemplateNotFound, TemplateSyntaxError
from jinja2.ext import Extension
from jinja2.sandbox import ImmutableSandboxedEnvironment

from mailer import spoken
from mailer.blocks import Block, agreement, one_line, quoted, shown, verbatim
from mailer.flow import flow, is_row_of
from mailer.language import FALLBACK, Language, language
from mailer.last_line import organizer, organizers, reader_of, safety_contact
from mentorship.answers import ANSWERS
from mentorship.letters.answering import PASSED_ON
from mentorship.letters.base import Frame, Letter

log = logging.getLogger(__name__)

SUBJECT = "Subject:"
LONGEST_SUBJECT = 45


@dataclass(frozen=True)
class Button:
    """A word that answers the letter, as its list of words shows it, and what it does."""

    word: str
    label: str


@dataclass(frozen=True)
class Rendered:
    """A letter as it is read. `display` is the name in From and Reply-To: who gets the reply."""

    subject: str
    text: str
    buttons: tuple[Button, ...] = ()
    display: str = ""


class EditedLetterError(Exception):
    """An edited template does not render; `where` is its file and line."""

    def __init__(self, where: str, cause: str) -> None:
        super().__init__(f"{where}: {cause}")
        self.where, self.cause = where, cause


def render(letter: Letter, frame: Frame, edited: Path | None = None) -> Rendered:
    """Write a letter; its edited template, where the folder `edited` holds one that works."""
    if edited is not None and (edited / template_of(letter)).is_file():
        try:
            return render_edited(letter, frame, edited)
        except EditedLetterError as error:
            log.error(
                "edited letter does not render, the shipped one is sent: %s "
                "(mend it, or delete the file; then: mentorpost letters preview %s)",
                error,
                letter.name,
            )
    return _render(letter, frame, *_ours(frame.language))


def render_edited(letter: Letter, frame: Frame, edited: Path) -> Rendered:
    """Write a letter by its edited template; raise EditedLetterError where that can't be done."""
    try:
        return _render(letter, frame, edited, *_ours(frame.language))
    except Exception as error:
        where = _place(error, edited / template_of(letter))
        raise EditedLetterError(where, one_line(f"{type(error).__name__}: {error}")) from error


def page(name: str, frame: Frame, names: Mapping[str, object]) -> str:
    """Write a page of the folder `pages`, to be printed or pasted; it is no letter."""
    made = environment(frame.language, *_ours(frame.language))
    around = {"organizers": frame.person or organizers(frame), "contact": safety_contact(frame)}
    source = made.get_template(f"pages/{name}.txt").render({**vars(frame), **around, **names})
    return flow(source)[0]


def _ours(code: str) -> tuple[Path, ...]:
    """Return where the letters of a language are; English has those that it lacks."""
    return tuple(dict.fromkeys((language(code).folder, language(FALLBACK).folder)))


def _render(letter: Letter, frame: Frame, *folders: Path) -> Rendered:
    made = environment(frame.language, *folders)
    names = _names(letter, frame)
    source = made.get_template(template_of(letter)).render(names)
    first, _, body = source.partition("\n")
    if not first.startswith(SUBJECT):
        raise ValueError(f'line 1 does not begin with "{SUBJECT}"')
    reader = reader_of(letter, frame)
    opening = made.get_template("parts/opening.txt").render(names) if letter.name not in PASSED_ON else ""
    text, rows = flow(f"{opening}\n{body}\n\n{reader.line}")
    words = frozenset(language(frame.language).command(word) for word in offered(letter))
    buttons = tuple(Button(word, label) for word, label in rows if is_row_of(word, words))
    return Rendered(_subject(first, letter), text, buttons, reader.display)


def template_of(letter: Letter) -> str:
    """Return the file that writes a letter, or this kind of it."""
    return f"{letter.template or letter.name}.txt"


def offered(letter: Letter) -> frozenset[str]:
    """Return the words that this letter may offer."""
    answers = ANSWERS[letter.name]
    own = getattr(letter, "words", ())  # `help` and its like bring their own
    words = {*answers.offers, answers.yes, answers.no, *(own if isinstance(own, tuple) else ())}
    return frozenset(str(word) for word in words if word is not None)


def _subject(line: str, letter: Letter) -> str:
    subject = one_line(line.removeprefix(SUBJECT)).strip()
    if letter.name in PASSED_ON or len(subject) <= LONGEST_SUBJECT:
        return subject
    return subject[: LONGEST_SUBJECT - 1].rsplit(" ", 1)[0].rstrip(" ,") + "…"


def _names(letter: Letter, frame: Frame) -> dict[str, object]:
    words = language(frame.language)
    people = {
        "organizer": organizer(frame),
        "organizers": frame.person or organizers(frame),
        "contact": safety_contact(frame),
    }
    opening = spoken.frame_names(frame.understood, frame.undo, words)
    return {**vars(frame), **people, **opening, **spoken.names_of(letter, words)}


def _printed(value: object, words: Language) -> str:
    """Print a value on one line, whoever wrote it; only marked blocks keep their lines."""
    if isinstance(value, Block):
        return value
    if value is None:
        raise ValueError("a value that this letter does not have is printed")
    return one_line(str(spoken.printed(value, words)))


class TagsOnTheirOwn(Extension):
    """Let a line that holds only tags vanish, and keep the line break behind any other line.

    Jinja's trim_blocks takes the break behind every tag, which joins two words where an `if` ends a line.
    """

    ends_with_tag = re.compile(r"^(?P<text>.*)(?<![-+])%\}$", re.MULTILINE)
    only_tags = re.compile(r"\s*(?:\{%(?:[^%]|%(?!\}))*%\}\s*)+")

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:
        def keep_break(found: re.Match[str]) -> str:
            return found[0] if self.only_tags.fullmatch(found[0]) else f"{found['text']}+%}}"

        return self.ends_with_tag.sub(keep_break, source)


@cache
def environment(code: str, *folders: Path) -> Environment:
    """Return what renders the letters of some folders, the first one's before those of the others."""
    words = language(code)
    made = ImmutableSandboxedEnvironment(
        loader=FileSystemLoader([str(folder) for folder in folders]),
        undefined=StrictUndefined,
        extensions=[TagsOnTheirOwn],
        finalize=lambda value: _printed(value, words),
        trim_blocks=True,
        lstrip_blocks=True,
        autoescape=False,  # plain text; the HTML part escapes for itself
        # Shipped letters do not change while we run; edited ones may.
        auto_reload=folders[0] != words.folder,
    )
    made.filters.update(
        day=words.day,
        hour=pass_context(lambda names, moment: words.hour(moment, names["time_zone"])),
        day_with_year=words.day_with_year,
        short_day=words.short_day,
        quoted=quoted,
        verbatim=verbatim,
        shown=shown,
        enumerate=lambda items: words.enumerate([str(spoken.printed(item, words)) for item in items]),
        sentence=lambda text: str(text)[:1].upper() + str(text)[1:],
        command=words.command,
        agreement=lambda lines: agreement(lines, words),
        gloss=lambda request: words.glosses[str(request)],
        state=lambda state: words.states.get(str(state), str(state)),
        topic=lambda key: words.topics[key].line,
        begin=lambda key: words.topics[key].begin,
    )
    made.globals["period"] = words.period
    return made


def _place(error: Exception, path: Path) -> str:
    """Say in which file and line of an edited letter an error is."""
    if isinstance(error, TemplateSyntaxError):
        return f"{error.filename or path}:{error.lineno}"
    if isinstance(error, TemplateNotFound):
        return str(path)
    lines = [s.lineno for s in traceback.extract_tb(error.__traceback__) if s.filename == str(path)]
    return f"{path}:{lines[-1] if lines and lines[-1] else 1}"
