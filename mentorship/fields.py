"""The labels of our forms, by the name that the code uses for each (requirements A6, C5–C13, E2–E23).

Those of a profile are the requirements A1–A3, A16–A18, A22, A26, A29, A30, A36 and C14–C24.
"""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """A field of the agreement form, of an agenda, or of a profile; the value is its canonical name."""

    # The six lines of the short form.
    FOCUS = "focus"
    GOAL = "goal"
    FREQUENCY = "frequency"
    LENGTH = "length"
    HOW = "how"
    CONFIDENTIALITY = "confidentiality"
    # What `full` adds.
    RESULT = "result"
    SUPPORT = "support"
    EXPECTATIONS = "expectations"
    TOPICS = "topics"
    TIME = "time"
    BEGINS = "begins"
    ANSWERS_WITHIN = "answers within"
    AVAILABILITY = "availability"
    SESSION = "session"
    CANCELLING = "cancelling"
    AGENDA = "agenda"
    WORK_REVIEW = "work review"
    BOUNDARIES = "boundaries"
    EARLY_END = "early end"
    CONTINGENCY = "if something comes up"
    MANAGER = "manager"
    ALSO = "also"
    # Further goals, and the ways to write of one among several; only the numbered ones are ever kept.
    GOAL_2 = "goal 2"
    GOAL_3 = "goal 3"
    GOAL_4 = "goal 4"
    GOAL_5 = "goal 5"
    GOAL_1 = "goal 1"
    ANOTHER_GOAL = "another goal"
    DROPPED_GOAL = "no longer a goal"
    FORM = "form"
    KIND = "kind"
    # The four parts of an agenda (E22); its topics share TOPICS above.
    SINCE = "since last time"
    TO_DO = "to do"
    NEXT = "next"
    # What somebody says about themselves; a profile shares RESULT, TIME and TOPICS above.
    STATEMENT = "statement"
    OFFER = "offer"
    CHANGE = "what should change"
    PURPOSE = "purpose"
    LIMITS = "limits"  # drawn for every pair; a pair's own are BOUNDARIES
    RULES = "ground rules"
    PROFESSION = "profession"
    WORKED_FOR = "worked for"
    RECOMMENDED_BY = "recommended by"
    EXPERIENCE = "experience"
    STRENGTHS = "strengths"
    GAINS = "gains"
    BACKGROUND = "background"
    NAME = "name"
    LANGUAGE = "language"
    TIME_ZONE = "time zone"


SHORT_FORM = (Field.FOCUS, Field.GOAL, Field.FREQUENCY, Field.LENGTH, Field.HOW, Field.CONFIDENTIALITY)
AGENDA_FORM = (Field.SINCE, Field.TOPICS, Field.TO_DO, Field.NEXT)
# fmt: off
PROFILE_FORM = (
    Field.STATEMENT, Field.OFFER, Field.CHANGE, Field.PURPOSE, Field.TIME, Field.LIMITS, Field.RULES,
    Field.TOPICS, Field.PROFESSION, Field.WORKED_FOR, Field.RECOMMENDED_BY, Field.EXPERIENCE,
    Field.STRENGTHS, Field.GAINS, Field.RESULT, Field.BACKGROUND, Field.NAME, Field.LANGUAGE, Field.TIME_ZONE,
)
# fmt: on
# A profile's own labels are no labels of an agreement, nor the other way round.
OF_A_PROFILE_ONLY = frozenset(PROFILE_FORM) - {Field.TIME, Field.TOPICS, Field.RESULT}
# Where the goals of an agreement are kept, in their order (E6, E7), and how a mail may speak of them.
GOALS = (Field.GOAL, Field.GOAL_2, Field.GOAL_3, Field.GOAL_4, Field.GOAL_5)
SPOKEN_OF = (Field.GOAL_1, Field.ANOTHER_GOAL, Field.DROPPED_GOAL)
_OF_AN_AGENDA_ONLY = (Field.SINCE, Field.TO_DO, Field.NEXT)
_FIRST = (Field.FOCUS, Field.FORM, Field.KIND, *GOALS)
FULL_FORM = tuple(
    field
    for field in (*_FIRST, *(field for field in Field if field not in _FIRST))
    if field not in OF_A_PROFILE_ONLY and field not in _OF_AN_AGENDA_ONLY and field not in SPOKEN_OF
)
