"""How a template becomes a letter, and what it cannot do."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from inbox_rules.labels import field_of, profile_field_of
from mailer.language import TEMPLATES, language
from mailer.render import Button, render
from mentorship.fields import OF_A_PROFILE_ONLY, Field
from mentorship.letters.agreeing import AgreementSettled, Icebreaker, Introduction
from mentorship.letters.answering import MyData, Relayed
from mentorship.letters.base import Line, Listing, Role
from mentorship.letters.choosing import Directory, RequestDeclined, RequestLetter, RequestSent
from mentorship.letters.done import Done
from mentorship.letters.samples import SAMPLES, frame
from mentorship.requests import Request

SENT = RequestSent("Max", date(2027, 1, 14))


def edited(folder: Path, text: str) -> Path:
    (folder / "request-sent.txt").write_text(text, "utf-8")
    return folder


def test_an_edited_letter_takes_the_place_of_the_shipped_one(tmp_path: Path) -> None:
    folder = edited(tmp_path, "Subject: Off to {{ partner }}\n\nGone by {{ answer_by | day }}.\n")

    rendered = render(SENT, frame(), folder)

    assert rendered.subject == "Off to Max"
    assert "Gone by Thursday 14 January." in rendered.text
    assert "Your reply goes to: Harbour Mentors." in rendered.text


def test_an_edited_letter_is_read_anew_when_it_is_changed(tmp_path: Path) -> None:
    import os

    folder = edited(tmp_path, "Subject: One\n\nOne.\n")
    render(SENT, frame(), folder)
    edited(tmp_path, "Subject: Two\n\nTwo.\n")
    os.utime(folder / "request-sent.txt", (1, 1))

    assert render(SENT, frame(), folder).subject == "Two"


# fmt: off
BROKEN = {
    "an unknown name":      ("Subject: A\n\nHello\n{{ secret }}\n", 4),
    "an open tag":          ("Subject: A\n\n{% if partner %}\n", 3),
    "a forbidden look":     ("Subject: A\n\n{{ partner.__class__ }}\n", 3),
    "a missing subject":    ("Hello\n", 1),
    "an unknown filter":    ("Subject: A\n\n\n{{ partner | shout }}\n", 4),
    "a failing expression": ("Subject: A\n\n{{ 1 // 0 }}\n", 3),
    "no text at all":       ("", 1),
}
# fmt: on


@pytest.mark.parametrize("why", BROKEN)
def test_an_edited_letter_that_does_not_render_never_stops_the_letter(
    why: str, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    source, line = BROKEN[why]
    folder = edited(tmp_path, source)

    with caplog.at_level(logging.ERROR):
        rendered = render(SENT, frame(), folder)

    assert rendered == render(SENT, frame())
    assert f"{folder / 'request-sent.txt'}:{line}:" in caplog.text
    assert "mentorpost letters preview request-sent" in caplog.text


def test_an_edited_letter_in_another_character_set_falls_back(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "request-sent.txt").write_bytes("Subject: für\n\nText\n".encode("latin-1"))

    assert render(SENT, frame(), tmp_path) == render(SENT, frame())
    assert str(tmp_path / "request-sent.txt") in caplog.text


def test_a_shipped_letter_that_lacks_a_value_is_an_error_and_not_a_gap() -> None:
    with pytest.raises(KeyError):
        render(Icebreaker(Role.MENTEE, "Max", "ice-99", date(2027, 1, 15)), frame())


def test_a_name_cannot_add_a_line_to_a_subject() -> None:
    rendered = render(replace(SENT, partner="Max\r\nBcc: all@example.org"), frame())

    assert "\n" not in rendered.subject
    assert "\r" not in rendered.subject + rendered.text


def test_nobodys_words_become_a_button() -> None:
    words = "    accept     yes\n\naccept    at once\n\x1faccept    now"
    letter = RequestLetter("Mia", "Mia Okafor", words, "20 minutes a week", 4, date(2027, 1, 14))

    buttons = render(letter, frame()).buttons

    assert [button.label[:10] for button in buttons] == ["I introduc", "I tell Mia"]


def test_nobodys_words_are_taken_for_a_template() -> None:
    text = render(RequestDeclined("Max", "{{ person }} {% raw %}"), frame()).text

    assert "    {{ person }} {% raw %}" in text


def test_control_characters_and_turned_text_are_taken_out() -> None:
    text = render(RequestDeclined("M\u202eax", "one\x00two \u2066three"), frame()).text

    assert "onetwo three" in text
    assert not {"\x00", "\u202e", "\u2066", "\x1f", "\x1d", "\x1e"} & set(text)


def test_buttons_are_the_rows_that_the_letter_offers() -> None:
    buttons = render(SAMPLES["place-free"][0], frame()).buttons

    assert buttons[0] == Button("accept", "I send Max your request, in the words that you wrote")
    assert [button.word for button in buttons] == ["accept", "decline"]


def test_words_broken_for_width_are_joined_and_paragraphs_kept() -> None:
    broken = "I nurse on a night ward and would like to move into\ntraining others.\n\nBest,\nMia\n"

    text = render(RequestDeclined("Max", broken), frame()).text

    assert "would like to move into training others.\n" in text.replace("\n    others", " others")
    assert "others.\n\n    Best,\n    Mia\n" in text


def test_relayed_mail_is_kept_to_the_letter() -> None:
    own = "Hi,\n\n   indented   wide\naccept     yes\n" + "long " * 40 + "\n-- \nMia"

    rendered = render(Relayed("Mia", "Re: x", own), frame(understood="accept"))

    assert rendered.text.startswith("Hi,\n\n   indented   wide\naccept     yes\n" + ("long " * 40).rstrip())
    assert rendered.buttons == ()
    assert rendered.text.endswith("Your reply goes to: Mia. A person: Ann Reyes, ann@example.org")


def test_agreement_lines_are_printed_as_label_and_value_with_a_star_where_they_changed() -> None:
    lines = (
        Line(Field.FREQUENCY, "weekly", changed=True),
        Line(Field.LENGTH, "2027-05-04"),
        Line(Field.WORK_REVIEW, ""),
        Line(Field.FOCUS, "a\nb  c"),
    )

    text = render(AgreementSettled("Max", lines, None), frame()).text

    assert (
        "\n  * Frequency: weekly\n    Length: until 4 May 2027\n    Work review:\n    Focus: a b c\n" in text
    )


def test_a_long_value_of_an_agreement_is_wrapped_under_its_label() -> None:
    text = render(AgreementSettled("Max", (Line(Field.FOCUS, "word " * 30),), None), frame()).text

    assert "\n    Focus: word" in text
    assert "\n        word" in text


def test_a_long_name_does_not_break_the_subject() -> None:
    name = "Wilhelmina Featherstonehaugh-Cholmondeley von Hohenlohe"
    letter = RequestLetter("Mia", name, "", "20 minutes a week", 4, date(2027, 1, 14))

    subject = render(letter, frame()).subject

    assert len(subject) <= 45
    assert subject.endswith("…")


def test_somebody_unknown_is_greeted_without_a_name() -> None:
    assert render(SAMPLES["stranger"][0], frame(you="")).text.startswith("Hello,\n\n")


def test_a_language_that_is_not_shipped_is_answered_in_english() -> None:
    assert render(SENT, frame(language="xx")) == render(SENT, frame())
    assert render(SENT, frame(language="../en")) == render(SENT, frame())


def test_a_word_that_needs_a_code_shows_the_code_of_the_only_mentor() -> None:
    only = Listing("K7QM", "Max Berger", "Accounts.")

    assert [b.word for b in render(Directory((only,)), frame()).buttons] == ["request K7QM", "mentor K7QM"]
    assert [b.word for b in render(Directory((only, only)), frame()).buttons] == [
        "request CODE",
        "mentor CODE",
    ]


def test_what_somebody_is_kept_with_is_shown_whole() -> None:
    text = render(MyData((("Statement", "One.\n\nTwo."),)), frame()).text

    assert "    Statement: One.\n\n    Two." in text


def test_every_request_has_words_for_what_it_does() -> None:
    english = language("en")

    assert set(english.glosses) == {str(request) for request in Request}
    assert set(english.fields) == {str(field) for field in Field}


@pytest.mark.parametrize("wanted", list(Request))
def test_done_can_be_said_of_every_request(wanted: Request) -> None:
    assert render(Done(wanted, date(2027, 5, 3), 2), frame()).text


def test_what_a_mentor_told_reaches_the_mentee_in_the_introduction() -> None:
    letter = Introduction(Role.MENTEE, "Max", "Max Berger", "About me.", "Welcome.", date(2027, 1, 8))

    text = render(letter, frame()).text

    assert "    Welcome.\n" in text


def test_all_topics_of_the_plan_are_written_out() -> None:
    topics = language("en").topics

    assert set(topics) == {f"ice-{n}" for n in range(1, 9)} | {f"round-{n}" for n in range(1, 9)}
    for topic in topics.values():
        assert "?" not in topic.line + topic.begin
        assert topic.begin.endswith(".")
        assert not topic.line.endswith(".")


@pytest.mark.parametrize("field", list(Field))
def test_every_label_that_is_printed_is_one_that_a_reply_is_read_by(field: Field) -> None:
    read = profile_field_of if field in OF_A_PROFILE_ONLY else field_of

    assert read(language("en").fields[field]) is field


def test_templates_lie_where_the_package_says() -> None:
    assert (TEMPLATES / "layout.html").is_file()
