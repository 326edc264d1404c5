"""What somebody asks about themselves: status, availability, their data, leaving."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mentorship import rounds
from mentorship.acts import managers
from mentorship.acts.alerting import alert
from mentorship.acts.ending import end_now
from mentorship.acts.places import offer_place
from mentorship.acts.waiting import waiting
from mentorship.calendar import local_day
from mentorship.effects import Await, Forget, SavePerson, Send, Unlike
from mentorship.fields import Field
from mentorship.letters.answering import (
    HelpLetter,
    MyData,
    NotPossible,
    NotUnderstood,
    StatusLetter,
    StatusLine,
)
from mentorship.letters.base import Role
from mentorship.letters.done import Done, DoneAway
from mentorship.letters.joining import Forgotten
from mentorship.letters.rounds import PartnerAway
from mentorship.lifecycle import State
from mentorship.mentorship import Mentorship, other
from mentorship.people import Person, Status
from mentorship.profile import blanks, lines_of, missing, roles_wanted
from mentorship.requests import Request
from mentorship.scene import Effects, Scene
from mentorship.stillness import Still, running, with_still, without_coming

TOGETHER = frozenset({State.AGREEING, State.ACTIVE})
A_BREAK_IS_NEAR = timedelta(days=21)
COMMON_WORDS = (Request.STATUS, Request.PAUSE, Request.END, Request.REPORT, Request.MY_DATA)
MENTEE_WORDS = (Request.MENTORS, Request.STATUS, Request.PAUSE, Request.END, Request.REPORT)


def help_(scene: Scene) -> Effects:
    """Name the words that are wanted most."""
    yield scene.answer(HelpLetter(MENTEE_WORDS if scene.asker.mentee else COMMON_WORDS))


def status(scene: Scene) -> Effects:
    """Say where things stand for the asker, in every mentorship that they are part of."""
    lines = tuple(_status_line(pair, scene) for pair in scene.related if pair.role_of(scene.asker))
    available = scene.has_room(scene.asker) if scene.asker.mentor else None
    mine = ((pair, pair.role_of(scene.asker)) for pair in scene.related)
    subjects = (subject for pair, role in mine if role for subject in waiting(pair, role))
    open_subjects = tuple(dict.fromkeys(subjects))
    wanted, unanswered = roles_wanted(scene.asker), blanks(missing(scene.asker))
    agree = scene.asker.consented_at is None
    coming = next((one for one in scene.breaks if scene.today < one.still.back), None)
    near = coming is not None and coming.begin - scene.today <= A_BREAK_IS_NEAR
    yield scene.answer(
        StatusLetter(lines, available, open_subjects, wanted, unanswered, agree, coming if near else None)
    )


def available(scene: Scene) -> Effects:
    """A mentor puts themselves back (A11), and whoever waits is asked; who was away is here again."""
    here = without_coming(scene.asker.absences, scene.today)
    if not scene.asker.mentor:
        if here == scene.asker.absences:
            yield scene.answer(NotPossible(Request.AVAILABLE, "not-yours"))
            return
        yield SavePerson(replace(scene.asker, absences=here))
        yield scene.reply(Done(Request.AVAILABLE, here_again=True))
        return
    mentor = replace(scene.asker, resting=False, away_until=None, absences=here)
    yield SavePerson(mentor)
    yield scene.reply(Done(Request.AVAILABLE))
    places = tuple(
        replace(place, mentor=mentor) if place.mentor.id == mentor.id else place for place in scene.places
    )
    if replace(scene, places=places).has_room(mentor):
        yield from offer_place(mentor, scene.related, scene.policy, scene.now)


def unavailable(scene: Scene) -> Effects:
    """A mentor takes no requests, until a day or until they say `available`; nobody is asked till that day.

    The partner hears of it from those alone who said that they are away, with a day from which on: whoever
    takes nobody new may work on with those they have.
    """
    until, starts = scene.details.until, scene.details.starts
    if until is None:
        if not scene.asker.mentor:
            yield scene.answer(NotPossible(Request.UNAVAILABLE, "not-yours"))
            return
        yield SavePerson(replace(scene.asker, resting=True, away_until=None))
        yield scene.reply(DoneAway(Request.UNAVAILABLE))
        return
    away = Still(starts or scene.today, until + timedelta(days=1))
    person = replace(scene.asker, absences=with_still(scene.asker.absences, away))
    if person.mentor and (starts is None or starts <= scene.today):
        person = replace(person, resting=False, away_until=until)
    yield SavePerson(person)
    together = [
        pair
        for pair in scene.related
        if starts and pair.role_of(scene.asker) and pair.state in TOGETHER and not pair.held
    ]
    names = tuple(pair.partner_of(pair.role_of(scene.asker) or Role.MENTEE).first_name for pair in together)
    begin = starts if starts is not None and starts > scene.today else None
    letter = DoneAway(Request.UNAVAILABLE, until, begin=begin, with_whom=names, mentors=person.mentor)
    yield scene.reply(letter if starts else DoneAway(Request.UNAVAILABLE, until, mentors=person.mentor))
    for pair in together:
        partner = pair.partner_of(pair.role_of(scene.asker) or Role.MENTEE)
        yield Send(partner, PartnerAway(scene.asker.first_name, begin, until), pair, answers=False)


def capacity(scene: Scene) -> Effects:
    """Note how many mentees a mentor takes at once (A15)."""
    number = scene.details.number
    if not scene.asker.mentor or number is None or not 0 <= number <= 50:
        yield scene.answer(NotPossible(Request.CAPACITY, "not-yours"))
        return
    mentor = replace(scene.asker, capacity=number)
    yield SavePerson(mentor)
    yield scene.reply(Done(Request.CAPACITY, number=number))


def fewer(scene: Scene) -> Effects:
    """Fewer letters; nothing ends."""
    yield SavePerson(replace(scene.asker, fewer=True))
    yield scene.reply(Done(Request.FEWER))


def stop(scene: Scene) -> Effects:
    """Stop what? Fewer letters, this mentorship, or the programme: never guessed."""
    yield scene.answer(NotUnderstood("", (Request.FEWER, Request.END, Request.LEAVE)), scene.mentorship)


def feedback(scene: Scene) -> Effects:
    """Words for the organizer (A39)."""
    yield alert("feedback", scene.asker, words=scene.text)
    yield scene.reply(Done(Request.FEEDBACK))


def not_with(scene: Scene) -> Effects:
    """Never suggest this mentor to them; known to nobody else."""
    for code in scene.details.codes:
        yield Unlike(scene.asker, code)
    yield scene.reply(Done(Request.NOT_WITH))


def leave(scene: Scene) -> Effects:
    """Leave the programme: every pair ends kindly, and no more letters come."""
    yield from _end_all(scene)
    yield from managers.drop(scene.asker)
    yield SavePerson(replace(scene.asker, status=Status.LEFT, wants=""))
    yield Await(scene.asker, waits=False)
    yield scene.reply(Done(Request.LEAVE))


def forget_me(scene: Scene) -> Effects:
    """Delete what says who this was; in answer to the welcome a plain "no" is enough."""
    yield from _end_all(scene)
    yield from managers.drop(scene.asker)
    yield Send(scene.asker, Forgotten())
    yield Forget(scene.asker)


def my_data(scene: Scene) -> Effects:
    """Show everything that is kept about the asker."""
    person = scene.asker
    items = [
        ("Name", person.name),
        ("Address", person.address),
        ("Also yours", ", ".join(scene.addresses)),
        ("Roles", ", ".join(r for r, has in (("mentor", person.mentor), ("mentee", person.mentee)) if has)),
        ("Asked for, not approved yet", ", ".join(roles_wanted(person))),
        *((line.field.capitalize(), line.value) for line in lines_of(person) if line.field is not Field.NAME),
        ("Agreed to the ground rules", _agreed_to(person)),
        ("Away", "; ".join(_days(one) for one in person.absences if scene.today < one.back)),
        ("Your own manager", _manager(person)),
    ]
    for pair in scene.related:
        role = pair.role_of(person)
        if role is not None:
            items += _kept_of(pair, role)
    items += scene.kept
    yield scene.answer(MyData(tuple((label, value) for label, value in items if value)))


def _agreed_to(person: Person) -> str:
    if person.consented_at is None:
        return ""
    version = f", version {person.terms}" if person.terms else ""
    return f"{local_day(person.consented_at, person.time_zone):%Y-%m-%d}{version}"


def _days(away: Still) -> str:
    return f"{away.begin:%Y-%m-%d} to {away.back - timedelta(days=1):%Y-%m-%d}"


def _manager(person: Person) -> str:
    manager = person.manager
    if manager is None:
        return ""
    moments = (
        ("named", manager.named_at),
        ("written to", manager.written_at),
        ("answered", manager.acknowledged_at),
    )
    days = (f"{what} {local_day(at, person.time_zone):%Y-%m-%d}" for what, at in moments if at is not None)
    silent = ["wants no letters"] if manager.silent else []
    return ", ".join((f"{manager.name} <{manager.address}>", *days, *silent))


def _end_all(scene: Scene) -> Effects:
    """End everything; who goes gets one letter about all of it, not one for each."""
    for number, pair in enumerate(scene.related, scene.new_id):
        if pair.role_of(scene.asker) is None:
            continue
        for effect in end_now(replace(scene, mentorship=pair, new_id=number)):
            if not (isinstance(effect, Send) and effect.to.id == scene.asker.id):
                yield effect


def _kept_of(pair: Mentorship, role: Role) -> list[tuple[str, str]]:
    # Who only hears that mail waits must not learn from this that the other asked to end.
    partner, state = pair.partner_of(role).first_name, _seen_state(pair, role)
    items = [(f"With {partner}", f"{state}, {pair.since:%Y-%m-%d}")]
    if role is Role.MENTEE and pair.words:
        items.append(("What you wrote with it", pair.words))
    for agreement in (pair.agreement, pair.draft):
        lines = "; ".join(f"{name}: {value}" for name, value in agreement.values) if agreement else ""
        items.append((f"{'Agreement' if agreement is pair.agreement else 'Draft'} with {partner}", lines))
    for label, kept in (("Reached", pair.reached), ("Topics", (*pair.backlog, *pair.used))):
        items.append((f"{label} with {partner}", "; ".join(kept)))
    items.append((f"What you wanted to tell {partner}", pair.thanks_to(other(role))))
    items += _shared_of(pair, role)
    current = pair.round
    if current is not None:
        said = (current.since, current.own_topic, current.input, current.to_do, current.next)
        items.append((f"Latest agenda with {partner}", "; ".join(part for part in said if part)))
    return items


def _shared_of(pair: Mentorship, role: Role) -> list[tuple[str, str]]:
    """Return what two suggested and shared; what became of it is shown to who said so, and to nobody else."""
    partner = pair.partner_of(role).first_name
    items = []
    for one in pair.shared:
        mine = one.by is role
        outcome = f" ({one.outcome})" if one.outcome and not mine else ""
        items.append((f"{one.what.capitalize()} {'for' if mine else 'from'} {partner}", one.words + outcome))
    if pair.meeting is not None and pair.meeting.at is not None and not pair.meeting.off:
        items.append((f"Latest meeting with {partner}", f"{pair.meeting.at:%Y-%m-%d %H:%M} UTC"))
    return items


def _seen_state(pair: Mentorship, role: Role) -> State | None:
    return pair.before_ending if pair.state is State.ENDING and pair.ending_by is not role else pair.state


def _status_line(pair: Mentorship, scene: Scene) -> StatusLine:
    role = pair.role_of(scene.asker) or Role.MENTEE
    since = local_day(pair.since, pair.zone)
    state = _seen_state(pair, role)
    upcoming = rounds.next_agenda_day(pair) if pair.state is State.ACTIVE else None
    if upcoming is not None:
        breaks = tuple(one.still for one in scene.breaks)
        upcoming = running(upcoming, (*breaks, *pair.mentor.absences, *pair.mentee.absences))
    return StatusLine(
        pair.partner_of(role).first_name, role, str(state), str(pair.stage or ""), since, upcoming, pair.goals
    )
