"""Joins in each order, interrupted, repeated and contradictory: what holds whatever two newcomers do.

Zoe's address is let in without the organizer, Leo's waits for a decision. They join in one role or both,
answer line by line or all at once, in replies or new mails, twice, wrongly, with a no, leave, want to be
forgotten and come back, while the organizer adds, approves and declines at any moment. After each mail what
holds is looked at in the store.
"""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from pathlib import Path

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from mentorpost import approvals
from mentorship.acts.joining import ASKING
from mentorship.fields import Field
from mentorship.people import Person, Status
from mentorship.policy import Policy
from mentorship.profile import asked_of, missing, ready, roles_wanted
from mentorship.terms import VERSION
from store import mentorships, people
from store.models import PersonRow, database
from tests.letters.anatomy import flat
from tests.world import Got, World

ZOE, LEO = "zoe@example.net", "leo@example.com"
MAX, ANN = "max@example.org", "ann@riverside.example"
UNCAPPED = Policy(answers_a_day=1_000, strangers_an_hour=1_000)
AUTOMATIC = replace(UNCAPPED, approval="automatic", allowed=("@example.net",))
WHO = st.sampled_from((ZOE, LEO))

# fmt: off
VALUES: dict[Field, tuple[str, str]] = {
    Field.STATEMENT: ("Statement",         "I ran a bakery for twenty years and sold it well."),
    Field.TIME:      ("Time",              "1 hour a week"),
    Field.LIMITS:    ("Limits",            "no weekends"),
    Field.CHANGE:    ("What should change", "I want to work less at night and sleep more."),
    Field.RULES:     ("Ground rules",      "yes"),
    Field.OFFER:     ("Offer",             "a first look at your numbers"),
}
# fmt: on
JOINS = {
    "join as mentor": {"mentor"},
    "join as mentee": {"mentee"},
    "I would like to become a mentor.": {"mentor"},
    "Hello, I am looking for a mentor.": {"mentee"},
    "join as mentor and join as mentee": {"mentor", "mentee"},
}
LINES = st.lists(st.sampled_from(sorted(VALUES)), min_size=1, max_size=6, unique=True)
NOT_AN_ACT = ("status", "help", "my data", "Is this free?")
ONLY_FOR_THE_APPROVED = ("mentors", "mentor {code}", "request {code}\n\nI would like to learn accounting.")
WRONG = (
    "Time: whenever it is needed",
    "Shoe size: 44",
    "I bake bread",
    "Ground rules: hmm, let me see",
    "Time zone: the moon",
)


def lines_of(fields: list[Field]) -> str:
    return "\n".join(f"{label}: {value}" for label, value in (VALUES[field] for field in fields))


