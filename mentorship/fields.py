"""The labels of our forms, by the name that the code uses for each (requirements A6, C5–C13, E2–E23)."""

from __future__ import annotations

from enum import StrEnum


class Field(StrEnum):
    """A field of the agreement form, or of an agenda; the value is its canonical name."""

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
    # The four parts of an agenda (E22); its topics share TOPICS above.
    SINCE = "since last time"
    TO_DO = "to do"
    NEXT = "next"


SHORT_FORM = (Field.FOCUS, Field.GOAL, Field.FREQUENCY, Field.LENGTH, Field.HOW, Field.CONFIDENTIALITY)
FULL_FORM = tuple(field for field in Field if field not in (Field.SINCE, Field.TO_DO, Field.NEXT))
AGENDA_FORM = (Field.SINCE, Field.TOPICS, Field.TO_DO, Field.NEXT)
