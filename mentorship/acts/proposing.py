"""A match that the organizer proposed: the mentee decides, and silence is no (A37, B9)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from mentorship.acts.choosing import ask, why_not
from mentorship.calendar import local_day
from mentorship.effects import Office, SaveProposal, Send, Tell
from mentorship.kinds import kind_in
from mentorship.letters.answering import NotPossible, OrganizerAlert
from mentorship.letters.choosing import MatchProposal
from mentorship.letters.done import Done
from mentorship.lifecycle import State
from mentorship.mentorship import Mentorship
from mentorship.policy import Policy
from mentorship.proposals import Proposal, Reply
from mentorship.requests import Request
from mentorship.scene import Effects, Scene


def propose(proposal: Proposal, policy: Policy) -> Send:
    """Write to the mentee; the mentor hears nothing before the mentee said yes."""
    mentee, mentor = proposal.mentee, proposal.mentor
    reply_by = local_day(proposal.at, mentee.time_zone) + timedelta(days=policy.proposal_answer)
    letter = MatchProposal(
        mentor.first_name, mentor.name, mentor.mission, proposal.why, reply_by, proposal.kind
    )
    return Send(mentee, letter, about=proposal.id)


def take_up(scene: Scene) -> Effects:
    """The mentee would like it: the request goes to the mentor, with the organizer's reason."""
    proposal = scene.proposal
    place = scene.place(proposal.mentor.code) if proposal else None
    if proposal is None or place is None:
        yield scene.answer(NotPossible(Request.REQUEST, "unavailable", (Request.MENTORS,)))
        return
    refusal = why_not(scene, place)
    if proposal.answer is Reply.ACCEPTED or refusal is not None:
        already = NotPossible(Request.ACCEPT, "already", (Request.STATUS,), place.mentor.first_name)
        yield refusal or scene.answer(already)
        return
    yield SaveProposal(replace(proposal, answer=Reply.ACCEPTED))
    words = scene.details.tell or scene.details.reason
    pair = Mentorship(
        scene.new_id,
        place.mentor,
        scene.asker,
        State.REQUESTED,
        scene.now,
        words=words,
        why=proposal.why,
        kind=proposal.kind or kind_in(words) or "",
    )
    yield from ask(scene, pair, full=not scene.has_room(place.mentor))
    yield _told(proposal, "proposal-taken")


def leave_it(scene: Scene) -> Effects:
    """The mentee would rather not: nothing happens, and the organizer hears only that."""
    proposal = scene.proposal
    if proposal is None or proposal.answer is not None:
        yield scene.answer(NotPossible(Request.DECLINE, "already", (Request.STATUS,)))
        return
    yield SaveProposal(replace(proposal, answer=Reply.DECLINED))
    yield scene.reply(Done(Request.DECLINE))
    yield _told(proposal, "proposal-left")


def wait(_scene: Scene) -> Effects:
    """Rather wait than ask somebody else now: so it is anyway."""
    yield from ()


def _told(proposal: Proposal, what: str) -> Tell:
    who = f"{proposal.mentee.name} and {proposal.mentor.name}"
    return Tell(Office.ORGANIZER, OrganizerAlert(what, who))