class Joining(RuleBasedStateMachine):
    """Two newcomers, an organizer, and a mentor who is there already."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.world = World(self.folder, AUTOMATIC)
        self.code = self.world.add(MAX, "Max Berger", mentor=True, mission="I keep accounts.").code
        self.said: dict[str, dict[Field, str]] = {ZOE: {}, LEO: {}}  # under labels, while somebody is here
        self.acted: dict[str, bool] = {ZOE: False, LEO: False}  # answered what tells the terms
        self.agreed: dict[str, datetime | None] = {ZOE: None, LEO: None}
        self.last: tuple[str, bytes] | None = None

    def teardown(self) -> None:
        self.world.close()
        shutil.rmtree(self.folder)

    # --- what newcomers do

    @rule(who=WHO, wish=st.sampled_from(sorted(JOINS)), fields=st.one_of(st.just([]), LINES))
    def joins(self, who: str, wish: str, fields: list[Field]) -> None:
        before = self.known(who)
        if before is not None and before.status is Status.APPROVED and not wish.startswith("join as"):
            return  # who is in asks in the letters' words
        letters = self.sends(who, f"{wish}\n\n{lines_of(fields)}")
        person = self.here(who)
        if before is None or before.status is Status.LEFT:
            self.acted[who], self.agreed[who] = False, None
            self.said[who] = {Field.STATEMENT: person.mission} if person.mission else dict(person.profile)
        if person.status is not Status.APPROVED:
            wanted = {str(role) for role in roles_wanted(person)}
            assert JOINS[wish] <= wanted
        self.keeps(who, fields, letters)

    @rule(who=WHO, fields=LINES, new_mail=st.booleans())
    def says_lines(self, who: str, fields: list[Field], new_mail: bool) -> None:
        asking = self.asking(who)
        if self.known(who) is None or (asking is None and not new_mail):
            return
        letters = self.sends(who, lines_of(fields), None if new_mail else asking)
        if self.here(who).status is not Status.LEFT:
            self.keeps(who, fields, letters)

    @rule(who=WHO, answer=st.sampled_from(("yes", "Yes, gladly", "accept", "I agree to the ground rules")))
    def says_yes(self, who: str, answer: str) -> None:
        asking = self.asking(who)
        if asking is None or self.known(who) is None:
            return
        self.acted[who] = True
        self.sends(who, answer, asking)
        person = self.known(who)
        if person is not None and asking.name == "welcome-mentee" and Field.RULES in asked_of(person):
            self.said[who][Field.RULES] = "yes"

    @rule(who=WHO, answer=st.sampled_from(("no", "No, thank you", "decline")))
    def says_no(self, who: str, answer: str) -> None:
        asking = self.asking(who)
        if asking is not None and asking.name.startswith("welcome"):
            self.acted[who] = True
            self.sends(who, answer, asking)

    @rule(who=WHO, line=st.sampled_from(WRONG))
    def says_something_wrong(self, who: str, line: str) -> None:
        asking = self.asking(who)
        if asking is None or self.known(who) is None or self.here(who).status is Status.LEFT:
            return
        self.acted[who] = True
        before = self.here(who)
        self.sends(who, line, asking)
        after = self.here(who)
        assert (after.said(Field.TIME), after.time_zone) == (before.said(Field.TIME), before.time_zone)
        assert after.said(Field.RULES) == before.said(Field.RULES)

    @rule(who=WHO, text=st.sampled_from(NOT_AN_ACT))
    def asks(self, who: str, text: str) -> None:
        before = self.known(who)
        letters = self.sends(who, text)
        stranger = before is None or (before.status is Status.LEFT and text != "my data")
        assert letters or stranger, "a question was left without an answer"
        if before is not None and before.status is not Status.LEFT:
            assert self.here(who).consented_at == before.consented_at

    @rule(who=WHO, text=st.sampled_from(ONLY_FOR_THE_APPROVED))
    def wants_what_is_for_the_approved(self, who: str, text: str) -> None:
        before = self.known(who)
        # Whoever the organizer added acts with their first word; whoever asked to join has to answer first.
        self.acted[who] = self.acted[who] or (before is not None and before.status is Status.APPROVED)
        letters = self.sends(who, text.format(code=self.code))
        names = {got.name for got in letters if got.to == who}
        if before is None or before.status is not Status.APPROVED:
            assert not names & {"directory", "mentor-profile", "request-sent", "waitlisted"}

    @rule(who=WHO, word=st.sampled_from(("leave", "forget me")))
    def goes(self, who: str, word: str) -> None:
        last = self.latest(who, lambda got: got.name != "forgotten")
        if last is None or self.known(who) is None or self.here(who).status is Status.LEFT:
            return
        names = [got.name for got in self.sends(who, word, last) if got.to == who]
        person = self.known(who)
        if word == "leave" and person is not None:
            assert person.status is Status.LEFT
        else:  # to leave in answer to a welcome is the no that it offers
            assert person is None
            assert names == ["forgotten"]
            self.said[who] = {}

    @rule()
    def sends_the_same_mail_again(self) -> None:
        if self.last is not None:
            sender, raw = self.last
            before = self.known(sender)
            assert self.world.deliver(raw) == []
            assert self.known(sender) == before

    # --- what others do

    @rule(who=WHO, mentor=st.booleans())
    def the_organizer_adds(self, who: str, mentor: bool) -> None:
        if self.known(who) is None:
            self.world.add(who, "Zoe Quist" if who == ZOE else "Leo Adebayo", mentor=mentor)
            self.acted[who], self.agreed[who], self.said[who] = False, None, {}

    @rule(who=WHO, approved=st.booleans())
    def the_organizer_decides_by_command(self, who: str, approved: bool) -> None:
        person = self.known(who)
        if person is not None and roles_wanted(person):
            with database.atomic():
                approvals.carry_out(self.world.service, person, approved, self.world.now)
            letters = self.world.run()
            assert [got.name for got in letters] == ["approved" if approved else "not-approved"]

    @rule(answer=st.sampled_from(("accept", "decline", "approve 1", "decline 1")))
    def the_organizer_answers_the_letter(self, answer: str) -> None:
        if "organizer-approve" in self.world.got(ANN):
            letters = self.world.reply(ANN, "organizer-approve", answer)
            assert [got.name for got in letters if got.to == ANN] in (["done"], ["not-understood"])
            self.once_each(letters)

    @rule()
    def a_day_passes(self) -> None:
        letters = self.world.after(1)
        listed = [got for got in letters if got.name == "organizer-approve"]
        assert len(listed) <= 1
        self.once_each(letters)

    # --- what holds

    @invariant()
    def nobody_is_entered_twice(self) -> None:
        addresses = [row.address for row in PersonRow.select()]
        assert len(addresses) == len(set(addresses))

    @invariant()
    def the_consent_is_kept_once_with_its_version_and_after_an_own_act(self) -> None:
        for who in (ZOE, LEO):
            person = self.known(who)
            if person is None:
                self.agreed[who] = None
                continue
            assert (person.consented_at is None) == (person.terms == "")
            if person.consented_at is None:
                continue
            assert person.terms == VERSION
            assert self.acted[who], "nothing of theirs was a consent"
            assert self.agreed[who] in (None, person.consented_at)
            self.agreed[who] = person.consented_at

    @invariant()
    def nobody_unapproved_can_be_found_or_ask_or_be_asked(self) -> None:
        for place in people.places():
            assert place.mentor.status is Status.APPROVED
        for pair in mentorships.all_rows():
            if not pair.over:
                assert (pair.mentor.status, pair.mentee.status) == (Status.APPROVED, Status.APPROVED)
                assert pair.mentor.mentor
                assert pair.mentee.mentee

    @invariant()
    def what_was_said_is_kept(self) -> None:
        for who in (ZOE, LEO):
            person = self.known(who)
            if person is None or person.status is Status.LEFT:
                continue
            for field, value in self.said[who].items():
                assert person.said(field) == value, field

    @invariant()
    def who_waits_with_everything_said_is_before_the_organizer(self) -> None:
        awaited = {person.address for person in people.awaiting()}
        for who in (ZOE, LEO):
            person = self.known(who)
            if person is not None and ready(person):
                assert who in awaited

    @precondition(lambda self: self.world.letters)
    @rule(who=WHO)
    def status_says_truly_what_is_missing(self, who: str) -> None:
        person = self.known(who)
        if person is None or not roles_wanted(person):
            return
        text = flat(next(got.text for got in self.sends(who, "status") if got.name == "status"))
        named = {field for field in VALUES if f"{VALUES[field][0]}:" in text}
        assert named == set(missing(person))
        assert ("waits for Ann Reyes" in text) == ready(person)

    # --- helpers

    @initialize()
    def begins(self) -> None:
        assert people.count() == 1

    def sends(self, who: str, text: str, answers: Got | None = None) -> list[Got]:
        before = self.known(who)
        world = self.world
        if answers is None:
            world._mails += 1
            raw = world._new_mail(who, text, "mentors@riverside.example", "Hello")
        else:
            raw = world.reply_mail(who, answers, text)
        self.last = (who, raw)
        letters = world.deliver(raw)
        self.once_each(letters)
        # Strangers are answered once a day.
        silent = before is None or before.status is Status.LEFT
        assert letters or silent or self.known(who) != before, "a mail was neither answered nor did anything"
        return letters

    def once_each(self, letters: list[Got]) -> None:
        each = [(got.to, got.name, got.subject, got.text.rpartition("[")[0]) for got in letters]
        assert len(each) == len(set(each)), "the same letter twice"

    def keeps(self, who: str, fields: list[Field], letters: list[Got]) -> None:
        assert letters
        if fields:
            self.acted[who] = self.acted[who] or not any(got.name.startswith("welcome") for got in letters)
        self.said[who] |= {field: VALUES[field][1] for field in fields}

    def asking(self, who: str) -> Got | None:
        return self.latest(who, lambda got: got.name in ASKING)

    def latest(self, who: str, fits: Callable[[Got], bool]) -> Got | None:
        return next((got for got in reversed(self.world.letters) if got.to == who and fits(got)), None)

    def known(self, who: str) -> Person | None:
        return people.by_address(who)

    def here(self, who: str) -> Person:
        return self.world.person(who)


TestJoining = Joining.TestCase
TestJoining.settings = settings(  # the same steps each time; without a search for the shortest way
    phases=(Phase.explicit, Phase.generate), database=None,
    max_examples=25, stateful_step_count=14, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much],
)  # fmt: skip
