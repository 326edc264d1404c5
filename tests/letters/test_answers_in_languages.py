"""What a letter offers, in whatever language, is what a reply to it is read as."""

from __future__ import annotations

import re
from datetime import date

import pytest

from inbox_rules.forms import kept_in
from inbox_rules.orders import Listed, orders_in
from inbox_rules.profile import read_profile
from inbox_rules.quotes import author_text
from inbox_rules.read import read
from inbox_rules.reports import Verdict, verdict_in
from inbox_rules.tell import take_tell
from inbox_rules.understand import understand
from mailer import line_values
from mailer.language import language
from mentorpost.offered_words import answered, misread
from mentorship.agreement import RHYTHMS
from mentorship.answers import ANSWERS
from mentorship.fields import Field
from mentorship.kinds import Kind
from mentorship.letters.organizing import Order
from mentorship.letters.samples import SAMPLES
from mentorship.line_terms import FORMATS
from mentorship.requests import Request
from tests.letters.anatomy import ALL, NAMES, flat, take_apart
from tests.letters.shipped import LANGUAGES, in_language

TODAY = date(2027, 1, 4)
MAY = date(2027, 5, 3)
DATED = (Request.ACCEPT, Request.PAUSE, Request.EXTEND, Request.UNAVAILABLE)
# fmt: off
VALUES = (
    *((Field.FREQUENCY, rhythm) for rhythm in (*RHYTHMS, "as needed")),
    *((Field.LENGTH, length) for length in ("1 month", "4 months", "12 months", "open")),
    *((Field.HOW, way) for way in (*FORMATS, "by mail, by phone")),
    *((Field.ANSWERS_WITHIN, span) for span in ("1 day", "5 days", "1 working day", "3 working days")),
    *((Field.SESSION, span) for span in ("30 minutes", "90 minutes")),
    *((Field.AGENDA, asked) for asked in ("mentee", "both", "none")),
    *((Field.WORK_REVIEW, said) for said in ("yes", "no")),
    *((Field.KIND, str(kind)) for kind in Kind),
    (Field.BEGINS, "in turns"),
    (Field.AVAILABILITY, "Mon, Wed 18:00-20:00"),
)
TIMES = ("20 minutes a week", "1 hour a week", "3 hours a fortnight", "2 evenings a month", "4 mails a month")
BRINGS = {
    Request.TOPIC: ": K7QM", Request.ISSUE: ": K7QM", Request.SUGGEST: ": K7QM", Request.RESOURCE: ": K7QM",
    Request.FEEDBACK: ": K7QM", Request.HOURS: " 3", Request.CAPACITY: " 2", Request.NOT_WITH: " K7QM",
    Request.REQUEST: " K7QM", Request.MENTOR: " K7QM", Request.NEW_ADDRESS: ": mia@example.net",
    Request.SECOND_ADDRESS: ": mia@example.net",
}
# fmt: on
NEW_MAIL = (
    "From: Max <max@example.org>\r\nTo: mentors@example.org\r\nMessage-ID: <a@example.org>\r\n"
    "MIME-Version: 1.0\r\nContent-Type: text/plain; charset=utf-8\r\n"
)

every_language = pytest.mark.parametrize("code", LANGUAGES)


@every_language
def test_each_word_that_is_offered_and_each_label_is_understood(code: str) -> None:
    assert misread(code) == ()


@every_language
def test_every_word_of_a_letter_is_read_there_in_every_language(code: str) -> None:
    words = language(code)
    wrong = {}
    for name, answers in ANSWERS.items():
        for request in answers.offers:
            if request in (Request.CHANGE, Request.TOPIC, Request.ISSUE, Request.RATE, Request.MENTOR):
                continue  # these want more than the word
            found = answered(SAMPLES[name][0], code, words.command(request) + _more(request))
            if found.request is not request or found.doubt:
                wrong[name, str(request)] = (words.command(request), str(found.request), found.doubt)

    assert wrong == {}


