"""Joining, and what somebody says about themselves on the way and ever after (A1, A3, A32, B3, B10, D6).

An answer is never asked for twice: what is missing is named once, what was given is kept. Nobody who left is
approved without the organizer.
"""

from __future__ import annotations

from dataclasses import replace

from mentorship import profile
from mentorship.acts import recommending
from mentorship.acts.approving import approve
from mentorship.acts.myself import forget_me
from mentorship.acts.own_lines import Told, reach_agreements
from mentorship.acts.recommending import Heard
from mentorship.effects import Await, Consent, ConsentAnew, SavePerson
from mentorship.evidence import Evidence
from mentorship.fields import Field
from mentorship.letters.answering import NotPossible, NotUnderstood, StatusLetter
from mentorship.letters.base import Letter, Line, Role
from mentorship.letters.done import Done, DoneEntry
from mentorship.letters.joining import ProfileIncomplete, WelcomeMentee, WelcomeMentor
from mentorship.lifecycle import OVER, State
from mentorship.people import Person, Status, name_from
from mentorship.policy import Policy
from mentorship.requests import Request
from mentorship.scene import Effects, Scene

NOBODY = Told()
ROLE = {Request.JOIN_AS_MENTOR: Role.MENTOR, Request.JOIN_AS_MENTEE: Role.MENTEE}
WELCOME = {Role.MENTOR: WelcomeMentor.name, Role.MENTEE: WelcomeMentee.name}
# Only for who is approved. Until then they hear what happens next.
FOR_THE_APPROVED = frozenset(
    {Request.MENTORS, Request.MENTOR, Request.REQUEST, Request.AVAILABLE, Request.CAPACITY}
)


def join(scene: Scene) -> Effects:
    """Ask for a role, or for both; again, in any order, and in the middle of it (B1, B3)."""
    wanted = tuple(ROLE[request] for request in scene.joins)
    before = scene.asker
    fresh = [role for role in wanted if role not in (*profile.roles_of(before), before.wants)]
    if before.status is Status.LEFT:
        fresh = list(wanted)
        yield ConsentAnew(before)
    if before.status is Status.APPROVED and not fresh and not before.wants:
        if scene.profile or scene.unread:
            yield from tell(scene)  # the role is theirs, and what stands beside the wish is kept
        else:
            yield scene.answer(NotPossible(scene.joins[0], "already"))
        return
    person = profile.with_lines(_with_roles(before, wanted, fresh), scene.profile)
    yield SavePerson(person)
    named, heard = recommending.hear(replace(scene, asker=person))
    yield from named
    written = [role for role in wanted if role in fresh or WELCOME[role] not in scene.welcomed]
    for role in written:
        yield scene.answer(welcome(person, role, scene.policy, applied=True))
    if written and profile.ready(person):
        yield Await(person)  # they agreed before, and all that is asked came with the wish
    if not written and (scene.profile or scene.naming):
        yield from _said(replace(scene, asker=person), scene.profile, heard)
    elif heard.unasked:
        yield scene.answer(DoneEntry(Request.CHANGE, unasked=heard.unasked))
    elif not written:
        open_lines = profile.blanks(profile.missing(person))
        agree = person.consented_at is None
        yield scene.answer(StatusLetter((), None, (), profile.roles_wanted(person), open_lines, agree))


def _with_roles(person: Person, wanted: tuple[Role, ...], fresh: list[Role]) -> Person:
    if person.status is Status.LEFT:
        # Who left begins from nothing but their name and what they said of themselves.
        return replace(
            profile.with_lines(person, ((Field.RULES, ""),)),
            status=Status.APPLIED,
            mentor=Role.MENTOR in wanted,
            mentee=Role.MENTEE in wanted,
            wants="",
            returned=True,
            resting=False,
            away_until=None,
            consented_at=None,
        )
    if person.status is Status.APPROVED:
        return replace(person, wants=str(fresh[0]) if fresh else person.wants)
    return replace(
        person,
        status=Status.APPLIED,
        mentor=person.mentor or Role.MENTOR in wanted,
        mentee=person.mentee or Role.MENTEE in wanted,
    )


