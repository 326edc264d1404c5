"""Whatever people write, in whatever order, and wherever the process dies: these things are always true."""

from __future__ import annotations

import atexit
import re
import tempfile
from collections import Counter
from datetime import timedelta
from itertools import count
from pathlib import Path
from shutil import rmtree

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from mailer.values import Delivery, Outcome
from mentorship.lifecycle import TAKES_A_PLACE, State
from tests.clients import FORMATS
from tests.faults.crashing import CrashingWorld, asked, copy_of
from tests.world import PROGRAMME, START, Got, World

MENTORS = {"max@example.org": 1, "nora@example.org": 2}  # with their places
MENTEES = ("mia@example.com", "ivo@example.com", "eva@example.com")
EVERYBODY = (*MENTORS, *MENTEES)
STAFF = {"ann@riverside.example", "jo@riverside.example"}
# A word in each answer that only its readers may ever see.
SECRET = re.compile(r"secret(\d+)by(\w+)")
WORDS = (
    "accept", "decline", "agree", "withdraw", "met", "skip", "pause", "resume", "end", "end now", "continue",
    "request {max}", "request {nora}, else {max}", "mentors", "status", "hours 3", "goal reached", "extend",
    "monthly", "close", "restart", "report", "available", "unavailable", "direct", "undo", "4", "help",
    "change Frequency: weekly", "pass on", "keep", "drop", "stop", "fewer", "leave", "reached", "informal",
    "", "Hello, this is how I see it, and it took me long to find the words for all of it here.",
)  # fmt: skip
NOT_TAKEN = (Outcome(Delivery.DEFERRED, "451 later"), Outcome(Delivery.FAILED, "550 no"))
CALLS = st.one_of(st.just(0), st.integers(1, 60), st.integers(1, 500))
STEPS = 14

_template: list[tuple[Path, list[Got]]] = []
_numbers = count()


def _folder() -> Path:
    """Return a folder of its own, on a disk in memory where there is one."""
    memory = Path("/dev/shm")
    return Path(tempfile.mkdtemp(prefix="any-order-", dir=memory if memory.is_dir() else None))


def template() -> tuple[Path, list[Got]]:
    """Make, once, a programme that everybody has joined."""
    if not _template:
        folder = _folder() / "template"
        folder.mkdir()
        atexit.register(rmtree, folder.parent, ignore_errors=True)
        world = World(folder, start=START)
        for address, places in MENTORS.items():
            name = address.partition("@")[0].title()
            world.add(address, name, mentor=True, mission="I changed careers.", capacity=places)
        for address in MENTEES:
            world.add(address, address.partition("@")[0].title())
        world.close()
        _template.append((folder, world.letters))
    return _template[0]


