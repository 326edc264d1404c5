"""What somebody answers whom a mentor named: shown back to them, confirmed, taken back (A36).

It takes a token of their own letters and the address that those went to. Nothing stands before a yes to the
very words, no reason goes to the mentor, and a no and silence are answered by nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TYPE_CHECKING

from inbox_rules.doubts import only_unknown
from inbox_rules.testimony import fit_to_stand, leave_alone, may_stand, takes_back
from inbox_rules.values import Incoming
from mentorpost import recommending, writing
from mentorpost.outsiders import name_in, occasion_of
from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorship.calendar import days_after, local_day
from mentorship.effects import Office, Send, Tell
from mentorship.letters.answering import GotYourReport, HelpLetter, MyData, NotUnderstood, OrganizerAlert
from mentorship.letters.base import Letter
from mentorship.letters.recommending import ReferenceConfirm, ReferenceDone, ReferenceRequest, ReferenceStands
from mentorship.people import Person, Status, name_from
from mentorship.recommendations import Read, Recommendation, Said, Standing, said
from mentorship.requests import Request
from store import people, received, recommendations
from store.models import LetterRow

if TYPE_CHECKING:
    from mentorpost.correspondents import Answer

log = logging.getLogger(__name__)

LETTERS = frozenset(recommendations.TO_THEM)
LETTERS_A_DAY = 6  # to one person about one mentor; a machine that looks like a person gets no more
A_DAY = timedelta(days=1)
AS_SHOWN = "whether it may stand as I showed it, or in other words"
AS_IT_STANDS = "whether what you wrote shall go"
NO_WORDS = "I found no words of yours in it"


def proven(service: Service, letter: LetterRow, incoming: Incoming, _now: datetime) -> bool:
    """Whether a mail comes from whom the letter went to, also where that address is not kept any more."""
    one = recommendations.get(letter.about)
    if one is None or not incoming.sender:
        return False
    if one.address:
        return incoming.sender == one.address
    return recommending.mark(service, incoming.sender) == one.mark


def answered(answer: Answer) -> str:
    """Deal with an answer; return the outcome."""
    one = recommendations.get(answer.question.about)
    mentor = people.by_id(one.mentor) if one is not None else None
    if one is None or mentor is None:
        return "over"
    received.describe(answer.row.id, letter=answer.letter.id)
    meant = said(one, _read(answer))
    if answer.incoming.encrypted:
        _write(answer, one, NotUnderstood("", (), encrypted=True), asks_again=True)
    elif one.standing is Standing.OVER or mentor.status is Status.LEFT:
        _late(answer, one, mentor, meant)
    else:
        ACTS[meant](answer, one, mentor)
    return f"recommendation {meant}"


def _read(answer: Answer) -> Read:
    found, text = answer.understood, answer.text
    if answer.question.name == ReferenceConfirm.name and may_stand(text):
        return Read(Request.ACCEPT, text)
    return Read(
        answer.request,
        text,
        beside=bool(found and found.arguments.reason),
        doubt=bool(found and not only_unknown(found.doubt)),
        courtesy=bool(found and found.courtesy),
        takes_back=takes_back(text),
        leave_alone=leave_alone(text),
        insists=answer.letter.id != answer.question.id,
    )


def reported(answer: Answer) -> str:
    """Tell the safety contact who was named by whom and what they wrote; nobody asks them again."""
    one = recommendations.get(answer.question.about)
    mentor = people.by_id(one.mentor) if one is not None else None
    sender = answer.incoming.sender
    who = f"{one.name if one else ''} ({sender})".strip()
    if mentor is not None:
        who += f", asked to recommend {mentor.name} ({mentor.address}),"
    alert = OrganizerAlert("report", who, words=answer.text)
    stage = Stage(answer.service, answer.now)
    perform(stage, [Tell(Office.SAFETY_CONTACT, alert)])
    person = people.by_address(sender)
    if person is not None:
        perform(stage, [Send(person, GotYourReport())])
    elif one is not None:
        writing.write(
            answer.service, replace(recommending.order_for(one, GotYourReport()), about=0), answer.now
        )
    if one is not None:
        received.describe(answer.row.id, letter=answer.letter.id)
        recommending.never_again(one.id, answer.now)
    return "report"


def _late(answer: Answer, one: Recommendation, mentor: Person, meant: Said) -> None:
    """It is over: whoever writes more than a no hears that nothing is kept."""
    if one.standing is not Standing.OVER:
        recommendations.close(one, one.until)
    if meant is Said.STOP:
        recommendations.never_ask(one.mark, answer.now)
    elif meant not in (Said.NO, Said.THANKS):
        sender = answer.incoming.sender
        name = one.name or name_in(answer.incoming.sender_name) or name_from(sender)
        back = replace(one, address=sender, name=name)
        _write(answer, back, ReferenceDone(mentor.name, mentor.first_name, stands=False))


def _words(answer: Answer, one: Recommendation, mentor: Person) -> None:
    """Show it back as it would stand; the same words again change nothing."""
    found = fit_to_stand(answer.text, one.name, answer.incoming.sender_name)
    if not found.words:
        _unclear(answer, one, mentor, NO_WORDS)
        return
    if found.words in (one.shown, one.words):
        return
    own = name_in(answer.incoming.sender_name)
    signed = own if own and one.name == name_from(one.address) else one.name  # no name came with the address
    until = days_after(answer.now, answer.service.policy.reference_days, answer.service.zone)
    letter = ReferenceConfirm(
        mentor.name,
        mentor.first_name,
        found.words,
        signed,
        local_day(until, answer.service.zone),
        found.cut,
        instead=one.standing is Standing.STANDS,
    )
    if _write(answer, one, letter):
        recommendations.show(one, found.words, signed, until)


def _yes(answer: Answer, one: Recommendation, mentor: Person) -> None:
    """It stands, with their name; the mentor hears it."""
    if answer.question.id != recommendations.latest_shown(one):
        _unclear(answer, one, mentor)  # a yes to words that were replaced since then
        return
    recommendations.stand(one)
    _write(answer, one, ReferenceDone(mentor.name, mentor.first_name, stands=True))
    letter = ReferenceStands(one.name, one.shown)
    perform(Stage(answer.service, answer.now), [Send(mentor, letter, about=one.id)])


def _no(answer: Answer, one: Recommendation, mentor: Person) -> None:
    """No: all that was written is deleted. A no to the first letter is answered by nothing, as that says."""
    recommendations.close(one, one.until)
    if one.shown or one.words:
        _write(answer, one, ReferenceDone(mentor.name, mentor.first_name, stands=False))


def _stop(answer: Answer, one: Recommendation, mentor: Person) -> None:
    """The same, and nobody here asks them again."""
    recommending.never_again(one.id, answer.now)
    if one.shown or one.words:
        _write(answer, one, ReferenceDone(mentor.name, mentor.first_name, stands=False))


def _willing(answer: Answer, one: Recommendation, mentor: Person) -> None:
    until = one.until or answer.now
    letter = ReferenceRequest(
        mentor.name, mentor.first_name, local_day(until, answer.service.zone), willing=True
    )
    _write(answer, one, letter)


def _question(answer: Answer, one: Recommendation, _mentor: Person) -> None:
    """A question is never left without an answer: a person reads it, and we say so."""
    alert = OrganizerAlert("read-this", f"{one.name} ({one.address})", words=answer.text)
    perform(Stage(answer.service, answer.now), [Tell(Office.ORGANIZER, alert)])
    _write(answer, one, HelpLetter((), reads=True), asks_again=True)


def _unclear(answer: Answer, one: Recommendation, mentor: Person, doubt: str = "") -> None:
    words = (Request.ACCEPT, Request.DECLINE) if one.shown else (Request.DECLINE,)
    about = f"what you would like to say about {mentor.first_name}"
    doubt = doubt or (AS_SHOWN if one.shown else AS_IT_STANDS if one.words else about)
    _write(answer, one, NotUnderstood(doubt, words), asks_again=True)


def _my_data(answer: Answer, one: Recommendation, mentor: Person) -> None:
    items = (
        ("Name", one.name),
        ("Address", one.address),
        (f"Named by {mentor.name}", "to recommend them"),
        ("What stands", one.words),
        ("What waits for your yes", one.shown),
    )
    _write(answer, one, MyData(tuple((label, value) for label, value in items if value)), asks_again=True)


def _nothing(_answer: Answer, _one: Recommendation, _mentor: Person) -> None:
    """Thanks are answered by nothing."""


ACTS: dict[Said, Callable[[Answer, Recommendation, Person], None]] = {
    Said.YES: _yes,
    Said.NO: _no,
    Said.STOP: _stop,
    Said.WORDS: _words,
    Said.WILLING: _willing,
    Said.QUESTION: _question,
    Said.THANKS: _nothing,
    Said.UNCLEAR: _unclear,
    Said.MY_DATA: _my_data,
}


def _write(answer: Answer, one: Recommendation, letter: Letter, *, asks_again: bool = False) -> bool:
    """Answer whoever was named, unless they had enough letters today; say whether it was written."""
    if recommendations.shown_since(one, answer.now - A_DAY) >= LETTERS_A_DAY:
        log.warning("answer withheld, the address has had its share today letter=%s", letter.name)
        return False
    order = replace(recommending.order_for(one, letter), occasion=occasion_of(answer.incoming))
    if asks_again:
        order = replace(order, asked=answer.question.asked_letter, asked_id=answer.question.id)
    writing.write(answer.service, order, answer.now)
    return True
