"""What follows from a reason: a note of its kind, and where time is short again, an offer of less (D14, A28).

And what follows from an answer that the two are not in touch (D13): a way to begin again, and nothing that
the other one could see. The words themselves go where the mail goes, or nowhere.
"""

from __future__ import annotations

from collections.abc import Iterable

from mentorship.calendar import local_day
from mentorship.effects import Effect, Save, Send
from mentorship.fields import Field
from mentorship.letters.answering import HelpLetter, Said
from mentorship.letters.rounds import CheckIn, HalfWay
from mentorship.lifecycle import State
from mentorship.mentorship import APART, CONTACT, MET, Mentorship, noted, other
from mentorship.reasons import A_FOUR, OFFERED_LESS, Reason, Touch, note_of
from mentorship.requests import Request
from mentorship.scene import Effects, Scene

AGAIN = 2  # how often time is short before less is offered
LESS = (Request.SMALLER, Request.PAUSE)
ASKED_ABOUT_TOUCH = frozenset({CheckIn.name, HalfWay.name})
BEGIN_AGAIN = (Request.SMALLER, Request.PAUSE, Request.SOMEONE_ELSE)
BEFORE_IT_IS_SETTLED = (Request.TALK, Request.SOMEONE_ELSE)


def with_reason(scene: Scene, effects: Iterable[Effect]) -> Effects:
    """Yield what a mail causes, and what its reason causes beside it."""
    reason = scene.details.because
    if reason is None or scene.mentorship is None:
        yield from effects
        return
    caused = list(effects)
    saved = [one.mentorship for one in caused if isinstance(one, Save)]
    pair = next((one for one in reversed(saved) if one.id == scene.pair.id), None)
    if pair is None:
        yield from caused
        return
    pair = noted(pair, note_of(reason), scene.role, scene.now)
    if reason is not Reason.TIME or not _offers(scene, pair):
        yield from caused
        yield Save(pair)
        return
    reads = any(_says_who_reads(one) for one in caused)
    yield from (one for one in caused if not _says_who_reads(one))
    yield Save(noted(pair, OFFERED_LESS, scene.role, scene.now))
    letter = HelpLetter(LESS, reads=reads, said=Said.SHORT_OF_TIME, partner=scene.partner.first_name)
    yield scene.answer(letter, pair)


def apart(scene: Scene) -> bool:
    """Whether somebody answers our question how it goes with: we are not in touch."""
    answered = scene.answered is not None and scene.answered.name in ASKED_ABOUT_TOUCH
    number = scene.details.number
    return answered and scene.details.touch is Touch.APART and (number is None or number < A_FOUR)


def in_touch(scene: Scene, pair: Mentorship) -> Mentorship:
    """Return the pair with what its answer says of contact: `met`, where they talk elsewhere (C13)."""
    if apart(scene):
        return noted(pair, APART, scene.role, scene.now)
    elsewhere = scene.details.touch is Touch.ELSEWHERE
    return noted(pair, MET, scene.role, scene.now) if elsewhere else pair


def begin_again(scene: Scene) -> Send:
    """Return the answer to who is not in touch: how to begin again, and when the partner's last mail went."""
    pair = scene.pair
    last = pair.last(CONTACT, by=other(scene.role))
    words = BEGIN_AGAIN if pair.state is State.ACTIVE and _can_be_less(pair) else BEFORE_IT_IS_SETTLED
    letter = HelpLetter(
        words,
        reads=True,
        said=Said.APART,
        partner=scene.partner.first_name,
        last_mail=local_day(last, scene.asker.time_zone) if last else None,
    )
    return scene.answer(letter, pair)


def _offers(scene: Scene, pair: Mentorship) -> bool:
    """Whether time was short before, since less was offered or anything else was settled."""
    begin = max((at for at in (pair.settled_at, pair.resumed_at) if at is not None), default=pair.since)
    mine = [note.what for note in pair.notes if note.by is scene.role and note.at >= begin]
    since = len(mine) - mine[::-1].index(OFFERED_LESS) if OFFERED_LESS in mine else 0
    short = mine[since:].count(note_of(Reason.TIME))
    return pair.state is State.ACTIVE and _can_be_less(pair) and short >= AGAIN


def _can_be_less(pair: Mentorship) -> bool:
    """Whether there is a rhythm that could be slower."""
    agreement = pair.agreement
    return agreement is not None and agreement.rhythm is not None and bool(agreement.value(Field.FREQUENCY))


def _says_who_reads(effect: Effect) -> bool:
    return isinstance(effect, Send) and isinstance(effect.letter, HelpLetter) and effect.letter.reads
