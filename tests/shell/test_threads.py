"""The pair's conversation is one thread in the mailbox of each, and private letters are in none of it."""

from __future__ import annotations

import email
import email.policy
from collections.abc import Iterator
from email.message import EmailMessage
from email.utils import parseaddr
from pathlib import Path

import pytest

from tests.threads import threads
from tests.world import PROGRAMME, Got, World

MAX, MIA = "max@example.org", "mia@example.com"
BETWEEN = {"introduction", "icebreaker", "agenda", "relayed"}


class Mailbox:
    """What one of the two sees: what came, and what they sent."""

    def __init__(self, world: World, owner: str) -> None:
        self.world, self.owner = world, owner
        self.sent: list[EmailMessage] = []

    def answers(self, letter: str, text: str, *, references: bool = True) -> list[Got]:
        """Answer the latest letter of a name, as a client does; some write In-Reply-To alone."""
        got = self.world.latest(letter, self.owner)
        mail = EmailMessage(policy=email.policy.SMTP)
        mail["From"], mail["To"] = self.owner, str(got.message["Reply-To"])
        mail["Subject"] = got.subject if got.subject.startswith("Re: ") else f"Re: {got.subject}"
        mail["Message-ID"] = f"<{len(self.sent)}.{self.owner}>"
        mail["In-Reply-To"] = str(got.message["Message-ID"])
        if references:
            before = str(got.message.get("References", ""))
            mail["References"] = f"{before} {got.message['Message-ID']}".strip()
        mail.set_content(text)
        self.sent.append(mail)
        return self.world.deliver(mail.as_bytes())

    def between(self) -> list[EmailMessage]:
        """Return what the two wrote to each other, and the letters that are answered to the partner."""
        got = [got for got in self.world.letters if got.to == self.owner]
        return [letter.message for letter in got if letter.name in BETWEEN] + self.sent

    def private(self) -> list[EmailMessage]:
        """Return every other letter."""
        return [got.message for got in self.world.letters if got.to == self.owner and got.name not in BETWEEN]


@pytest.fixture
def both(tmp_path: Path) -> Iterator[tuple[Mailbox, Mailbox]]:
    """Two people who were introduced."""
    world = World(tmp_path)
    world.add(MAX, "Max Berger", mentor=True, mission="I count.")
    world.add(MIA, "Mia Okafor")
    world.reply(MIA, "welcome-mentee", f"request {world.person(MAX).code}\n\nI would like to learn to count.")
    world.reply(MAX, "request", "accept")
    yield Mailbox(world, MAX), Mailbox(world, MIA)
    world.close()


def _ten_mails(mentor: Mailbox, mentee: Mailbox, *, references: bool) -> None:
    mentee.answers("introduction", "Hello Max, my road was long.", references=references)
    mentor.answers("relayed", "Hello Mia, mine was short.", references=references)
    for number in range(4):
        mentee.answers("relayed", f"Hello Max, question {number} is long.", references=references)
        mentor.answers("relayed", f"Hello Mia, answer {number} is short.", references=references)


@pytest.mark.parametrize("references", [True, False])
def test_ten_mails_are_one_thread_on_both_sides(both: tuple[Mailbox, Mailbox], references: bool) -> None:
    mentor, mentee = both

    _ten_mails(mentor, mentee, references=references)

    for mailbox in both:
        assert len(mailbox.sent) == 5
        (thread,) = threads(mailbox.between())
        assert len(thread) == len(mailbox.between()) >= 11


def test_an_answer_hangs_right_below_the_mail_that_it_answers(both: tuple[Mailbox, Mailbox]) -> None:
    mentor, mentee = both

    mentee.answers("introduction", "Hello Max, my road was long.")
    mentor.answers("relayed", "Hello Mia, mine was short.")

    passed = mentor.world.latest("relayed", MIA)
    assert passed.message["In-Reply-To"] == mentee.sent[0]["Message-ID"]


def test_it_stays_one_thread_where_they_cross_and_answer_the_introduction_again(
    both: tuple[Mailbox, Mailbox],
) -> None:
    mentor, mentee = both

    mentee.answers("introduction", "Hello Max, my road was long.")
    mentor.answers("introduction", "Hello Mia, I write before I have read yours.")
    mentee.answers("introduction", "Hello Max, and one thing more.")
    mentor.answers("relayed", "Hello Mia, well said.")

    for mailbox in both:
        assert len(threads(mailbox.between())) == 1


def test_no_private_letter_hangs_in_the_pairs_thread(both: tuple[Mailbox, Mailbox]) -> None:
    mentor, mentee = both
    _ten_mails(mentor, mentee, references=True)
    mentor.world.after(days=8)

    for mailbox in both:
        ours = {str(mail["Message-ID"]) for mail in mailbox.between()}
        for thread in threads(mailbox.between() + mailbox.private()):
            assert ours.isdisjoint(thread) or ours.issuperset(thread)


def test_neither_sees_a_number_or_an_address_of_the_other_one(both: tuple[Mailbox, Mailbox]) -> None:
    mentor, mentee = both
    _ten_mails(mentor, mentee, references=True)

    for mailbox, other in ((mentor, MIA), (mentee, MAX)):
        for got in mailbox.world.letters:
            if got.to == mailbox.owner and got.name in BETWEEN:
                assert other not in str(got.message)


def test_the_author_is_named_and_the_address_is_the_programmes(both: tuple[Mailbox, Mailbox]) -> None:
    mentor, mentee = both

    (passed,) = mentee.answers("introduction", "Hello Max, my road was long.")

    assert parseaddr(str(passed.message["From"])) == ("Mia via Riverside Mentors", PROGRAMME)
    assert passed.message["Auto-Submitted"] is None
    assert mentor.world.latest("relayed", MAX).subject == "Re: Mia, meet Max"
