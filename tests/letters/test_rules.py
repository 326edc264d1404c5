"""The rules that every letter keeps, whoever writes it and in whatever frame it goes out."""

from __future__ import annotations

import re
from datetime import date

import pytest

from mailer.language import TEMPLATES, language
from mailer.render import render, template_of
from mentorship.answers import ANSWERS, Free
from mentorship.letters import LETTERS
from mentorship.letters.answering import Relayed
from mentorship.letters.base import GoesTo, Letter
from mentorship.letters.samples import SAMPLES, frame
from mentorship.requests import Request
from tests.letters.anatomy import ALL, NAMES, flat, frames, shown, take_apart

WELCOMES = {"welcome-mentor", "welcome-mentee"}
TO_THE_OTHER = {"request", "work-it-out"}  # work-it-out says in its first line what was understood
OURS = [name for name in NAMES if not isinstance(ALL[name], Relayed)]

FORBIDDEN = re.compile(
    r"\b(declined|rejected|failed|unresponsive|overdue|terminated|valued|journey|kindly note|please note|"
    r"simply|inactive|excited|unfortunately|reminder|just)\b",
    re.IGNORECASE,
)
FORBIDDEN_IN_SUBJECTS = re.compile(
    r"\b(goal|rating|rate|number|end|ends|ending|ended|check-in|reminder|report|action|decline|quit|stop|"
    r"urgent|identity|leave)\b|\[|\"",
    re.IGNORECASE,
)
GENDERED = re.compile(r"\b(he|she|him|her|his|hers)\b", re.IGNORECASE)
SCORES = re.compile(r"\b\d+ (days of silence|letters unanswered|times|unanswered)\b", re.IGNORECASE)
SILENCE = re.compile(r"If I (see and )?hear nothing|If nobody|needs no answer|no deadline|do nothing")
TYPOGRAPHIC = set("“”‘’–…·§")
# Words that may be named in any letter, since they always act.
ALWAYS = {Request.REPORT, Request.UNDO, Request.HELP, Request.CAPACITY, Request.MENTORS, Request.FORGET_ME}
# Words that need no row: a form is changed by writing its lines, a topic by writing it.
BY_WRITING = {Request.CHANGE, Request.TOPIC, Request.ISSUE}


def ours(name: str) -> str:
    return take_apart(shown(ALL[name])).ours


def test_every_letter_has_a_sample_and_a_template() -> None:
    shipped = {path.name for path in (TEMPLATES / "en").glob("*.txt")}

    assert set(SAMPLES) == set(LETTERS)
    assert {template_of(letter) for letters in SAMPLES.values() for letter in letters} == shipped


@pytest.mark.parametrize("name", OURS)
def test_a_letter_is_short(name: str) -> None:
    letter = ALL[name]
    limit = 250 if letter.name in WELCOMES else 130

    # A letter that the calendar causes, or the other one's mail, never says what was understood.
    caused = not letter.routine and letter.name not in WELCOMES | TO_THE_OTHER

    written = [render(letter, frame) for frame in frames(letter) if caused or not frame.understood]

    assert max(take_apart(rendered).words for rendered in written) < limit


@pytest.mark.parametrize("name", OURS)
def test_a_letter_fits_78_columns(name: str) -> None:
    letter = ALL[name]

    lines = [line for frame in frames(letter) for line in render(letter, frame).text.split("\n")]

    assert max(map(len, lines)) <= 78
    assert all(line == line.rstrip() for line in lines)


@pytest.mark.parametrize("name", OURS)
def test_a_letter_asks_for_one_thing(name: str) -> None:
    parts = take_apart(shown(ALL[name]))

    assert len(parts.answers) <= 1
    assert parts.ours.count("?") <= 1


@pytest.mark.parametrize("name", NAMES)
def test_a_letter_offers_at_most_five_words_and_only_its_own(name: str) -> None:
    letter = ALL[name]
    buttons = shown(letter).buttons
    answers = ANSWERS[letter.name]
    brought = getattr(letter, "words", ())
    known = {*answers.offers, answers.yes, answers.no, *(brought if isinstance(brought, tuple) else ())}

    assert len(buttons) <= 5
    for button in buttons:
        assert any(
            word is not None and (button.word == word or button.word.startswith(f"{word} ")) for word in known
        )


