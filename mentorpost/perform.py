"""Carry out the effects of a decision, one after the other, inside the caller's transaction.

Nothing is sent here: letters go into the outbox, and leave after the transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from mailer.language import language
from mentorpost import manager_letters, writing
from mentorpost.again import send_again
from mentorpost.keeping import keep
from mentorpost.passing_on import AtHand, Words, pass_on
from mentorpost.service import Service
from mentorpost.writing import Occasion
from mentorship.acts.alerting import alert, key_of
from mentorship.answers import ANSWERS, Free
from mentorship.effects import (
    ActHeld,
    DropHeld,
    DropWaiting,
    Effect,
    HandleWaiting,
    Hold,
    KeepHeld,
    PassHeldOn,
    PassOn,
    Release,
    Send,
    SendAgain,
    ShowManager,
    Tell,
    TellManager,
)
from mentorship.letters.answering import NotPossible
from mentorship.mentorship import Mentorship
from mentorship.people import Person
from mentorship.preparation import Preparing, prepared
from mentorship.requests import Request
from store import mentorships, outbox, people, received
from store.models import LetterRow, ReceivedRow

# How a held mail is read again: given by the caller, who knows how mails are read.
Reread = Callable[[ReceivedRow, LetterRow], None]
ReadText = Callable[[ReceivedRow], str]


@dataclass(frozen=True)
class Stage:
    """Where effects are carried out. Without a mail at hand the calendar caused them."""

    service: Service
    now: datetime
    at_hand: AtHand | None = None
    reread: Reread | None = None
    author_text: ReadText | None = None


def perform(stage: Stage, effects: Iterable[Effect]) -> int:
    """Carry out effects in order; return how many letters were written."""
    before: int | None = None
    for effect in effects:
        before = _letters_written() if before is None else before
        _perform(stage, effect)
    return 0 if before is None else _letters_written() - before


def _perform(stage: Stage, effect: Effect) -> None:
    """One effect, one branch: what goes to somebody, and what becomes of mails that are held."""
    match effect:
        case Send():
            _send(stage, effect)
        case Tell():
            _tell(stage, effect)
        case ShowManager():
            occasion = stage.at_hand.occasion if stage.at_hand is not None else None
            manager_letters.show(stage.service, effect, occasion, stage.now)
        case TellManager():
            manager_letters.tell(stage.service, effect, stage.now)
        case PassOn(to, mentorship, text, whole, suggests):
            _pass_on(stage, _at_hand(stage), to, mentorship, Words(text, whole, suggests))
        case Hold(mentorship, words_only):
            received.hold(_at_hand(stage).row.id, mentorship.id, words_only=words_only)
        case Release(mentorship):
            for row in received.held_with(mentorship.id):
                _release(stage, row, mentorship)
        case HandleWaiting(mentorship):
            for row in received.held_with(mentorship.id):
                received.wait_again(row)
        case DropWaiting(mentorship):
            for row in received.held_with(mentorship.id):
                received.describe(row.id, state=received.DONE, mail=None, outcome="deleted")
        case SendAgain(person):
            send_again(stage.service, person, stage.now)
        case PassHeldOn() | KeepHeld() | DropHeld() | ActHeld():
            _with_held(stage, effect)
        case _:
            keep(stage.service, effect, stage.now)


def _tell(stage: Stage, tell: Tell) -> None:
    but = writing.around(stage.service, _author(stage), tell.mentorship)
    order = writing.to_office(stage.service, tell.office, tell.letter, tell.mentorship, but)
    if order is not None:
        writing.write(stage.service, replace(order, listed=key_of(tell)), stage.now)
    if tell.mentorship is not None:
        mentorships.note(
            tell.mentorship.id, f"told {getattr(tell.letter, 'what', tell.letter.name)}", stage.now
        )


def _send(stage: Stage, send: Send) -> None:
    order = writing.to_person(send.letter, send.to, send.mentorship)
    if isinstance(send.letter, Preparing):
        before = outbox.count_to(send.to.id, send.letter.name, order.role)
        order = replace(order, letter=prepared(send.letter, order.role, before))
    at_hand = stage.at_hand
    by_act = send.by_act or at_hand is not None  # what somebody's mail causes is no routine letter
    order = replace(order, about=send.about, understood=send.understood, undo=send.undo, by_act=by_act)
    if at_hand is not None and send.answers:
        asked, asked_id = _asks_for(at_hand, send)
        order = replace(order, occasion=at_hand.occasion, asked=asked, asked_id=asked_id)
    if at_hand is not None and send.holds:
        received.hold(at_hand.row.id, send.mentorship.id if send.mentorship else None)
        received.describe(at_hand.row.id, outcome=send.letter.name)
        order = replace(order, holds=at_hand.row.id)
    if send.entry is not None:
        # The library takes long to load, and most letters have no need of it.
        from mailer.calendar_entry import entry_part

        words = language(send.to.language)
        part = entry_part(send.entry, stage.service.address, stage.now, words)
        order = replace(order, attachments=(*order.attachments, part))
    writing.write(stage.service, order, stage.now)


# Letters that ask the same question again: an answer to them is an answer to the letter before.
ASK_AGAIN = frozenset({"not-understood", "not-possible", "help", "confirm-identity"})


def _asks_for(at_hand: AtHand, send: Send) -> tuple[str, int | None]:
    before = at_hand.letter or at_hand.guessed
    if before is None or send.letter.name not in ASK_AGAIN:
        return "", None
    if send.letter.name != "confirm-identity" and ANSWERS[before.asked_letter].free is Free.PARTNER:
        return "", None  # an answer to this letter is for us, and no more for the partner
    return before.asked_letter, before.asked_id or before.id


def _pass_on(stage: Stage, at_hand: AtHand, to: Person, pair: Mentorship, words: Words) -> None:
    left_out = pass_on(stage.service, at_hand, to, pair, words, stage.now)
    role = pair.role_of(to)
    if left_out is not None and role is not None:
        megabytes = stage.service.policy.relay_megabytes
        words_alone = bool(words.text.strip())
        letter = NotPossible(
            Request.PASS_ON, left_out, partner=to.first_name, megabytes=megabytes, passed_on=words_alone
        )
        _perform(stage, Send(pair.partner_of(role), letter, pair))


def _release(stage: Stage, row: ReceivedRow, pair: Mentorship) -> None:
    if row.outcome == received.WORDS_KEPT:
        received.wait_again(row)
        return
    author = people.by_address(row.sender)
    role = pair.role_of(author) if author else None
    if author is None or role is None or stage.author_text is None:
        return
    letter = outbox.get(row.letter) if row.letter else None
    held = AtHand(row, Occasion(row.message_id), letter.subject if letter else "", letter)
    _pass_on(stage, held, pair.partner_of(role), pair, Words(stage.author_text(row)))
    received.describe(row.id, state=received.DONE, mail=None, outcome="passed on")


def _with_held(stage: Stage, effect: PassHeldOn | KeepHeld | DropHeld | ActHeld) -> None:
    at_hand = _at_hand(stage)
    asking = at_hand.letter
    row = received.get(asking.holds_id) if asking is not None and asking.holds_id else None
    if row is None or row.mail is None or asking is None or stage.author_text is None or stage.reread is None:
        return  # it was answered before, or its days are over
    match effect:
        case PassHeldOn(_, pair, waits=True):
            received.hold(row.id, pair.id)
            return
        case PassHeldOn(to, pair):
            answered = outbox.get(row.letter) if row.letter else None
            held = AtHand(row, Occasion(row.message_id), answered.subject if answered else "", answered)
            _pass_on(stage, held, to, pair, Words(stage.author_text(row)))
        case KeepHeld(person, pair):
            _perform(stage, alert("kept", person, pair, stage.author_text(row)))
        case ActHeld():
            # It may be kept once more: with another question, or with the pair.
            received.describe(row.id, state=received.WAITING)
            stage.reread(row, asking)
            received.finish(row.id, row.outcome)
            return
        case DropHeld():
            pass
    received.describe(row.id, state=received.DONE, mail=None)


def _author(stage: Stage) -> Person | None:
    """Return who wrote the mail at hand, if it is somebody who takes part."""
    return people.by_address(stage.at_hand.row.sender) if stage.at_hand is not None else None


def _at_hand(stage: Stage) -> AtHand:
    if stage.at_hand is None:
        raise AssertionError("only a mail causes this")
    return stage.at_hand


def _letters_written() -> int:
    return outbox.highest()
