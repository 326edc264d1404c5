"""Samples of the letters from the introduction to what two people settle."""

from __future__ import annotations

from datetime import date

from mentorship.fields import Field
from mentorship.letters import agreeing
from mentorship.letters.base import Letter, Line, Role
from mentorship.letters.samples.cast import (
    CHANGED,
    EXTENDED,
    FULL,
    GOAL,
    MISSION,
    OPEN_ENDED,
    SHORT,
    TOLD,
    WORDS,
)

SAMPLES: tuple[Letter, ...] = (
    agreeing.Introduction(Role.MENTEE, "Max", "Max Berger", MISSION, "", date(2027, 1, 8)),
    agreeing.Introduction(Role.MENTEE, "Max", "Max Berger", MISSION, TOLD, date(2027, 1, 8)),
    agreeing.Introduction(Role.MENTEE, "Max", "Max Berger", MISSION, "", date(2027, 1, 8), proposed=True),
    agreeing.Introduction(
        Role.MENTEE, "Max", "Max Berger", MISSION, "", date(2027, 1, 8), shared=("nights", "training")
    ),
    agreeing.Introduction(Role.MENTOR, "Mia", "Mia Okafor", WORDS, "", date(2027, 1, 8)),
    agreeing.Introduction(
        Role.MENTOR, "Mia", "Mia Okafor", WORDS, "", date(2027, 1, 8), shared=("nights", "training")
    ),
    agreeing.Introduction(Role.MENTOR, "Mia", "Mia Okafor", "", "", date(2027, 5, 5), date(2027, 5, 1)),
    agreeing.Icebreaker(Role.MENTEE, "Max", "ice-2", date(2027, 1, 15)),
    agreeing.Icebreaker(Role.MENTOR, "Mia", "ice-7", date(2027, 1, 22)),
    agreeing.AgreementForm("Max", SHORT, date(2027, 1, 20)),
    agreeing.AgreementForm("Max", FULL, date(2027, 1, 20), full=True),
    agreeing.AgreementForm("Max", SHORT, date(2027, 1, 20), again=True),
    agreeing.AgreementForm("Mia", SHORT, date(2027, 1, 27), second=True),
    agreeing.AgreementReview("Mia", SHORT, date(2027, 1, 25)),
    agreeing.AgreementReview("Mia", CHANGED, date(2027, 1, 25)),
    agreeing.AgreementReview("Mia", SHORT, date(2027, 2, 1), second=True),
    agreeing.AgreementSettled("Max", SHORT, date(2027, 1, 29)),
    agreeing.AgreementSettled("Mia", EXTENDED, None, amended=True),
    agreeing.AgreementSettled("Mia", SHORT, None, kept=True),
    agreeing.AgreementSettled("Max", SHORT, date(2027, 1, 29), managers=True),
    agreeing.AgreementSettled("Max", OPEN_ENDED, date(2027, 1, 29), review_on=date(2028, 1, 24)),
    agreeing.Amendment("Mia", (Line(Field.FREQUENCY, "weekly", changed=True),), date(2027, 3, 4)),
    agreeing.Amendment(
        "Mia",
        (Line(Field.FREQUENCY, "monthly", changed=True), Line(Field.HOW, "by phone", changed=True)),
        date(2027, 3, 4),
    ),
    agreeing.Amendment("Mia", (Line(Field.GOAL, GOAL, changed=True),), date(2027, 3, 4)),
    agreeing.Amendment(
        "Max",
        (Line(Field.TIME, "Mia 2 hours a week; Max 3 hours a week", changed=True),),
        date(2027, 3, 4),
        hours="3 hours a week",
    ),
)  # fmt: skip
