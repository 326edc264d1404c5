"""Write one letter into the outbox: number, token, text, bytes, all in the caller's transaction."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from mailer.compose import Cover, Theirs, compose
from mailer.missing import with_letters
from mailer.render import Rendered, render
from mentorpost import rehearsing
from mentorpost.service import Service
from mentorpost.settings import Contact
from mentorship import tokens
from mentorship.effects import Office
from mentorship.letters.answering import PASSED_ON, HelpLetter
from mentorship.letters.base import Frame, GoesTo, Letter, Role
from mentorship.mentorship import Mentorship
from mentorship.people import Person
from mentorship.policy import Policy
from mentorship.requests import Request
from mentorship.volume import COUNTED, LEADS_NOWHERE, NOWHERE_AN_HOUR
from store import outbox, partners, people

log = logging.getLogger(__name__)

TO_THE_PARTNER = frozenset({GoesTo.PARTNER, GoesTo.PARTNER_BUT_WORDS})
# A reminder joins the thread of the letter that it repeats.
REMINDS_OF = {"request-reminder": "request", "agreement-review": "agreement-form"}
LONGEST_REFERENCES = 20
AN_HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Occasion:
    """What a letter answers: the mail at hand, as far as threads need it."""

    message_id: str = ""
    references: tuple[str, ...] = ()


@dataclass(frozen=True)
class Order:
    """A letter that is to be written, and everything that is kept with it."""

    letter: Letter
    to_name: str
    to_address: str
    you: str
    person: Person | None = None
    pair: Mentorship | None = None
    role: Role | None = None
    about: int = 0
    understood: str = ""
    undo: Request | None = None
    asked: str = ""
    asked_id: int | None = None
    holds: int | None = None
    occasion: Occasion | None = None  # the letter is a direct answer to this
    attachments: tuple[bytes, ...] = ()
    theirs: Theirs | None = None  # the HTML of a mail that is passed on
    by_act: bool = False  # brought on by somebody's act: no routine letter
    listed: str = ""  # numbers of the people that the letter lists
    rendered: Rendered | None = None  # the letter as somebody was shown it; it goes out so
    language: str = ""  # of somebody who is not entered here


def to_person(letter: Letter, person: Person, pair: Mentorship | None = None) -> Order:
    """Return an order for a letter to a participant."""
    role = pair.role_of(person) if pair else None
    return Order(letter, person.name, person.address, person.first_name, person, pair, role)


def to_office(
    service: Service,
    office: Office,
    letter: Letter,
    pair: Mentorship | None,
    but: frozenset[str] = frozenset(),
) -> Order | None:
    """Return an order for a letter to the organizer or the safety contact; None where there is nobody.

    Neither of a pair is told about it by office, and nobody of those in `but` is.
    """
    contact = service.office(office, but | two_of(pair))
    if contact is None:
        log.error("nobody to tell what=%s: name organizers in [program] of the settings", letter.name)
        return None
    return replace(to_contact(contact, letter), pair=pair)


def to_contact(contact: Contact, letter: Letter) -> Order:
    """Return an order for a letter to one of the programme's own people."""
    first_name = contact.name.split()[0] if contact.name else ""
    return Order(letter, contact.name, contact.address, first_name)


def write(service: Service, order: Order, now: datetime) -> int | None:
    """Write a letter into the outbox; return its number, or None where the address has had enough today."""
    letter, policy = order.letter, service.policy
    if letter.name in COUNTED and _had_enough(order, policy, now):
        log.warning("answer withheld, the address has had its share today letter=%s", letter.name)
        return None
    thread = _thread(order)
    number = outbox.reserve(
        outbox.NewLetter(
            name=letter.name,
            recipient=order.to_address,
            person=order.person.id if order.person else None,
            mentorship=order.pair.id if order.pair else None,
            role=order.role,
            about=order.about,
            wanted=getattr(letter, "wanted", None) or getattr(letter, "command", None),
            asked=order.asked,
            asked_id=order.asked_id,
            holds=order.holds,
            routine=letter.routine and not order.by_act,
            thread=thread,
            expires_at=now + timedelta(days=letter.expires_days),
            listed=order.listed,
        ),
        now,
    )
    token = tokens.make(number, service.key)
    written = order.rendered or rendered(service, order)
    message_id = f"<{token}@{service.address.partition('@')[2]}>"
    in_reply_to, references = _references(order, thread)
    cover = Cover(
        to_name=order.to_name,
        to_address=order.to_address,
        from_name=service.settings.program.name,
        address=service.address,
        delimiter=service.settings.mailbox.subaddress,
        token=token,
        message_id=message_id,
        date=now,
        in_reply_to=in_reply_to,
        references=references,
        auto=_auto(order),
        short_ref=service.settings.mailbox.short_ref,
        attachments=order.attachments,
        theirs=order.theirs,
        list_unsubscribe=letter.routine,
    )
    mail = compose(letter, written, cover)
    outbox.write(number, message_id, written.subject, written.text, mail)
    if rehearsing.keeps(order):
        rehearsing.keep(service, order, number, written, cover, now)
    return number


