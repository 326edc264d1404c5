"""Which letters of ours still wait for somebody's answer: a table, for `status`."""

from __future__ import annotations

from collections.abc import Callable

from mentorship.letters.base import Role
from mentorship.lifecycle import Event, Stage, State
from mentorship.mentorship import Mentorship, other

Waits = Callable[[Mentorship, Role], bool]


def waiting(pair: Mentorship, role: Role) -> tuple[str, ...]:
    """Return the subjects of the letters that one side has not answered yet."""
    subjects = (pair.subject_of(*names, to=role) for waits, names in OPEN if waits(pair, role))
    return tuple(subject for subject in subjects if subject)


def _draft_open(pair: Mentorship, role: Role) -> bool:
    return pair.draft is not None and role not in pair.draft.agreed and pair.claim is None


def _asked_by_other(claim: Event) -> Waits:
    return lambda pair, role: pair.claim is claim and pair.claim_by is other(role)


AGREEMENTS = ("agreement-form", "agreement-review")

# fmt: off
OPEN: tuple[tuple[Waits, tuple[str, ...]], ...] = (
    (lambda p, r: p.state is State.REQUESTED and r is Role.MENTOR,          ("request", "request-reminder")),
    (lambda p, r: p.state is State.WAITLISTED and r is Role.MENTEE,         ("place-free",)),
    (lambda p, r: p.state is State.AGREEING and _draft_open(p, r),          AGREEMENTS),
    (lambda p, r: p.state is State.ACTIVE and _draft_open(p, r),            ("amendment",)),
    (lambda p, r: p.stage is Stage.CLOSING and p.claim_by is not r,         ("time-is-up",)),
    (lambda p, r: p.state is State.ENDING and p.ending_by is r,             ("work-it-out",)),
    (lambda p, r: r is Role.MENTEE and _agenda_open(p),                     ("agenda-ask",)),
    (lambda p, r: r is Role.MENTOR and _agenda_open(p),                     ("agenda-input",)),
    (_asked_by_other(Event.CLAIM_GOAL),                                     ("goal-confirm",)),
    (_asked_by_other(Event.CLAIM_RESTART),                                  ("restart-request",)),
)
# fmt: on


def _agenda_open(pair: Mentorship) -> bool:
    current = pair.round
    return pair.state is State.ACTIVE and current is not None and not (current.sent_at or current.skipped)
