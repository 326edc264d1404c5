"""What the answers to a letter mean there, and the words that mean something of their own there.

'Goal reached' in answer to `goal-confirm` accepts; 'cancel' in answer to `request-sent` withdraws.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from inbox_rules.values import Asked
from mentorship.answers import ANSWERS, Answers, Free
from mentorship.requests import Request

R = Request
_CONFIRM = {R.AGREE: R.ACCEPT, R.NOT_YET: R.DECLINE}
_BEGIN = {R.AGREE: R.MENTORS, R.ACCEPT: R.MENTORS}
_DRAFT = {R.ACCEPT: R.AGREE, R.SEND: R.AGREE}
_NOT_SENT = {R.KEEP: R.DECLINE, R.DROP: R.DECLINE, R.CANCEL: R.DECLINE, R.NOT_YET: R.DECLINE}
# fmt: off
MEANS: dict[str, Mapping[Request, Request]] = {
    "request":           {R.AGREE: R.ACCEPT, R.UNAVAILABLE: R.DECLINE, R.SOMEONE_ELSE: R.DECLINE},
    "request-reminder":  {R.AGREE: R.ACCEPT, R.UNAVAILABLE: R.DECLINE, R.SOMEONE_ELSE: R.DECLINE},
    "place-free":        {R.AGREE: R.ACCEPT, R.WITHDRAW: R.DECLINE},
    "match-proposal":    {R.AGREE: R.ACCEPT},
    "confirm-identity":  {R.AGREE: R.ACCEPT},
    "organizer-approve": {R.AGREE: R.ACCEPT},
    "welcome-mentor":    {R.AGREE: R.ACCEPT, R.LEAVE: R.DECLINE, R.FORGET_ME: R.DECLINE},
    "welcome-mentee":    {**_BEGIN, R.LEAVE: R.DECLINE, R.FORGET_ME: R.DECLINE},
    "profile-incomplete": {R.AGREE: R.ACCEPT},
    "restart-request":   {R.AGREE: R.ACCEPT, R.RESTART: R.ACCEPT, R.CONTINUE: R.ACCEPT, R.RESUME: R.ACCEPT},
    "goal-confirm":      {**_CONFIRM, R.GOAL_REACHED: R.ACCEPT, R.REACHED: R.ACCEPT},
    "agreement-form":    _DRAFT,
    "agreement-review":  _DRAFT,
    "amendment":         _DRAFT,
    "request-sent":      {R.CANCEL: R.WITHDRAW, R.UNDO: R.WITHDRAW},
    "waitlisted":        {R.CANCEL: R.WITHDRAW, R.UNDO: R.WITHDRAW},
    "paused":            {R.CONTINUE: R.RESUME, R.RESTART: R.RESUME},
    "time-is-up":        {R.GOAL_REACHED: R.REACHED, R.CONTINUE: R.EXTEND, R.END: R.CLOSE, R.DONE: R.CLOSE},
    "work-it-out":       {R.END: R.END_NOW, R.FEWER: R.SMALLER},
    "stranger":          {R.MENTOR: R.JOIN_AS_MENTOR},
    "recognition":       {R.NOT_YET: R.UNAVAILABLE, R.DECLINE: R.UNAVAILABLE, R.ACCEPT: R.AVAILABLE},
    "maintenance":       {R.RESUME: R.RESTART},
    "manager-preview":   {R.ACCEPT: R.SEND, R.AGREE: R.SEND, R.PASS_ON: R.SEND, **_NOT_SENT},
    "welcome-manager":   {R.AGREE: R.ACCEPT},
    "manager-agreement": {R.AGREE: R.ACCEPT},
    "manager-over":      {R.AGREE: R.ACCEPT},
}
# fmt: on
# Words of ours that people use here for something else: 'Done!' in answer to "write to Max".
UNCLEAR: dict[str, frozenset[Request]] = dict.fromkeys(
    ("nudge", "round-check", "agenda-ask", "check-in", "half-way"), frozenset((R.DONE,))
)


class Meaning(NamedTuple):
    """What words mean in answer to one letter, or to none."""

    letter: str
    offers: frozenset[Request]
    yes: Request | None
    no: Request | None
    free: Free
    means: Mapping[Request, Request]
    unclear: frozenset[Request]

    def here(self, request: Request) -> Request:
        """Return what a request's word means in answer to this letter."""
        return request if request in self.offers else self.means.get(request, request)


def meaning_of(asked: Asked | None) -> Meaning:
    """Return what words mean in answer to `asked`."""
    answers = ANSWERS.get(asked.letter, Answers()) if asked else Answers()
    plain = (request for request in (answers.yes, answers.no) if request)
    offers = frozenset((*answers.offers, *plain, *(asked.also if asked else ())))
    letter = asked.letter if asked else ""
    return Meaning(
        letter,
        offers,
        answers.yes,
        answers.no,
        answers.free,
        MEANS.get(letter, {}),
        UNCLEAR.get(letter, frozenset()),
    )
