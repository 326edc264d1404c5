"""Handle one mail: read it, find who wrote it and what it answers, decide, and write down what follows.

Everything happens inside the caller's one transaction; nothing is sent here.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime, timedelta

from inbox_rules.forms import kept_in
from inbox_rules.read import read
from inbox_rules.understand import understand
from inbox_rules.values import Asked, Authentication, Incoming, Kind, Understood
from mentorpost import (
    correspondents,
    echoes,
    gathering,
    managers,
    tongues,
    undelivered,
    whereabouts,
    which_one,
)
from mentorpost.amending import amended
from mentorpost.between_us import for_us_alone
from mentorpost.outsiders import machine, nobody_we_know, occasion_of
from mentorpost.passing_on import AtHand
from mentorpost.perform import Stage, perform
from mentorpost.reading import Read, read_mail
from mentorpost.service import Service
from mentorpost.setting_aside import set_aside
from mentorpost.too_large import too_large
from mentorpost.who import (
    LETTERS_REMEMBERED,
    Who,
    answered_letter,
    entered,
    latest_that_offers,
    who_wrote,
)
from mentorship import season
from mentorship.acts.carrying import words_only
from mentorship.acts.joining import WELCOME
from mentorship.calendar import local_day
from mentorship.decide import decide
from mentorship.effects import Effect, Send
from mentorship.evidence import Evidence
from mentorship.fields import Field
from mentorship.letters.answering import ConfirmIdentity
from mentorship.letters.joining import ProfileIncomplete
from mentorship.mentorship import Mentorship
from mentorship.people import Person
from mentorship.profile import roles_wanted
from mentorship.requests import Request
from mentorship.scene import Answered, Details, Scene
from store import mentorships, outbox, people, received
from store.models import LetterRow, ReceivedRow

log = logging.getLogger(__name__)

A_DAY = timedelta(days=1)


def handle(service: Service, row: ReceivedRow, now: datetime) -> str:
    """Deal with one mail; return the outcome, one word for the log."""
    incoming = _read(service, row)
    received.describe(row.id, kind=incoming.kind, sender=incoming.sender, message_id=incoming.message_id)
    row.sender, row.message_id = incoming.sender, incoming.message_id
    letter = answered_letter(service, incoming)
    if incoming.kind is not Kind.PERSON:
        return machine(service, incoming, letter, now)
    if row.outcome == received.TOO_LARGE:
        who = who_wrote(incoming, letter, now)
        pair = _pair(who.letter or who.guessed, who.person) if who else None
        return too_large(service, row, who.person if who else None, pair, now)
    outcome = correspondents.answered(service, row, incoming, letter, now)
    if outcome is not None:
        return outcome
    who = who_wrote(incoming, letter, now) or entered(service, incoming, letter, now)
    if who is None:
        return nobody_we_know(service, row, incoming, letter, now)
    if who.letter is not None or who.evidence is Evidence.ADDRESS:
        here = undelivered.heard_from(service, who.person, incoming.sender, who.evidence, now)
        who = replace(who, person=here)
    received.describe(row.id, person=who.person.id, letter=who.letter.id if who.letter else None)
    row.letter = who.letter.id if who.letter else None

    def by_name(held: ReceivedRow, who: Who, pair: Mentorship) -> str:
        return _decide(service, held, _read(service, held), who, now, about=pair)

    return which_one.answered(incoming, who, now, by_name) or _decide(service, row, incoming, who, now)


def _read(service: Service, row: ReceivedRow) -> Incoming:
    authserv = service.settings.mailbox.trusted_authserv
    return read(bytes(row.mail or b""), frozenset({service.address}), authserv)


def _decide(
    service: Service,
    row: ReceivedRow,
    incoming: Incoming,
    who: Who,
    now: datetime,
    about: Mentorship | None = None,
) -> str:
    today = local_day(now, who.person.time_zone)
    letter = who.letter or who.guessed
    whole = incoming.text
    incoming, named = managers.taken_out(incoming, who.person, letter, service.address)
    pair = _pair(letter, who.person)
    found = read_mail(incoming, _asked(letter, pair, who.person), who.person, today)
    found = tongues.asked_for(found, letter)
    found = amended(found, incoming, letter, who.person, today)
    read_so = gathering.picked(found.understood, letter)
    understood, named = managers.without_field(service, read_so, named, letter)
    if named is not None and understood.request is Request.REPORT:
        understood = replace(understood, text=whole)  # of a report nothing is left out
    closed = incoming.encrypted and understood.request is not Request.REPORT
    if closed:
        understood = Understood(None)
    plain = understood.request is None and not (closed or found.joins or found.profile.fields or named)
    if plain and _repeats_itself(service, incoming, pair, now):
        return echoes.OUTCOME
    if letter is None and understood.request is not None:
        letter = latest_that_offers(who.person, understood.request, now)
        who = replace(who, guessed=letter)
        pair = _pair(letter, who.person)
    if who.letter is None or pair is None:
        meant = about or which_one.meant(who.person, understood.text, understood.request, pair)
        if meant is not None and (pair is None or meant.id != pair.id):
            pair, letter = meant, who.letter
            who = replace(who, guessed=None)
    scene = _scene(service, who, letter, pair, understood, incoming, now)
    if closed:
        before = received.encrypted_from(who.person.id, now - LETTERS_REMEMBERED)
        scene = replace(scene, encrypted=True, encrypted_before=before)
    if letter is not None and letter.name == "not-understood":
        kept = kept_in(letter.text, today)
        scene = replace(scene, details=replace(scene.details, kept=kept))
    scene = replace(_with_profile(service, scene, found, incoming, now), manager=named)
    scene = _with_what_was_held(service, scene, who)
    words_wait = row.outcome == received.WORDS_KEPT  # the rest of it was dealt with when it came
    effects = list(words_only(scene)) if words_wait else decide(scene)
    if _is_refused(incoming, who, effects, now):
        set_aside(service, row.id, "in somebody's name, who was asked often enough today", now)
        return "refused"
    answered = letter.name if letter else None
    for_us = for_us_alone(who.person, understood.request, answered, effects)
    received.describe(row.id, for_us=for_us)
    at_hand = AtHand(row, occasion_of(incoming), incoming.subject, who.letter, who.guessed, incoming.html)
    stage = Stage(
        service,
        now,
        at_hand,
        lambda held, asking: _confirmed(service, held, asking, now),
        lambda held: _author_text(service, held),
    )
    letters = perform(stage, effects)
    request = str(understood.request or ("ask" if understood.doubt else "words"))
    if closed:
        request = received.ENCRYPTED
    log.info(
        "handled mail=%s mentorship=%s request=%s evidence=%s letters=%s",
        row.id,
        scene.mentorship.id if scene.mentorship else "-",
        request.replace(" ", "-"),
        who.evidence.name.lower(),
        letters,
    )
    return request


def _is_refused(incoming: Incoming, who: Who, effects: Iterable[Effect], now: datetime) -> bool:
    """Note what waits for its writer to confirm it; say whether they were asked often enough today."""
    asks = [
        effect.letter.wanted
        for effect in effects
        if isinstance(effect, Send) and isinstance(effect.letter, ConfirmIdentity) and effect.holds
    ]
    for wanted in asks:
        whereabouts.refuse(who.person, incoming.sender, wanted, who.evidence, now)
    return bool(asks) and whereabouts.asked_enough(who.person, now)


def _repeats_itself(service: Service, incoming: Incoming, pair: Mentorship | None, now: datetime) -> bool:
    files = tuple(attachment.name for attachment in incoming.attachments)
    return echoes.is_echo(service, incoming.sender, pair.id if pair else None, incoming.text, files, now)


def _with_what_was_held(service: Service, scene: Scene, who: Who) -> Scene:
    """Return the scene of a report with the words of the mail that we kept, and asked about."""
    letter = who.letter
    if scene.request is not Request.REPORT or letter is None or not letter.holds_id:
        return scene
    held = received.get(letter.holds_id)
    if held is None or held.mail is None:
        return scene
    return replace(scene, text=f"{scene.text}\n\n{_author_text(service, held)}", kept_back=True)


def _with_profile(service: Service, scene: Scene, found: Read, incoming: Incoming, now: datetime) -> Scene:
    """Return the scene with what the mail says about its author, where that matters."""
    profile = found.profile
    if not (found.joins or profile.fields or profile.unread or roles_wanted(scene.asker)) or scene.encrypted:
        return scene
    person = scene.asker.id
    asked_for_more = outbox.written_to(person, frozenset({ProfileIncomplete.name}), now - LETTERS_REMEMBERED)
    return replace(
        scene,
        joins=found.joins,
        profile=tuple(line for line in profile.fields if line[0] is not Field.RECOMMENDED_BY),
        naming=gathering.naming(service, scene.asker, profile.fields, incoming),
        unread=profile.unread,
        asked_for_more=bool(asked_for_more),
        welcomed=outbox.written_to(person, frozenset(WELCOME.values()), now - A_DAY),
        authenticated=incoming.authentication is Authentication.PASS,
    )


def _asked(letter: LetterRow | None, pair: Mentorship | None, person: Person) -> Asked | None:
    if letter is None:
        return None
    role = pair.role_of(person) if pair else None
    partner = pair.partner_of(role).first_name if pair and role else ""
    wanted = (Request(letter.wanted),) if letter.wanted and letter.name == "which-of-us" else ()
    shown = gathering.shown(_question(letter))
    return Asked(letter.asked_letter, letter.text, letter.subject, wanted, partner, shown)


def _question(letter: LetterRow) -> LetterRow | None:
    """Return the letter that is answered in the end, also where a question of ours lies between."""
    return outbox.get(letter.asked_id) if letter.asked_id else letter


def _pair(letter: LetterRow | None, person: Person) -> Mentorship | None:
    pair = mentorships.load(letter.mentorship_id) if letter is not None and letter.mentorship_id else None
    return pair if pair is not None and pair.role_of(person) else None


def _scene(
    service: Service,
    who: Who,
    letter: LetterRow | None,
    pair: Mentorship | None,
    understood: Understood,
    incoming: Incoming,
    now: datetime,
) -> Scene:
    today = local_day(now, who.person.time_zone)
    lately = now - timedelta(days=service.policy.request_again)
    arguments = understood.arguments
    around = {who.person.id} | ({pair.mentor.id, pair.mentee.id} if pair else set())
    question = _question(letter) if letter is not None else None
    codes = gathering.codes(arguments.codes, letter)
    return Scene(
        now=now,
        policy=service.policy_on(now),
        asker=who.person,
        request=understood.request,
        details=Details(
            codes,
            arguments.until,
            _starts(service, understood, now),
            arguments.number,
            arguments.topic,
            arguments.reason,
            arguments.tell,
            arguments.fields,
            arguments.unplaced,
            arguments.unclear,
            gathering.aims(arguments.fields, understood.text, today),
            arguments.back,
            meeting=arguments.meeting,
            address=arguments.address,
            because=arguments.because,
            touch=arguments.touch,
        ),
        text=understood.text,
        answered=_answered(letter, question),
        mentorship=pair,
        **gathering.choosing(understood, question, around, who.person, lately, codes, pair),
        new_id=mentorships.fresh_id(),
        breaks=service.breaks(),
        season_over=season.over(service.settings.program.season, local_day(now, service.zone)),
        evidence=who.evidence,
        doubt=understood.doubt,
        only_request=understood.only_request,
        greets_partner=understood.greets_partner,
        perhaps_report=understood.perhaps_report,
        told_alone=understood.told_alone,
        attachments=len(incoming.attachments),
        files=sum(not attachment.shown for attachment in incoming.attachments),
        others=_others(incoming, around),
        kept=gathering.kept(who.person, understood.request, now),
        resources=service.settings.program.resources,
        **whereabouts.seen(service, who.person, incoming.sender, arguments.address, letter, now),
        asked_back=outbox.written_today(who.person.address, frozenset({"not-understood"}), now),
    )


def _starts(service: Service, understood: Understood, now: datetime) -> date | None:
    """Return from which day something is meant; two who find each other before a season begin with it."""
    chosen = understood.arguments.starts
    if understood.request is not Request.ACCEPT:
        return chosen
    return season.begins(service.settings.program.season, local_day(now, service.zone), chosen)


def _others(incoming: Incoming, around: set[int]) -> bool:
    """Whether somebody beside the two got this mail as well."""
    known = (people.by_address(address) for address in incoming.copied)
    return any(person is None or person.id not in around for person in known)


def _answered(letter: LetterRow | None, question: LetterRow | None) -> Answered | None:
    if letter is None or question is None:
        return None
    name = letter.name if letter.name == "confirm-identity" else letter.asked_letter
    wanted = Request(letter.wanted) if letter.wanted else None
    return Answered(name, question.about, wanted, letter.created_at)


def _confirmed(service: Service, held: ReceivedRow, asking: LetterRow, now: datetime) -> None:
    """Its writer confirmed a held mail: decide it again, as if it had carried the token."""
    person = people.by_id(asking.person_id) if asking.person_id else None
    if person is None:
        return
    letter = outbox.get(asking.asked_id) if asking.asked_id else None
    incoming = _read(service, held)
    _decide(service, held, incoming, Who(person, Evidence.TOKEN, letter), now)


def _author_text(service: Service, row: ReceivedRow) -> str:
    letter = outbox.get(row.letter) if row.letter else None
    asked = Asked(letter.asked_letter, letter.text, letter.subject) if letter else None
    incoming = _read(service, row)
    return understand(incoming, asked, row.at.date()).text
