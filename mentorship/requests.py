"""The words that people can write to us, and what each needs before it acts.

One row a request. `Proof` is the least evidence on which the request acts (docs/decisions/0004):
NOTHING even from an unknown address, ADDRESS from the person's own address, TOKEN only in answer to a
letter of ours from that address.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class Request(StrEnum):
    """The canonical words; their values are what `explain --json` prints."""

    JOIN_AS_MENTOR = "join as mentor"
    JOIN_AS_MENTEE = "join as mentee"
    MENTORS = "mentors"
    MENTOR = "mentor"
    REQUEST = "request"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    AGREE = "agree"
    CHANGE = "change"
    INFORMAL = "informal"
    FULL = "full"
    AVAILABLE = "available"
    UNAVAILABLE = "unavailable"
    HOURS = "hours"
    CAPACITY = "capacity"
    PAUSE = "pause"
    RESUME = "resume"
    RESCHEDULE = "reschedule"
    CANCEL = "cancel"
    MEET = "meet"
    MET = "met"
    MISSED = "missed"
    ISSUE = "issue"
    TOPIC = "topic"
    SUGGEST = "suggest"
    RESOURCE = "resource"
    RESOURCES = "resources"
    TAKEN = "taken"
    NOT_TAKEN = "not taken"
    SKIP = "skip"
    GOAL_REACHED = "goal reached"
    NOT_YET = "not yet"
    REACHED = "reached"
    EXTEND = "extend"
    CLOSE = "close"
    MONTHLY = "monthly"
    DONE = "done"
    RATE = "rate"
    RESTART = "restart"
    END = "end"
    END_NOW = "end now"
    CONTINUE = "continue"
    SMALLER = "smaller"
    TALK = "talk"
    SOMEONE_ELSE = "someone else"
    NOT_WITH = "not with"
    SEND = "send"
    PASS_ON = "pass on"  # noqa: S105 - a word, not a secret  # nosec B105
    KEEP = "keep"
    DROP = "drop"
    DIRECT = "direct"
    CONFLICT = "conflict"
    CERTIFICATE = "certificate"
    STATUS = "status"
    FEEDBACK = "feedback"
    REPORT = "report"
    UNDO = "undo"
    FEWER = "fewer"
    STOP = "stop"
    LEAVE = "leave"
    NEW_ADDRESS = "new address"
    SECOND_ADDRESS = "second address"
    MY_DATA = "my data"
    FORGET_ME = "forget me"
    HELP = "help"


class Proof(StrEnum):
    """How much evidence of who wrote is needed."""

    NOTHING = "nothing"
    ADDRESS = "address"
    TOKEN = "token"  # noqa: S105 - a kind of evidence, not a secret  # nosec B105


class Needs(NamedTuple):
    """What a request needs before it acts."""

    proof: Proof
    mentorship: bool  # whether it concerns one mentorship, which must then be known


# fmt: off
NEEDS: dict[Request, Needs] = {
    Request.JOIN_AS_MENTOR: Needs(Proof.NOTHING, mentorship=False),
    Request.JOIN_AS_MENTEE: Needs(Proof.NOTHING, mentorship=False),
    Request.REPORT:         Needs(Proof.NOTHING, mentorship=False),
    Request.MENTORS:        Needs(Proof.ADDRESS, mentorship=False),
    Request.MENTOR:         Needs(Proof.ADDRESS, mentorship=False),
    Request.REQUEST:        Needs(Proof.ADDRESS, mentorship=False),
    Request.AVAILABLE:      Needs(Proof.ADDRESS, mentorship=False),
    Request.UNAVAILABLE:    Needs(Proof.ADDRESS, mentorship=False),
    Request.HOURS:          Needs(Proof.ADDRESS, mentorship=False),
    Request.CAPACITY:       Needs(Proof.ADDRESS, mentorship=False),
    Request.NOT_WITH:       Needs(Proof.ADDRESS, mentorship=False),
    Request.RESOURCES:      Needs(Proof.ADDRESS, mentorship=False),
    Request.CERTIFICATE:    Needs(Proof.ADDRESS, mentorship=False),
    Request.STATUS:         Needs(Proof.ADDRESS, mentorship=False),
    Request.FEEDBACK:       Needs(Proof.ADDRESS, mentorship=False),
    Request.FEWER:          Needs(Proof.ADDRESS, mentorship=False),
    Request.STOP:           Needs(Proof.ADDRESS, mentorship=False),
    Request.HELP:           Needs(Proof.ADDRESS, mentorship=False),
    Request.WITHDRAW:       Needs(Proof.ADDRESS, mentorship=True),
    Request.PAUSE:          Needs(Proof.ADDRESS, mentorship=True),
    Request.RESUME:         Needs(Proof.ADDRESS, mentorship=True),
    Request.RESCHEDULE:     Needs(Proof.ADDRESS, mentorship=True),
    Request.CANCEL:         Needs(Proof.ADDRESS, mentorship=True),
    Request.MEET:           Needs(Proof.ADDRESS, mentorship=True),
    Request.MET:            Needs(Proof.ADDRESS, mentorship=True),
    Request.MISSED:         Needs(Proof.ADDRESS, mentorship=True),
    Request.ISSUE:          Needs(Proof.ADDRESS, mentorship=True),
    Request.TOPIC:          Needs(Proof.ADDRESS, mentorship=True),
    Request.SUGGEST:        Needs(Proof.ADDRESS, mentorship=True),
    Request.RESOURCE:       Needs(Proof.ADDRESS, mentorship=True),
    Request.TAKEN:          Needs(Proof.ADDRESS, mentorship=True),
    Request.NOT_TAKEN:      Needs(Proof.ADDRESS, mentorship=True),
    Request.SKIP:           Needs(Proof.ADDRESS, mentorship=True),
    Request.DIRECT:         Needs(Proof.ADDRESS, mentorship=True),
    Request.CONFLICT:       Needs(Proof.ADDRESS, mentorship=True),
    Request.INFORMAL:       Needs(Proof.ADDRESS, mentorship=True),
    Request.FULL:           Needs(Proof.ADDRESS, mentorship=True),
    Request.CHANGE:         Needs(Proof.ADDRESS, mentorship=True),
    Request.TALK:           Needs(Proof.ADDRESS, mentorship=True),
    Request.SMALLER:        Needs(Proof.TOKEN,   mentorship=True),
    Request.SOMEONE_ELSE:   Needs(Proof.TOKEN,   mentorship=True),
    Request.ACCEPT:         Needs(Proof.TOKEN,   mentorship=True),
    Request.DECLINE:        Needs(Proof.TOKEN,   mentorship=True),
    Request.AGREE:          Needs(Proof.TOKEN,   mentorship=True),
    Request.GOAL_REACHED:   Needs(Proof.ADDRESS, mentorship=True),
    Request.NOT_YET:        Needs(Proof.TOKEN,   mentorship=True),
    Request.REACHED:        Needs(Proof.TOKEN,   mentorship=True),
    Request.EXTEND:         Needs(Proof.ADDRESS, mentorship=True),
    Request.CLOSE:          Needs(Proof.TOKEN,   mentorship=True),
    Request.MONTHLY:        Needs(Proof.TOKEN,   mentorship=True),
    Request.DONE:           Needs(Proof.TOKEN,   mentorship=True),
    Request.RATE:           Needs(Proof.TOKEN,   mentorship=True),
    Request.RESTART:        Needs(Proof.ADDRESS, mentorship=True),
    Request.END:            Needs(Proof.TOKEN,   mentorship=True),
    Request.END_NOW:        Needs(Proof.TOKEN,   mentorship=True),
    Request.CONTINUE:       Needs(Proof.TOKEN,   mentorship=True),
    Request.SEND:           Needs(Proof.TOKEN,   mentorship=True),
    Request.PASS_ON:        Needs(Proof.TOKEN,   mentorship=True),
    Request.KEEP:           Needs(Proof.TOKEN,   mentorship=True),
    Request.DROP:           Needs(Proof.TOKEN,   mentorship=True),
    Request.UNDO:           Needs(Proof.TOKEN,   mentorship=False),
    Request.LEAVE:          Needs(Proof.TOKEN,   mentorship=False),
    Request.NEW_ADDRESS:    Needs(Proof.TOKEN,   mentorship=False),
    Request.SECOND_ADDRESS: Needs(Proof.TOKEN,   mentorship=False),
    Request.MY_DATA:        Needs(Proof.TOKEN,   mentorship=False),
    Request.FORGET_ME:      Needs(Proof.TOKEN,   mentorship=False),
}
# fmt: on
