"""Samples of the letters around an end, and after it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mentorship.letters import ending
from mentorship.letters.base import Letter, Role
from mentorship.letters.ending import End, Talk, Why
from mentorship.letters.samples.cast import CLAUSE, GOAL

EARLY_END = "we say so two weeks before, and write one last mail each"
THANKS = "You never told me what to do, and I did more of it than in years."
SUMMARY = ending.ClosingSummary(
    Role.MENTEE, "Max", date(2027, 1, 4), date(2027, 4, 6), (), (GOAL,),
    (Talk("round-2"), Talk("round-4"), Talk("round-3", "how to hold a room at six in the morning")),
    34, 0, "Ask your ward the questions you asked me.", CLAUSE, monthly=False, rests=False, again=True,
)  # fmt: skip

SAMPLES: tuple[Letter, ...] = (
    ending.GoalConfirm("Mia", GOAL, date(2027, 4, 20)),
    ending.GoalConfirm("Mia", "", date(2027, 4, 20)),
    ending.GoalConfirm("Mia", GOAL, date(2027, 4, 20), others=True),
    ending.WhichGoal("Max", ((1, GOAL), (2, "one talk at the local meetup"))),
    ending.TimeIsUp("Max", GOAL, date(2027, 5, 4), date(2027, 5, 18)),
    ending.TimeIsUp("Mia", "", date(2027, 5, 4), date(2027, 5, 18), date(2027, 7, 4)),
    ending.TimeIsUp("Max", GOAL, date(2027, 5, 4), date(2027, 3, 18), early="you"),
    ending.TimeIsUp("Mia", GOAL, date(2027, 5, 4), date(2027, 3, 18), early="partner"),
    ending.TimeIsUp("Max", GOAL, None, None, again_on=date(2028, 5, 4)),
    ending.TimeIsUp("Max", "", None, date(2027, 3, 18), early="you"),
    ending.TimeIsUp("Max", GOAL, None, date(2027, 3, 18), early="you", early_end=EARLY_END),
    ending.TimeIsUp("Mia", GOAL, date(2027, 5, 4), date(2027, 5, 18), monthly_wanted=True),
    *(ending.Survey("Max", how) for how in End),
    ending.Survey("Max", End.REACHED, "training others is half of my week"),
    ending.Reflection("Mia", End.REACHED, rests=True),
    ending.Reflection("Mia", End.TIME, rests=True),
    ending.Reflection("Mia", End.MONTHLY, rests=False),
    SUMMARY,
    replace(SUMMARY, reached=(), goals=(GOAL,), monthly=True, again=False, thanks=""),
    replace(SUMMARY, role=Role.MENTOR, partner="Mia", rests=True, again=False, thanks=THANKS),
    replace(SUMMARY, role=Role.MENTOR, partner="Mia", again=False, talks=(), mails=0, meetings=3),
    replace(SUMMARY, taken=("ask for one shift with the trainer", "write the outline on one page")),
    ending.Recognition("Mia", THANKS, rests=True),
    ending.Recognition("Max", "Ask your ward the questions you asked me."),
    ending.Certificate(
        "Max Berger", (ending.Served(date(2027, 1, 4), date(2027, 4, 6), "fortnightly", "1 hour a week"),)
    ),
    ending.Certificate(
        "Max Berger",
        (ending.Served(date(2026, 1, 4), date(2026, 6, 4)), ending.Served(date(2027, 1, 4), None, "monthly")),
    ),
    ending.Maintenance("Max", date(2027, 4, 6), date(2027, 7, 6), has_room=True),
    ending.Maintenance("Max", date(2027, 4, 6), date(2027, 7, 6), has_room=True, reached=False),
    ending.Maintenance("Max", date(2027, 4, 6), date(2027, 7, 6), has_room=False, number=2),
    ending.Maintenance("Max", date(2027, 4, 6), date(2027, 8, 6), has_room=True, number=3),
    ending.Maintenance("Max", date(2027, 4, 6), date(2027, 9, 6), has_room=True, number=4),
    ending.Maintenance("Max", date(2027, 4, 6), date(2027, 10, 6), has_room=True, number=5),
    ending.Maintenance("Max", date(2027, 4, 6), date(2027, 11, 6), has_room=True, number=6),
    ending.Maintenance("Max", date(2027, 4, 6), date(2027, 12, 6), has_room=True, number=7),
    ending.RestartRequest("Mia", Role.MENTOR, date(2027, 7, 20)),
    ending.RestartRequest("Max", Role.MENTEE, date(2027, 7, 20)),
    ending.WorkItOut("Max", date(2027, 3, 22)),
    ending.WorkItOut("Mia", date(2027, 3, 22)),
    ending.WorkItOut("Max", date(2027, 3, 22), can_pause=False),
    ending.WorkItOut("Max", date(2027, 3, 22), EARLY_END),
    *(ending.Closing("Max", Role.MENTEE, why, CLAUSE) for why in Why),
    *(ending.Closing("Mia", Role.MENTOR, why, CLAUSE) for why in Why),
    ending.Closing("Max", Role.MENTEE, Why.NOT_AGREED, ""),
    ending.Closing("Max", Role.MENTEE, Why.TIME, CLAUSE, reached=(GOAL,)),
    ending.Closing("Mia", Role.MENTOR, Why.PARTNER_ENDED, CLAUSE, rests=True),
)  # fmt: skip
