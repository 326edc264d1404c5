"""What somebody says anew about themselves, in what they agree on with others: their time, a mentor's limits.

A draft says so at once, which is no yes to it; an agreement only when the other has said yes too (A27, A28).
What a mentee told the organizer alone goes nowhere: of a mentee's lines only the time is passed on.
"""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import replace
from datetime import timedelta
from typing import NamedTuple

from mentorship.acts.agreeing import ANSWER_DAYS
from mentorship.agreement import Agreement, changed, changed_lines, lines
from mentorship.effects import Effect, Save, Send
from mentorship.fields import Field
from mentorship.letters.agreeing import AgreementForm, AgreementReview, Amendment
from mentorship.letters.base import Role
from mentorship.lifecycle import State
from mentorship.mentorship import Mentorship, other
from mentorship.own_parts import with_own
from mentorship.people import Person
from mentorship.scene import Scene, in_words

# What a line of a profile is called in an agreement, and who may have it there.
IN_AGREEMENT: dict[Field, tuple[Field, frozenset[Role]]] = {
    Field.TIME: (Field.TIME, frozenset(Role)),
    Field.LIMITS: (Field.BOUNDARIES, frozenset({Role.MENTOR})),
}


class Told(NamedTuple):
    """Who hears of it, whose draft says it now, and whether the author has that draft with this mail."""

    partners: str = ""
    drafts: str = ""
    shown: bool = False


def reach_agreements(scene: Scene, asker: Person, said: tuple[Field, ...]) -> Generator[Effect, None, Told]:
    """Bring lines about somebody into everything that they agree on with others."""
    heard: list[Person] = []
    drafted: list[Person] = []
    shown = False
    for pair in scene.related:
        role = pair.role_of(asker)
        current = pair.draft or pair.agreement
        if role is None or current is None or pair.held:
            continue
        after = _after(scene, pair, current, role, asker, said)
        if after == current.values:
            continue
        if pair.state is State.AGREEING:
            sent = _into_the_draft(scene, pair, current, _next(current, after, frozenset()), role)
            shown = shown or any(isinstance(one, Send) and one.to.id == asker.id for one in sent)
            drafted.append(pair.partner_of(role))
            yield from sent
        elif pair.state in (State.ACTIVE, State.PAUSED) and (not pair.draft or role in pair.draft.agreed):
            # An open wish of the partner waits for its own answer: this is no yes to it.
            heard.append(pair.partner_of(role))
            yield from _propose(scene, pair, _next(current, after, frozenset({role})), asker)
    return Told(_names(heard), _names(drafted), shown)


def _after(
    scene: Scene, pair: Mentorship, current: Agreement, role: Role, asker: Person, said: tuple[Field, ...]
) -> tuple[tuple[Field, str], ...]:
    changes: list[tuple[Field, str]] = []
    for field in said:
        line, roles = IN_AGREEMENT.get(field, (field, frozenset[Role]()))
        if role in roles:
            words = " ".join(asker.said(field).split())
            changes.append((line, with_own(pair, line, current.value(line), asker, words, scene.today)))
    return changed(current, tuple(changes), role).values


def _into_the_draft(
    scene: Scene, pair: Mentorship, before: Agreement, draft: Agreement, role: Role
) -> list[Effect]:
    """Write it into the draft; whoever has an older one to answer gets this one in its place."""
    draft = replace(draft, agreed=before.agreed & {role})
    pair = replace(pair, draft=draft)
    reply_by = scene.today + timedelta(days=ANSWER_DAYS)
    shown = lines(draft, before)
    to = other(role) if role in before.agreed else role
    partner = pair.partner_of(to).first_name
    asked = bool(before.agreed) or bool(pair.written("agreement-form", to, pair.introduced_at))
    letter: AgreementForm | AgreementReview = AgreementForm(partner, shown, reply_by)
    if before.agreed:
        letter = AgreementReview(partner, shown, reply_by)
    own = to is role
    send = Send(
        pair.person(to),
        letter,
        pair,
        draft.version,
        in_words(scene.request, scene.details) if own else "",
        answers=own,
    )
    return [Save(pair), replace(send, by_act=True)] if asked else [Save(pair)]


def _propose(
    scene: Scene, pair: Mentorship, proposal: Agreement, asker: Person
) -> Generator[Effect, None, None]:
    role, standing = pair.role_of(asker), pair.agreement
    if role is None or standing is None:
        raise AssertionError("only who agreed before can propose")
    pair = replace(pair, draft=proposal)
    yield Save(pair)
    said = changed_lines(proposal, standing)
    only_time = {line.field for line in said} == {Field.TIME}
    time = asker.said(Field.TIME) if only_time else ""
    letter = Amendment(asker.first_name, said, scene.today + timedelta(days=ANSWER_DAYS), time)
    yield Send(pair.person(other(role)), letter, pair, proposal.version, answers=False)


def _next(current: Agreement, values: tuple[tuple[Field, str], ...], agreed: frozenset[Role]) -> Agreement:
    return replace(current, version=current.version + 1, values=values, agreed=agreed)


def _names(people: list[Person]) -> str:
    return " and ".join(person.first_name for person in people)
