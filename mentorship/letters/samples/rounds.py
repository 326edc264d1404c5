"""Samples of the letters of months together."""

from __future__ import annotations

from datetime import date

from mentorship.letters import rounds
from mentorship.letters.base import Letter, Role
from mentorship.letters.samples.cast import CLAUSE, GOAL
from mentorship.letters.samples.meetings import AT
from mentorship.preparation import Piece

SAMPLES: tuple[Letter, ...] = (
    rounds.AgendaAsk("Max", "round-2", date(2027, 2, 12)),
    rounds.AgendaAsk("Max", "round-4", date(2027, 2, 12), goal=True),
    rounds.AgendaAsk("Max", "round-5", date(2027, 2, 12), offered=("saying no to the head of department",)),
    rounds.AgendaAsk(
        "Max", "round-5", date(2027, 2, 12), offered=("saying no to a superior", "role play: an interview"),
        due=GOAL, due_on=date(2027, 2, 10),
    ),
    rounds.AgendaAsk("Max", "round-5", date(2027, 2, 12), wanted_to="write the mail to the head nurse"),
    rounds.Agenda(
        Role.MENTOR, "Mia", date(2027, 2, 15), date(2027, 2, 28), "round-4", own_topic="how to say no",
        next="Thursday 18 February 18:00", at=AT, suggested="read the first chapter of the tax guide",
    ),
    rounds.AgendaInput("Mia", "round-2", date(2027, 2, 12)),
    rounds.Agenda(Role.MENTEE, "Max", date(2027, 2, 15), date(2027, 2, 28), "round-4"),
    rounds.Agenda(Role.MENTOR, "Mia", date(2027, 2, 22), date(2027, 3, 8), "round-5"),
    rounds.Agenda(
        Role.MENTOR, "Mia", date(2027, 2, 22), date(2027, 3, 8), "round-5", mentor_begins=True
    ),
    rounds.Agenda(
        Role.MENTEE, "Max", date(2027, 2, 22), date(2027, 3, 8), "round-5", mentor_begins=True
    ),
    rounds.Agenda(
        Role.MENTEE, "Max", date(2027, 2, 15), date(2027, 2, 28), "round-4",
        own_topic="how to ask for a day off the ward", since="talked to the head nurse, who is for it",
        to_do="Mia writes the mail that she would send; Max reads it once", next="a call in March, perhaps",
    ),
    rounds.Agenda(
        Role.MENTOR, "Mia", date(2027, 2, 15), date(2027, 2, 28), "round-4",
        own_topic="how to ask for a day off the ward", since="talked to the head nurse, who is for it",
        to_do="Mia writes the mail that she would send; Max reads it once",
    ),
    rounds.Agenda(
        Role.MENTEE, "Max", date(2027, 2, 15), date(2027, 2, 28), "round-3",
        input="what would your future self tell you about the ward?",
    ),
    rounds.Agenda(
        Role.MENTOR, "Mia", date(2027, 2, 1), date(2027, 2, 14), "round-2", piece=Piece.NO_VERDICT
    ),
    rounds.Agenda(
        Role.MENTOR, "Mia", date(2027, 2, 15), date(2027, 2, 28), "round-3", piece=Piece.WHO_KNOWS
    ),
    rounds.Agenda(
        Role.MENTOR, "Mia", date(2027, 3, 1), date(2027, 3, 14), "round-5", piece=Piece.SAY_BACK
    ),
    rounds.Agenda(
        Role.MENTEE, "Max", date(2027, 2, 1), date(2027, 2, 14), "round-2", piece=Piece.ONE_QUESTION
    ),
    rounds.Agenda(
        Role.MENTEE, "Max", date(2027, 2, 15), date(2027, 2, 28), "round-3", piece=Piece.WHAT_BECAME
    ),
    *(
        rounds.Agenda(
            role, partner, date(2027, 3, 1), date(2027, 3, 14), "round-6",
            own_topic="role play: a job interview", activity="role play",
        )
        for role, partner in ((Role.MENTEE, "Max"), (Role.MENTOR, "Mia"))
    ),
    *(
        rounds.Agenda(
            role, partner, date(2027, 3, 1), date(2027, 3, 14), "round-6",
            own_topic="attend the nurses' conference", activity="attend an event",
            feedback_on="leading the ward meeting",
        )
        for role, partner in ((Role.MENTEE, "Max"), (Role.MENTOR, "Mia"))
    ),
    rounds.Agenda(
        Role.MENTOR, "Mia", date(2027, 3, 1), date(2027, 3, 14), "round-5", mentor_begins=True, kind="peer"
    ),
    *(
        rounds.Agenda(role, partner, date(2027, 3, 1), date(2027, 3, 14), "round-6", kind="listening")
        for role, partner in ((Role.MENTEE, "Max"), (Role.MENTOR, "Mia"))
    ),
    rounds.PartnerAway("Max", date(2027, 8, 3), date(2027, 8, 20)),
    rounds.PartnerAway("Mia", None, date(2027, 8, 20)),
    rounds.ProgrammeBreak("the summer break", date(2027, 7, 24), date(2027, 8, 15), date(2027, 8, 16)),
    rounds.ProgrammeBreak("", date(2027, 7, 24), date(2027, 8, 15), date(2027, 8, 16)),
    rounds.Nudge("Max", date(2027, 2, 20)),
    rounds.Nudge("Max", date(2027, 2, 20), wrote_last=True),
    rounds.RoundCheck("Max", date(2027, 2, 20), date(2027, 4, 17)),
    rounds.RoundCheck("Mia", date(2027, 2, 20), date(2027, 4, 17)),
    rounds.RoundCheck("Max", date(2027, 2, 20), date(2027, 4, 17), wrote_last=True),
    rounds.ConfidentialityReminder("Max", CLAUSE),
    rounds.CheckIn("Max"),
    rounds.CheckIn("Mia"),
    rounds.HalfWay("Max", GOAL, CLAUSE, date(2027, 5, 4)),
    rounds.HalfWay("Max", GOAL, CLAUSE, date(2027, 5, 4), piece=Piece.YOU_DECIDE),
    rounds.HalfWay("Max", GOAL, CLAUSE, date(2027, 5, 4), result="training others is half of my week"),
    rounds.HalfWay("Mia", "", "", date(2027, 5, 4)),
    rounds.StillUseful("Max", date(2027, 4, 6)),
    rounds.StillUseful("Max", date(2027, 4, 6), informal=True),
    rounds.Paused("Max", True, date(2027, 5, 3), None),
    rounds.Paused("Max", True, None, date(2027, 6, 8)),
    rounds.Paused("Max", True, None, date(2027, 6, 8), asks_again=True),
    rounds.Paused("Mia", False, date(2027, 5, 3), None),
    rounds.Paused("Mia", False, None, date(2027, 6, 8)),
    rounds.Paused("Mia", False, None, date(2027, 6, 8), asks_again=True),
    rounds.Resumed("Max", Role.MENTEE, True, date(2027, 5, 4)),
    rounds.Resumed("Mia", Role.MENTEE, False, date(2027, 5, 4)),
    rounds.Resumed("Max", None, False, None),
    rounds.Resumed("Max", None, False, None, date(2027, 5, 4)),
)  # fmt: skip
