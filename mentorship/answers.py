"""What answers each letter: the words that it offers, what a plain yes or no means, and what plain text is.

The parser reads a reply against this table and the templates offer words from it; tests hold both to it.
`yes` and `no` are what a bare yes or no means in answer to this letter; None means that we ask back.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple

from mentorship.requests import Request


class Free(StrEnum):
    """What an answer in plain words is, where it holds no request."""

    ASK = "ask"  # we ask back
    CONTENT = "content"  # it is the answer itself: a check-in, a survey, a reflection
    PARTNER = "partner"  # it is mail for the partner
    FORM = "form"  # it fills in a form


class Answers(NamedTuple):
    """The answers to one letter."""

    offers: tuple[Request, ...] = ()
    yes: Request | None = None
    no: Request | None = None
    free: Free = Free.ASK


_ACCEPT = Answers((Request.ACCEPT, Request.DECLINE), Request.ACCEPT, Request.DECLINE)
_MENTORS = Answers((Request.MENTORS,), Request.MENTORS)
_CHECK = Answers((Request.SOMEONE_ELSE, Request.REPORT), free=Free.CONTENT)

# fmt: off
ANSWERS: dict[str, Answers] = {
    "welcome-mentor":           Answers((Request.ACCEPT, Request.DECLINE), Request.ACCEPT, Request.DECLINE, Free.FORM),
    "welcome-mentee":           Answers((Request.MENTORS, Request.DECLINE), Request.MENTORS, Request.DECLINE, Free.FORM),
    "profile-incomplete":       Answers((Request.FORGET_ME,), Request.ACCEPT, None, Free.FORM),
    "approved":                 Answers((Request.MENTORS,), free=Free.FORM),
    "not-approved":             Answers((Request.FORGET_ME,)),
    "reference-request":        Answers((Request.DECLINE, Request.STOP), Request.ACCEPT, Request.DECLINE, Free.CONTENT),
    "reference-confirm":        _ACCEPT,
    "reference-done":           Answers((), None, Request.DECLINE, Free.CONTENT),
    "reference-stands":         Answers((Request.DROP,), None, Request.DROP),
    "directory":                Answers((Request.MENTOR, Request.REQUEST)),
    "mentor-profile":           Answers((Request.REQUEST, Request.MENTORS), Request.REQUEST),
    "request":                  _ACCEPT,
    "request-reminder":         _ACCEPT,
    "request-sent":             Answers((Request.WITHDRAW,)),
    "request-waiting":          Answers((Request.REQUEST, Request.MENTORS, Request.WITHDRAW), Request.REQUEST, Request.SKIP),
    "request-declined":         Answers((Request.MENTORS, Request.WITHDRAW), Request.MENTORS),
    "request-expired":          Answers((Request.MENTORS, Request.WITHDRAW), Request.MENTORS),
    "waitlisted":               Answers((Request.WITHDRAW, Request.MENTORS)),
    "place-free":               _ACCEPT,
    "introduction":             Answers(free=Free.PARTNER),
    "icebreaker":               Answers(free=Free.PARTNER),
    "agreement-form":           Answers((Request.AGREE, Request.INFORMAL, Request.FULL, Request.CHANGE), Request.AGREE, None, Free.FORM),
    "agreement-review":         Answers((Request.AGREE, Request.CHANGE), Request.AGREE, None, Free.FORM),
    "agreement-settled":        Answers((Request.CHANGE,), free=Free.FORM),
    "amendment":                Answers((Request.AGREE, Request.DECLINE, Request.CHANGE), Request.AGREE, Request.DECLINE, Free.FORM),
    "agenda-ask":               Answers((Request.SKIP, Request.MET, Request.TOPIC, Request.ISSUE, Request.GOAL_REACHED), free=Free.FORM),
    "agenda-input":             Answers((Request.SKIP,), free=Free.FORM),
    "agenda":                   Answers((Request.SKIP,), free=Free.PARTNER),
    "meeting":                  Answers(free=Free.PARTNER),
    "meeting-ask":              Answers((Request.DECLINE,), Request.ACCEPT, Request.DECLINE, Free.FORM),
    "meeting-times":            Answers((Request.CANCEL,), free=Free.FORM),
    "round-check":              Answers((Request.MET, Request.DIRECT, Request.PAUSE, Request.END), Request.MET, None, Free.CONTENT),
    "nudge":                    Answers((Request.MET, Request.DIRECT, Request.MISSED, Request.PAUSE, Request.END), None, None, Free.CONTENT),
    "confidentiality-reminder": Answers((Request.CHANGE,), free=Free.FORM),
    "check-in":                 _CHECK,
    "half-way":                 _CHECK,
    "still-useful":             Answers((Request.CONTINUE, Request.PAUSE, Request.END), Request.CONTINUE, None, Free.CONTENT),
    "paused":                   Answers((Request.RESUME, Request.END), None, None),
    "resumed":                  Answers((Request.PAUSE,)),
    "partner-away":             Answers(free=Free.PARTNER),
    "programme-break":          Answers(),
    "goal-confirm":             _ACCEPT,
    "which-goal":               Answers((Request.GOAL_REACHED,)),
    "time-is-up":               Answers((Request.REACHED, Request.EXTEND, Request.MONTHLY, Request.CLOSE)),
    "survey":                   Answers((Request.RATE,), free=Free.CONTENT),
    "reflection":               Answers((Request.AVAILABLE,), free=Free.CONTENT),
    "maintenance":              Answers((Request.SKIP, Request.RESTART, Request.STOP), None, Request.SKIP, Free.PARTNER),
    "restart-request":          _ACCEPT,
    "work-it-out":              Answers((Request.END_NOW, Request.SMALLER, Request.PAUSE, Request.TALK, Request.CONTINUE)),
    "closing":                  Answers((Request.MENTORS, Request.AVAILABLE)),
    "closing-summary":          Answers((Request.MENTORS, Request.RESTART, Request.AVAILABLE, Request.UNAVAILABLE, Request.JOIN_AS_MENTOR, Request.JOIN_AS_MENTEE, Request.CERTIFICATE, Request.LEAVE)),
    "certificate":              Answers((Request.CERTIFICATE,)),
    "recognition":              Answers((Request.AVAILABLE, Request.CERTIFICATE), Request.AVAILABLE, Request.UNAVAILABLE),
    "relayed":                  Answers(free=Free.PARTNER),
    "suggestion":               Answers((Request.TAKEN, Request.NOT_TAKEN, Request.DONE), free=Free.PARTNER),
    "resources":                Answers(),
    "confirm-identity":         Answers((Request.ACCEPT, Request.DECLINE, Request.SECOND_ADDRESS), Request.ACCEPT, Request.DECLINE),
    "undeliverable":            Answers(free=Free.CONTENT),
    "which-of-us":              Answers((Request.PASS_ON, Request.KEEP, Request.DROP, Request.REPORT)),
    "not-understood":           Answers(),
    "not-possible":             Answers(),
    "done":                     Answers((Request.UNDO,)),
    "help":                     Answers((Request.RESOURCES,)),
    "status":                   Answers(),
    "my-data":                  Answers(),
    "forgotten":                Answers(),
    "stranger":                 Answers((Request.JOIN_AS_MENTOR, Request.JOIN_AS_MENTEE)),
    "got-your-report":          Answers(free=Free.CONTENT),
    "organizer-alert":          Answers((Request.SEND,), free=Free.CONTENT),
    "match-proposal":           _ACCEPT,
    "manager-preview":          Answers((Request.SEND, Request.DECLINE), Request.SEND, Request.DECLINE),
    "welcome-manager":          Answers((), Request.ACCEPT, Request.DECLINE, Free.CONTENT),
    "manager-agreement":        Answers((), Request.ACCEPT, Request.DECLINE, Free.CONTENT),
    "manager-over":             Answers((), Request.ACCEPT, Request.DECLINE, Free.CONTENT),
    "organizer-digest":         Answers(),  # with numbers and names, see inbox_rules/orders.py
    "organizer-writes":         Answers(free=Free.CONTENT),
    "organizer-approve":        _ACCEPT,  # with numbers and names, see inbox_rules/approvals.py
}
# fmt: on