def welcome(person: Person, role: Role, policy: Policy, applied: bool = False) -> Letter:
    """Return the one letter that says what to expect, and asks."""
    automatic = policy.approval == "automatic" and _allowed(person, policy) and not person.returned
    asked = profile.ASKED[role]
    lines = tuple(Line(field, person.said(field)) for field in asked)
    complete = all(line.value for line in lines if line.field is not Field.RULES)
    if person.name == name_from(person.address):
        lines = (Line(Field.NAME, person.name), *lines)  # no name came with the mail
    lines = lines if applied else ()
    beside = any(other is not role for other in profile.roles_of(person))
    months, adults, waits = policy.default_months, policy.adults_only, not automatic
    if role is Role.MENTOR:
        return WelcomeMentor(
            person.mission, policy.mentor_time, months, adults, policy.topics, applied, waits, lines,
            complete, beside,
        )  # fmt: skip
    return WelcomeMentee(policy.mentee_time, months, adults, applied, waits, lines, complete, beside)


def tell(scene: Scene) -> Effects:
    """Keep lines about oneself, from an answer or a new mail, and say what is kept now."""
    lines = profile.readable(scene.profile)
    if scene.request in YES and Field.RULES in profile.asked_of(scene.asker):
        lines = (*lines, (Field.RULES, profile.YES))
    person = profile.with_lines(scene.asker, lines)
    told = Told()
    if person != scene.asker:
        yield SavePerson(person)
    if person != scene.asker and scene.request in (None, *YES):
        told = yield from reach_agreements(scene, person, tuple(field for field, _ in lines))
    named, heard = recommending.hear(replace(scene, asker=person))
    yield from named
    yield from _said(replace(scene, asker=person), lines, heard, told)


# The letters that ask for what is said about oneself.
ASKING = frozenset({*WELCOME.values(), ProfileIncomplete.name})
# A plain yes to a welcome, in whatever form: it is read as what that letter offers.
YES = frozenset({Request.ACCEPT, Request.AGREE, Request.MENTORS})


def _said(scene: Scene, lines: tuple[tuple[Field, str], ...], heard: Heard, told: Told = NOBODY) -> Effects:
    person = scene.asker
    said = (*profile.lines_of(person, tuple(field for field, _ in lines)), *heard.lines)
    taken_back = tuple(Line(field, "-") for field, value in lines if not value)
    unread = tuple(Line(field, value) for field, value in scene.unread)
    if not profile.roles_wanted(person):
        letter = DoneEntry(
            Request.CHANGE,
            partner=told.partners,
            lines=(*said, *taken_back),
            unread=unread,
            drafts=told.drafts,
            agreed_with=_agreed_with(scene) if Field.LIMITS in dict(lines) else "",
        )
        yield scene.answer(replace(letter, asks=heard.asks, later=heard.later, unasked=heard.unasked))
        return
    asked = profile.asked_of(person)
    kept = profile.lines_of(person, tuple(dict.fromkeys((*asked, *(field for field, _ in lines)))))
    kept = (*kept, *heard.lines)
    done = DoneEntry(
        Request.CHANGE, lines=kept, unread=unread, asks=heard.asks, later=True, unasked=heard.unasked
    )
    missing = profile.missing(person)
    if missing and profile.answered_for(person):
        yield Await(person)  # one role of two is complete, and need not wait for the other
    if missing and not scene.asked_for_more:
        yield scene.answer(ProfileIncomplete(kept, profile.blanks(missing), unread, heard.unasked))
    elif missing:
        yield scene.answer(replace(done, missing=profile.blanks(missing)))
    elif person.consented_at is None and not first_act(scene):
        yield scene.answer(replace(done, agree=True))
    elif _automatic(scene):
        if heard.unasked:
            yield scene.answer(DoneEntry(Request.CHANGE, unasked=heard.unasked))
        yield from approve(person)
    else:
        yield Await(person)
        yield scene.answer(replace(done, waits=True))


def _agreed_with(scene: Scene) -> str:
    """Return with whom a mentee has the one agreement in which a limit could stand, too."""
    pairs = [pair for pair in scene.related if pair.agreement and pair.state in (State.ACTIVE, State.PAUSED)]
    mine = [pair for pair in pairs if pair.role_of(scene.asker) is Role.MENTEE]
    return mine[0].mentor.first_name if len(mine) == len(pairs) == 1 else ""


