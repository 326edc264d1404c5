"""The list of mentors, and one mentor's own page (A14, A16, B24). Nobody hears who looked."""

from __future__ import annotations

from mentorship.letters.answering import NotPossible, Resources
from mentorship.letters.base import Listing
from mentorship.letters.choosing import Directory, MentorProfile
from mentorship.profile import IN_A_PROFILE, IN_THE_LIST, lines_of
from mentorship.ratings import shown
from mentorship.requests import Request
from mentorship.scene import Effects, Place, Scene
from mentorship.sharing import resources as given


def mentors(scene: Scene) -> Effects:
    """Show the mentors: all, those with a place first; or those who speak of a topic, the best first."""
    topic = scene.details.topic
    others = [place for place in scene.places if _may_see(scene, place)]
    if topic and scene.found:
        rank = {number: place for place, number in enumerate(scene.found)}
        wanted = sorted((p for p in others if p.mentor.id in rank), key=lambda p: rank[p.mentor.id])
        if wanted:
            yield scene.answer(Directory(_listed(scene, wanted), topic, near=scene.near))
            return
    others.sort(key=lambda place: not scene.has_room(place.mentor))
    yield scene.answer(Directory(_listed(scene, others), topic, nobody=bool(topic)))


def mentor(scene: Scene) -> Effects:
    """Show one mentor: the statement, and what else they say about themselves to mentees."""
    place = scene.place(scene.details.codes[0]) if scene.details.codes else None
    if place is None or not _may_see(scene, place, named=True):
        wanted, written = scene.request or Request.MENTOR, scene.details.codes
        yield scene.answer(NotPossible(wanted, "no-such-code", (Request.MENTORS,), choices=written))
        return
    mentor = place.mentor
    lines = lines_of(mentor, IN_A_PROFILE)
    rating = shown(place.scores) if scene.policy.show_ratings else None
    listing = Listing(
        mentor.code, mentor.name, mentor.mission, scene.has_room(mentor), lines, place.recommended
    )
    yield scene.answer(MentorProfile(listing, rating, scene.policy.show_ratings))


def _may_see(scene: Scene, place: Place, named: bool = False) -> bool:
    mentor = place.mentor
    if mentor.id == scene.asker.id and not named:
        return False
    return named or not scene.apart(mentor, scene.asker)


def _listed(scene: Scene, places: list[Place]) -> tuple[Listing, ...]:
    return tuple(
        Listing(p.mentor.code, p.mentor.name, p.mentor.mission, scene.has_room(p.mentor),
                lines_of(p.mentor, IN_THE_LIST))
        for p in places
    )  # fmt: skip


def resources(scene: Scene) -> Effects:
    """Show what the programme recommends, and what the asker's pairs gave each other (B23, C4)."""
    mine = ((pair, pair.role_of(scene.asker)) for pair in scene.related)
    shared = tuple(
        (pair.partner_of(role).first_name, found)
        for pair, role in mine
        if role is not None and (found := given(pair.shared))
    )
    yield scene.answer(Resources(scene.resources, shared))
