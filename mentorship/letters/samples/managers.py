"""Samples of the letters about somebody's own manager."""

from __future__ import annotations

from datetime import date

from mentorship.fields import Field
from mentorship.letters import managers
from mentorship.letters.base import Letter, Line, Role

# fmt: off
TIMES = (
    Line(Field.FREQUENCY, "fortnightly"),
    Line(Field.TIME,      "1 hour a week"),
    Line(Field.SESSION,   "30 minutes"),
    Line(Field.LENGTH,    "2027-05-04"),
)
# fmt: on
COLLIDES = Line(Field.CONTINGENCY, "the session moves to the week after, and nobody asks why")
SHOWN = """Subject: Mia Okafor and mentoring

Hello Dana,

Mia Okafor takes part in Harbour Mentors, named you as manager, and saw this letter before it went. These
are the times as they stand now:

    Frequency: fortnightly
    Time: 1 hour a week
    Length: until Tuesday 4 May 2027

Your reply goes to: Harbour Mentors. A person: Ann Reyes, ann@example.org"""

SAMPLES: tuple[Letter, ...] = (
    managers.ManagerPreview("Dana Fox", SHOWN, forgotten_on=date(2027, 2, 3)),
    managers.ManagerPreview("Dana Fox", SHOWN, "Max", forgotten_on=date(2027, 2, 3)),
    managers.ManagerPreview("Dana Fox", SHOWN, "Max", written=True),
    managers.WelcomeManager("Mia", "Mia Okafor", Role.MENTEE, "an hour a week", 4),
    managers.WelcomeManager("Max", "Max Berger", Role.MENTOR, "20 minutes a week", 4),
    managers.ManagerAgreement("Mia", "Mia Okafor", Role.MENTEE, TIMES),
    managers.ManagerAgreement("Max", "Max Berger", Role.MENTOR, (*TIMES, COLLIDES), collides=True),
    managers.ManagerAgreement("Mia", "Mia Okafor", Role.MENTEE, TIMES, first=False),
    managers.ManagerOver("Mia", "Mia Okafor"),
    managers.ManagerOver("Mia", "Mia Okafor", over=False),
)
