"""Which function serves which request: one table, and one for yes and no to a letter that asks."""

from __future__ import annotations

from collections.abc import Callable

from mentorship.acts import (
    accepting,
    addresses,
    agreeing,
    choosing,
    closing,
    colliding,
    directory,
    ending,
    held,
    hours,
    joining,
    looking_back,
    managers,
    meeting,
    myself,
    proposing,
    recommending,
    restarting,
    safety,
    together,
    undoing,
)
from mentorship.lifecycle import CARRIES_MAIL, Event, State
from mentorship.requests import Request
from mentorship.scene import Effects, Scene

Act = Callable[[Scene], Effects]

# fmt: off
ACTS: dict[Request, Act] = {
    Request.JOIN_AS_MENTOR: joining.join,
    Request.JOIN_AS_MENTEE: joining.join,
    Request.MENTORS:      directory.mentors,
    Request.MENTOR:       directory.mentor,
    Request.REQUEST:      choosing.request,
    Request.WITHDRAW:     choosing.withdraw,
    Request.AGREE:        agreeing.agree,
    Request.CHANGE:       agreeing.change,
    Request.INFORMAL:     agreeing.informal,
    Request.FULL:         agreeing.full,
    Request.TOPIC:        together.topic,
    Request.ISSUE:        together.topic,
    Request.SKIP:         together.skip,
    Request.MEET:         meeting.meet,
    Request.CANCEL:       meeting.cancel,
    Request.RESCHEDULE:   meeting.reschedule,
    Request.MET:          together.met,
    Request.MISSED:       together.missed,
    Request.SUGGEST:      together.share,
    Request.RESOURCE:     together.share,
    Request.TAKEN:        together.became,
    Request.NOT_TAKEN:    together.became,
    Request.RESOURCES:    directory.resources,
    Request.DIRECT:       together.direct,
    Request.PAUSE:        together.pause,
    Request.RESUME:       together.resume,
    Request.CONTINUE:     together.continue_,
    Request.CONFLICT:     colliding.conflict,
    Request.SMALLER:      together.smaller,
    Request.TALK:         together.talk,
    Request.SOMEONE_ELSE: together.someone_else,
    Request.GOAL_REACHED: ending.goal_reached,
    Request.REACHED:      ending.goal_reached,
    Request.DONE:         closing.done,
    Request.EXTEND:       closing.extend,
    Request.MONTHLY:      closing.monthly,
    Request.CLOSE:        closing.close,
    Request.RATE:         looking_back.rate,
    Request.RESTART:      restarting.restart,
    Request.END:          ending.end,
    Request.END_NOW:      ending.end_now,
    Request.STATUS:       myself.status,
    Request.HELP:         myself.help_,
    Request.AVAILABLE:    myself.available,
    Request.UNAVAILABLE:  myself.unavailable,
    Request.HOURS:        hours.hours,
    Request.CAPACITY:     myself.capacity,
    Request.FEWER:        myself.fewer,
    Request.STOP:         myself.stop,
    Request.FEEDBACK:     myself.feedback,
    Request.NOT_WITH:     myself.not_with,
    Request.LEAVE:        myself.leave,
    Request.FORGET_ME:    myself.forget_me,
    Request.MY_DATA:      myself.my_data,
    Request.NEW_ADDRESS:  addresses.wish,
    Request.SECOND_ADDRESS: addresses.wish,
    Request.REPORT:       safety.report,
    Request.UNDO:         undoing.undo,
    Request.PASS_ON:      held.pass_on,
    Request.KEEP:         held.keep,
    Request.DROP:         held.drop,
}

