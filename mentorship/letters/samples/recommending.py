"""Samples of the letters about recommendations."""

from __future__ import annotations

from datetime import date

from mentorship.fields import Field
from mentorship.letters import done, recommending
from mentorship.letters.base import Letter, Line
from mentorship.letters.samples.cast import RECOMMENDED
from mentorship.recommendations import Unasked, Why
from mentorship.requests import Request

UNTIL = date(2027, 3, 5)
NORA_AND_JO = Line(Field.RECOMMENDED_BY, "Nora Falk <nora@example.net>, Jo Kim <jo@example.com>")

SAMPLES: tuple[Letter, ...] = (
    recommending.ReferenceRequest("Max Berger", "Max", UNTIL),
    recommending.ReferenceRequest("Max Berger", "Max", UNTIL, willing=True),
    recommending.ReferenceConfirm("Max Berger", "Max", RECOMMENDED.words, "Nora Falk", UNTIL),
    recommending.ReferenceConfirm("Max Berger", "Max", RECOMMENDED.words, "Nora Falk", UNTIL, cut=True),
    recommending.ReferenceConfirm("Max Berger", "Max", RECOMMENDED.words, "Nora Falk", UNTIL, instead=True),
    recommending.ReferenceDone("Max Berger", "Max", stands=True),
    recommending.ReferenceDone("Max Berger", "Max", stands=False),
    recommending.ReferenceStands("Nora Falk", RECOMMENDED.words),
    done.DoneEntry(Request.CHANGE, lines=(NORA_AND_JO,), asks=("Nora Falk", "Jo Kim")),
    done.DoneEntry(Request.CHANGE, lines=(NORA_AND_JO,), asks=("Nora Falk",), later=True, waits=True),
    *(done.DoneEntry(Request.CHANGE, unasked=(Unasked("Nora Falk", why),)) for why in Why),
    done.Done(Request.DROP, recommended=True),
)
