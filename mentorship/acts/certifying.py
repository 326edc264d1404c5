"""What a mentor may show of their time here (A19): when, how often, how much time, and who can be asked.

Facts of an agreement and nothing else: not with whom, what about, or what came of it. Nothing is counted, and
nobody is praised. A report changes nothing in it: what is missing would tell that there was one.
"""

from __future__ import annotations

from mentorship.acts.farewell import good_end
from mentorship.calendar import local_day
from mentorship.fields import Field
from mentorship.letters.answering import NotPossible
from mentorship.letters.base import Role
from mentorship.letters.ending import Certificate, Served
from mentorship.lifecycle import State
from mentorship.mentorship import Mentorship
from mentorship.requests import Request
from mentorship.scene import Effects, Scene
from mentorship.telling import told

GOES_ON = frozenset({State.ACTIVE, State.PAUSED, State.ENDING})


def certificate(scene: Scene) -> Effects:
    """Write it for who asks, about every agreement that they settled as a mentor."""
    mine = (pair for pair in scene.related if pair.role_of(scene.asker) is Role.MENTOR)
    served = tuple(
        _served(pair) for pair in sorted(mine, key=lambda pair: pair.id) if pair.settled_at is not None
    )
    if not served:
        yield scene.answer(NotPossible(Request.CERTIFICATE, "nothing-to-show", (Request.STATUS,)))
        return
    yield scene.answer(Certificate(scene.asker.name, tuple(dict.fromkeys(served))))


def _served(pair: Mentorship) -> Served:
    lines = dict(told(pair, Role.MENTOR))
    ended = None if pair.state in GOES_ON else good_end(pair) or pair.since
    return Served(
        local_day(pair.settled_at or pair.since, pair.zone),
        local_day(ended, pair.zone) if ended else None,
        str(lines.get(Field.FREQUENCY, "")),
        str(lines.get(Field.TIME, "")),
    )
