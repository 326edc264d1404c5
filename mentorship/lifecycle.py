"""The life of a mentorship, as one table.

A row says: from this state, this event, by one of these, leads there. What is not in the table is refused,
and the refusal carries what is possible. `mentorpost lifecycle` draws the table; README holds the drawing.
Nothing here reads a clock, a database or a mailbox.
"""

from __future__ import annotations

from enum import StrEnum
from typing import NamedTuple


class State(StrEnum):
    """Where a mentorship stands."""

    REQUESTED = "requested"
    WAITLISTED = "waitlisted"
    AGREEING = "agreeing"
    ACTIVE = "active"
    PAUSED = "paused"
    ENDING = "ending"
    MAINTENANCE = "maintenance"
    ENDED = "ended"
    WITHDRAWN = "withdrawn"
    DECLINED = "declined"
    EXPIRED = "expired"


class Stage(StrEnum):
    """What two people are at while they work together (B10, B11)."""

    ICEBREAK = "icebreak"
    GOALS = "goals"
    WORKING = "working"
    CLOSING = "closing"


class Event(StrEnum):
    """What can happen to a mentorship."""

    REQUEST = "request"
    JOIN_QUEUE = "request while full"
    ACCEPT = "accept"
    DECLINE = "decline"
    WITHDRAW = "withdraw"
    EXPIRE = "silence"
    CHOSE_OTHER = "another request is accepted"
    FULL = "mentor full"
    PLACE_TAKEN = "place free, still wanted"
    SETTLE = "both agree"
    NOT_AGREED = "28 days without agreement"
    PAUSE = "pause"
    RESUME = "resume"
    QUIET = "no contact"
    LONG_PAUSE = "90 days paused"
    CLAIM_GOAL = "goal reached?"
    REACH_GOAL = "goal reached"
    NOT_YET = "not yet"
    TIME_UP = "agreed end, or done"
    CLAIM_EXTENSION = "extend?"
    EXTEND = "extend"
    CLAIM_MONTHLY = "close, with a line a month?"
    KEEP_MONTHLY = "both want the line a month"
    CLOSE = "close"
    END = "end"
    CONTINUE = "continue"
    END_NOW = "end now"
    REPORT = "report"
    CLAIM_RESTART = "restart?"
    RESTART = "restart"
    NOT_AGAIN = "not now"
    STOP_MONTHLY = "monthly line stops"


class By(StrEnum):
    """Who does it. ASKER and OTHER: who asked the question that is open, and who is to answer it."""

    MENTOR = "mentor"
    MENTEE = "mentee"
    ASKER = "asker"
    OTHER = "other"
    ORGANIZER = "organizer"
    SERVICE = "service"


class Step(NamedTuple):
    """One row: from `before`, `event` by any of `by` leads to `after`. None stands for the beginning."""

    before: State | None
    event: Event
    by: frozenset[By]
    after: State | None  # None: back to the state before `ending`
    stage: Stage | None = None  # only in this stage


class NotAllowed(Exception):  # noqa: N818 - a refusal, part of the table's language
    """This may not happen now, or not by them; `possible` lists what they may do instead."""

    def __init__(self, state: State | None, event: Event, possible: tuple[Step, ...]) -> None:
        super().__init__(f"{event} is not possible while {state or 'there is no request'}")
        self.state = state
        self.event = event
        self.possible = possible


MENTOR = frozenset({By.MENTOR})
MENTEE = frozenset({By.MENTEE})
EITHER = frozenset({By.MENTOR, By.MENTEE})
EITHER_OR_ORGANIZER = EITHER | {By.ORGANIZER}
ASKER = frozenset({By.ASKER})
ASKER_OR_ORGANIZER = frozenset({By.ASKER, By.ORGANIZER})
OTHER = frozenset({By.OTHER})
SERVICE = frozenset({By.SERVICE})

