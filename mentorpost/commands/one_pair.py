"""The mentorship that a command is about: found by its number, and whether a command may move it."""

from __future__ import annotations

from mentorpost.errors import MentorpostError, NotFoundError
from mentorpost.own_pairs import is_own
from mentorpost.service import Service
from mentorship.mentorship import Mentorship
from store import mentorships


def held_line(number: int) -> str:
    """Say why nothing moves a mentorship, and who can."""
    return (
        f"mentorship {number} is held after a report, and only the safety contact lifts that: "
        f"mentorpost pairs release {number} asks them again"
    )


def movable(service: Service, number: int) -> Mentorship:
    """Return a mentorship that a command may move: none of which an organizer is one."""
    pair = loaded(number)
    if is_own(service, pair):
        raise MentorpostError(
            f"an organizer is one of the two of mentorship {number}, so no command moves it: "
            "each of them can by mail, as everybody else"
        )
    return pair


def loaded(number: int) -> Mentorship:
    pair = mentorships.load(number)
    if pair is None:
        raise NotFoundError(f"there is no mentorship {number}: mentorpost pairs list")
    return pair
