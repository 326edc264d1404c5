"""One mentorship: where it stands, what was agreed, and what has happened to it so far."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime

from mentorship.agreement import CLAUSE, Agreement
from mentorship.fields import Field
from mentorship.letters.base import Role
from mentorship.lifecycle import OVER, By, Event, Stage, State, Step, advance
from mentorship.meetings import Meeting
from mentorship.people import Person
from mentorship.sharing import Shared


@dataclass(frozen=True)
class Note:
    """One line of the history: an event, contact, or an answer. Never the text of a mail."""

    at: datetime
    what: str  # an Event's value, or one of the constants below
    by: Role | None = None


CONTACT = "contact"  # a mail was passed on
MET = "met"
DIRECT = "direct"
SKIPPED = "skipped"
GOAL_MET = "goal met"  # one of several
GOAL_ASKED = "goal asked"  # the open goal was asked for, at the moment at which its round began
SOMEONE_ELSE = "someone else"  # one of them asked for another match
LATE_YES = "late yes"  # the mentor would take a request that is closed
MEETING = "meeting"  # set, called off, or asked to be moved
ASKED_TO_TALK = "asked to talk"  # to a person, alone
APART = "not in touch"  # in answer to a question of ours
SEEN_TO = "seen to"  # an organizer has answered what one of them asked for
NUDGE_ORDERED = "nudge ordered"  # by an organizer; the calendar carries it out
ANSWERED = "answered"  # a check-in, a monthly letter, a form: they are there


@dataclass(frozen=True)
class Sent:
    """A letter that was written, to whom and when."""

    name: str
    to: Role
    at: datetime
    subject: str = ""
    left_out: bool = False  # an organizer left it out, and nobody got it


@dataclass(frozen=True)
class Round:
    """One agenda on its way: asked for, answered or not, sent or not (E22)."""

    number: int
    asked_at: datetime
    due_on: date  # the day of its agenda
    sent_at: datetime | None = None
    skipped: bool = False
    own_topic: str = ""
    since: str = ""
    to_do: str = ""
    next: str = ""
    input: str = ""  # what the mentor adds, where both are asked (E21)
    feedback_on: str = ""  # what one of them did between two rounds, on which the mentor is asked (E10)


@dataclass(frozen=True)
class Mentorship:
    """The relationship and its record."""

    id: int
    mentor: Person
    mentee: Person
    state: State
    since: datetime
    stage: Stage | None = None
    words: str = ""  # what the mentee wrote for the mentor with the request
    introduced_at: datetime | None = None
    starts_on: date | None = None  # accepted from this day
    settled_at: datetime | None = None
    ends_on: date | None = None
    resumed_at: datetime | None = None
    paused_until: date | None = None
    paused_by: Role | None = None
    ending_by: Role | None = None
    before_ending: State | None = None
    claim: Event | None = None  # a question of one side that the other has to answer
    claim_by: Role | None = None
    held: bool = False  # after a report: mail between the two waits
    agreement: Agreement | None = None  # the settled one
    draft: Agreement | None = None  # the one that is being settled
    round: Round | None = None  # the latest
    rated: bool = False
    fallbacks: tuple[str, ...] = ()  # codes of whom the mentee would ask next, in order
    why: str = ""  # the organizer's reason, where they proposed it
    claim_goal: str = ""  # the goal that a claim is about, where they have several
    reached: tuple[str, ...] = ()  # goals that both say are reached, while others are open
    backlog: tuple[str, ...] = ()  # topics that one of them sent for a later round (E8)
    used: tuple[str, ...] = ()  # topics that a round was about
    kind: str = ""  # peer, reverse or listening, as the request or the organizer said (B3, A21)
    thanks_of_mentee: str = ""  # what each wants to tell the other at the end
    thanks_of_mentor: str = ""
    meeting: Meeting | None = None  # the latest that we were told of
    shared: tuple[Shared, ...] = ()  # suggestions and resources (A24, C4)
    notes: tuple[Note, ...] = ()
    letters: tuple[Sent, ...] = ()

    @property
    def over(self) -> bool:
        """Whether nothing more is expected of it."""
        return self.state in OVER

    @property
    def zone(self) -> str:
        """The time zone that its days are counted in: the mentee drives (D4)."""
        return self.mentee.time_zone

    @property
    def goals(self) -> tuple[str, ...]:
        """The agreed goals that are not reached yet."""
        agreed = self.agreement.goals if self.agreement else ()
        return tuple(goal for goal in agreed if goal not in self.reached)

    @property
    def goal(self) -> str:
        """The agreed goals in one line: those still open, or all where none is."""
        return "; ".join(self.goals or self.reached)

    @property
    def result(self) -> str:
        """What they want to come of it, as it stands in their agreement (B19, C8)."""
        return self.agreement.value(Field.RESULT) if self.agreement else ""

    @property
    def style(self) -> str:
        """Which kind of pair they are: as they agreed, and before that as it was asked for (B3, A21)."""
        standing = self.agreement or self.draft
        return standing.value(Field.KIND) if standing else self.kind

    @property
    def clause(self) -> str:
        """The pair's own confidentiality clause (E23)."""
        written = self.agreement.value(Field.CONFIDENTIALITY) if self.agreement else ""
        return written or CLAUSE

    @property
    def early_end(self) -> str:
        """What the two agreed for an end before the day (E15), or an empty string."""
        return self.agreement.value(Field.EARLY_END) if self.agreement else ""

    def thanks_to(self, role: Role) -> str:
        """Return what the other wants to tell whoever stands on this side."""
        return self.thanks_of_mentee if role is Role.MENTOR else self.thanks_of_mentor

    def person(self, role: Role) -> Person:
        """Return who stands on one side."""
        return self.mentor if role is Role.MENTOR else self.mentee

    def role_of(self, person: Person) -> Role | None:
        """Return on which side somebody stands."""
        return {self.mentor.id: Role.MENTOR, self.mentee.id: Role.MENTEE}.get(person.id)

    def partner_of(self, role: Role) -> Person:
        """Return the other one."""
        return self.person(other(role))

    def last(self, *what: str, by: Role | None = None) -> datetime | None:
        """Return when one of these was noted last."""
        moments = [note.at for note in self.notes if note.what in what and by in (None, note.by)]
        return max(moments, default=None)

    def first(self, what: str, by: Role) -> datetime | None:
        """Return when this was noted first, since the introduction."""
        begin = self.introduced_at or self.since
        moments = [n.at for n in self.notes if n.what == what and n.by is by and n.at >= begin]
        return min(moments, default=None)

    def written(self, name: str, to: Role | None = None, since: datetime | None = None) -> list[datetime]:
        """Return when letters of this name were written, oldest first."""
        return sorted(
            letter.at
            for letter in self.letters
            if letter.name == name and to in (None, letter.to) and (since is None or letter.at >= since)
        )

    def subject_of(self, *names: str, to: Role | None = None) -> str:
        """Return the subject of the latest letter of one of these names, or an empty string."""
        found = [letter for letter in self.letters if letter.name in names and to in (None, letter.to)]
        return found[-1].subject if found else ""

    def unmeasured(self) -> bool:
        """Whether contact is no longer measured."""
        return unmeasured(self.notes)


