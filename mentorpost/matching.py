"""Who waits, who has room, and how well each two would fit; and one assignment over everybody.

What somebody does not want, and what was tried before, keeps two apart without a word in any list.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from mentorpost.errors import MentorpostError
from mentorship.calendar import local_day
from mentorship.lifecycle import State
from mentorship.matching import Fit, Two, fit
from mentorship.mentorship import Mentorship
from mentorship.people import Availability, Person, Status, availability
from mentorship.policy import Policy
from store import mentorships, people, proposals

NO_SCIPY = (
    "--assign needs scipy, which is not installed; "
    "in the folder of the program type: pipx install --force '.[match]'"
)
APART = 10_000.0  # worse than any two can be; such a pair is never assigned


@dataclass(frozen=True)
class Programme:
    """Everything that matching looks at, loaded once."""

    mentees: tuple[Person, ...]  # who waits
    room: dict[int, int]  # places that nobody has and nobody asks for, by mentor
    mentors: tuple[Person, ...]  # those with such a place
    apart: frozenset[tuple[int, int]]  # mentee and mentor who are not to be suggested to each other
    asked: dict[int, str]  # what a mentee wrote with earlier requests
    now: datetime

    def ranked(self, mentee: Person) -> list[tuple[Person, Fit]]:
        """Return the mentors for one mentee, the best first."""
        fits = [(m, fit(self._two(mentee, m))) for m in self.mentors if self._may(mentee, m)]
        return sorted(fits, key=lambda found: (-found[1].points, found[0].id))

    def assigned(self) -> list[tuple[Person, Person, Fit]]:
        """Return one mentor at most for each mentee, so that all together fit best."""
        seats = [mentor for mentor in self.mentors for _ in range(self.room[mentor.id])]
        if not self.mentees or not seats:
            return []
        fits = {
            (mentee.id, mentor.id): fit(self._two(mentee, mentor))
            for mentee in self.mentees
            for mentor in self.mentors
            if self._may(mentee, mentor)
        }
        costs = [[_cost(fits.get((mentee.id, seat.id))) for seat in seats] for mentee in self.mentees]
        chosen = ((self.mentees[row], seats[column]) for row, column in _assign(costs))
        return [(e, o, fits[e.id, o.id]) for e, o in chosen if (e.id, o.id) in fits]

    def _may(self, mentee: Person, mentor: Person) -> bool:
        return mentee.id != mentor.id and (mentee.id, mentor.id) not in self.apart

    def _two(self, mentee: Person, mentor: Person) -> Two:
        return Two(mentee, mentor, self.asked.get(mentee.id, ""), self.now)


def programme(policy: Policy, now: datetime, only: Person | None = None) -> Programme:
    """Load who waits and who has room; `only`: for this one mentee, who may have a mentor (A35)."""
    pairs = mentorships.all_rows()
    proposed = [one for one in proposals.everything() if one.open(policy, now)]
    taken = Counter(people.loads())
    taken.update(pair.mentor.id for pair in pairs if pair.state is State.REQUESTED)
    taken.update(one.mentor.id for one in proposed)
    everybody = [person for person in people.everybody() if person.status is Status.APPROVED]
    mentors = [person for person in everybody if _takes(person, taken[person.id], now)]
    busy = {pair.mentee.id for pair in pairs if _busy(pair)} | {one.mentee.id for one in proposed}
    return Programme(
        mentees=(only,) if only else tuple(p for p in everybody if p.mentee and p.id not in busy),
        room={mentor.id: mentor.capacity - taken[mentor.id] for mentor in mentors},
        mentors=tuple(mentors),
        apart=_apart(everybody, pairs),
        asked={pair.mentee.id: pair.words for pair in pairs if pair.words},
        now=now,
    )


def busy_with(mentee: Person, policy: Policy, now: datetime) -> str:
    """Return what a mentee has that forbids a proposal now, as a clause; empty: nothing."""
    for pair in mentorships.of_people(mentee.id):
        if pair.mentee.id == mentee.id and _busy(pair):
            return f"has mentorship {pair.id} ({pair.state}): mentorpost pairs show {pair.id}"
    for one in proposals.everything():
        if one.mentee.id == mentee.id and one.open(policy, now):
            return f"has an open proposal of {one.at:%Y-%m-%d}; wait for the answer"
    return ""


def _busy(pair: Mentorship) -> bool:
    return not pair.over and pair.state is not State.WAITLISTED


def _takes(person: Person, taken: int, now: datetime) -> bool:
    return availability(person, taken, local_day(now, person.time_zone)) is Availability.AVAILABLE


def _apart(everybody: list[Person], pairs: list[Mentorship]) -> frozenset[tuple[int, int]]:
    tried = {(pair.mentee.id, pair.mentor.id) for pair in pairs}
    by_code = {person.code: person.id for person in everybody}
    unwanted = [(who, by_code[code]) for who, code in people.unlikes() if code in by_code]
    return frozenset(tried | set(unwanted) | {(two, one) for one, two in unwanted})


def _cost(found: Fit | None) -> float:
    return APART if found is None else -found.points


def _assign(costs: list[list[float]]) -> list[tuple[int, int]]:
    try:
        from scipy.optimize import linear_sum_assignment
    except ImportError:
        raise MentorpostError(NO_SCIPY) from None
    rows, columns = linear_sum_assignment(costs)
    return list(zip(rows.tolist(), columns.tolist(), strict=True))
