"""The table of words in docs/participants.md: what works, when, and how it is written."""

from __future__ import annotations

import tomllib
from importlib import resources

from mentorship.acts.table import ACTS, IN_ANSWER
from mentorship.answers import ANSWERS
from mentorship.letters import LETTERS
from mentorship.requests import NEEDS, Proof, Request
from tests.pages.held import Row, table

# fmt: off
# How a word is written where it stands with something more; read back by a test.
WITH_MORE: dict[Request, str] = {
    Request.MENTORS:     "mentors teaching",
    Request.MENTOR:      "mentor K7M2",
    Request.REQUEST:     "request K7M2, else P3QD",
    Request.ACCEPT:      "accept from 1 May",
    Request.DECLINE:     "decline",
    Request.CHANGE:      "change Frequency: weekly",
    Request.HOURS:       "hours 2",
    Request.CAPACITY:    "capacity 2",
    Request.UNAVAILABLE: "unavailable until 1 September",
    Request.PAUSE:       "pause until 3 May",
    Request.EXTEND:      "extend until 1 October",
    Request.TOPIC:       "topic: how to say no",
    Request.ISSUE:       "issue: my review on Friday",
    Request.SUGGEST:     "suggest: read the first chapter again",
    Request.RESOURCE:    "resource: the tax guide, for its examples",
    Request.MEET:        "we meet on Thursday at 18:00",
    Request.CANCEL:      "cancel Thursday",
    Request.RESCHEDULE:  "reschedule to Friday 18:00",
    Request.RATE:        "rate 4",
    Request.FEEDBACK:    "feedback: the agendas come too early",
    Request.REPORT:      "report, and what happened",
    Request.NOT_WITH:    "not with K7M2",
    Request.NEW_ADDRESS: "new address: mia@example.net",
    Request.SECOND_ADDRESS: "second address: mia@example.net",
}

CHAPTERS: dict[str, tuple[Request, ...]] = {
    "To take part": (Request.JOIN_AS_MENTOR, Request.JOIN_AS_MENTEE),
    "To find a mentor": (
        Request.MENTORS, Request.MENTOR, Request.REQUEST, Request.WITHDRAW, Request.NOT_WITH,
    ),
    "To answer a letter that asks": (
        Request.ACCEPT, Request.DECLINE, Request.AGREE, Request.CHANGE, Request.INFORMAL, Request.FULL,
        Request.NOT_YET, Request.REACHED, Request.EXTEND, Request.CLOSE, Request.MONTHLY, Request.RATE,
        Request.PASS_ON, Request.KEEP, Request.DROP, Request.SEND, Request.UNDO,
    ),
    "While you two work together": (
        Request.TOPIC, Request.ISSUE, Request.SUGGEST, Request.TAKEN, Request.NOT_TAKEN,
        Request.RESOURCE, Request.RESOURCES, Request.SKIP,
        Request.MEET, Request.CANCEL, Request.RESCHEDULE, Request.MET,
        Request.MISSED, Request.DIRECT,
        Request.CONFLICT, Request.PAUSE, Request.RESUME, Request.GOAL_REACHED, Request.DONE, Request.RESTART,
    ),
    "When it does not go well": (
        Request.END, Request.END_NOW, Request.CONTINUE, Request.SMALLER, Request.TALK, Request.SOMEONE_ELSE,
        Request.REPORT,
    ),
    "About yourself": (
        Request.AVAILABLE, Request.UNAVAILABLE, Request.HOURS, Request.CAPACITY, Request.STATUS,
        Request.CERTIFICATE, Request.HELP,
        Request.FEWER, Request.STOP, Request.FEEDBACK, Request.NEW_ADDRESS,
        Request.SECOND_ADDRESS, Request.MY_DATA, Request.LEAVE, Request.FORGET_ME,
    ),
}

WHERE: dict[Proof, str] = {
    Proof.NOTHING: "any mail",
    Proof.ADDRESS: "reply or new mail",
    Proof.TOKEN:   "reply",
}
# fmt: on


def served() -> set[Request]:
    """Return the words that do something, at any time or in answer to one letter."""
    return set(ACTS) | {request for _, request in IN_ANSWER}


def reference() -> str:
    """Return a table for each chapter."""
    return "\n".join(f"### {title}\n\n{_chapter(words)}" for title, words in CHAPTERS.items())


def _chapter(words: tuple[Request, ...]) -> str:
    rows: list[Row] = [
        (f"`{WITH_MORE.get(word, word)}`", _does(word), WHERE[NEEDS[word].proof]) for word in words
    ]
    return table(("word", "what I do", "where"), rows)


def offering(word: Request) -> list[str]:
    """Return the letters that offer a word."""
    return [name for name in LETTERS if word in (*ANSWERS[name].offers, ANSWERS[name].yes, ANSWERS[name].no)]


def _does(word: Request) -> str:
    source = resources.files("templates.en").joinpath("labels.toml").read_text(encoding="utf-8")
    does: str = tomllib.loads(source)["words"][word]
    return does