def unmeasured(notes: Iterable[Note]) -> bool:
    """Say whether two meet or write elsewhere: `direct` once, or `met` twice, since one said they don't."""
    whats = [note.what for note in notes]
    whats = whats[len(whats) - whats[::-1].index(APART) :] if APART in whats else whats
    return DIRECT in whats or whats.count(MET) >= 2


def other(role: Role) -> Role:
    """Return the other side."""
    return Role.MENTEE if role is Role.MENTOR else Role.MENTOR


def parts(mentorship: Mentorship, by: Role | By) -> frozenset[By]:
    """Return every part that somebody plays for the table: a role, and asker or other of what is open."""
    if by in (By.SERVICE, By.ORGANIZER):
        return frozenset({By(by)})
    asker = {
        State.PAUSED: mentorship.paused_by,
        State.ENDING: mentorship.ending_by,
    }.get(mentorship.state, mentorship.claim_by)
    part = set() if asker is None else {By.ASKER if asker == by else By.OTHER}
    return frozenset(part | {By(by)})


def take(mentorship: Mentorship, event: Event, by: Role | By, now: datetime) -> Mentorship:
    """Return the mentorship after `event`, noted; raise NotAllowed where the table has no such row."""
    step: Step = advance(mentorship.state, event, parts(mentorship, by), mentorship.stage)
    after = step.after or mentorship.before_ending or State.ACTIVE
    role = Role(by) if by in set(Role) else None
    moved = replace(mentorship, state=after, notes=(*mentorship.notes, Note(now, event, role)))
    return replace(moved, since=now) if after is not mentorship.state else moved


def noted(mentorship: Mentorship, what: str, by: Role | None, now: datetime) -> Mentorship:
    """Return the mentorship with one more line in its history."""
    return replace(mentorship, notes=(*mentorship.notes, Note(now, what, by)))
