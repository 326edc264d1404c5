"""Files in the pair's own mail: passed on, kept with a question, or left out; and what is too large."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from email.message import EmailMessage
from pathlib import Path

import pytest

from mailer.values import Fetched
from mentorship.letters.base import Role
from mentorship.mentorship import CONTACT
from mentorship.policy import Policy
from store import received
from tests.world import Got, World

MAX, MIA = "max@example.org", "mia@example.com"
PDF = b"%PDF-1.4\x00\xff binary"
Start = Callable[..., World]


@pytest.fixture
def start(tmp_path: Path) -> Iterator[Start]:
    """Begin a programme with a policy, and two people who were introduced."""
    worlds: list[World] = []

    def begin(**policy: object) -> World:
        world = World(tmp_path, Policy(**policy))  # type: ignore[arg-type]  # each test names its own
        worlds.append(world)
        world.add(MAX, "Max Berger", mentor=True, mission="I count.")
        world.add(MIA, "Mia Okafor")
        code = world.person(MAX).code
        world.reply(MIA, "welcome-mentee", f"request {code}\n\nI would like to learn to count.")
        world.reply(MAX, "request", "accept")
        return world

    yield begin
    for world in worlds:
        world.close()


def _mail(world: World, to: str, text: str, *, size: int = 0, logo: bool = False) -> EmailMessage:
    letter = world.latest(to, MIA)
    message = EmailMessage()
    message["From"] = f"Mia Okafor <{MIA}>"
    message["To"] = str(letter.message["Reply-To"])
    message["Subject"] = f"Re: {letter.subject}"
    message["Message-ID"] = f"<{len(world.letters)}@example.com>"
    message.set_content(text)
    content = PDF + b"x" * size
    if logo:
        message.add_attachment(content, "image", "png", cid="<logo@example.com>", disposition="inline")
    else:
        message.add_attachment(content, maintype="application", subtype="pdf", filename="plan.pdf")
    return message


def _writes(
    world: World, text: str = "Here is my plan.\n", to: str = "introduction", size: int = 0
) -> list[Got]:
    return world.deliver(_mail(world, to, text, size=size).as_bytes())


def _names(letters: list[Got]) -> list[tuple[str, str]]:
    return [(got.name, got.to) for got in letters]


def _files(got: Got) -> list[bytes]:
    return [part.get_content() for part in got.message.iter_attachments()]


def _flat(got: Got) -> str:
    return " ".join(got.text.split())


def test_files_pass_where_nothing_else_is_said(start: Start) -> None:
    (passed,) = _writes(start())

    assert (passed.name, passed.to) == ("relayed", MAX)
    assert _files(passed) == [PDF]


def test_hold_asks_the_writer_and_pass_on_sends_words_and_file(start: Start) -> None:
    world = start(attachments="hold")
    (asked,) = _writes(world)
    assert (asked.name, asked.to) == ("which-of-us", MIA)
    assert "files wait" in _flat(asked)

    letters = world.reply(MIA, "which-of-us", "pass on")

    assert _names(letters) == [("relayed", MAX), ("done", MIA)]
    assert _files(letters[0]) == [PDF]
    assert "Here is my plan." in letters[0].text
    assert [note.what for note in world.pair().notes if note.by is Role.MENTEE].count(CONTACT) == 1


def test_hold_lets_a_mail_without_files_and_a_picture_inside_the_text_go(start: Start) -> None:
    world = start(attachments="hold")
    assert _names(world.reply(MIA, "introduction", "No file, only words.")) == [("relayed", MAX)]

    mail = _mail(world, "introduction", "With the sign of my firm below.\n", logo=True)

    assert _names(world.deliver(mail.as_bytes())) == [("relayed", MAX)]


@pytest.mark.parametrize(("line", "asked"), [("Work review: yes", False), ("Work review: no", True)])
def test_hold_asks_nobody_who_agreed_on_work_review(start: Start, line: str, asked: bool) -> None:
    world = start(attachments="hold")
    world.reply(MIA, "introduction", "Hello Max, my road was long.")
    world.reply(MAX, "introduction", "Hello Mia, and mine was short.")
    world.reply(MIA, "agreement-form", line)
    world.reply(MAX, "agreement-review", "agree")
    assert world.pair().agreement is not None

    (letter,) = _writes(world)

    assert letter.name == ("which-of-us" if asked else "relayed")


def test_strip_passes_the_words_and_tells_both(start: Start) -> None:
    passed, told = _writes(start(attachments="strip"))

    assert (passed.name, passed.to, _files(passed)) == ("relayed", MAX, [])
    assert "Here is my plan." in passed.text
    assert "stayed behind" in _flat(passed)
    assert (told.name, told.to) == ("not-possible", MIA)
    assert "Max has your words, but not the file" in _flat(told)


def test_strip_passes_nothing_on_where_there_are_no_words(start: Start) -> None:
    (told,) = _writes(start(attachments="strip"), "\n")

    assert (told.name, told.to) == ("not-possible", MIA)
    assert "I have passed nothing on" in _flat(told)


def test_of_a_mail_that_is_too_large_the_words_go_on_and_both_are_told(start: Start) -> None:
    passed, told = _writes(start(relay_megabytes=1), size=1_100_000)

    assert (passed.to, _files(passed)) == (MAX, [])
    assert "was too large to pass on" in _flat(passed)
    assert "Up to 1 MB a mail works" in _flat(told)


def test_a_mail_that_cannot_even_be_fetched_is_answered_at_once_and_kept_in_the_mailbox(start: Start) -> None:
    world = start()
    head = _mail(world, "introduction", "x").as_bytes().partition(b"\n\n")[0] + b"\n\n"
    world.daemon._store([Fetched("1", head, too_large=True)])

    (told,) = world.run()

    assert (told.name, told.to) == ("not-possible", MIA)
    assert "so Max has nothing of it" in _flat(told)
    assert [row.outcome for row in received.in_quarantine()] == [received.TOO_LARGE]


def test_files_of_a_mail_to_us_stay_with_us_though_it_has_a_line_for_the_partner(start: Start) -> None:
    world = start()
    world.reply(MIA, "introduction", "Hello Max, my road was long.")
    world.reply(MAX, "introduction", "Hello Mia, and mine was short.")
    world.reply(MIA, "agreement-form", "agree")
    world.reply(MAX, "agreement-review", "agree")

    letters = _writes(world, "pause until 3 May\n\nTell Max: I am at sea.\n", "agreement-settled")

    (passed,) = [got for got in letters if got.name == "relayed"]
    assert "I am at sea" in passed.text
    assert _files(passed) == []


def test_a_mail_that_was_confirmed_and_then_asked_about_is_not_lost(start: Start) -> None:
    world = start(attachments="hold")
    mail = _mail(world, "introduction", "From my other address.\n")
    mail.replace_header("From", "mia@elsewhere.example")
    world.deliver(mail.as_bytes())

    (asked,) = world.reply(MIA, "confirm-identity", "accept")
    assert asked.name == "which-of-us"
    letters = world.reply(MIA, "which-of-us", "pass on")

    assert "From my other address." in letters[0].text
    assert _files(letters[0]) == [PDF]
