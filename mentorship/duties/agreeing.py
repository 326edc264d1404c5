"""What the calendar owes two who get to know each other and settle how they work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from functools import partial

from mentorship import rounds
from mentorship.acts.agreeing import ANSWER_DAYS, open_form
from mentorship.acts.farewell import over
from mentorship.agreement import lines
from mentorship.calendar import local_day
from mentorship.duties.common import introduced
from mentorship.duties.look import Calendar, Due
from mentorship.effects import Save, Send, sides
from mentorship.letters.agreeing import AgreementForm, AgreementReview, AgreementSettled, Icebreaker
from mentorship.letters.base import Role
from mentorship.letters.ending import Why
from mentorship.lifecycle import By, Event, Stage
from mentorship.mentorship import CONTACT, Mentorship, other, take
from mentorship.scene import Effects

ICEBREAKER_DAYS = 4  # after which one is left out


def give_up_agreeing(calendar: Calendar) -> Due | None:
    """28 days without an agreement: closed kindly, both free again."""

    def act(calendar: Calendar) -> Effects:
        pair = take(calendar.pair, Event.NOT_AGREED, By.SERVICE, calendar.now)
        yield from over(calendar.policy, pair, Why.NOT_AGREED, None)

    return Due(calendar.counted(introduced(calendar.pair), calendar.policy.agreement_expiry), act, moves=True)


def send_form(calendar: Calendar) -> Due | None:
    """The form goes to the mentee when both have written once, or on day 7."""
    pair = calendar.pair
    begun = introduced(pair)
    proposed = pair.draft is not None and pair.draft.agreed
    if proposed or pair.written("agreement-form", since=begun):
        return None
    wrote = [pair.first(CONTACT, role) for role in Role]
    day = calendar.counted(begun, calendar.policy.agreement_form)
    both = [moment for moment in wrote if moment is not None]
    at = min(day, max(both)) if len(both) == 2 else day

    def act(calendar: Calendar) -> Effects:
        drafted = open_form(calendar.pair, calendar.policy.default_months)
        yield Save(drafted)
        for form in _form(calendar, drafted, Role.MENTEE, second=False):
            yield replace(form, by_act=len(both) == 2)

    return Due(at, act)


def ask_for_form_again(calendar: Calendar) -> Due | None:
    """After four silent days the mentor gets the form too; on day 14 whoever has to answer, once more."""
    pair, policy = calendar.pair, calendar.policy
    forms = pair.written("agreement-form", since=introduced(pair))
    if pair.draft is None or not forms:
        return None
    if not pair.draft.agreed and not pair.written("agreement-form", Role.MENTOR, forms[0]):
        at = calendar.counted(forms[0], policy.agreement_mentor)
        return Due(at, lambda c: _form(c, c.pair, Role.MENTOR, second=True))
    day = calendar.counted(introduced(pair), policy.agreement_reminder)
    asked = [*forms, *pair.written("agreement-review", since=introduced(pair))]
    if max(asked) >= day - timedelta(days=2):
        return None  # they were asked a moment ago
    return Due(day, lambda c: ask_whoever_is_missing(c))


def break_the_ice(calendar: Calendar) -> Due | None:
    """Light topics for two who are still getting to know each other (B11)."""
    pair = calendar.pair
    if pair.stage is not Stage.ICEBREAK:
        return None
    for topic, days in zip(rounds.ICEBREAKERS, calendar.policy.icebreakers, strict=False):
        at = calendar.after(introduced(pair), days)
        over = calendar.now >= at + timedelta(days=ICEBREAKER_DAYS + 1)
        if not over and not pair.written("icebreaker", since=at):
            return Due(at, partial(_break_ice, topic), window=ICEBREAKER_DAYS)
    return None


def _break_ice(topic: str, calendar: Calendar) -> Effects:
    pair = calendar.pair
    write_by = local_day(calendar.now, pair.zone) + timedelta(days=4)
    for role, person, partner in sides(pair):
        yield Send(person, Icebreaker(role, partner.first_name, topic, write_by), pair)


def let_amendment_lapse(calendar: Calendar) -> Due | None:
    """A change that the other left unanswered: all stays as it was, and who wished for it hears that."""
    pair = calendar.pair
    asked = pair.written("amendment")
    draft, standing = pair.draft, pair.agreement
    if draft is None or standing is None or pair.claim is not None or not asked:
        return None

    def act(calendar: Calendar) -> Effects:
        yield Save(replace(pair, draft=None))
        for role in draft.agreed:
            partner = pair.partner_of(role).first_name
            letter = AgreementSettled(partner, lines(standing), None, kept=True)
            yield Send(pair.person(role), letter, pair)

    return Due(calendar.counted(max(asked), ANSWER_DAYS + 1), act)


def _form(calendar: Calendar, pair: Mentorship, to: Role, second: bool) -> Iterator[Send]:
    draft = pair.draft
    if draft is None:
        return
    reply_by = local_day(calendar.now, pair.zone) + timedelta(days=ANSWER_DAYS)
    letter = AgreementForm(pair.partner_of(to).first_name, lines(draft), reply_by, second=second)
    yield Send(pair.person(to), letter, pair, draft.version)


def ask_whoever_is_missing(calendar: Calendar) -> Effects:
    """Write once more to whoever has not answered the draft."""
    pair = calendar.pair
    draft = pair.draft
    if draft is None:
        return
    if not draft.agreed:
        yield from _form(calendar, pair, Role.MENTEE, second=True)
        return
    to = other(next(iter(draft.agreed)))
    reply_by = local_day(calendar.now, pair.zone) + timedelta(days=ANSWER_DAYS)
    letter = AgreementReview(pair.partner_of(to).first_name, lines(draft), reply_by, second=True)
    yield Send(pair.person(to), letter, pair, draft.version)
