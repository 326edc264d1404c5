"""docs/letters.md, written from the code: every letter, who gets it, what answers it, who gets the reply.

A test holds the file to this function; UPDATE_GOLDEN=1 writes it anew.
"""

from __future__ import annotations

import re

from mentorship.answers import ANSWERS, Free
from mentorship.letters import CHAPTERS, LETTERS
from mentorship.letters.base import GoesTo, Letter

# fmt: off
READERS: dict[str, str] = {
    "welcome-mentor":           "a new mentor",
    "welcome-mentee":           "a new mentee",
    "profile-incomplete":       "whoever asked to join",
    "approved":                 "whoever asked to join",
    "not-approved":             "whoever asked to join",
    "organizer-approve":        "an organizer",
    "organizer-digest":         "an organizer",
    "organizer-writes":         "one person alone",
    "stranger":                 "an unknown address",
    "forgotten":                "whoever asked",
    "reference-request":        "whom a mentor named",
    "reference-confirm":        "whom a mentor named",
    "reference-done":           "whom a mentor named",
    "reference-stands":         "the mentor",
    "directory":                "whoever asked",
    "mentor-profile":           "whoever asked",
    "manager-preview":          "whoever named a manager",
    "welcome-manager":          "a participant's manager",
    "manager-agreement":        "a participant's manager",
    "manager-over":             "a participant's manager",
    "request":                  "the mentor",
    "request-sent":             "the mentee",
    "request-reminder":         "the mentor",
    "request-waiting":          "the mentee",
    "request-declined":         "the mentee",
    "request-expired":          "the mentee",
    "waitlisted":               "the mentee",
    "place-free":               "the mentee",
    "match-proposal":           "the mentee",
    "introduction":             "both",
    "icebreaker":               "both",
    "agreement-form":           "the mentee first",
    "agreement-review":         "the other one",
    "agreement-settled":        "both",
    "amendment":                "the other one",
    "agenda-ask":               "the mentee",
    "agenda-input":             "the mentor, where the two agreed on it",
    "agenda":                   "both",
    "partner-away":             "the partner of who is away",
    "programme-break":          "both",
    "nudge":                    "the mentee",
    "round-check":              "each alone",
    "confidentiality-reminder": "both",
    "check-in":                 "each alone",
    "half-way":                 "each alone",
    "still-useful":             "each alone",
    "paused":                   "both",
    "resumed":                  "both",
    "goal-confirm":             "the other one",
    "which-goal":               "whoever says that a goal is reached",
    "time-is-up":               "both",
    "survey":                   "the mentee",
    "reflection":               "the mentor",
    "closing-summary":          "both",
    "recognition":              "the other one",
    "certificate":              "a mentor who asks",
    "maintenance":              "the mentee",
    "restart-request":          "the other one",
    "work-it-out":              "whoever asked",
    "closing":                  "both",
    "relayed":                  "the other one",
    "suggestion":               "the other one",
    "resources":                "whoever asked",
    "meeting":                  "the other one",
    "meeting-ask":              "the other one",
    "meeting-times":            "whoever would move a meeting",
    "confirm-identity":         "whoever seems to have written",
    "undeliverable":            "the other one; or whoever it is about",
    "which-of-us":              "whoever wrote",
    "not-understood":           "whoever wrote",
    "not-possible":             "whoever asked",
    "done":                     "whoever asked",
    "help":                     "whoever asked",
    "status":                   "whoever asked",
    "my-data":                  "whoever asked",
    "got-your-report":          "whoever wrote",
    "organizer-alert":          "an organizer, or the safety contact",
}

GOES_TO: dict[GoesTo, str] = {
    GoesTo.SERVICE:           "the programme",
    GoesTo.PARTNER:           "the partner",
    GoesTo.PARTNER_BUT_WORDS: "the partner, but for the words",
    GoesTo.PERSON:            "an organizer",
    GoesTo.SAFETY_CONTACT:    "the safety contact",
}

IN_PLAIN_WORDS: dict[Free, str] = {
    Free.ASK:     "",
    Free.CONTENT: "any words: they are the answer",
    Free.PARTNER: "any words: they are passed on",
    Free.FORM:    "lines of a form",
}
# fmt: on

# The codes of requirements in docstrings, which say nothing to a reader of the page.
REQUIREMENTS = re.compile(r" \([A-Z]\d+(?:[,–] ?[A-Z]\d+)*\)")

HEAD = """# The letters

This page is written from the code. "Answers" are the words that a letter offers; an answer in plain words
works as well. Wherever a reply goes, `report` is never passed on. To see how a letter reads, type
`mentorpost letters preview NAME`. A letter marked with a dot is caused by the calendar alone and counts
against the number of letters that a person gets in a week.
"""


def reply_goes_to(letter: type[Letter]) -> str:
    """Say who gets the reply to a letter, and who does not."""
    then = ", then the partner" if letter.then_partner else ""
    hidden = "; the partner can't see it" if letter.hidden_from_partner else ""
    return f"{GOES_TO[letter.goes_to]}{then}{hidden}"


def reference() -> str:
    """Return docs/letters.md."""
    parts = [HEAD]
    for chapter in CHAPTERS:
        parts.append(f"## {_summary(chapter.__doc__)}\n")
        parts.append("| letter | what it says | goes to | answers | reply goes to |\n|---|---|---|---|---|")
        parts += [_row(letter) for letter in LETTERS.values() if letter.__module__ == chapter.__name__]
        parts.append("")
    return "\n".join(parts)


def _row(letter: type[Letter]) -> str:
    answers = ANSWERS[letter.name]
    words = [f"`{word}`" for word in answers.offers]
    free = IN_PLAIN_WORDS[answers.free]
    said = ", ".join([*words, *([free] if free else [])]) or "-"
    dot = " ·" if letter.routine else ""
    cells = (
        f"`{letter.name}`{dot}",
        _summary(letter.__doc__),
        READERS[letter.name],
        said,
        reply_goes_to(letter),
    )
    return f"| {' | '.join(cells)} |"


def _summary(docstring: str | None) -> str:
    first = (docstring or "").strip().split("\n")[0]
    return REQUIREMENTS.sub("", first).rstrip(".")
