"""What `people show --private` shows: what somebody answered for the organizer to read.

Whoever looks is kept with the person. What somebody reported is kept nowhere, and so shown by nothing. What
was said about a mentorship of an organizer's own is for another organizer, and stays closed.
"""

from __future__ import annotations

import getpass
import logging
from datetime import datetime

from mentorpost import on_behalf
from mentorpost.commands.common import Cell
from mentorpost.service import Service
from mentorship.people import Person
from store import answers, looks, mentorships

log = logging.getLogger(__name__)


def shown(service: Service, person: Person, now: datetime) -> dict[str, Cell]:
    """Return the private words of somebody, and note who looked. Inside the caller's transaction."""
    organizers = {one.address for one in service.settings.program.organizers}
    closed = {
        pair.id
        for pair in mentorships.of_people(person.id, over=True)
        if organizers & {pair.mentor.address, pair.mentee.address}
    }
    found = answers.about(person.id)
    looks.note(person.id, _user(), now)
    log.warning("private words shown person=%s to=%s", person.id, _user())
    return {
        "kept": dict(on_behalf.kept_about(service, person, now)),
        "private": {
            f"{one.letter} {one.at:%Y-%m-%d}": f"{one.number or ''} {one.words}".strip()
            for one in found
            if one.mentorship not in closed
        },
        "private_left_out": sum(one.mentorship in closed for one in found),
    }


def _user() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError):
        return "unknown"