@pytest.mark.parametrize("name", OURS)
def test_a_word_in_quotes_is_one_that_works(name: str) -> None:
    letter = ALL[name]
    parts = take_apart(shown(letter))
    quoted = re.findall(r'"([a-z][a-z ]*)"', flat(parts.prose))
    answers = ANSWERS[letter.name]
    told = {str(value) for value in vars(letter).values()}
    brought = getattr(letter, "words", ())
    allowed = {
        *answers.offers,
        answers.yes,
        answers.no,
        *(brought if isinstance(brought, tuple) else ()),
    } | ALWAYS
    if letter.name == "help":
        allowed |= {Request.END}

    for text in quoted:
        requests = [r for r in Request if text == r or text.startswith(f"{r} ")]
        named = any(value and text.startswith(value) for value in told)
        assert not requests or named or set(requests) & allowed


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_every_word_that_answers_a_letter_stands_in_it(name: str) -> None:
    texts = " ".join(flat(shown(letter).text) for letter in SAMPLES[name])
    rows = {button.word for letter in SAMPLES[name] for button in shown(letter).buttons}

    for word in set(ANSWERS[name].offers) - BY_WRITING - {Request.UNDO}:
        in_row = any(row == word or row.startswith(f"{word} ") for row in rows)
        assert in_row or f'"{word}"' in texts, word


@pytest.mark.parametrize("name", [name for name in OURS if shown(ALL[name]).buttons])
def test_a_letter_that_asks_says_what_silence_does(name: str) -> None:
    letter = ALL[name]
    waiting = {"done", "help", "not-possible", "request-sent", "waitlisted"}  # nothing hangs on an answer

    assert letter.name in waiting or SILENCE.search(flat(ours(name)))


@pytest.mark.parametrize("name", OURS)
def test_every_date_of_a_letter_stands_in_it_as_its_reader_writes_it(name: str) -> None:
    letter = ALL[name]
    english = language("en")
    rendered = shown(letter)
    text = flat(f"{rendered.subject} {rendered.text}")

    for field, value in vars(letter).items():
        if isinstance(value, date) and (letter.name, field) not in {("agenda", "starts"), ("agenda", "ends")}:
            assert english.day(value) in text or english.day_with_year(value) in text, field


@pytest.mark.parametrize("name", OURS)
def test_a_subject_is_short_and_may_be_read_by_anybody(name: str) -> None:
    letter = ALL[name]
    subject = shown(letter).subject

    assert 0 < len(subject) <= 45
    assert not FORBIDDEN_IN_SUBJECTS.search(subject)
    private = ("goal", "words", "clause", "topic", "about", "mission", "own_topic")
    values = [value for field in private if isinstance(value := getattr(letter, field, ""), str) and value]
    assert not any(value in subject for value in values)


@pytest.mark.parametrize("name", OURS)
def test_nobody_is_blamed_scored_or_shouted_at(name: str) -> None:
    text = ours(name)

    assert not FORBIDDEN.search(text)
    assert not SCORES.search(text)
    assert "!" not in text


@pytest.mark.parametrize("name", OURS)
def test_no_letter_guesses_whether_somebody_is_a_man_or_a_woman(name: str) -> None:
    assert not GENDERED.search(ours(name))


@pytest.mark.parametrize("name", OURS)
def test_our_own_text_is_plain(name: str) -> None:
    text = ours(name)

    assert {character for character in text if not character.isascii()} <= TYPOGRAPHIC
    assert not re.search(r"[*_]{1,2}\w+[*_]{1,2}", text)
    assert "  " not in take_apart(shown(ALL[name])).prose


QUOTED = ("words", "about", "mission", "clause", "goal")


@pytest.mark.parametrize("name", OURS)
def test_other_peoples_words_stand_indented_and_whole_or_not_at_all(name: str) -> None:
    letter = ALL[name]
    parts = take_apart(shown(letter))
    apart = flat(" ".join(parts.set_apart))

    for field in QUOTED:
        value = getattr(letter, field, "")
        if isinstance(value, str) and value and letter.name != "welcome-mentor":
            assert value not in flat(parts.prose)
            assert value in apart or value[:20] not in apart


@pytest.mark.parametrize("name", sorted(LETTERS))
def test_what_was_understood_is_said_once_with_the_word_that_undoes_it(name: str) -> None:
    letter = SAMPLES[name][0]

    text = flat(render(letter, frame(understood="pause until 3 May", undo="resume")).text)

    expected = 0 if isinstance(letter, Relayed) else 1
    assert text.count('I understood "pause until 3 May"; the word "resume" takes it back.') == expected


def test_plain_text_answers_go_where_the_table_of_answers_says() -> None:
    to_partner = {
        n for n, letter in LETTERS.items() if letter.goes_to in (GoesTo.PARTNER, GoesTo.PARTNER_BUT_WORDS)
    }
    in_table = {name for name in LETTERS if ANSWERS[name].free is Free.PARTNER}

    assert to_partner == in_table


def test_every_letter_has_a_row_in_the_table_of_answers() -> None:
    missing: set[type[Letter]] = {letter for name, letter in LETTERS.items() if name not in ANSWERS}

    assert not missing


@pytest.mark.parametrize("name", OURS)
def test_no_letter_says_who_has_been_at_it_for_longer(name: str) -> None:
    seniority = r"\b(senior|junior|older|elder|younger|superior|experienced|seasoned|novice|beginner)\b"

    assert not re.search(seniority, ours(name), re.IGNORECASE)
