"""Is each word that letters of a language offer understood in an answer, and is each label read back?

For who adds a language, and for the tests that hold every language to it. Nothing is sent.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from inbox_rules.labels import field_of, profile_field_of
from inbox_rules.read import read
from inbox_rules.understand import understand
from inbox_rules.values import Asked, Understood
from mailer.language import FALLBACK, language
from mailer.render import render
from mentorship.fields import Field
from mentorship.letters.base import Letter
from mentorship.letters.samples import SAMPLES, frame, reader
from mentorship.requests import Request

TODAY = date(2027, 1, 4)
A_CODE = "K7QM"


def answered(letter: Letter, code: str, words: str) -> Understood:
    """Return how a reply to a sample of a letter is understood."""
    rendered = render(letter, frame(code, you=reader(letter)))
    brought = getattr(letter, "words", ())
    asked = Asked(
        letter=letter.name,
        text=rendered.text,
        subject=rendered.subject,
        also=tuple(brought) if isinstance(brought, tuple) else (),
        partner=getattr(letter, "partner", ""),
    )
    head = "From: Max <max@example.org>\r\nTo: mentors@example.org\r\nMessage-ID: <a@example.org>\r\n"
    typed = "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
    return understand(read(f"{head}{typed}\r\n{words}\r\n".encode()), asked, TODAY)


def misread(code: str) -> tuple[str, ...]:
    """Return what is not understood as what it says, a line each."""
    return tuple(dict.fromkeys((*_words(code), *_labels(code))))


def _words(code: str) -> Iterator[str]:
    words = language(code)
    for letters in SAMPLES.values():
        for letter in letters:
            offered = sorted(_offered(letter), key=lambda request: -len(words.command(request)))
            for button in render(letter, frame(code, you=reader(letter))).buttons:
                row = f"{button.word} "
                wanted = next((one for one in offered if row.startswith(f"{words.command(one)} ")), None)
                found = answered(letter, code, button.word.replace(words.patterns["code"], A_CODE))
                if wanted is None or found.request is not wanted or found.doubt:
                    read_as = found.doubt or found.request or "nothing"
                    yield f'{letter.name}: "{button.word}" is read as {read_as}'


def _offered(letter: Letter) -> list[Request]:
    """Return what a sample offers."""
    english = [button.word for button in render(letter, frame(FALLBACK, you=reader(letter))).buttons]
    return [one for one in Request if any(f"{word} ".startswith(f"{one} ") for word in english)]


def _labels(code: str) -> Iterator[str]:
    for name, label in language(code).fields.items():
        if Field(name) not in (field_of(label), profile_field_of(label)):
            yield f'labels.toml: [fields] "{label}" is not read back as {name}'