def rendered(service: Service, order: Order) -> Rendered:
    """Return a letter as its reader would get it."""
    frame = _frame(service, order)
    # A programme's own wording is in its own language.
    own = service.settings.letters if frame.language == service.settings.program.language else None
    return render(order.letter, frame, own)


def _had_enough(order: Order, policy: Policy, now: datetime) -> bool:
    if outbox.written_today(order.to_address, COUNTED, now) >= policy.answers_a_day:
        return True
    if not isinstance(order.letter, HelpLetter) or not order.letter.reads:
        return False
    return is_asked_enough(order.to_address, now)


def is_asked_enough(address: str, now: datetime) -> bool:
    """Whether an address was asked back, or told that a person reads it, as often as leads somewhere."""
    return outbox.written_since(address, LEADS_NOWHERE, now - AN_HOUR) >= NOWHERE_AN_HOUR


def two_of(pair: Mentorship | None) -> frozenset[str]:
    """Return the addresses of the two who are no readers of what one of them says alone."""
    return frozenset({pair.mentor.address, pair.mentee.address}) if pair is not None else frozenset()


def around(service: Service, person: Person | None, pair: Mentorship | None) -> frozenset[str]:
    """Return who of the programme's own people is no reader of what somebody says: their partners."""
    if pair is not None:
        return two_of(pair)
    taking_part = any(people.by_address(contact.address) is not None for contact in service.staff)
    if person is None or not taking_part:
        return frozenset()
    return partners.partners_of(person.id) | {person.address}


def programme_frame(service: Service) -> Frame:
    """Return what a page for nobody in particular may say of the programme."""
    program, organizer = service.settings.program, service.organizer
    safety = program.safety_contact
    return Frame(
        programme=program.name,
        address=program.address,
        you="",
        person=organizer.name if organizer else "",
        person_address=organizer.address if organizer else "",
        safety_contact=(safety.name or safety.address) if safety else "",
        language=program.language,
        time_zone=program.time_zone,
    )


def _frame(service: Service, order: Order) -> Frame:
    program = service.settings.program
    person = order.person
    but = around(service, person, order.pair)
    organizer = service.office(Office.ORGANIZER, but)
    safety = service.office(Office.SAFETY_CONTACT, but) if program.safety_contact else None
    return Frame(
        programme=program.name,
        address=program.address,
        you=order.you,
        person=organizer.name if organizer else "",
        person_address=organizer.address if organizer else "",
        safety_contact=(safety.name or safety.address) if safety else "",
        alone=bool(service.staff) and organizer is None and safety is None,
        emergency=program.emergency,
        introduction=program.introduction,
        language=_language(service, order),
        time_zone=person.time_zone if person else program.time_zone,
        understood=order.understood,
        undo=order.undo or "",
    )


def _language(service: Service, order: Order) -> str:
    """Return the reader's own language; an organizer may take part, too, and have one."""
    programmes = service.settings.program.language
    if order.language:
        return with_letters(order.language, programmes)
    reader = order.person or people.by_address(order.to_address)
    return with_letters(reader.language, programmes) if reader is not None else programmes


def _thread(order: Order) -> str:
    if order.pair is None:
        return ""
    if order.letter.goes_to in TO_THE_PARTNER:
        return f"pair-{order.pair.id}"
    name = REMINDS_OF.get(order.letter.name, order.letter.name)
    return f"{name}-{order.pair.id}"


def _references(order: Order, thread: str) -> tuple[str, tuple[str, ...]]:
    """Return In-Reply-To and References: the mail that is answered, or the thread that goes on."""
    occasion = order.occasion
    if order.letter.goes_to not in TO_THE_PARTNER and occasion is not None and occasion.message_id:
        chain = (*occasion.references, occasion.message_id)
        return occasion.message_id, chain[-LONGEST_REFERENCES:]
    if occasion is not None and occasion.message_id:  # a partner's mail: their own last one comes first
        chain = (*outbox.thread_ids(thread, order.to_address), occasion.message_id)
        return occasion.message_id, chain[-LONGEST_REFERENCES:]
    if order.letter.goes_to not in TO_THE_PARTNER and order.letter.name not in REPEATED:
        return "", ()
    before = outbox.thread_ids(thread, order.to_address) if thread else ()
    return (before[-1] if before else ""), before


# These come again with the same question and join the thread of the first.
REPEATED = frozenset({"request-reminder", "agreement-form", "agreement-review", "paused"})


def _auto(order: Order) -> str:
    if order.letter.name in PASSED_ON:
        return ""
    return "auto-replied" if order.occasion is not None else "auto-generated"
