"""Samples of the letters on the way in."""

from __future__ import annotations

from dataclasses import replace

from mentorship.fields import Field
from mentorship.letters import joining
from mentorship.letters.base import Letter, Line
from mentorship.letters.samples.cast import (
    ASKED_MENTEE,
    ASKED_MENTOR,
    MENTEE_TIME,
    MENTOR_TIME,
    MISSION,
    MONTHS,
    TOLD_MENTEE,
    TOLD_MENTOR,
    TOPICS,
)

ZOE = joining.Applicant(
    1, "Zoe Quist", "zoe@example.net", ("mentor",), (*TOLD_MENTOR, Line(Field.EXPERIENCE, "12 years"))
)
LEO = joining.Applicant(
    2, "Leo Adebayo", "leo@example.com", ("mentor", "mentee"), TOLD_MENTEE[:2], returned=True
)
AGAIN = replace(LEO, returned=True, alike="leo.adebayo@example.com", alike_left=True)
COST = (MENTOR_TIME, MONTHS)

SAMPLES: tuple[Letter, ...] = (
    joining.WelcomeMentor(MISSION, *COST, topics=TOPICS),
    joining.WelcomeMentor("", *COST, topics=TOPICS),
    joining.WelcomeMentor("", *COST, topics=TOPICS, applied=True, lines=ASKED_MENTOR),
    joining.WelcomeMentor(
        MISSION, *COST, topics=TOPICS, applied=True, waits=False, lines=TOLD_MENTOR, complete=True
    ),
    joining.WelcomeMentor("", *COST, topics=TOPICS, applied=True, lines=ASKED_MENTOR, beside=True),
    joining.WelcomeMentee(MENTEE_TIME, MONTHS),
    joining.WelcomeMentee(MENTEE_TIME, MONTHS, applied=True, lines=ASKED_MENTEE),
    joining.WelcomeMentee(MENTEE_TIME, MONTHS, applied=True, waits=False, lines=TOLD_MENTEE, complete=True),
    joining.ProfileIncomplete(TOLD_MENTOR[:1], ASKED_MENTOR[1:]),
    joining.ProfileIncomplete(TOLD_MENTEE[:2], ASKED_MENTEE[2:], (Line(Field.RULES, "non"),)),
    joining.ProfileIncomplete((), ASKED_MENTEE, (Line(Field.TIME, "whenever it is needed"),)),
    joining.Approved(mentor=True, mentee=False, code="K7QM"),
    joining.Approved(mentor=False, mentee=True),
    joining.Approved(mentor=True, mentee=True, code="K7QM"),
    joining.NotApproved(),
    joining.NotApproved(stays=True),
    joining.NotApproved(declined="mentee", still="mentor"),
    joining.OrganizerApprove((ZOE,)),
    joining.OrganizerApprove((ZOE, LEO)),
    joining.OrganizerApprove((replace(AGAIN, number=1), replace(ZOE, number=2, alike="z.quist@example.net"))),
    joining.Stranger(MENTOR_TIME, MENTEE_TIME),
    joining.Stranger(MENTOR_TIME, MENTEE_TIME, elsewhere=True),
    joining.Forgotten(),
)  # fmt: skip
