"""Every word of ours in a letter can be said in another language: one that marks its letters proves it."""

from __future__ import annotations

import re
import types
import typing
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from pathlib import Path

import pytest

from mailer import language as languages
from mailer import line_values, spoken
from mailer.last_line import ended
from mailer.render import Rendered, environment, render
from mentorship.fields import Field
from mentorship.letters import LETTERS
from mentorship.letters.answering import PASSED_ON
from mentorship.letters.base import Frame, Letter, Line
from mentorship.letters.samples import SAMPLES, frame, reader
from tests.letters import marked
from tests.letters.anatomy import ALL, NAMES, flat

WORD = re.compile(r"[A-Za-z][A-Za-z'-]+")
# What may stand in any letter as it is: codes to fill in, and the name of the command.
ALWAYS = {"CODE", "MB"}
# The fields that hold what people wrote, names, codes, addresses, and keys that a template compares. All
# other strings of a letter are ours, and stand in mailer.spoken.SPOKEN.
THEIRS = frozenset(
    [
        "partner",
        "partner_full",
        "partners",
        "you",
        "mentor",
        "mentor_first",
        "manager",
        "employee",
        "employee_full",
        "drafts",
        "agreed_with",
        "by",
        "writer",
        "signed",
        "following",
        "instead",
        "waits",
        "then",
        "passed",
        "with_whom",
        "asks",
        "approved",
        "waiting",
        "names",
        "name",
        "other",
        "to",
        "kept",
        "words",
        "about",
        "mission",
        "why",
        "text",
        "subject",
        "topic",
        "own_topic",
        "own",
        "input",
        "since",
        "to_do",
        "next",
        "goal",
        "goals",
        "reached",
        "talks",
        "taken",
        "thanks",
        "early_end",
        "cancelling",
        "result",
        "tell",
        "offered",
        "due",
        "wanted_to",
        "suggested",
        "feedback_on",
        "title",
        "use",
        "url",
        "listed",
        "shared",
        "given",
        "unplaced",
        "shows",
        "declined",
        "code",
        "codes",
        "unknown",
        "choices",
        "address",
        "sender",
        "alike",
        "command",
        "letter",
        "number",
        "who",
        "because",
        "what",
        "kind",
        "activity",
        "news",
        "stage",
        "state",
        "role",
        "early",
        "key",
        "waiting_for_you",
        "gone",
    ]
)


