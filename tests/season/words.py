"""What people of a season write: which meanings each letter is answered with, and the words for them.

Where somebody else has written answers to a letter (tests/inbox_rules/*.toml), most are taken from there; the
plain words here serve the rest. `{code}` is a mentor's code out of the list that came, `{other}` a partner.
"""

from __future__ import annotations

import random
from functools import cache
from typing import NamedTuple

from tests.inbox_rules.further import FURTHER, OTHER_HANDS, SHORT, replies
from tests.season.people import Someone

PROSE = "prose"  # words for the partner


class Meant(NamedTuple):
    """One way to answer a letter, and how often it is chosen."""

    what: str
    weight: float = 1.0


# fmt: off
# Letters that nobody answers are not in here.
ANSWERED: dict[str, tuple[Meant, ...]] = {
    "welcome-mentor":     (Meant("mentor lines"),),
    "welcome-mentee":     (Meant("mentee lines"),),
    "profile-incomplete": (Meant("lines again"),),
    "approved":           (Meant("mentors"),),
    "directory":          (Meant("request", 9), Meant("request with others", 6)),
    "request":            (Meant("accept", 7), Meant("decline", 3)),
    "request-reminder":   (Meant("accept", 6), Meant("decline", 4)),
    "request-waiting":    (Meant("mentors"),),
    "request-declined":   (Meant("mentors"),),
    "request-expired":    (Meant("mentors"),),
    "place-free":         (Meant("accept"),),
    "introduction":       (Meant(PROSE),),
    "icebreaker":         (Meant(PROSE),),
    "relayed":            (Meant(PROSE),),
    "agenda":             (Meant(PROSE),),
    "agreement-form":     (Meant("agree", 6), Meant("weekly", 1), Meant("monthly", 1), Meant("informal", 1)),
    "agreement-review":   (Meant("agree"),),
    "amendment":          (Meant("agree", 4), Meant("decline", 1)),
    "agenda-ask":         (Meant("topic"),),
    "nudge":              (Meant(PROSE, 3), Meant("met", 2), Meant("pause", 1)),
    "round-check":        (Meant("met", 2), Meant("continue", 1)),
    "check-in":           (Meant("number"),),
    "half-way":           (Meant("number"),),
    "still-useful":       (Meant("continue"),),
    "goal-confirm":       (Meant("reached", 4), Meant("not yet", 1)),
    "time-is-up":         (Meant("reached", 4), Meant("extend", 2), Meant("close", 2)),
    "survey":             (Meant("rate"),),
    "reflection":         (Meant("available", 1),),
    "maintenance":        (Meant(PROSE, 3), Meant("skip", 1)),
    "which-of-us":        (Meant("pass on"),),
    "confirm-identity":   (Meant("accept"),),
}

PLAIN: dict[str, tuple[str, ...]] = {
    "accept":   ("accept", "Yes, gladly."),
    "decline":  ("decline", "Not this time, sorry."),
    "mentors":  ("mentors",),
    "request":  ("request {code}\n\nI am a {trade} and want to change what I do. Where do I begin?",),
    "request with others": ("request {code}, else {second}\n\nI want to learn to speak up at work.",),
    "agree":    ("agree", "Yes, I agree."),
    "informal": ("informal",),
    "weekly":   ("Frequency: weekly", "every week please"),
    "monthly":  ("Frequency: monthly", "once a month would suit me better"),
    "topic":    ("Topic: how to ask for more time", "To talk about: a colleague who interrupts"),
    "met":      ("met", "we met last week"),
    "pause":    ("pause for 3 weeks",),
    "continue": ("continue",),
    "number":   ("4", "5", "3 - {secret}"),
    "reached":  ("reached",),
    "not yet":  ("not yet",),
    "extend":   ("extend by two months",),
    "close":    ("close",),
    "rate":     ("5", "4", "3"),
    "available": ("available",),
    "skip":     ("skip",),
    "capacity": ("capacity 3",),
    "pass on":  ("pass on",),
    "mentor lines": (
        "Statement: a {trade} for fifteen years, glad to listen.\nTime: 1 hour a week\nLimits: none",
        "Statement: {trade}, twice moved.\nTime: 30 minutes a week\nLimits: no weekends",
    ),
    "mentee lines": (
        "What should change: I want to leave my work as a {trade}.\nTime: 2 hours a week\nGround rules: yes",
        "What should change: I worry that I chose the wrong trade.\nTime: 1 hour a week\nGround rules: yes",
    ),
    "lines again": ("Time: 1 hour a week\nLimits: none\nGround rules: yes\nStatement: I am a {trade}.",),
}
# fmt: on

TO_A_PARTNER = (
    "Hello {other},\n\nthank you for the introduction. I began as a {trade} and never planned to stay; then "
    "the shop closed and I had a week to decide. What would you have done?",
    "Dear {other}, five lines as asked: school, a year abroad, work as a {trade}, a bad boss, a good one. "
    "The turn that I did not plan was the year abroad. And yours?",
    "That helped a lot, thanks. I asked her on Tuesday, and she said that she would think about it.",
    "I tried what we talked about. The first half went well, the second less so. What do you do when "
    "somebody keeps interrupting?",
    "Sorry that this took me a while, the week was full. I like your second idea better than your first.",
    "Two questions before I say anything: who else was in the room, and what did you want from them?",
    "I wrote to the school, and they have an open day in spring. I will go and tell you.",
    "Yes, that is how I see it too. Could you send me the name of the course again?",
    "Short one from the train: it worked! More on Sunday.",
    "You are right, I put it off because it frightens me. I will write the first page tonight.",
)
SECRET = "between us, I find it hard to trust lighthouse keepers"


@cache
def _written(letter: str, meant: str, language: str) -> tuple[str, ...]:
    """Return what others wrote with that meaning, where it names no day or number."""
    return tuple(
        reply.words
        for name in (FURTHER, OTHER_HANDS, SHORT)
        for reply in replies(name)
        if (reply.letter, reply.means, reply.language) == (letter, meant, language)
        and (reply.until, reply.starts, reply.number) == (None, None, None)
    )


def words_for(dice: random.Random, someone: Someone, letter: str, meant: str, other: str) -> str:
    """Return what somebody writes; `{code}` and `{second}` are left for whoever has the list."""
    if meant == PROSE:
        choice = dice.choice(TO_A_PARTNER)
    else:
        written = _written(letter, meant, someone.language)
        choice = dice.choice(written) if written and dice.random() < 0.7 else dice.choice(PLAIN[meant])
        if choice in written:
            return choice  # others' words may hold braces
    codes = {"code": "{code}", "second": "{second}"}
    return choice.format(other=other, trade=someone.trade, secret=SECRET, **codes)