# fmt: off
STEPS: tuple[Step, ...] = (
    Step(None,              Event.REQUEST,         MENTEE,              State.REQUESTED),
    Step(None,              Event.JOIN_QUEUE,      MENTEE,              State.WAITLISTED),

    Step(State.REQUESTED,   Event.ACCEPT,          MENTOR,              State.AGREEING),
    Step(State.REQUESTED,   Event.DECLINE,         MENTOR,              State.DECLINED),
    Step(State.REQUESTED,   Event.WITHDRAW,        MENTEE,              State.WITHDRAWN),
    Step(State.REQUESTED,   Event.EXPIRE,          SERVICE,             State.EXPIRED),
    Step(State.REQUESTED,   Event.CHOSE_OTHER,     SERVICE,             State.WITHDRAWN),
    Step(State.REQUESTED,   Event.FULL,            SERVICE,             State.WAITLISTED),
    Step(State.REQUESTED,   Event.END_NOW,         MENTEE | {By.ORGANIZER}, State.WITHDRAWN),
    Step(State.REQUESTED,   Event.END_NOW,         MENTOR,              State.DECLINED),

    Step(State.WAITLISTED,  Event.PLACE_TAKEN,     MENTEE,              State.REQUESTED),
    Step(State.WAITLISTED,  Event.WITHDRAW,        MENTEE,              State.WITHDRAWN),
    Step(State.WAITLISTED,  Event.EXPIRE,          SERVICE,             State.EXPIRED),
    Step(State.WAITLISTED,  Event.CHOSE_OTHER,     SERVICE,             State.WITHDRAWN),
    Step(State.WAITLISTED,  Event.END_NOW,         MENTEE | {By.ORGANIZER}, State.WITHDRAWN),
    Step(State.WAITLISTED,  Event.END_NOW,         MENTOR,              State.DECLINED),

    Step(State.AGREEING,    Event.SETTLE,          EITHER,              State.ACTIVE),
    Step(State.AGREEING,    Event.NOT_AGREED,      SERVICE,             State.ENDED),

    Step(State.ACTIVE,      Event.PAUSE,           EITHER_OR_ORGANIZER, State.PAUSED),
    Step(State.ACTIVE,      Event.QUIET,           SERVICE,             State.ENDED),
    Step(State.ACTIVE,      Event.CLAIM_GOAL,      EITHER,              State.ACTIVE),
    Step(State.ACTIVE,      Event.REACH_GOAL,      OTHER,               State.MAINTENANCE),
    Step(State.ACTIVE,      Event.NOT_YET,         OTHER,               State.ACTIVE),
    Step(State.ACTIVE,      Event.TIME_UP,         EITHER | SERVICE,    State.ACTIVE),
    Step(State.ACTIVE,      Event.CLAIM_EXTENSION, EITHER,              State.ACTIVE,      Stage.CLOSING),
    Step(State.ACTIVE,      Event.EXTEND,          OTHER,               State.ACTIVE,      Stage.CLOSING),
    Step(State.ACTIVE,      Event.CLAIM_MONTHLY,   EITHER,              State.ACTIVE,      Stage.CLOSING),
    Step(State.ACTIVE,      Event.KEEP_MONTHLY,    OTHER,               State.MAINTENANCE, Stage.CLOSING),
    Step(State.ACTIVE,      Event.CLOSE,           EITHER | SERVICE,    State.ENDED,       Stage.CLOSING),

    Step(State.PAUSED,      Event.RESUME,          ASKER_OR_ORGANIZER | SERVICE, State.ACTIVE),
    Step(State.PAUSED,      Event.LONG_PAUSE,      SERVICE,             State.ENDED),

    Step(State.AGREEING,    Event.END,             EITHER,              State.ENDING),
    Step(State.ACTIVE,      Event.END,             EITHER,              State.ENDING),
    Step(State.PAUSED,      Event.END,             EITHER,              State.ENDING),
    Step(State.ENDING,      Event.CONTINUE,        ASKER,               None),
    Step(State.ENDING,      Event.END_NOW,         EITHER_OR_ORGANIZER | SERVICE, State.ENDED),
    Step(State.AGREEING,    Event.END_NOW,         EITHER_OR_ORGANIZER, State.ENDED),
    Step(State.ACTIVE,      Event.END_NOW,         EITHER_OR_ORGANIZER, State.ENDED),
    Step(State.PAUSED,      Event.END_NOW,         EITHER_OR_ORGANIZER, State.ENDED),

    Step(State.MAINTENANCE, Event.CLAIM_RESTART,   EITHER,              State.MAINTENANCE),
    Step(State.MAINTENANCE, Event.RESTART,         OTHER,               State.AGREEING),
    Step(State.MAINTENANCE, Event.NOT_AGAIN,       OTHER,               State.MAINTENANCE),
    Step(State.MAINTENANCE, Event.END,             EITHER,              State.ENDED),
    Step(State.MAINTENANCE, Event.END_NOW,         EITHER_OR_ORGANIZER, State.ENDED),
    Step(State.MAINTENANCE, Event.STOP_MONTHLY,    SERVICE,             State.ENDED),

    Step(State.REQUESTED,   Event.REPORT,          EITHER,              State.REQUESTED),
    Step(State.WAITLISTED,  Event.REPORT,          EITHER,              State.WAITLISTED),
    Step(State.AGREEING,    Event.REPORT,          EITHER,              State.AGREEING),
    Step(State.ACTIVE,      Event.REPORT,          EITHER,              State.ACTIVE),
    Step(State.PAUSED,      Event.REPORT,          EITHER,              State.PAUSED),
    Step(State.ENDING,      Event.REPORT,          EITHER,              State.ENDING),
    Step(State.MAINTENANCE, Event.REPORT,          EITHER,              State.MAINTENANCE),
    Step(State.ENDED,       Event.REPORT,          EITHER,              State.ENDED),
    Step(State.WITHDRAWN,   Event.REPORT,          EITHER,              State.WITHDRAWN),
    Step(State.DECLINED,    Event.REPORT,          EITHER,              State.DECLINED),
    Step(State.EXPIRED,     Event.REPORT,          EITHER,              State.EXPIRED),

    # A restart after the end is a new request of the same mentee; the ended record stays as it is.
    Step(State.ENDED,       Event.RESTART,         MENTEE,              State.REQUESTED),
    Step(State.ENDED,       Event.JOIN_QUEUE,      MENTEE,              State.WAITLISTED),
)
# fmt: on

