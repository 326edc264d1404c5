"""What each gets when it is over, and the summary a week later (A19, A20, E27–E31).

Whoever hears that it is over hears it once: by `closing`, or, where there is something to look back on, by
`survey` and `reflection`. No answer to these is asked of anybody after a report, where it was no match, or
where the two had hardly begun. Nothing of a survey or a reason goes into what the other one reads.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from mentorship.calendar import local_day
from mentorship.effects import Save, SavePerson, Send, sides
from mentorship.letters.base import Role
from mentorship.letters.done import Done
from mentorship.letters.ending import Closing, ClosingSummary, End, Reflection, Survey, Talk, Why
from mentorship.lifecycle import Event, State
from mentorship.mentorship import CONTACT, MET, SOMEONE_ELSE, Mentorship, Round
from mentorship.people import Status
from mentorship.policy import Policy
from mentorship.requests import Request
from mentorship.rounds import suggestion
from mentorship.scene import Effects
from mentorship.sharing import taken

A_FEW_WEEKS = timedelta(days=28)  # of a pair without rounds
MOST_TALKS = 8
LONGEST_TAKEN = 25  # words
LONGEST_TALK = 12  # words; a longer topic is left out, since words stand whole or not at all
GOOD_ENDS = (Event.REACH_GOAL, Event.KEEP_MONTHLY)


def over(policy: Policy, pair: Mentorship, why: Why, by: Role | None) -> Effects:
    """Tell both that it is over, and let the mentor rest where they have worked together (A11, E27)."""
    worked = pair.settled_at is not None
    rests = worked and good_end(pair) is None and rests_after(policy)
    if why is Why.ORGANIZER_ENDED and no_match(pair):
        why = Why.NO_MATCH
    if why is Why.TIME and reported(pair):
        why = Why.DAY
    pair = replace(pair, claim=None, claim_by=None, ending_by=None, before_ending=None, draft=None)
    pair = rested(policy, pair) if rests else pair
    yield Save(pair)
    if rests:
        yield SavePerson(pair.mentor)
    if why is Why.TIME and looks_back(pair):
        yield from farewell(policy, pair, End.TIME, by)
        return
    for role, person, partner in sides(pair):
        clause = pair.clause if worked else ""
        reached = () if reported(pair) else pair.reached
        reason = _who(role, by) if why is Why.YOU_ENDED else why
        resting = rests and role is Role.MENTOR
        letter = Closing(partner.first_name, role, reason, clause, reached, rests=resting)
        yield Send(person, letter, pair, answers=role is by)


def farewell(policy: Policy, pair: Mentorship, end: End, by: Role | None) -> Effects:
    """Say that it came to a good end, and ask each to look back: a number (A20), or only to think (E29)."""
    for role, person, partner in sides(pair):
        own = role is by
        if not looks_back(pair):
            yield Send(
                person, Done(Request.MONTHLY, partner=partner.first_name, settled=True), pair, answers=own
            )
        elif role is Role.MENTEE and not pair.rated:
            yield Send(person, Survey(partner.first_name, end, pair.result), pair, answers=own)
        else:
            rests = role is Role.MENTOR and rests_after(policy)
            yield Send(person, Reflection(partner.first_name, end, rests), pair, answers=own)


def ask_for_rating(pair: Mentorship) -> Effects:
    """Ask the mentee, after an end that was told by `closing`."""
    if pair.mentee.status is Status.APPROVED:
        yield Send(pair.mentee, Survey(pair.mentor.first_name, End.OVER, pair.result), pair)


def sum_up(pair: Mentorship, rounds: tuple[Round, ...]) -> Effects:
    """Write to each what the two did, with the thanks that were released, and what is next (E30, E31)."""
    begun = pair.settled_at or pair.since
    at = good_end(pair) or pair.since
    since = pair.introduced_at or begun
    notes = [note.what for note in pair.notes if since <= note.at <= at]
    spoken = (talk for each in rounds if (talk := _talk(pair, each)) is not None)
    talks = tuple({talk.own or talk.key: talk for talk in spoken}.values())[-MOST_TALKS:]
    for role, person, partner in sides(pair):
        if person.status is not Status.APPROVED:
            continue
        letter = ClosingSummary(
            role=role,
            partner=partner.first_name,
            began=local_day(begun, pair.zone),
            ended=local_day(at, pair.zone),
            goals=pair.goals,
            reached=pair.reached,
            talks=talks,
            mails=notes.count(CONTACT),
            meetings=notes.count(MET),
            thanks=pair.thanks_to(role),
            clause=pair.clause,
            monthly=pair.state is State.MAINTENANCE,
            rests=role is Role.MENTOR and person.resting,
            taken=tuple(
                words
                for words in taken(one for one in pair.shared if one.by is not role)
                if len(words.split()) <= LONGEST_TAKEN
            )[-MOST_TALKS:],
            again=pair.state is State.ENDED and partner.status is Status.APPROVED,
        )
        yield Send(person, letter, pair)


def rested(policy: Policy, pair: Mentorship) -> Mentorship:
    """Return the pair with a mentor who gets nobody new until they say so (A11)."""
    return replace(pair, mentor=replace(pair.mentor, resting=True)) if rests_after(policy) else pair


def rests_after(policy: Policy) -> bool:
    """Whether a mentor rests after an end."""
    return policy.after_maintenance != "available"


def looks_back(pair: Mentorship) -> bool:
    """Whether there is something to look back on, and nothing that forbids to ask (A20, A35)."""
    worked = lived(pair) or good_end(pair) is not None
    return worked and not pair.held and not no_match(pair) and not reported(pair)


def lived(pair: Mentorship) -> bool:
    """Whether the two got as far as a second round since they last settled; without rounds, some weeks."""
    current, settled = pair.round, pair.settled_at
    if settled is None:
        return False
    if pair.agreement is not None and pair.agreement.rhythm is None:
        return pair.since - settled >= A_FEW_WEEKS
    return current is not None and current.number >= 2 and current.asked_at >= settled


def good_end(pair: Mentorship) -> datetime | None:
    """Return when the two reached their goal or kept a line a month, since they last settled."""
    at = pair.last(*GOOD_ENDS)
    return at if at is not None and pair.settled_at is not None and at >= pair.settled_at else None


def no_match(pair: Mentorship) -> bool:
    """Whether one of them asked for somebody else since they met; then nobody is rated (A35)."""
    return _noted_since_they_met(pair, SOMEONE_ELSE)


def reported(pair: Mentorship) -> bool:
    """Whether there was a report since they met, also where the hold was lifted since."""
    return _noted_since_they_met(pair, Event.REPORT)


def _noted_since_they_met(pair: Mentorship, what: str) -> bool:
    at = pair.last(what)
    return at is not None and at >= (pair.introduced_at or pair.since)


def _talk(pair: Mentorship, each: Round) -> Talk | None:
    if each.sent_at is None or each.skipped:
        return None
    if len(each.own_topic.split()) > LONGEST_TALK or "\n" in each.own_topic.strip():
        return None
    return Talk(suggestion(pair, each), each.own_topic.strip())


def _who(role: Role, by: Role | None) -> Why:
    return Why.YOU_ENDED if role is by else Why.PARTNER_ENDED
