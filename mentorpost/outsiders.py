"""Mail from nobody that we know, and from nobody at all: strangers, and machines.

A stranger is answered once a day; a report of theirs always arrives; who asks to join is entered. What a
machine wrote is noted, never acted on and never answered; of an absence notice the days are kept.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from inbox_rules.absences import last_day_noticed
from inbox_rules.understand import understand
from inbox_rules.values import Asked, Authentication, Incoming, Kind
from mailer.headers import takes_mail
from mentorpost import managers, recommending, tongues, undelivered, writing
from mentorpost.perform import Stage, perform
from mentorpost.reading import read_mail
from mentorpost.service import Service
from mentorpost.setting_aside import set_aside
from mentorpost.writing import Occasion
from mentorship.calendar import local_day
from mentorship.delivery import FOR_GOOD, FOR_NOW
from mentorship.effects import Office, SaveManager, Send, Tell
from mentorship.letters.answering import TO_STRANGERS, GotYourReport, OrganizerAlert
from mentorship.letters.base import Letter
from mentorship.letters.joining import Stranger
from mentorship.people import Person, Status, name_from
from mentorship.requests import Request
from mentorship.stillness import noticed, with_still
from store import chores, outbox, people, received, recommendations
from store.models import LetterRow, ReceivedRow

HOUR = 1
A_DAY = timedelta(days=1)
LONGEST_NAME = 60
NO_ANSWER = "written from an address that no letter of ours can go to"


def nobody_we_know(
    service: Service, row: ReceivedRow, incoming: Incoming, letter: LetterRow | None, now: datetime
) -> str:
    """Answer somebody who is not entered here, once a day; return the outcome."""
    if incoming.sender and not takes_mail(incoming.sender):
        set_aside(service, row.id, NO_ANSWER, now)
        return "stranger"
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
    return _answer_once(service, incoming, _stranger(service), now)


def _stranger(service: Service, *, elsewhere: bool = False) -> Stranger:
    return Stranger(service.policy.mentor_time, service.policy.mentee_time, elsewhere)


def newcomer(
    service: Service, incoming: Incoming, invitation: LetterRow | None, now: datetime
) -> Person | None:
    """Return the person who asks to join, entered now without a role, or found again; else None.

    Where the mail's authentication failed, nobody is entered: the answer goes to the address, and an answer
    to that is proof enough.
    """
    if not takes_mail(incoming.sender) or (
        incoming.authentication is Authentication.FAIL and invitation is None
    ):
        return None
    asked = Asked(invitation.name, invitation.text, invitation.subject) if invitation else None
    if not read_mail(incoming, asked, None, now.date()).joins:
        return None
    known = people.by_address(incoming.sender)
    if known is not None:
        return known
    program, policy = service.settings.program, service.policy
    alike = people.same_mailbox(incoming.sender)
    person = Person(
        0,
        incoming.sender,
        name_in(incoming.sender_name) or name_from(incoming.sender),
        "",
        status=Status.APPLIED,
        capacity=policy.capacity,
        language=tongues.learnt(incoming.text, program.language, invitation),
        time_zone=program.time_zone,
        returned=alike is not None,  # under another spelling too nobody comes back unseen
    )
    return people.add(person, now)


def name_in(display: str) -> str:
    """Return the name that somebody writes mail under: "Quist, Zoe" is Zoe Quist, an address is none."""
    name = " ".join("".join(c if c.isprintable() else " " for c in display).split()).strip("\"' ")
    last, comma, first = name.partition(", ")
    if comma and "," not in first:
        name = f"{first} {last}"
    return name if "@" not in name and any(c.isalpha() for c in name) and len(name) <= LONGEST_NAME else ""


def machine(service: Service, incoming: Incoming, letter: LetterRow | None, now: datetime) -> str:
    """Note what a machine wrote; never act on it, never answer it."""
    if incoming.kind is Kind.BOUNCE:
        if letter is None and incoming.original_message_id:
            letter = outbox.by_message_id(incoming.original_message_id)
        permanent = any(failure.permanent for failure in incoming.failures)
        if letter is not None and letter.state != outbox.FAILED:
            undelivered.came_back(service, letter, FOR_GOOD if permanent else FOR_NOW, now)
        if letter is not None and permanent and letter.state != outbox.FAILED:
            status = next((f.status for f in incoming.failures if f.permanent), "")
            outbox.bounced(letter.id, status)
            if letter.about and letter.name in recommendations.TO_THEM:
                recommending.came_back(service, letter.name, letter.about, now)
            if (told := managers.came_back(letter)) is not None:
                perform(Stage(service, now), [Send(*told, answers=False), SaveManager(told[0], None)])
            undelivered.tell_its_writer(service, letter, now)
    if incoming.kind is Kind.COMPLAINT:
        letter = letter or outbox.by_message_id(incoming.original_message_id)
        if letter is not None and letter.name in recommendations.TO_THEM:
            recommending.never_again(letter.about, now)  # it was marked as unwanted
    if incoming.kind is Kind.OUT_OF_OFFICE and incoming.authentication is not Authentication.FAIL:
        _note_absence(incoming, letter, now)
    return str(incoming.kind)


def from_elsewhere(service: Service, incoming: Incoming, now: datetime) -> str:
    """Say that a letter can be answered only from the address that it went to; once a day."""
    return _answer_once(service, incoming, _stranger(service, elsewhere=True), now)


def _note_absence(incoming: Incoming, letter: LetterRow | None, now: datetime) -> None:
    """Keep when a participant is away, so that nobody is asked meanwhile; nobody hears of it."""
    person = people.by_id(letter.person_id) if letter is not None and letter.person_id else None
    person = person or (people.by_address(incoming.sender) if incoming.sender else None)
    if person is None or person.forgotten or person.status is Status.LEFT:
        return
    today = local_day(now, person.time_zone)
    away = noticed(today, last_day_noticed(incoming.text, today))
    people.save(replace(person, absences=with_still(person.absences, away)))


def occasion_of(incoming: Incoming) -> Occasion:
    """Return what an answer to a mail needs for its thread."""
    # References holds the oldest first; what was read has In-Reply-To in front.
    return Occasion(incoming.message_id, incoming.references[1:])


def _tell_of_flood(service: Service, now: datetime) -> None:
    """Tell the organizer, at most once a day, that strangers are only counted now."""
    if chores.is_due(chores.FLOOD, now, A_DAY):
        chores.done(chores.FLOOD, now)
        alert = OrganizerAlert("stranger-flood", "", "mentorpost status")
        perform(Stage(service, now), [Tell(Office.ORGANIZER, alert)])


def _answer_once(service: Service, incoming: Incoming, letter: Letter, now: datetime) -> str:
    """Answer an unknown address, with each kind of letter at most once a day; return the outcome."""
    if not incoming.sender or outbox.written_today(incoming.sender, frozenset({letter.name}), now):
        return "stranger"
    if outbox.written_to_strangers(TO_STRANGERS, now, HOUR) >= service.policy.strangers_an_hour:
        _tell_of_flood(service, now)
        return "stranger"
    order = writing.Order(letter, incoming.sender_name, incoming.sender, incoming.sender_name)
    order = replace(order, language=tongues.learnt(incoming.text, service.settings.program.language))
    writing.write(service, replace(order, occasion=occasion_of(incoming)), now)
    return letter.name
