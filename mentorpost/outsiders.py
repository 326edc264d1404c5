"""Mail from nobody that we know, and from nobody at all: strangers, and machines.

A stranger is answered once a day; a report of theirs always arrives. What a machine wrote is noted, never
acted on and never answered.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from inbox_rules.understand import understand
from inbox_rules.values import Incoming, Kind
from mentorpost import writing
from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorpost.writing import Occasion
from mentorship.effects import Office, Tell
from mentorship.letters.answering import GotYourReport, HelpLetter, OrganizerAlert
from mentorship.letters.base import Letter
from mentorship.letters.joining import Stranger
from mentorship.requests import Request
from store import outbox, people, received
from store.models import LetterRow, ReceivedRow

HOUR = 1
# Joining by mail is for the organizer to decide; this is what they type.
JOINING = {Request.JOIN_AS_MENTOR: "--mentor", Request.JOIN_AS_MENTEE: "--mentee"}
TO_STRANGERS = frozenset({Stranger.name, GotYourReport.name, HelpLetter.name})


def nobody_we_know(
    service: Service, row: ReceivedRow, incoming: Incoming, letter: LetterRow | None, now: datetime
) -> str:
    """Answer somebody who is not entered here, once a day; return the outcome."""
    understood = understand(incoming, None, now.date())
    stage = Stage(service, now)
    if letter is not None and letter.name == GotYourReport.name:
        alert = OrganizerAlert("report-more", incoming.sender, words=incoming.text)
        perform(stage, [Tell(Office.SAFETY_CONTACT, alert)])
        return "report"
    if understood.request is Request.REPORT:
        alert = OrganizerAlert("report", incoming.sender, words=incoming.text)
        perform(stage, [Tell(Office.SAFETY_CONTACT, alert)])
        return _answer_once(service, incoming, GotYourReport(), now)
    if service.is_staff(incoming.sender):
        received.quarantine(row.id, "written by the programme's own people; commands by mail are not read")
        return "staff"
    if understood.request in JOINING and incoming.sender:
        command = f"mentorpost people add {incoming.sender} --name NAME {JOINING[understood.request]}"
        alert = OrganizerAlert("join", incoming.sender, command, incoming.text)
        outcome = _answer_once(service, incoming, HelpLetter((), reads=True), now)
        if outcome != "stranger":
            perform(stage, [Tell(Office.ORGANIZER, alert)])
        return outcome
    return _answer_once(service, incoming, Stranger(), now)


def machine(service: Service, incoming: Incoming, letter: LetterRow | None, now: datetime) -> str:
    """Note what a machine wrote; never act on it, never answer it."""
    if incoming.kind is Kind.BOUNCE:
        if letter is None and incoming.original_message_id:
            letter = outbox.by_message_id(incoming.original_message_id)
        permanent = any(failure.permanent for failure in incoming.failures)
        if letter is not None and permanent and letter.state != outbox.FAILED:
            status = next((f.status for f in incoming.failures if f.permanent), "")
            outbox.bounced(letter.id, status)
            person = people.by_id(letter.person_id) if letter.person_id else None
            if person is not None:
                command = f"mentorpost people show {person.address}"
                alert = OrganizerAlert("bounced", person.name, command)
                perform(Stage(service, now), [Tell(Office.ORGANIZER, alert)])
    return str(incoming.kind)


def occasion_of(incoming: Incoming) -> Occasion:
    """Return what an answer to a mail needs for its thread."""
    # References holds the oldest first; what was read has In-Reply-To in front.
    return Occasion(incoming.message_id, incoming.references[1:])


def _answer_once(service: Service, incoming: Incoming, letter: Letter, now: datetime) -> str:
    """Answer an unknown address, with each kind of letter at most once a day; return the outcome."""
    if not incoming.sender or outbox.written_today(incoming.sender, frozenset({letter.name}), now):
        return "stranger"
    if outbox.written_to_strangers(TO_STRANGERS, now, HOUR) >= service.policy.strangers_an_hour:
        return "stranger"
    order = writing.Order(letter, incoming.sender_name, incoming.sender, incoming.sender_name)
    writing.write(service, replace(order, occasion=occasion_of(incoming)), now)
    return letter.name