# What a word does in answer to one letter, where that differs from the table above.
IN_ANSWER: dict[tuple[str, Request], Act] = {
    ("request",          Request.ACCEPT):  accepting.accept,
    ("request",          Request.DECLINE): accepting.decline,
    ("request-reminder", Request.ACCEPT):  accepting.accept,
    ("request-reminder", Request.DECLINE): accepting.decline,
    ("request-waiting",  Request.SKIP):    proposing.wait,
    ("request-waiting",  Request.SOMEONE_ELSE): choosing.request,
    ("place-free",       Request.ACCEPT):  accepting.place_taken,
    ("place-free",       Request.DECLINE): accepting.place_left,
    ("match-proposal",   Request.ACCEPT):  proposing.take_up,
    ("match-proposal",   Request.DECLINE): proposing.leave_it,
    ("goal-confirm",     Request.ACCEPT):  ending.confirm_goal,
    ("goal-confirm",     Request.REACHED): ending.confirm_goal,
    ("goal-confirm",     Request.GOAL_REACHED): ending.confirm_goal,
    ("goal-confirm",     Request.DECLINE): ending.goal_not_yet,
    ("goal-confirm",     Request.NOT_YET): ending.goal_not_yet,
    ("restart-request",  Request.ACCEPT):  restarting.confirm_restart,
    ("restart-request",  Request.RESTART): restarting.confirm_restart,
    ("restart-request",  Request.DECLINE): restarting.not_again,
    ("amendment",        Request.DECLINE): agreeing.keep_as_it_is,
    ("amendment",        Request.ACCEPT):  agreeing.agree,
    ("agreement-form",   Request.ACCEPT):  agreeing.agree,
    ("agreement-review", Request.ACCEPT):  agreeing.agree,
    ("maintenance",      Request.STOP):    ending.stop_monthly,
    ("welcome-mentor",   Request.ACCEPT):  joining.yes,
    ("welcome-mentee",   Request.ACCEPT):  joining.yes,
    ("profile-incomplete", Request.ACCEPT): joining.yes,
    ("welcome-mentor",   Request.DECLINE): joining.no,
    ("welcome-mentee",   Request.DECLINE): joining.no,
    ("recognition",      Request.AVAILABLE): looking_back.available,
    ("meeting-ask",      Request.ACCEPT):  meeting.answered,
    ("meeting-ask",      Request.DECLINE): meeting.none_fits,
    ("suggestion",       Request.DONE):    together.became,
    ("recognition",      Request.UNAVAILABLE): together.noted_only,
    ("time-is-up",       Request.ACCEPT):  closing.extend,
    ("manager-preview",  Request.SEND):    managers.send,
    ("manager-preview",  Request.DECLINE): managers.keep_back,
    ("reference-stands", Request.DROP):    recommending.drop,
    ("reference-stands", Request.UNDO):    recommending.drop,
    ("confirm-identity", Request.ACCEPT):  addresses.proven,
    ("confirm-identity", Request.SECOND_ADDRESS): addresses.also,
    ("confirm-identity", Request.DECLINE): addresses.not_theirs,
}

# In which states a mentorship fits a request that names none; elsewhere it is not meant.
FITS: dict[Request, frozenset[State]] = {
    Request.WITHDRAW: frozenset({State.REQUESTED, State.WAITLISTED}),
    Request.ACCEPT:   frozenset({State.REQUESTED}),
    Request.DECLINE:  frozenset({State.REQUESTED}),
    Request.AGREE:    frozenset({State.AGREEING, State.ACTIVE}),
    Request.INFORMAL: frozenset({State.AGREEING, State.ACTIVE}),
    Request.FULL:     frozenset({State.AGREEING, State.ACTIVE}),
    Request.CHANGE:   frozenset({State.AGREEING, State.ACTIVE}),
    Request.RESUME:   frozenset({State.PAUSED}),
    Request.RESTART:  frozenset({State.MAINTENANCE}),
    Request.CONTINUE: frozenset({State.ENDING}),
    Request.RATE:     frozenset({State.MAINTENANCE}),
    Request.PAUSE:    frozenset({State.AGREEING, State.ACTIVE, State.PAUSED, State.ENDING}),
}
FITS_ELSE = CARRIES_MAIL

# The word by which an event of the table is asked for, to say what is possible instead.
WORD_FOR: dict[Event, Request] = {
    Event.ACCEPT:        Request.ACCEPT,
    Event.DECLINE:       Request.DECLINE,
    Event.WITHDRAW:      Request.WITHDRAW,
    Event.PAUSE:         Request.PAUSE,
    Event.RESUME:        Request.RESUME,
    Event.CLAIM_GOAL:    Request.GOAL_REACHED,
    Event.CONTINUE:      Request.CONTINUE,
    Event.CLAIM_RESTART: Request.RESTART,
    Event.CLOSE:         Request.CLOSE,
    Event.CLAIM_EXTENSION: Request.EXTEND,
    Event.CLAIM_MONTHLY: Request.MONTHLY,
    Event.END:           Request.END,
    Event.SETTLE:        Request.AGREE,
}
# fmt: on


def act_for(request: Request, answered: str) -> Act | None:
    """Return what serves a request in answer to a letter, or None where it has no meaning there."""
    return IN_ANSWER.get((answered, request)) or ACTS.get(request)
