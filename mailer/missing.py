"""What a language still lacks before it can be offered: letters, labels, topics, phrases, placeholders.

English is the measure. A language is shipped when nothing is missing; until then nobody is given it, and
what it lacks would be said in English.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields
from functools import cache
from pathlib import Path

from jinja2 import TemplateSyntaxError, meta, nodes

from mailer import language as languages
from mailer.language import FALLBACK, LABELS, PHRASES, TOPICS, read
from mailer.phrases import placeholders
from mailer.render import environment
from mentorship.letters.base import Frame

OPTIONAL = {("dates", "first"), ("patterns", "code")}
AROUND = {"organizer", "organizers", "contact", "period"}


@cache
def shipped() -> tuple[str, ...]:
    """Return the languages that can be given to people, English first."""
    return (FALLBACK, *(code for code in languages.codes() if code != FALLBACK and is_shipped(code)))


@cache
def is_shipped(code: str) -> bool:
    """Whether a language can be given to people; asked about one, the others need not be read."""
    return code == FALLBACK or (code in languages.codes() and not any(_found(code, look=False)))


def with_letters(code: str, otherwise: str) -> str:
    """Return a language if there are letters in it, else another one."""
    return code if is_shipped(code) else otherwise


def gaps(code: str) -> tuple[str, ...]:
    """Return what a language lacks, a line each; nothing where it is complete."""
    return tuple(_found(code, look=True))


def _found(code: str, *, look: bool) -> Iterator[str]:
    """Yield what a language lacks; `look`: also into its letters, which takes its time."""
    english, own = languages.TEMPLATES / FALLBACK, languages.TEMPLATES / code
    if not (own / LABELS).is_file():
        yield f"there is no templates/{code}/{LABELS}"
        return
    yield from _letters(english, own, look=look)
    yield from _labels(english, own, code)
    yield from _topics(english, own)
    yield from _phrases(english, own)


def _letters(english: Path, own: Path, *, look: bool) -> Iterator[str]:
    for path in sorted(english.rglob("*.txt")):
        name = path.relative_to(english)
        if not (own / name).is_file():
            yield f"{name}: the letter is not there"
        if not look or not (own / name).is_file():
            continue
        try:
            strange = _names(own / name) - _names(path) - _known(str(name))
        except TemplateSyntaxError as error:
            yield f"{name}: line {error.lineno}: {error.message}"
            continue
        if strange:
            yield f"{name}: it uses {', '.join(sorted(strange))}, which the letter does not have"


def _labels(english: Path, own: Path, code: str) -> Iterator[str]:
    theirs, ours = read(english / LABELS), read(own / LABELS)
    if code != FALLBACK:  # an English reader sends the English words
        theirs["commands"] = {**{word: word for word in theirs["words"]}, **theirs["commands"]}
    for table, rows in theirs.items():
        for key, value in rows.items():
            mine = ours.get(table, {}).get(key)
            if not mine and (table, key) not in OPTIONAL:
                yield f"{LABELS}: [{table}] lacks {key!r}"
            elif mine and isinstance(value, list) and len(mine) != len(value):
                yield f"{LABELS}: [{table}] {key!r} has to have {len(value)} words"
            elif mine and table in ("last line", "patterns"):
                yield from _differ(f"{LABELS}: [{table}] {key!r}", value, str(mine))


def _topics(english: Path, own: Path) -> Iterator[str]:
    mine = read(own / TOPICS)
    for key, topic in read(english / TOPICS).items():
        lacks = [part for part in topic if not mine.get(key, {}).get(part)]
        if lacks:
            yield f"{TOPICS}: [{key}] lacks {' and '.join(lacks)}"


def _phrases(english: Path, own: Path) -> Iterator[str]:
    mine = read(own / PHRASES)
    for table, rows in read(english / PHRASES).items():
        for key in rows:
            said = mine.get(table, {}).get(key, "")
            if not said and own != english:
                yield f"{PHRASES}: [{table}] lacks {key!r}"
            else:
                yield from _differ(f"{PHRASES}: [{table}] {key!r}", key, said)


def _differ(where: str, english: str, own: str) -> Iterator[str]:
    if strange := {name for name in placeholders(own) if name not in placeholders(english)}:
        yield f"{where} has {', '.join(sorted(strange))}, which the English one has not"


def _names(path: Path) -> set[str]:
    parsed = environment(FALLBACK, languages.language(FALLBACK).folder).parse(path.read_text("utf-8"))
    own = {name.name for name in parsed.find_all(nodes.Name) if name.ctx == "store"}
    return meta.find_undeclared_variables(parsed) - own


def _known(name: str) -> set[str]:
    """Return what a letter may say: its fields and the frame; in a part, the fields of any letter."""
    from mentorship.letters.samples import SAMPLES  # only who looks into the letters needs them

    kinds = {type(letter) for letters in SAMPLES.values() for letter in letters}
    whose = {kind for kind in kinds if f"{kind.template or kind.name}.txt" == name} or kinds
    return {one.name for kind in (*whose, Frame) for one in fields(kind)} | AROUND
