"""Whoever answers each letter of ours without reading it gets three at the most."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from store import received
from store.database import connect, disconnect
from tests.stores import store_url
from tests.world import PROGRAMME, Got, World

MAX, MIA, ANN = "max@example.org", "mia@example.com", "ann@riverside.example"
DESK = "desk@tickets.example"
ROUNDS = 12
Machine = Callable[[Got, int], tuple[str, str]]


def no_header(got: Got, number: int) -> tuple[str, str]:
    """An answering machine that nothing gives away: no field, our own subject."""
    return (
        f"Re: {got.subject}",
        "Many thanks for writing to us, we have got your mail and will come back to you.",
    )


def tickets(got: Got, number: int) -> tuple[str, str]:
    """A ticket system: another subject each time, and a number in the text."""
    text = (
        f"We have opened case {4_711 + number} for you at 10:{number:02} and look into it as soon as we can."
    )
    return f"[Case #{4_711 + number}] {got.subject}", text


def long_words(got: Got, number: int) -> tuple[str, str]:
    """Words enough that a person would read them, and never the same."""
    return f"Re: {got.subject}", " ".join(f"{word} {number} und so weiter," for word in "abcdefghij")


def parrot(got: Got, number: int) -> tuple[str, str]:
    """It says what it was sent, so that it never says the same."""
    said = " ".join(got.text.split()[:12])
    return f"Re: {got.subject}", f'We have read "{said}" and thank you for mail number {"x" * number}.'


MACHINES: tuple[Machine, ...] = (no_header, tickets, long_words, parrot)


@pytest.mark.parametrize("machine", MACHINES)
def test_a_machine_at_a_participants_address_gets_three_letters_at_the_most(
    two: World, machine: Machine
) -> None:
    fresh = two.write(MIA, "status")
    to_mia = _answering(two, MIA, fresh, machine)

    assert len(to_mia) <= 3
    assert len([got for got in two.letters if got.to == ANN]) <= 3


@pytest.mark.parametrize("machine", MACHINES)
def test_a_machine_that_nobody_knows_gets_one_letter(two: World, machine: Machine) -> None:
    fresh = two.write(DESK, "Hello, whom do I ask?")

    assert len(_answering(two, DESK, fresh, machine)) == 1


@pytest.mark.parametrize("machine", MACHINES)
def test_a_machine_at_the_organizers_address_gets_three_letters_at_the_most(
    two: World, machine: Machine
) -> None:
    fresh = two.reply(MIA, "welcome-mentee", "feedback: all is well here, and thank you.")
    before = len(two.letters)
    _answering(two, ANN, [got for got in fresh if got.to == ANN], machine)

    assert len([got for got in two.letters[before:] if got.to == ANN]) <= 3


@pytest.mark.parametrize("machine", [no_header, tickets])
def test_two_machines_that_are_a_pair_pass_three_mails_each_at_the_most(two: World, machine: Machine) -> None:
    fresh = two.reply(MIA, "introduction", "Hello Max, my road was long.")
    before = len(two.letters)
    for number in range(ROUNDS):
        fresh = [
            letter
            for got in fresh
            if got.to in (MAX, MIA)
            for letter in two.deliver(_answer(two, got, machine(got, number), number))
        ]

    passed = [got.to for got in two.letters[before:] if got.name == "relayed"]
    assert passed.count(MAX) <= 3
    assert passed.count(MIA) <= 3
    assert [got.to for got in two.letters[before:] if got.name == "organizer-alert"].count(ANN) <= 3


def test_a_person_who_says_the_same_in_few_words_is_passed_on_each_time(two: World) -> None:
    two.reply(MIA, "introduction", "Hello Max, my road was long.")
    for _ in range(4):
        two.after(hours=1)
        letters = two.reply(MAX, "relayed", "Thanks, see you then.")
        assert "relayed" in [got.name for got in letters if got.to == MIA]


def test_a_request_in_the_same_words_acts_each_time(two: World) -> None:
    for _ in range(5):
        letters = two.write(MIA, "feedback: the agendas come too early in the week for me")
        assert {got.name for got in letters} == {"organizer-alert", "done"}


def test_two_such_services_that_write_to_each_other_stop_at_once(tmp_path: Path) -> None:
    """Each runs by itself, on a store of its own, and takes the other for somebody who takes part."""
    folders = [tmp_path / name for name in ("here", "there")]
    for folder in folders:
        folder.mkdir()
    here = World(folders[0])
    here.add("mentors@harbour.example", "Harbour Mentors", mentor=True, mission="We are many.")
    (welcome,) = here.letters
    disconnect()
    there = World(folders[1])
    there.add(PROGRAMME, "Riverside Mentors", mentor=True, mission="We are more.")
    mails = 0
    crossing = [welcome]
    for world, folder in ((there, folders[1]), (here, folders[0])) * 3:
        disconnect()
        connect(store_url(folder))
        crossing = [letter for got in crossing for letter in world.deliver(got.message.as_bytes())]
        mails += len(crossing)
    disconnect()

    assert mails == 0


def test_own_mail_lists_bounces_and_receipts_are_never_answered(two: World) -> None:
    before = len(two.letters)
    for head in (
        f"From: {PROGRAMME}", "From: list@example.org\nList-Id: <a.example.org>",
        "From: mailer-daemon@example.org\nReturn-Path: <>", f"From: {MIA}\nAuto-Submitted: auto-replied",
        f"From: {MIA}\nMentorpost-Letter: status", f"From: {MIA}\nPrecedence: bulk",
        f"From: {MIA}\nContent-Type: multipart/report; report-type=disposition-notification",
    ):  # fmt: skip
        two.deliver(f"{head}\nTo: {PROGRAMME}\nSubject: status\n\nstatus\n".encode())

    assert two.letters[before:] == []
    assert received.in_quarantine() == []


def _answering(two: World, who: str, fresh: list[Got], machine: Machine) -> list[Got]:
    """Answer each letter to somebody as a machine does; return the letters that they got."""
    got_all = [got for got in fresh if got.to == who]
    waiting = list(got_all)
    for number in range(ROUNDS):
        if not waiting:
            break
        letters = two.deliver(_answer(two, waiting.pop(0), machine(two.letters[-1], number), number))
        mine = [letter for letter in letters if letter.to == who]
        waiting += mine
        got_all += mine
    return got_all


def _answer(two: World, got: Got, said: tuple[str, str], number: int) -> bytes:
    subject, text = said
    reply_to = re.search(r"<(.+?)>|(\S+@\S+)", str(got.message["Reply-To"]))
    assert reply_to
    head = (
        f"From: {got.to}\nTo: {reply_to[1] or reply_to[2]}\nSubject: {subject}\n"
        f"Message-ID: <{number}.{got.at.timestamp()}.{len(two.letters)}@{got.to.partition('@')[2]}>\n"
    )
    return f"{head}In-Reply-To: {got.message['Message-ID']}\n\n{text}\n".encode()