OVER = frozenset({State.ENDED, State.WITHDRAWN, State.DECLINED, State.EXPIRED})
# A place is taken from the acceptance until the end; maintenance takes none (A13).
TAKES_A_PLACE = frozenset({State.AGREEING, State.ACTIVE, State.PAUSED, State.ENDING})
# From the introduction until the end the pair's own mail is carried.
CARRIES_MAIL = TAKES_A_PLACE | {State.MAINTENANCE}


def advance(state: State | None, event: Event, by: frozenset[By], stage: Stage | None = None) -> Step:
    """Return the row that `event` takes, or raise NotAllowed. `by`: every part that the actor plays."""
    rows = [step for step in STEPS if step.before is state and step.by & by and _in_stage(step, stage)]
    for step in rows:
        if step.event is event:
            return step
    raise NotAllowed(state, event, tuple(rows))


def mermaid() -> str:
    """Draw the table as a Mermaid state diagram."""
    lines = ["stateDiagram-v2"]
    for (before, after), events in _arrows().items():
        lines.append(f"    {before} --> {after}: {', '.join(events)}")
    lines += [f"    {state} --> [*]" for state in State if state in OVER]
    return "\n".join(lines)


def _in_stage(step: Step, stage: Stage | None) -> bool:
    return step.stage is None or step.stage is stage


def _arrows() -> dict[tuple[str, str], list[str]]:
    arrows: dict[tuple[str, str], list[str]] = {}
    for step in STEPS:
        if step.event is Event.REPORT:  # leads nowhere, from anywhere
            continue
        for after in (step.after,) if step.after else (State.AGREEING, State.ACTIVE, State.PAUSED):
            events = arrows.setdefault((step.before or "[*]", after), [])
            if step.event not in events:
                events.append(step.event)
    return arrows
