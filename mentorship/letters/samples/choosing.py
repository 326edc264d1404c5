"""Samples of the letters around choosing a mentor."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from mentorship.letters import choosing
from mentorship.letters.base import Letter
from mentorship.letters.samples.cast import (
    ADA,
    MAX,
    MENTOR_TIME,
    MISSION,
    MONTHS,
    RECOMMENDED,
    WHY,
    WORDS,
)
from mentorship.preparation import Piece
from mentorship.purpose import Purpose

SAMPLES: tuple[Letter, ...] = (
    choosing.Directory((MAX, ADA)),
    choosing.Directory((MAX,), "accounts"),
    choosing.Directory((MAX, ADA), "contracts and law", near=True),
    choosing.Directory((MAX, ADA), "astronomy", nobody=True),
    choosing.Directory(()),
    choosing.MentorProfile(MAX),
    choosing.MentorProfile(ADA),
    choosing.MentorProfile(MAX, rated=True),
    choosing.MentorProfile(MAX, 4, rated=True),
    choosing.MentorProfile(replace(ADA, recommended=(RECOMMENDED,))),
    choosing.MatchProposal("Max", "Max Berger", MISSION, WHY, date(2027, 1, 14)),
    choosing.MatchProposal("Max", "Max Berger", "", "", date(2027, 1, 14)),
    choosing.MatchProposal("Max", "Max Berger", "", WHY, date(2027, 1, 14), kind="peer"),
    choosing.RequestLetter("Mia", "Mia Okafor", WORDS, MENTOR_TIME, MONTHS, date(2027, 1, 14)),
    *(
        choosing.RequestLetter("Mia", "Mia Okafor", WORDS, MENTOR_TIME, MONTHS, date(2027, 1, 14), kind=kind)
        for kind in ("peer", "reverse", "listening")
    ),
    choosing.RequestLetter("Mia", "Mia Okafor", "", MENTOR_TIME, MONTHS, date(2027, 1, 14)),
    choosing.RequestLetter("Mia", "Mia Okafor", "", MENTOR_TIME, MONTHS, date(2027, 1, 14), again=True),
    choosing.RequestLetter(
        "Mia", "Mia Okafor", WORDS, MENTOR_TIME, MONTHS, date(2027, 1, 14), purpose=Purpose.CHOOSING
    ),
    choosing.RequestLetter(
        "Mia", "Mia Okafor", WORDS, MENTOR_TIME, MONTHS, date(2027, 1, 14), purpose=Purpose.EXPLORING
    ),
    choosing.RequestLetter("Mia", "Mia Okafor", WORDS, MENTOR_TIME, MONTHS, date(2027, 1, 14), why=WHY),
    choosing.RequestLetter(
        "Mia", "Mia Okafor", WORDS, MENTOR_TIME, MONTHS, date(2027, 1, 14), why=WHY, piece=Piece.LISTEN
    ),
    choosing.RequestSent("Max", date(2027, 1, 14)),
    choosing.RequestSent("Max", date(2027, 1, 11), ("Ada", "Leo")),
    choosing.RequestSent("Ada", date(2027, 1, 14), waits="Max"),
    choosing.RequestSent("Ada", date(2027, 1, 14), instead="Max", unknown=("K7Q",)),
    choosing.RequestSent("Max", date(2027, 1, 14), piece=Piece.HAVE_READY),
    choosing.RequestSent("Max", date(2027, 1, 11), ("Ada", "Leo"), piece=Piece.HAVE_READY),
    choosing.RequestWaiting("Max", date(2027, 1, 11), "Ada", "B2XN"),
    choosing.RequestWaiting("Max", date(2027, 1, 14)),
    choosing.RequestReminder("Mia", "Mia Okafor", WORDS, date(2027, 1, 14)),
    choosing.RequestDeclined("Max"),
    choosing.RequestDeclined("Max", read=False),
    choosing.RequestDeclined("Max", "Try Ada, she knows hospitals from inside."),
    choosing.RequestDeclined("Max", following="Ada", answer_by=date(2027, 1, 21)),
    choosing.RequestDeclined(
        "Max", "Try Ada, she knows hospitals from inside.", following="Ada", answer_by=date(2027, 1, 21)
    ),
    choosing.RequestDeclined("Max", passed=("Ada", "Leo")),
    choosing.RequestExpired("Max"),
    choosing.RequestExpired("Max", passed=("Ada",)),
    choosing.RequestExpired("Max", following="Ada", answer_by=date(2027, 1, 21)),
    choosing.RequestExpired("Max", waited=True),
    choosing.Waitlisted("Max", date(2027, 3, 5)),
    choosing.Waitlisted("Max", date(2027, 3, 5), seen=True),
    choosing.Waitlisted("Max", date(2027, 3, 5), passed=("Ada", "Leo")),
    choosing.PlaceFree("Max", date(2027, 2, 12)),
    choosing.PlaceFree("Max", date(2027, 2, 12), late=True),
)  # fmt: skip