@every_language
def test_a_word_that_brings_something_along_is_read_in_a_new_mail(code: str) -> None:
    words = language(code)
    wrong = {}
    for request, more in BRINGS.items():
        raw = f"{NEW_MAIL}\r\n{words.command(request)}{more}\r\n"
        found = understand(read(raw.encode()), None, TODAY)
        if found.request is not request or found.doubt:
            wrong[str(request)] = (f"{words.command(request)}{more}", str(found.request), found.doubt)

    assert wrong == {}


def _more(request: Request) -> str:
    return " K7QM" if request is Request.REQUEST else ""


@every_language
def test_no_letter_offers_two_requests_by_one_word(code: str) -> None:
    words = language(code)
    for name, answers in ANSWERS.items():
        offered = [words.command(request).casefold() for request in answers.offers]
        assert len(set(offered)) == len(offered), name


@every_language
def test_what_is_offered_with_a_day_is_read_with_its_day_in_every_language(code: str) -> None:
    words = language(code)
    wrong = {}
    for name in NAMES:
        letter = ALL[name]
        for quoted in re.findall(r'"([^":]+)"', flat(take_apart(in_language(letter, code)).ours)):
            request = next((r for r in DATED if quoted.startswith(f"{words.command(r)} ")), None)
            if request is None or quoted in words.commands.values() or not quoted.replace(" ", "").isalpha():
                continue
            found = answered(letter, code, f"{quoted} {words.short_day(MAY)}")
            if found.request is not request or MAY not in (found.arguments.until, found.arguments.starts):
                wrong[name, quoted] = (str(found.request), found.doubt)

    assert wrong == {}


@every_language
def test_every_value_of_ours_is_read_back(code: str) -> None:
    words = language(code)
    wrong = {}
    for field, value in VALUES:
        said = line_values.said(field, value, words)
        letter = f"    {words.fields[field]}: {said}\n    {words.fields[Field.GOAL]}: x\n"
        found = dict(kept_in(letter, TODAY)).get(field)
        if found != value:
            wrong[str(field), value] = (said, found)
    for value in TIMES:
        said = line_values.said(Field.TIME, value, words)
        found = dict(read_profile(f"{words.fields[Field.TIME]}: {said}").fields).get(Field.TIME)
        if found != value:
            wrong["time", value] = (said, found)

    assert wrong == {}


@every_language
def test_a_quoted_letter_ends_at_its_last_line(code: str) -> None:
    rendered = in_language(SAMPLES["nudge"][0], code)
    quoted = "\n".join(f"> {line}".rstrip() for line in rendered.text.split("\n"))

    written = author_text(f"{quoted}\n\nMy own words are here.")

    assert written.text == "My own words are here."


@every_language
def test_words_for_the_partner_are_told_apart_as_a_letter_writes_them(code: str) -> None:
    wrong = {}
    for name in NAMES:
        partner = getattr(ALL[name], "partner", "")
        if not partner:
            continue
        text = flat(in_language(ALL[name], code).text)
        for quoted in re.findall(rf'"([^"]{{1,30}} {partner} ?:)"', text):
            if take_tell(f"{quoted} see you soon", partner)[1] != "see you soon":
                wrong[name] = quoted

    assert wrong == {}


@every_language
def test_an_organizer_is_understood_by_the_words_of_the_weekly_letter(code: str) -> None:
    words = language(code)
    people = [Listed(("Max Berger",), tuple(Order))]
    wrong = {}
    for order in Order:
        said = f"{words.command(order)} 1" + (": hello" if order is Order.WRITE else "")
        found = orders_in(said, people, "Ann Reyes", TODAY)
        if [one.order for one in found.orders] != [order]:
            wrong[str(order)] = (said, found.doubt)

    assert wrong == {}


@every_language
def test_who_reads_reports_is_understood(code: str) -> None:
    words = language(code)

    assert verdict_in(words.command("release")) is Verdict.RELEASE
    assert verdict_in(words.command("release new")) is Verdict.RELEASE_NEW
    assert verdict_in(words.command(Request.END)) is Verdict.END
