"""The last line says who gets the reply, and the header never says anything else."""

from __future__ import annotations

import email
import email.policy
from dataclasses import replace
from datetime import UTC, datetime
from email.message import EmailMessage

import pytest

from mailer.compose import Cover, compose
from mailer.last_line import begins
from mailer.render import render
from mentorship.letters.base import Frame, GoesTo, Letter
from mentorship.letters.samples import SAMPLES, frame, reader
from tests.letters.anatomy import ALL, NAMES, flat, frames

BEGINS = begins()

TOKEN = "1a-abcdefghijklmnopqrst"
COVER = Cover(
    to_name="Mia Okafor",
    to_address="mia@example.org",
    from_name="Harbour Mentors",
    address="mentors@example.org",
    token=TOKEN,
    message_id=f"<{TOKEN}@example.org>",
    date=datetime(2027, 1, 4, 8, tzinfo=UTC),
)


def sent(letter: Letter, frame: Frame) -> EmailMessage:
    raw = compose(letter, render(letter, frame), COVER)
    return email.message_from_bytes(raw, policy=email.policy.default)


def last_line(letter: Letter, frame: Frame) -> str:
    text = render(letter, frame).text
    return flat(text[text.rindex(BEGINS) :])


@pytest.mark.parametrize("name", NAMES)
def test_the_last_line_and_the_header_name_the_same_reader(name: str) -> None:
    letter = ALL[name]
    partner = getattr(letter, "partner", "")

    for each in frames(letter):
        line = last_line(letter, each)
        reply_to = str(sent(letter, each)["Reply-To"])
        to_partner = letter.goes_to in (GoesTo.PARTNER, GoesTo.PARTNER_BUT_WORDS)
        assert line.startswith(f"{BEGINS} {partner}" if to_partner else BEGINS)
        assert (f"{partner} via Harbour Mentors" in reply_to) == to_partner
        assert f"<mentors+{TOKEN}@example.org>" in reply_to


@pytest.mark.parametrize("name", NAMES)
def test_from_shows_the_plain_address_under_the_same_name(name: str) -> None:
    mail = sent(ALL[name], frame())

    assert mail["From"].addresses[0].addr_spec == "mentors@example.org"
    assert mail["From"].addresses[0].display_name == mail["Reply-To"].addresses[0].display_name


@pytest.mark.parametrize("name", NAMES)
def test_the_last_line_stands_last_and_only_the_token_stands_under_it(name: str) -> None:
    body = sent(ALL[name], frame()).get_body(("plain",))
    assert body is not None
    text = str(body.get_content()).replace("\r\n", "\n")

    end = text[text.rindex(BEGINS) :].rstrip("\n")

    assert end.endswith(f"\n[{TOKEN}]")
    assert end.count("\n\n") == 0


@pytest.mark.parametrize("name", [n for n, letters in SAMPLES.items() if letters[0].hidden_from_partner])
def test_a_private_letter_says_that_the_partner_cannot_see_the_reply(name: str) -> None:
    # A letter of the organizer's own may go to somebody who has no partner yet.
    partners = [(letter, getattr(letter, "partner", "")) for letter in SAMPLES[name]]
    assert any(partner for _, partner in partners)
    for letter, partner in partners:
        if partner or name != "organizer-writes":
            assert f"{partner} can't see it." in last_line(letter, frame())


def test_a_letter_to_the_partner_names_the_words_that_stay_with_us() -> None:
    line = last_line(SAMPLES["maintenance"][0], frame())

    assert 'Max, except the words "skip", "restart" and "stop".' in line


def test_a_person_is_named_with_what_is_known_of_them() -> None:
    letter = SAMPLES["request-sent"][0]
    full = frame()

    assert last_line(letter, full).endswith("A person: Ann Reyes, ann@example.org")
    assert last_line(letter, replace(full, person="")).endswith("A person: ann@example.org")
    assert "A person" not in last_line(letter, replace(full, person="", person_address=""))


def test_the_organizer_reads_what_goes_to_a_person() -> None:
    letter = SAMPLES["check-in"][0]

    assert last_line(letter, frame()) == "Your reply goes to: Ann Reyes. Max can't see it."
    nameless = replace(frame(), person="", person_address="")
    assert last_line(letter, nameless).startswith("Your reply goes to: the organizers of Harbour Mentors.")


def test_who_reads_reports_is_named_in_the_letter_and_never_in_a_header() -> None:
    letter = SAMPLES["got-your-report"][0]

    assert last_line(letter, frame()) == "Your reply goes to: Jo Lind. Max can't see it."
    assert "Jo" not in str(sent(letter, frame())["From"])


def test_what_the_partner_gets_to_see_is_said() -> None:
    assert "Harbour Mentors, then Max." in last_line(SAMPLES["agreement-form"][0], frame())


def test_the_organizer_is_not_told_to_turn_to_the_organizer() -> None:
    letter = SAMPLES["organizer-alert"][0]

    assert last_line(letter, frame(you=reader(letter))) == "Your reply goes to: Harbour Mentors."


def test_a_name_that_ends_with_a_full_stop_brings_no_second_one() -> None:
    letter = replace(ALL["relayed"], partner="J.")  # type: ignore[call-arg]

    assert last_line(letter, frame()).startswith("Your reply goes to: J. ")