@pytest.fixture(scope="module")
def templates(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = marked.made(tmp_path_factory.mktemp("marked"))
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(languages, "TEMPLATES", folder)
        languages.language.cache_clear()
        environment.cache_clear()
        yield folder
    languages.language.cache_clear()
    environment.cache_clear()


def in_marked_letters(letter: Letter, understood: str = "", undo: str = "") -> Rendered:
    return render(letter, frame(marked.CODE, understood, undo, reader(letter)))


def plain_words(letter: Letter, rendered: Rendered, setting: Frame) -> list[str]:
    """Return the words in plain letters that no person wrote."""
    text = flat(f"{rendered.subject} {rendered.display} {rendered.text}")
    for theirs in sorted(set(people_wrote(letter, setting)), key=len, reverse=True):
        text = re.sub(re.escape(flat(theirs)), " ", text, flags=re.IGNORECASE)
    return [word for word in WORD.findall(text) if word not in ALWAYS]


def people_wrote(letter: Letter, setting: Frame) -> Iterator[str]:
    yield from (value for value in vars(setting).values() if isinstance(value, str) and len(value) > 2)
    yield from strings_of(letter)


def strings_of(value: object, owner: str = "", name: str = "") -> Iterator[str]:
    """Yield every string in a letter that is not one of ours."""
    words = languages.language(marked.CODE)
    if isinstance(value, Line):
        if line_values.said(value.field, value.value, words) == value.value:
            yield from value.value.split("\n")
    elif (owner, name) in spoken.SPOKEN or name == "items":
        yield from left_plain(spoken._said(type(owner, (), {}), name, value, words))
    elif isinstance(value, str):
        yield from (part for part in value.split("\n") if part.strip())
    elif isinstance(value, tuple) and not hasattr(value, "_fields"):
        for item in value:
            yield from strings_of(item, owner, name)
    elif is_dataclass(value) or hasattr(value, "_fields"):
        named = [one.name for one in fields(value)] if is_dataclass(value) else list(value._fields)
        for one in named:
            yield from strings_of(getattr(value, one), type(value).__name__, one)


def left_plain(said: object) -> Iterator[str]:
    """Yield what stands in plain letters in a field of ours: names and codes in the places of a phrase."""
    if isinstance(said, tuple):
        for one in said:
            yield from left_plain(one)
    else:
        yield from (piece.strip() for piece in re.findall(r"[^Ａ-Ｚａ-ｚ]+", str(said)) if len(piece) > 3)


@pytest.mark.parametrize("name", NAMES)
def test_every_word_of_ours_comes_from_the_files_of_the_language(name: str, templates: Path) -> None:
    letter = ALL[name]
    setting = replace(frame(you=reader(letter)), language=marked.CODE)

    assert plain_words(letter, in_marked_letters(letter), setting) == []


@pytest.mark.parametrize("name", NAMES)
def test_its_buttons_and_its_last_line_are_in_the_language(name: str, templates: Path) -> None:
    letter = ALL[name]
    rendered = in_marked_letters(letter)
    english = render(letter, frame(you=reader(letter)))

    assert ended(rendered.text).language == marked.CODE
    assert [button.word for button in rendered.buttons] == [
        marked.marked(b.word) for b in english.buttons
    ] or (any(character.isdecimal() or character == "K" for b in english.buttons for character in b.word))


def test_what_was_understood_is_said_in_the_language(templates: Path) -> None:
    letter = SAMPLES["resumed"][0]

    text = in_marked_letters(letter, understood="change frequency: weekly, how: by phone", undo="resume").text
    days = in_marked_letters(letter, understood="accept from 3 May", undo="").text

    assert marked.marked("weekly") in text
    assert marked.marked("by phone") in text
    assert marked.marked("accept from") in flat(days)
    assert marked.marked("May") in days


def strings_in(hint: object) -> bool:
    """Whether a field may hold a string, by itself or in a tuple."""
    if hint is str:
        return True
    if typing.get_origin(hint) in (tuple, typing.Union, types.UnionType):
        return any(strings_in(one) for one in typing.get_args(hint))
    return False


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_of_every_string_in_a_letter_it_is_known_whose_words_it_holds(name: str) -> None:
    kinds = {type(letter) for letter in SAMPLES[name]}

    for kind in kinds:
        hints = typing.get_type_hints(kind)
        unknown = {
            field.name
            for field in fields(kind)
            if strings_in(hints[field.name])
            and field.name not in THEIRS
            and not any((one.__name__, field.name) in spoken.SPOKEN for one in kind.__mro__)
        }
        assert not unknown - ({"items"} if name == "my-data" else set()), kind


def test_a_person_s_own_mail_is_passed_on_in_its_own_words(templates: Path) -> None:
    for name in sorted(PASSED_ON):
        letter = SAMPLES[name][0]
        assert flat(str(getattr(letter, "text", ""))) in flat(in_marked_letters(letter).text)


def test_only_whole_values_of_ours_are_said_in_another_way(templates: Path) -> None:
    words = languages.language(marked.CODE)

    for field, own in (
        (Field.FOCUS, "weekly reports, and how to write them"),
        (Field.CONFIDENTIALITY, "what we write stays between us, full stop"),
        (Field.HOW, "by mail or by carrier pigeon"),
        (Field.AVAILABILITY, "free by lunch time, Mon mercredi"),
        (Field.GOAL, "2 hours a week of Spanish"),
    ):
        assert line_values.said(field, own, words) == own