class Life(RuleBasedStateMachine):
    """One programme, lived in any order."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = _folder()
        made, letters = template()
        self.world = CrashingWorld(copy_of(made, self.folder / "live"), START)
        self.world.letters = list(letters)
        self.codes = {name: self.world.person(f"{name}@example.org").code for name in ("max", "nora")}
        self.mails: list[bytes] = []

    def teardown(self) -> None:
        self.world.close()
        rmtree(self.folder)

    # --- what happens

    @rule(who=st.sampled_from(EVERYBODY), words=st.sampled_from(WORDS), call=CALLS)
    def somebody_writes(self, who: str, words: str, call: int) -> None:
        """A new mail, which answers nothing."""
        text = self._text(who, words)
        self._deliver(self.world._new_mail(who, text, PROGRAMME, text.split("\n")[0][:40] or "Hello"), call)

    @rule(
        who=st.sampled_from(EVERYBODY),
        back=st.integers(0, 4),
        words=st.sampled_from(WORDS),
        client=st.sampled_from(sorted(FORMATS)),
        call=CALLS,
    )
    def somebody_answers(self, who: str, back: int, words: str, client: str, call: int) -> None:
        """An answer to one of the latest letters."""
        theirs = [letter for letter in self.world.letters if letter.to == who]
        if theirs:
            letter = theirs[-1 - back % len(theirs)]
            self._deliver(self.world.reply_mail(who, letter, self._text(who, words), client), call)

    @rule(back=st.integers(0, 9), call=CALLS)
    def a_mail_comes_again(self, back: int, call: int) -> None:
        """The server gives it another number, as after a change of UIDVALIDITY."""
        if self.mails:
            self._deliver(b"X-Again: yes\r\n" + self.mails[-1 - back % len(self.mails)], call, again=True)

    @rule(days=st.sampled_from([0.2, 1, 3, 8, 15, 40]), call=CALLS)
    def time_passes(self, days: float, call: int) -> None:
        """The calendar comes due."""
        self.world.now += timedelta(days=days)
        self._live(call)

    @rule(
        outcome=st.sampled_from([Outcome(Delivery.DEFERRED, "451 later"), Outcome(Delivery.FAILED, "550 no")])
    )
    def the_next_letter_is_not_taken(self, outcome: Outcome) -> None:
        """A server puts a letter off, or refuses it."""
        self.world.wire.outcomes.append(outcome)

    def _text(self, who: str, words: str) -> str:
        marked = f"secret{next(_numbers)}by{who.partition('@')[0]}"
        return f"{words.format(**self.codes)}\n\n{marked} is what I mean."

    def _deliver(self, raw: bytes, call: int, *, again: bool = False) -> None:
        if not again:
            self.mails.append(raw)
        self.world.box.mails[f"1:{next(_numbers)}"] = raw
        self._live(call)

    def _live(self, call: int) -> None:
        """Run, die at that call, and run until nothing waits."""
        if self.world.run_until_dead(call):
            self.world.run_until_dead(call // 2)
        self.world.run_until_dead(0)

    # --- what is always true

    @invariant()
    def no_mail_is_lost_and_none_is_handled_twice(self) -> None:
        assert self.world.box.mails == {}
        rows = asked("SELECT digest, state, outcome FROM received")
        effective = Counter(digest for digest, _, outcome in rows if outcome != "known")
        assert max(effective.values(), default=1) == 1
        assert len(effective) == len(self.mails)
        assert not [row for row in rows if row[1] in ("waiting", "quarantined")]

    @invariant()
    def no_letter_is_lost_and_one_goes_twice_only_where_the_process_died_with_it(self) -> None:
        sent = Counter((got.number, got.to, got.raw) for got in self.world.letters)
        assert len({number for number, _, _ in sent}) == len(sent), "the same Message-ID, the same bytes"
        assert sent.total() - len(sent) <= self.world.windows
        rows = asked(
            "SELECT message_id, state, recipient FROM letter WHERE sent_at > '2026-03-02 09:00:00.1'"
        )
        owed = {number for number, state, _ in rows if state == "sent"}
        assert owed <= {number for number, _, _ in sent}

    @invariant()
    def nobody_gets_a_letter_that_is_not_theirs(self) -> None:
        letters = asked(
            "SELECT l.message_id, l.recipient, p.address FROM letter l"
            " LEFT JOIN person p ON p.id = l.person_id"
        )
        to = {number: {recipient, address} - {None} for number, recipient, address in letters}
        partners = self._partners()
        for got in self.world.letters:
            wanted = to[got.number] - {""}
            assert wanted <= {got.to} or got.to not in EVERYBODY
            for _, author in SECRET.findall(got.text):
                (address,) = (one for one in EVERYBODY if one.startswith(f"{author}@"))
                assert got.to in {address} | STAFF | partners[address], (
                    f"{got.to} reads {address}: {got.name}"
                )

    def _partners(self) -> dict[str, set[str]]:
        pairs = asked(
            "SELECT a.address, b.address FROM mentorship m"
            " JOIN person a ON a.id = m.mentor_id JOIN person b ON b.id = m.mentee_id"
        )
        found: dict[str, set[str]] = {address: set() for address in EVERYBODY}
        for mentor, mentee in pairs:
            found[mentor].add(mentee)
            found[mentee].add(mentor)
        return found

    @invariant()
    def capacity_is_never_exceeded_and_each_mentorship_is_in_one_state(self) -> None:
        pairs = asked(
            "SELECT p.address, m.state, m.mentee_id FROM mentorship m JOIN person p ON p.id = m.mentor_id"
        )
        taken = Counter(address for address, state, _ in pairs if State(state) in TAKES_A_PLACE)
        assert all(taken[address] <= places for address, places in MENTORS.items())
        together = Counter((m, e) for m, state, e in pairs if State(state) in TAKES_A_PLACE)
        assert max(together.values(), default=1) == 1, "two open mentorships of the same two"


def _live(examples: int, seed_free: bool) -> None:
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=examples,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            derandomize=not seed_free,
            phases=[Phase.generate, Phase.shrink],
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_these_things_are_true_in_a_few_lives() -> None:
    _live(15, seed_free=False)


@pytest.mark.long
def test_these_things_are_true_in_ten_thousand_lives() -> None:
    _live(10_000, seed_free=True)
