"""Who and what the samples are about: everybody is invented, and lives on example.org."""

from __future__ import annotations

from mentorship.fields import FULL_FORM, GOALS, Field
from mentorship.letters.base import Line, Listing, Recommended
from mentorship.policy import Policy

MISSION = (
    "Twelve years in a warehouse, now head of accounts. I like to help people who change their trade and "
    "don't want to burn out over it."
)
WORDS = (
    "I nurse on a night ward and would like to move into training others. I don't know what of my work "
    "counts there, or whom I could ask."
)
TOLD = "Good that you asked. I was on nights for years myself; tell me first what you like about them."
CLAUSE = "what we write stays between us, unless someone is in danger"
GOAL = "lead one training day on the ward before June"

MENTOR_TIME, MENTEE_TIME, MONTHS = Policy().mentor_time, Policy().mentee_time, Policy().default_months
TOPICS = ("career change", "leadership", "conflict and negotiation")
ASKED_MENTOR = (Line(Field.STATEMENT, ""), Line(Field.TIME, ""), Line(Field.LIMITS, ""))
TOLD_MENTOR = (Line(Field.STATEMENT, MISSION), Line(Field.TIME, "1 hour a week"), Line(Field.LIMITS, "none"))
ASKED_MENTEE = (Line(Field.CHANGE, ""), Line(Field.TIME, ""), Line(Field.RULES, ""))
TOLD_MENTEE = (Line(Field.CHANGE, WORDS), Line(Field.TIME, "2 hours a week"), Line(Field.RULES, ""))
MAX = Listing("K7QM", "Max Berger", MISSION)
ADA = Listing(
    "B2XN",
    "Ada Lindqvist",
    "I read contracts for a living and enjoy a clear sentence.",
    has_room=False,
    lines=(Line(Field.PROFESSION, "lawyer"), Line(Field.TOPICS, "contracts, career change")),
)
RECOMMENDED = Recommended(
    "Nora Falk",
    "Asks one question, and you have your answer yourself. I would have stayed in the wrong trade.",
)
WHY = "Max knows night work from inside, and you both like to explain things."

# fmt: off
SHORT = (
    Line(Field.FOCUS,           "from the night ward into training others"),
    Line(Field.GOAL,            "open; settled together in the first weeks"),
    Line(Field.FREQUENCY,       "fortnightly"),
    Line(Field.LENGTH,          "4 months"),
    Line(Field.HOW,             "by mail"),
    Line(Field.CONFIDENTIALITY, CLAUSE),
)
# fmt: on
CHANGED = tuple(
    Line(line.field, "weekly", changed=True) if line.field is Field.FREQUENCY else line for line in SHORT
)
EXTENDED = tuple(Line(line.field, "2027-05-04") if line.field is Field.LENGTH else line for line in SHORT)
OPEN_ENDED = tuple(Line(line.field, "open") if line.field is Field.LENGTH else line for line in SHORT)
FULL = tuple(
    Line(field, next((line.value for line in SHORT if line.field is field), ""))
    for field in FULL_FORM
    if field not in GOALS[1:]
)