def yes(scene: Scene) -> Effects:
    """A plain yes to a welcome, or to what it asks: the consent (A32), and for a mentee the ground rules."""
    if not profile.roles_wanted(scene.asker):
        yield scene.reply(Done(Request.ACCEPT))
        return
    yield from tell(scene)


def no(scene: Scene) -> Effects:
    """A no to a welcome: the role is dropped; who has nothing beside it is forgotten."""
    person = scene.asker
    role = next(role for role, name in WELCOME.items() if scene.answered and name == scene.answered.name)
    beside = [other for other in profile.roles_of(person) if other is not role]
    if person.wants == role or (role in profile.roles_wanted(person) and beside):
        applied = person.status is Status.APPLIED
        yield SavePerson(
            replace(
                person,
                wants="",
                mentor=person.mentor and not (applied and role is Role.MENTOR),
                mentee=person.mentee and not (applied and role is Role.MENTEE),
            )
        )
        if not applied:
            yield Await(person, waits=False)
        yield scene.answer(Done(Request.DECLINE, dropped=str(role)))
    elif any(pair.role_of(person) and pair.state not in OVER for pair in scene.related):
        # The welcome may be old by now, and a no to it would end what somebody has.
        doubt = "whether you would go altogether"
        yield scene.answer(NotUnderstood(doubt, (Request.LEAVE, Request.FORGET_ME)))
    else:
        yield from forget_me(scene)


def means_yes(scene: Scene) -> bool:
    """Whether `mentors` is only how a plain yes to the welcome was read."""
    answers = scene.answered is not None and scene.answered.name in ASKING
    waits = bool(profile.roles_wanted(scene.asker))
    lines = (line.strip(" .!").casefold() for line in scene.text.split("\n"))
    return answers and waits and scene.request in YES and Request.MENTORS not in lines


def not_yet(scene: Scene) -> Effects:
    """Say kindly that somebody has to be approved first, and what happens next."""
    wanted = scene.request or Request.STATUS
    person = scene.asker
    if person.status is Status.LEFT:
        yield scene.answer(NotPossible(wanted, "left", (Request.JOIN_AS_MENTEE, Request.JOIN_AS_MENTOR)))
    elif profile.missing(person) or person.consented_at is None:
        yield scene.answer(
            NotPossible(wanted, "not-complete", missing=profile.blanks(profile.missing(person)))
        )
    else:
        yield scene.answer(NotPossible(wanted, "not-approved"))


def first_act(scene: Scene) -> bool:
    """Whether this mail is somebody's first own act after they were told the terms: the consent to them."""
    if scene.asker.consented_at is not None or scene.asker.status is Status.LEFT:
        return False
    if scene.asker.status is Status.APPLIED:
        answers = scene.answered is not None and scene.answered.name in ASKING
        return not scene.joins and (bool(scene.profile or scene.naming) or (answers and scene.request in YES))
    if scene.request is None:
        return bool(scene.profile or scene.naming)
    return scene.request not in NO_CONSENT


# Who asks to join has not read the terms; who goes, or only asks what this is, does not agree to them.
NO_CONSENT = frozenset(
    {
        Request.DECLINE, Request.JOIN_AS_MENTOR, Request.JOIN_AS_MENTEE, Request.LEAVE, Request.FORGET_ME,
        Request.REPORT, Request.MY_DATA, Request.STATUS, Request.HELP, Request.STOP, Request.FEWER,
    }
)  # fmt: skip


def consented(scene: Scene) -> Effects:
    """Note the first own act."""
    if first_act(scene):
        yield Consent(scene.asker)


def _automatic(scene: Scene) -> bool:
    """Whether an address is approved without the organizer."""
    # What counts as proof is in docs/decisions/0010
    proven = scene.evidence is Evidence.TOKEN or (scene.evidence is Evidence.ADDRESS and scene.authenticated)
    person, policy = scene.asker, scene.policy
    return policy.approval == "automatic" and proven and not person.returned and _allowed(person, policy)


def _allowed(person: Person, policy: Policy) -> bool:
    domain = person.address.rpartition("@")[2]
    return any(domain == allowed.lower().rpartition("@")[2] for allowed in policy.allowed)
