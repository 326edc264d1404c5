"""The pair's own mail that did not arrive: its writer hears of it, since nobody else would tell them.

Says nothing of the address, nor of what the server said.
"""

from __future__ import annotations

from datetime import datetime

from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorship.effects import Send
from mentorship.letters.answering import NotPossible, Relayed
from mentorship.letters.base import Role
from mentorship.lifecycle import CARRIES_MAIL
from mentorship.requests import Request
from store import mentorships
from store.models import LetterRow


def tell_its_writer(service: Service, letter: LetterRow | None, now: datetime) -> None:
    """Tell who wrote a mail that came back, while the two still write to each other."""
    if letter is None or letter.name != Relayed.name or not letter.role or letter.mentorship_id is None:
        return
    pair = mentorships.load(letter.mentorship_id)
    if pair is None or pair.state not in CARRIES_MAIL or pair.held:
        return
    reader = Role(letter.role)
    author, partner = pair.partner_of(reader), pair.person(reader)
    told = NotPossible(Request.PASS_ON, "not-delivered", partner=partner.first_name)
    perform(Stage(service, now), [Send(author, told, pair)])
