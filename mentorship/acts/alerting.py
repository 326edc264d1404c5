"""Tell the organizer of something that one person said, with a draft that answers them at a word.

Whoever reads it has two hours a week: what happened, a first line to send, and what to leave alone.
"""

from __future__ import annotations

from datetime import date

from mentorship.effects import Office, Tell
from mentorship.letters.answering import OrganizerAlert
from mentorship.mentorship import Mentorship
from mentorship.people import Person


def alert(
    what: str,
    about: Person,
    pair: Mentorship | None = None,
    words: str = "",
    command: str = "",
    then: str = "",
    by: date | None = None,
) -> Tell:
    """Tell it, so that an answer of the organizer can reach that person alone."""
    role = pair.role_of(about) if pair is not None else None
    partner = pair.partner_of(role).first_name if pair is not None and role is not None else ""
    letter = OrganizerAlert(
        what, about.name, command, words, then=then, by=by, to=about.first_name, partner=partner
    )
    return Tell(Office.ORGANIZER, letter, pair, about)


def key_of(tell: Tell) -> str:
    """Return what is kept with the letter: what it tells, whom of, which pair; empty: nobody to write to."""
    if tell.about is None or not isinstance(tell.letter, OrganizerAlert):
        return ""
    return f"{tell.letter.what}:{tell.about.id}:{tell.mentorship.id if tell.mentorship else 0}"
