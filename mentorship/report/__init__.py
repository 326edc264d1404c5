"""How a programme goes, as values: counted from histories, without a name.

Each mentorship is counted once in each part. An average, a median or a share is made from five people or
pairs on, and is None otherwise. Nothing here decides anything, and nobody is told anything. (A3, A19, A31,
B4, B14, D7, D16)
"""

from __future__ import annotations

from dataclasses import dataclass

from mentorship.policy import Policy
from mentorship.report.beginnings import Acquaintance, Requests, Settling, acquaintance, requests, settling
from mentorship.report.contact import Contact, Seen, contact, seen
from mentorship.report.course import courses
from mentorship.report.outcomes import Outcomes, outcomes
from mentorship.report.participation import People, people
from mentorship.report.promised import Promised, promised
from mentorship.report.values import Period, Programme
from mentorship.report.worth import Look, worth


@dataclass(frozen=True)
class Report:
    """One programme in one period."""

    period: Period
    people: People
    requests: Requests
    acquaintance: Acquaintance
    settling: Settling
    contact: Contact
    promised: Promised
    outcomes: Outcomes
    look: tuple[Look, ...]
    pairs: tuple[Seen, ...]


def report(programme: Programme, policy: Policy, period: Period) -> Report:
    """Return the report."""
    each = courses(programme, period)
    pairs = seen(each, period)
    return Report(
        period=period,
        people=people(programme, each, period),
        requests=requests(each, period),
        acquaintance=acquaintance(each, policy, period),
        settling=settling(each, period),
        contact=contact(each, pairs, period),
        promised=promised(programme, each),
        outcomes=outcomes(programme, each, period),
        look=worth(each, pairs, policy, period),
        pairs=pairs,
    )
