"""What must hold of a season, whatever its people did: a claim yields a sentence where it was broken."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

from mentorship.budget import LATENESS
from mentorship.lifecycle import State
from mentorship.policy import Policy
from store import mentorships, routine
from store.models import LetterRow, PersonRow, ReceivedRow
from tests.season.season import ORGANIZER, Season
from tests.season.words import PROSE, SECRET

# How a meaning is called in the log where the two differ.
READ_AS = {
    PROSE: ("words",),
    "agree": ("agree", "accept"),
    "request with others": ("request",),
    "weekly": ("change",),
    "monthly": ("change",),
    "let in": ("approved", "nothing"),
    "reached": ("reached", "goal reached", "accept"),
    "not yet": ("not yet", "decline"),
    "rate": ("rate", "words"),
    "available": ("available", "accept"),
    "extend": ("extend", "accept"),
}
NO_ACT = ("words", "ask", "which-of-us")
WEEK, MONTH = timedelta(days=7), timedelta(days=30)
ASKED_FOR = frozenset({"relayed", "directory", "done", "request-sent", "not-understood", "not-possible"})
A_REPEAT = timedelta(days=3)
TOKEN = re.compile(r"\[[^\]]*\]\s*$|\S*\+\S+@\S+")


def wrong_acts(season: Season) -> Iterator[str]:
    """Something was done that nobody asked for."""
    for one in season.written:
        if one.read_as not in (*READ_AS.get(one.meant, (one.meant,)), *NO_ACT):
            yield f"{one.letter}: {one.words!r} meant {one.meant}, was read as {one.read_as}"


def understood(season: Season) -> tuple[int, int]:
    """Return how many of the answers that ask for something were acted on, of how many."""
    asking = [
        one for one in season.written if one.meant in READ_AS or one.meant not in (PROSE, "number", "topic")
    ]
    asking = [one for one in asking if one.meant != PROSE and not one.meant.endswith(" lines")]
    return sum(one.read_as not in NO_ACT for one in asking), len(asking)


def lost_mails(_season: Season) -> Iterator[str]:
    """A mail waits for ever, or was set aside."""
    for row in ReceivedRow.select().where(ReceivedRow.state.in_(("waiting", "quarantined"))):
        yield f"mail {row.id} of {row.sender} is {row.state}"


def seen_on_the_way(season: Season) -> Iterator[str]:
    """A mentor had more mentees than places, or somebody was asked to write in the middle of a pause."""
    yield from season.over


def budget_broken(_season: Season) -> Iterator[str]:
    """Somebody got more routine letters than the policy allows, over all their mentorships.

    An agenda counts on its ask's day; the confidentiality reminder goes at its window's end all the same.
    """
    policy = Policy()
    limits = ((WEEK, policy.letters_in_7_days), (MONTH, policy.letters_in_first_30_days))
    everybody = {row.id: row.address for row in PersonRow.select()}
    reminders = {
        (row.person_id, row.created_at)
        for row in LetterRow.select().where(LetterRow.name == "confidentiality-reminder")
    }
    for number, moments in routine.letters(everybody, datetime.min.replace(tzinfo=UTC)).items():
        counted = [moment for moment in moments if (number, moment) not in reminders]
        for span, most in limits:
            for moment in counted:
                within = sum(moment <= other < moment + span - LATENESS for other in counted)
                if within > most:
                    yield f"{everybody[number]} got {within} in the {span.days} days from {moment:%d %B}"


def told_on(season: Season) -> Iterator[str]:
    """Words for the organizer alone stand in a letter to somebody else."""
    for got in season.world.letters:
        if SECRET in " ".join(got.text.split()) and got.to != ORGANIZER:
            yield f"{got.name} to {got.to} holds a confidence"


def reasons_travelled(season: Season) -> Iterator[str]:
    """What somebody wrote to say no stands in a letter to somebody else."""
    for one in season.written:
        if one.meant == "decline" and len(one.words.split()) > 4:
            for got in season.world.letters:
                if got.to not in (ORGANIZER, one.who.address) and one.words in got.text:
                    yield f"{got.name} to {got.to} holds {one.words!r}"


# By which somebody hears that it is over.
FAREWELLS = frozenset({"closing", "survey", "reflection"})


def silent_deaths(season: Season) -> Iterator[str]:
    """A mentorship that was introduced is over, and somebody was not told."""
    for pair in mentorships.all_rows():
        if pair.introduced_at is None or pair.state is not State.ENDED:
            continue
        for person in (pair.mentor, pair.mentee):
            told = (
                got.name
                for got in season.world.letters
                if got.to == person.address and got.at >= pair.introduced_at
            )
            if FAREWELLS.isdisjoint(told):
                yield f"{person.address} never heard that mentorship {pair.id} is over"


def repeated(season: Season) -> Iterator[str]:
    """The same letter, which nobody asked for, came twice within days."""
    seen: dict[tuple[str, str, str], datetime] = {}
    for got in season.world.letters:
        key = got.to, got.name, TOKEN.sub("", got.text.strip())
        if got.name not in ASKED_FOR and key in seen and got.at - seen[key] < A_REPEAT:
            yield f"{got.name} to {got.to} came on {seen[key]:%d %B} and on {got.at:%d %B}"
        seen[key] = got.at


Claim = Callable[[Season], Iterator[str]]
CLAIMS: tuple[Claim, ...] = (
    wrong_acts, lost_mails, seen_on_the_way, budget_broken, told_on, reasons_travelled, silent_deaths,
    repeated,
)  # fmt: skip
