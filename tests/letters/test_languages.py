"""What holds for a letter holds in every language that it is written in."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, datetime

import pytest

from mailer import line_values
from mailer.language import language
from mailer.last_line import begins, ended
from mailer.missing import shipped
from mailer.render import page, render
from mentorship.letters.answering import Relayed
from mentorship.letters.base import Letter
from mentorship.letters.samples import SAMPLES, frame, reader
from tests.letters.anatomy import ALL, NAMES, flat, take_apart
from tests.letters.shipped import LANGUAGES, in_language, words_of
from tests.letters.test_rules import WELCOMES

OURS = [ALL[name] for name in NAMES if not isinstance(ALL[name], Relayed)]
LONGEST = {"en": 130}
LONGER = 150  # words of a letter in a language that needs more of them than English
LONGEST_WELCOME = {"en": 250}
LONGER_WELCOME = 285
WAITING = {"done", "help", "not-possible", "request-sent", "waitlisted"}  # nothing hangs on an answer

every_language = pytest.mark.parametrize("code", LANGUAGES)


def either(patterns: list[str]) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{'|'.join(patterns) or '(?!)'})(?!\w)", re.IGNORECASE)


def named(letter: Letter) -> str:
    return next(name for name, one in ALL.items() if one is letter)


@every_language
def test_a_letter_is_short_in_every_language(code: str) -> None:
    limit = LONGEST.get(code, LONGER)
    welcome = LONGEST_WELCOME.get(code, LONGER_WELCOME)
    lengths = {named(letter): take_apart(in_language(letter, code)).words for letter in OURS}

    assert {
        name: words
        for name, words in lengths.items()
        if words >= (welcome if ALL[name].name in WELCOMES else limit)
    } == {}


@every_language
def test_a_letter_fits_78_columns_in_every_language(code: str) -> None:
    wide = {
        named(letter): line
        for letter in OURS
        for line in in_language(letter, code).text.split("\n")
        if len(line) > 78 or line != line.rstrip()
    }

    assert wide == {}


@every_language
def test_a_letter_asks_for_one_thing_in_every_language(code: str) -> None:
    apart = {named(letter): take_apart(in_language(letter, code)) for letter in OURS}

    assert {name: parts.ours for name, parts in apart.items() if parts.ours.count("?") > 1} == {}
    assert {name: parts.answers for name, parts in apart.items() if len(parts.answers) > 1} == {}


@every_language
def test_each_letter_offers_the_same_words_in_every_language(code: str) -> None:
    words = language(code)
    differ = {}
    for letter in OURS:
        english = [button.word for button in in_language(letter, "en").buttons]
        theirs = [button.word for button in in_language(letter, code).buttons]
        wanted = sorted(words.command(_request(word)) for word in english)
        offered = [next((w for w in wanted if _offers(word, w)), word) for word in theirs]
        if sorted(offered) != wanted:
            differ[named(letter)] = (english, theirs)

    assert differ == {}


def _request(word: str) -> str:
    known = sorted(language("en").glosses, key=len, reverse=True)
    return next(one for one in known if word == one or word.startswith(f"{one} "))


def _offers(row: str, command: str) -> bool:
    return row == command or row.startswith(f"{command} ")


@every_language
def test_a_word_in_quotes_is_not_the_english_one(code: str) -> None:
    words = language(code)
    english = {word for word, own in words.commands.items() if own != word and code != "en"}
    known = set(words.commands.values())
    quoted = {
        named(letter): found
        for letter in OURS
        if (found := set(re.findall(r'"([a-z][a-z ]*)"', flat(take_apart(in_language(letter, code)).prose))))
        & (english - known)
    }

    assert quoted == {}


@every_language
def test_the_last_line_is_the_last_in_every_language(code: str) -> None:
    for letter in (ALL[name] for name in NAMES):
        parts = ended(in_language(letter, code).text)
        assert parts.language == code, named(letter)
        assert parts.last_line.startswith(begins(code))
        assert "\n\n" not in parts.last_line


@every_language
def test_a_letter_that_asks_says_what_silence_does_in_every_language(code: str) -> None:
    silence = either(words_of(code, "silence"))
    silent = [
        named(letter)
        for letter in OURS
        if letter.name not in WAITING
        and in_language(letter, code).buttons
        and not silence.search(flat(take_apart(in_language(letter, code)).ours))
    ]

    assert silent == []


@every_language
def test_a_subject_is_short_and_discreet_in_every_language(code: str) -> None:
    forbidden = either(words_of(code, "in_subjects"))
    subjects = {named(letter): in_language(letter, code).subject for letter in OURS}

    assert {name: subject for name, subject in subjects.items() if not 0 < len(subject) <= 45} == {}
    assert {name: subject for name, subject in subjects.items() if forbidden.search(subject)} == {}
    assert {name: subject for name, subject in subjects.items() if '"' in subject or "[" in subject} == {}


@every_language
def test_nobody_is_blamed_or_shouted_at_in_every_language(code: str) -> None:
    forbidden = either([*words_of(code, "forbidden"), *words_of(code, "gendered")])
    texts = {named(letter): take_apart(in_language(letter, code)).ours for letter in OURS}

    found = {name: forbidden.findall(text) for name, text in texts.items()}
    assert {name: words for name, words in found.items() if words} == {}
    assert {name for name, text in texts.items() if "!" in text or "¡" in text} == set()


@every_language
def test_every_date_stands_in_a_letter_as_its_reader_writes_it(code: str) -> None:
    words = language(code)
    lacking = []
    for letter in OURS:
        rendered = in_language(letter, code)
        text = flat(f"{rendered.subject} {rendered.text}")
        for field, value in vars(letter).items():
            if (letter.name, field) in {("agenda", "starts"), ("agenda", "ends")}:
                continue
            if isinstance(value, datetime):
                written = [words.hour(value, "Europe/Berlin")]
            elif isinstance(value, date):
                written = [words.day(value), words.day_with_year(value)]
            else:
                continue
            if not any(flat(one) in text for one in written):
                lacking.append((named(letter), field))

    assert lacking == []


@every_language
def test_other_peoples_words_are_whole_in_every_language(code: str) -> None:
    changed = []
    for letter in OURS:
        english, own = (flat(in_language(letter, one).text) for one in ("en", code))
        for field in ("words", "about", "mission", "goal", "thanks", "why", "tell", "result"):
            value = getattr(letter, field, "")
            if type(value) is str and value and flat(value) in english and flat(value) not in own:
                changed.append((named(letter), field))

    assert changed == []


@every_language
def test_what_was_understood_is_said_once_in_every_language(code: str) -> None:
    words = language(code)
    for name, letters in SAMPLES.items():
        letter = letters[0]
        text = flat(render(letter, frame(code, "pause", "resume")).text)
        times = 0 if isinstance(letter, Relayed) else 1
        opening = flat(render(letter, frame(code)).text)
        assert (
            text.count(f'"{words.command("resume")}"') - opening.count(f'"{words.command("resume")}"')
            == times
        ), name


@every_language
def test_the_pages_to_paste_are_in_the_language(code: str) -> None:
    words = language(code)
    setting = replace(frame(code), person="", person_address="")
    times = {name: line_values.time("20 minutes a week", words) for name in ("mentor_time", "mentee_time")}
    more = {"months": 4, "adults": True, "start": date(2027, 1, 1), "end": date(2027, 12, 31)}

    announced = page("announce", setting, {**times, **more})

    assert words.command("join as mentor") in announced
    assert words.day_with_year(date(2027, 12, 31)) in flat(announced)
    assert times["mentor_time"] in flat(announced)
    assert max(map(len, announced.split("\n"))) <= 78
    assert (code == "en") == ("a week" in announced)


@pytest.mark.skipif("es" not in shipped(), reason="there are no Spanish letters yet")
@pytest.mark.parametrize("letter", OURS, ids=lambda letter: letter.name)
def test_no_spanish_letter_says_y_before_a_name_that_may_begin_with_i(letter: Letter) -> None:
    named = replace(letter, partner="Inés") if hasattr(letter, "partner") else letter  # type: ignore[call-arg]

    assert not re.search(r"\b[yY] Inés", flat(render(named, frame("es", you=reader(letter))).text))
