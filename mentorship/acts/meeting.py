"""A meeting of two is set, called off, or moved (D17, E18, E19).

The other one hears that it is so, and only what stands behind "Tell NAME:", never why. Where no time is known
that would suit both, who asked names some; nothing is fixed that one of the two did not say.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from mentorship.calendar import local_day, midnight
from mentorship.effects import Effect, Save, Send
from mentorship.fields import Field
from mentorship.letters.answering import NotPossible, NotUnderstood
from mentorship.letters.base import Letter
from mentorship.letters.done import Done, DoneMeeting
from mentorship.letters.meetings import MeetingAsk, MeetingNews, MeetingTimes, News
from mentorship.lifecycle import State
from mentorship.meetings import (
    NOTICE,
    Meeting,
    Spoken,
    called_off,
    entry_of,
    minutes_of,
    moments_of,
    set_for,
    times_in_common,
)
from mentorship.mentorship import MEETING, Mentorship, noted
from mentorship.own_parts import said_by
from mentorship.requests import Request
from mentorship.scene import Effects, Scene

ASKING = frozenset({"meeting-ask", "meeting-times"})
TELL_IT = frozenset({Request.MEET, Request.CANCEL, Request.RESCHEDULE})
MEETS_IN = frozenset({State.AGREEING, State.ACTIVE})
WHICH_TIME = 'which day and hour you mean; "Thursday 5 March 18:00" is clear'
WHICH_OF_THEM = "which of the times you mean; its number is enough"
ANOTHER_DAY = "which meeting you mean: the one that I know of is on another day"


def cancel(scene: Scene) -> Effects:
    """It does not take place; the other one hears that, and no reason (E18)."""
    if (refusal := _refusal(scene)) is not None:
        yield refusal
        return
    spoken, meeting = _spoken(scene), _standing(scene)
    pair = replace(scene.pair, meeting=called_off(meeting) if meeting else scene.pair.meeting)
    at = meeting.at if meeting else None
    on = spoken.day
    yield Save(_noted(scene, pair))
    news = MeetingNews(scene.asker.first_name, News.OFF, at, on, scene.details.tell)
    yield _to_other(scene, news, pair, told=meeting is not None)
    done = DoneMeeting(Request.CANCEL, on, partner=scene.partner.first_name, at=at, cancelling=_agreed(pair))
    yield _to_asker(scene, done, pair, told=meeting is not None)


def reschedule(scene: Scene) -> Effects:
    """It shall be at another time: one that was named, or one in hours that both share (E19)."""
    if (refusal := _refusal(scene)) is not None:
        yield refusal
        return
    times = moments_of(_spoken(scene), scene.asker.time_zone, scene.now) or _in_common(scene)
    if times:
        yield from _propose(scene, times)
        return
    meeting, on = _standing(scene), _spoken(scene).day
    at = meeting.at if meeting else None
    pair = replace(scene.pair, meeting=_moving(scene, ()))
    yield Save(_noted(scene, pair))
    news = MeetingNews(scene.asker.first_name, News.MOVES, at, on, scene.details.tell)
    yield _to_other(scene, news, pair)
    yield _to_asker(scene, MeetingTimes(scene.partner.first_name, at, on, _agreed(pair)), pair)


def meet(scene: Scene) -> Effects:
    """They meet then, as one of the two says; both calendars hear of it (D17)."""
    if (refusal := _refusal(scene)) is not None:
        yield refusal
        return
    times = moments_of(_spoken(scene), scene.asker.time_zone, scene.now)
    if len(times) != 1:
        yield scene.answer(NotUnderstood(WHICH_TIME, (Request.HELP,)), scene.pair)
        return
    yield from _set(scene, times[0], News.SET)


def answered(scene: Scene) -> Effects:
    """An answer to the question which time would do: a number, or times of their own."""
    if (refusal := _refusal(scene)) is not None:
        yield refusal
        return
    meeting = scene.pair.meeting or Meeting()
    asked = scene.answered is not None and scene.answered.name == "meeting-ask"
    if asked and (not meeting.offered or meeting.by is scene.role):
        yield scene.answer(NotPossible(Request.RESCHEDULE, "already", (Request.STATUS,)), scene.pair)
        return
    number = scene.details.number
    if asked and number is None and scene.request is Request.ACCEPT and len(meeting.offered) == 1:
        number = 1
    named = moments_of(_spoken(scene), scene.asker.time_zone, scene.now)
    if asked and number is not None and 1 <= number <= len(meeting.offered):
        named = (meeting.offered[number - 1],)
    if not named:
        doubt = WHICH_OF_THEM if asked and scene.request is Request.ACCEPT else WHICH_TIME
        yield scene.answer(NotUnderstood(doubt, ()), scene.pair)
    elif asked and len(named) == 1 and named[0] in meeting.offered and named[0] > scene.now:
        yield from _set(scene, named[0], News.PICKED)
    elif asked and named[0] in meeting.offered:  # its hour has passed
        yield scene.answer(NotUnderstood(WHICH_TIME, ()), scene.pair)
    else:
        yield from _propose(scene, named)


def none_fits(scene: Scene) -> Effects:
    """None of the times suits; the other one hears that, and the two find one themselves."""
    if (refusal := _refusal(scene)) is not None:
        yield refusal
        return
    meeting = scene.pair.meeting
    if meeting is None or not meeting.offered or meeting.by is scene.role:
        yield scene.answer(NotPossible(Request.RESCHEDULE, "already", (Request.STATUS,)), scene.pair)
        return
    pair = replace(scene.pair, meeting=replace(meeting, offered=()))
    yield Save(_noted(scene, pair))
    yield _to_other(scene, MeetingNews(scene.asker.first_name, News.NONE_FITS, tell=scene.details.tell), pair)
    yield scene.reply(Done(Request.DECLINE), pair)


def noted_in(scene: Scene) -> Mentorship:
    """Return the pair with the meeting that an agenda names under Next (E22); an unclear one is none."""
    times = moments_of(_spoken(scene), scene.asker.time_zone, scene.now)
    if len(times) != 1:
        return scene.pair
    return replace(scene.pair, meeting=set_for(scene.pair.meeting, times[0], scene.now))


def _set(scene: Scene, at: datetime, news: News) -> Effects:
    pair = replace(scene.pair, meeting=set_for(scene.pair.meeting, at, scene.now))
    yield Save(_noted(scene, pair))
    letter = MeetingNews(scene.asker.first_name, news, at, tell=scene.details.tell)
    yield _to_other(scene, letter, pair, told=True)
    yield _to_asker(
        scene, DoneMeeting(Request.MEET, partner=scene.partner.first_name, at=at), pair, told=True
    )


def _propose(scene: Scene, times: tuple[datetime, ...]) -> Effects:
    meeting, on = _standing(scene), _spoken(scene).day
    was = meeting.at if meeting else None
    pair = replace(scene.pair, meeting=_moving(scene, times))
    yield Save(_noted(scene, pair))
    yield _to_other(scene, MeetingAsk(scene.asker.first_name, times, was, on, scene.details.tell), pair)
    name = scene.partner.first_name
    done = DoneMeeting(Request.RESCHEDULE, partner=name, times=times, cancelling=_agreed(pair))
    yield _to_asker(scene, done, pair)


def _refusal(scene: Scene) -> Effect | None:
    """Return why nothing can be said to the other one about a meeting, if so."""
    pair, request = scene.pair, scene.request or Request.RESCHEDULE
    name = scene.partner.first_name
    if pair.state not in MEETS_IN or pair.held:
        return scene.answer(NotPossible(request, "state", (Request.STATUS,), name), pair)
    standing = pair.agreement or pair.draft
    if request is not Request.MEET and pair.meeting is None and not (standing and standing.meets):
        return scene.answer(NotPossible(request, "only-write", (Request.SKIP, Request.PAUSE), name), pair)
    meeting, day = _standing(scene), _spoken(scene).day
    moves = request in (Request.CANCEL, Request.RESCHEDULE)
    if moves and meeting and meeting.at and day and day != _day(scene, meeting.at):
        return scene.answer(NotUnderstood(ANOTHER_DAY, (Request.CANCEL, Request.RESCHEDULE)), pair)
    return None


def _spoken(scene: Scene) -> Spoken:
    return scene.details.meeting or Spoken()


def _standing(scene: Scene) -> Meeting | None:
    meeting = scene.pair.meeting
    return meeting if meeting is not None and meeting.stands(scene.now) else None


def _day(scene: Scene, at: datetime) -> date:
    return local_day(at, scene.asker.time_zone)


def _moving(scene: Scene, times: tuple[datetime, ...]) -> Meeting:
    """Return the meeting, asked by the asker to be at one of these times; an old one is let be."""
    meeting = scene.pair.meeting
    if meeting is None:
        return Meeting(offered=times, by=scene.role)
    if meeting.at is not None and not meeting.stands(scene.now) and meeting.by is None:
        return Meeting(meeting.number + 1, offered=times, by=scene.role)
    return replace(meeting, offered=times, by=scene.role)


def _in_common(scene: Scene) -> tuple[datetime, ...]:
    """Return times in the hours that both said they have, in who asks' own clock's days."""
    pair, spoken, meeting = scene.pair, _spoken(scene), _standing(scene)
    mine, theirs = (
        said_by(pair, Field.AVAILABILITY, scene.asker),
        said_by(pair, Field.AVAILABILITY, scene.partner),
    )
    zone = scene.asker.time_zone
    first = scene.now + NOTICE
    if spoken.after is not None:
        first = max(first, midnight(spoken.after, zone))
    but = spoken.day or (_day(scene, meeting.at) if meeting and meeting.at else None)
    minutes = minutes_of(pair.agreement)
    return times_in_common(mine, zone, theirs, scene.partner.time_zone, minutes, first, but)


def _agreed(pair: Mentorship) -> str:
    """Return what the two agreed on calling off, in their own words."""
    standing = pair.agreement or pair.draft
    return standing.value(Field.CANCELLING) if standing else ""


def _noted(scene: Scene, pair: Mentorship) -> Mentorship:
    return noted(pair, MEETING, scene.role, scene.now)


def _to_other(scene: Scene, letter: Letter, pair: Mentorship, *, told: bool = False) -> Send:
    entry = entry_of(pair.id, pair.meeting, pair.agreement) if told else None
    return Send(scene.partner, letter, pair, answers=False, entry=entry)


def _to_asker(scene: Scene, letter: Letter, pair: Mentorship, *, told: bool = False) -> Send:
    entry = entry_of(pair.id, pair.meeting, pair.agreement) if told else None
    return replace(scene.reply(letter, pair), entry=entry)
