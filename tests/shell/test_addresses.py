"""Several addresses of one person: each is proven, the old one hears of it, and can take it back."""

from __future__ import annotations

from dataclasses import replace
from email.utils import parseaddr

import pytest

from mentorship.lifecycle import State
from store import addresses
from store.models import RefusalRow
from tests.clients import FORMATS
from tests.world import PROGRAMME, Got, World

MAX, MIA, ANN = "max@example.org", "mia@example.com", "ann@riverside.example"
NEW, WORK, OTHER = "mia@example.net", "mia.okafor@work.example", "eve@example.net"


def _names(letters: list[Got]) -> list[tuple[str, str]]:
    return sorted((got.name, got.to) for got in letters)


def test_an_address_changes_when_it_has_answered_and_the_old_one_hears_of_it(two: World) -> None:
    asked = two.reply(MIA, "welcome-mentee", f"new address: {NEW}")
    before = two.person(MIA).address
    changed = two.reply(NEW, "confirm-identity", "accept")

    assert _names(asked) == [("confirm-identity", NEW), ("done", MIA)]
    assert before == MIA
    assert _names(changed) == [("done", MIA), ("done", NEW)]
    assert two.person(NEW).name == "Mia Okafor"
    assert all(NEW in got.text for got in changed)


def test_the_address_that_is_asked_learns_nobodys_name(two: World) -> None:
    asked = next(got for got in two.reply(MIA, "welcome-mentee", f"new address: {OTHER}") if got.to == OTHER)

    assert "Okafor" not in asked.text + str(asked.message)
    assert MIA not in str(asked.message)


def test_from_the_old_address_it_is_undone_and_the_organizer_told(two: World) -> None:
    two.reply(MIA, "welcome-mentee", f"new address: {NEW}")
    two.reply(NEW, "confirm-identity", "accept")
    letters = two.reply(MIA, "done", "undo")

    assert two.person(MIA).name == "Mia Okafor"
    assert addresses.owner(NEW) is None
    assert ("organizer-alert", ANN) in _names(letters)
    assert (MIA, "done") in [(got.to, got.name) for got in letters]


def test_what_went_to_an_address_that_was_taken_back_counts_no_more(two: World) -> None:
    two.reply(MIA, "welcome-mentee", f"new address: {NEW}")
    two.reply(NEW, "confirm-identity", "accept")
    two.reply(MIA, "done", "undo")

    letters = two.reply(NEW, "done", "undo")

    assert two.person(MIA).address == MIA
    assert _names(letters) == [("stranger", NEW)]


def test_a_new_address_needs_the_token_and_the_own_address(two: World) -> None:
    bare = two.write(MIA, f"new address: {OTHER}")
    two.reply(MIA, "confirm-identity", "decline")
    elsewhere = two.deliver(_as(two.reply_mail(MIA, "welcome-mentee", f"new address: {OTHER}"), OTHER))

    assert _names(bare) == [("confirm-identity", MIA)]
    assert _names(elsewhere) == [("confirm-identity", MIA)]
    assert two.person(MIA).address == MIA


def test_that_an_address_is_somebody_elses_is_told_to_nobody(two: World) -> None:
    free = next(got for got in two.reply(MIA, "welcome-mentee", f"new address: {OTHER}") if got.to == MIA)
    letters = two.reply(MIA, "welcome-mentee", f"new address: {MAX}")

    assert _names(letters) == [("done", MIA)]
    assert letters[0].text.replace(MAX, OTHER).split("[")[0] == free.text.split("[")[0]


def test_who_gets_the_question_by_mistake_changes_nothing_with_a_no_or_silence(two: World) -> None:
    two.reply(MIA, "welcome-mentee", f"new address: {OTHER}")
    letters = two.reply(OTHER, "confirm-identity", "decline")

    assert letters == []
    assert two.person(MIA).address == MIA


def test_a_mail_from_another_address_is_held_and_confirmed_and_the_address_added(two: World) -> None:
    raw = _as(two.reply_mail(MIA, "introduction", "Hello Max, my road was long."), WORK)
    held = two.deliver(raw)
    passed = two.reply(MIA, "confirm-identity", "second address")
    later = two.deliver(_as(two.reply_mail(MIA, "introduction", "And one thing more, Max."), WORK))

    assert _names(held) == [("confirm-identity", MIA)]
    assert WORK in held[0].text
    assert _names(passed) == [("done", MIA), ("relayed", MAX)]
    assert _names(later) == [("relayed", MAX)]
    assert two.person(WORK).address == MIA


def test_letters_go_to_the_first_address_whatever_address_one_writes_from(two: World) -> None:
    two.reply(MIA, "welcome-mentee", f"second address: {WORK}")
    two.reply(WORK, "confirm-identity", "accept")
    letters = two.write(WORK, "status")

    assert _names(letters) == [("status", MIA)]


def test_a_second_address_can_be_taken_back(two: World) -> None:
    two.reply(MIA, "welcome-mentee", f"second address: {WORK}")
    two.reply(WORK, "confirm-identity", "accept")
    two.reply(MIA, "done", "undo")

    assert addresses.of(two.person(MIA).id) == ()
    assert _names(two.write(WORK, "status")) == [("stranger", WORK)]


def test_what_was_refused_is_noted_with_its_reason(two: World) -> None:
    two.write(MIA, "leave")
    two.deliver(_as(two.reply_mail(MIA, "welcome-mentee", "my data"), OTHER))

    refused = addresses.refused(two.person(MIA).id)

    assert [(one.sender, one.wanted) for one in refused] == [(OTHER, "my data"), (MIA, "leave")]
    assert "from another address" in refused[0].why
    assert "answers no letter" in refused[1].why


def test_refusals_are_kept_for_ninety_days_and_never_after_forget_me(two: World) -> None:
    two.write(MIA, "leave")
    two.after(91)
    late = RefusalRow.select().count()
    two.write(MIA, "leave")
    two.reply(MIA, "confirm-identity", "decline")
    two.reply(MIA, "welcome-mentee", "forget me")

    assert late == 0
    assert RefusalRow.select().count() == 0


def test_a_line_about_an_address_in_mail_for_the_partner_is_the_partners(two: World) -> None:
    letters = two.reply(MIA, "introduction", f"Hello Max,\n\nmy new address: {NEW}\n\nMia")

    assert _names(letters) == [("relayed", MAX)]
    assert two.person(MIA).address == MIA
    assert two.pair().state is State.AGREEING


def _as(raw: bytes, sender: str) -> bytes:
    """Return a mail as if it came from another address."""
    return raw.replace(b"<mia@example.com>", f"<{sender}>".encode(), 1)


@pytest.mark.parametrize("delimiter", ["+", "-", "=", "_", ".", ""])
@pytest.mark.parametrize("client", sorted(FORMATS))
def test_a_programme_runs_with_any_delimiter_or_none(two: World, delimiter: str, client: str) -> None:
    service = two.service
    mailbox = replace(service.settings.mailbox, subaddress=delimiter)
    two.daemon.service = replace(service, settings=replace(service.settings, mailbox=mailbox))

    (status,) = two.write(MIA, "status")
    letters = two.reply(MIA, status, "my data", client)

    reply_to = parseaddr(str(status.message["Reply-To"]))[1]
    assert reply_to.startswith(f"mentors{delimiter}")
    assert delimiter or reply_to == PROGRAMME
    assert _names(letters) == [("my-data", MIA)]
