"""Participants' managers in a whole programme: what goes was shown, and nothing stays that need not."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from mentorship.policy import Policy
from store.models import LetterRow, PersonRow, ReceivedRow
from tests.clients import FORMATS
from tests.transcript import WAY
from tests.world import PROGRAMME, Got, World

MAX, MIA = "max@example.org", "mia@example.com"
DANA = "dana@work.example.org"
LINE = f"Manager: Dana Fox <{DANA}>"


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    """A programme that writes to managers, with a pair that has settled how it works."""
    world = World(tmp_path, Policy(managers=True))
    world.add(MAX, "Max Berger", mentor=True, mission="I changed careers at forty.")
    world.add(MIA, "Mia Okafor")
    PersonRow.update(code="K7M2").where(PersonRow.address == MAX).execute()
    for _, step in WAY[:6]:
        assert isinstance(step, tuple)
        world.reply(*step)
    yield world
    world.close()


def words(text: str) -> str:
    return " ".join(re.sub(r"\[\S+\]", "", text).split())


def everything_stored() -> str:
    return str([row for table in (PersonRow, LetterRow, ReceivedRow) for row in table.select().dicts()])


def test_what_goes_is_word_for_word_what_was_shown(world: World) -> None:
    world.write(MIA, LINE)
    preview = world.latest("manager-preview", MIA)
    assert DANA not in [got.to for got in world.letters]

    world.reply(MIA, "manager-preview", "send")

    sent = world.latest("manager-agreement", DANA)
    assert words(f"Subject: {sent.subject} {sent.text}") in words(preview.text)
    for private in ("Max", "maths", "data", "max@", "mia@"):
        assert private not in sent.text


@pytest.mark.parametrize("client", sorted(FORMATS))
def test_send_is_read_in_every_client_though_the_letter_holds_another(world: World, client: str) -> None:
    world.write(MIA, LINE)

    world.reply(MIA, "manager-preview", "send", client)

    assert world.got(DANA) == ["manager-agreement"]


def test_nothing_goes_on_the_own_address_alone(world: World) -> None:
    world.write(MIA, LINE)

    world.write(MIA, "send")

    assert world.got(DANA) == []


def test_an_old_preview_lets_nothing_go_that_is_out_of_date(world: World) -> None:
    world.write(MIA, LINE)
    old = world.latest("manager-preview", MIA)
    world.reply(MAX, "agreement-settled", "every week")
    world.reply(MIA, "amendment", "agree")

    world.reply(MIA, old, "send")

    assert world.got(DANA) == []
    assert "weekly" in world.latest("manager-preview", MIA).text


def test_another_manager_takes_the_place_of_the_first_who_hears_that_it_is_over(world: World) -> None:
    world.write(MIA, LINE)
    world.reply(MIA, "manager-preview", "send")

    world.write(MIA, "Manager: Lee Park <lee@work.example.org>")
    world.reply(MIA, "manager-preview", "send")

    assert world.got(DANA) == ["manager-agreement", "manager-over"]
    assert world.got("lee@work.example.org") == ["manager-agreement"]


@pytest.mark.parametrize("address", [MIA, PROGRAMME, "dana@example.org or lee@example.org"])
def test_an_address_that_is_no_managers_is_refused(world: World, address: str) -> None:
    fresh = world.write(MIA, f"Manager: Dana Fox <{address}>")

    assert [got.name for got in fresh] == ["not-possible"]
    assert world.person(MIA).manager is None


def test_the_partner_hears_of_none_of_it(world: World) -> None:
    before = len(world.got(MAX))

    world.write(MIA, LINE)
    world.reply(MIA, "manager-preview", "send")
    world.reply(DANA, "manager-agreement", "ok")
    world.write(MIA, "Manager: none")

    assert len(world.got(MAX)) == before
    assert not any("Dana" in got.text for got in world.letters if got.to == MAX)


@pytest.mark.parametrize("word", ["leave", "forget me"])
def test_who_goes_takes_the_managers_address_along(world: World, word: str) -> None:
    world.write(MIA, LINE)
    world.reply(MIA, "manager-preview", "send")

    world.reply(MIA, "agreement-settled", word)

    assert world.got(DANA) == ["manager-agreement", "manager-over"]
    stored = everything_stored()
    assert DANA not in stored
    assert "Dana Fox" not in stored


def test_after_the_last_letter_an_answer_gets_no_more_letters(world: World) -> None:
    world.write(MIA, LINE)
    world.reply(MIA, "manager-preview", "send")
    world.write(MIA, "Manager: none")
    before = len(world.got(DANA))

    world.reply(DANA, "manager-over", "Thanks, all the best!")

    assert len(world.got(DANA)) == before


def test_whoever_is_not_the_manager_acknowledges_nothing(world: World) -> None:
    world.write(MIA, LINE)
    world.reply(MIA, "manager-preview", "send")

    world.reply("lee@elsewhere.example.org", world.latest("manager-agreement", DANA), "ok")

    manager = world.person(MIA).manager
    assert manager is not None
    assert manager.acknowledged_at is None


def test_a_letter_that_comes_back_is_told_to_who_named_the_address(world: World) -> None:
    world.write(MIA, LINE)
    world.reply(MIA, "manager-preview", "send")
    sent = world.latest("manager-agreement", DANA)

    fresh = world.deliver(bounce_of(sent))

    assert [(got.to, got.name) for got in fresh] == [(MIA, "not-possible")]
    assert world.person(MIA).manager is None


def bounce_of(sent: Got) -> bytes:
    lines = (
        "From: MAILER-DAEMON@work.example.org",
        f"To: {PROGRAMME}",
        "Subject: Undelivered Mail Returned to Sender",
        "MIME-Version: 1.0",
        'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
        "",
        "--b",
        "Content-Type: text/plain",
        "",
        f"<{DANA}>: user unknown",
        "--b",
        "Content-Type: message/delivery-status",
        "",
        "Reporting-MTA: dns; work.example.org",
        "",
        f"Final-Recipient: rfc822; {DANA}",
        "Action: failed",
        "Status: 5.1.1",
        "",
        "--b",
        "Content-Type: text/rfc822-headers",
        "",
        f"Message-ID: {sent.message['Message-ID']}",
        f"Subject: {sent.subject}",
        "",
        "--b--",
    )
    return "\r\n".join(lines).encode()


def test_in_the_answer_to_a_form_both_are_done(world: World) -> None:
    world.reply(MIA, "agreement-settled", f"Frequency: weekly\n{LINE}")

    assert world.got(MIA)[-2:] == ["manager-preview", "done"]
    assert "Dana" not in world.latest("amendment", MAX).text


def test_nothing_of_a_report_is_left_out(world: World) -> None:
    world.write(MIA, f"report Max asked me for money\n{LINE}")

    assert LINE in world.latest("organizer-alert", "jo@riverside.example").text
    assert world.person(MIA).manager is None


def test_at_night_an_old_preview_lets_nothing_go_either(world: World) -> None:
    world.write(MIA, LINE)
    old = world.latest("manager-preview", MIA)
    world.now = world.now.replace(hour=22)  # what has changed is shown in the morning
    world.reply(MAX, "agreement-settled", "every week")
    world.reply(MIA, "amendment", "agree")
    assert "weekly" not in world.latest("manager-preview", MIA).text

    world.reply(MIA, old, "send")

    assert world.got(DANA) == []
    assert "weekly" in world.latest("manager-preview", MIA).text
