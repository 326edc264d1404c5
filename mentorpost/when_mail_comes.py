"""What a mail alone needs, loaded with the first one: for `run --once` there mostly is none.

All that reads and understands takes as long to load as the rest of a round with nothing to do. A daemon loads
it before it waits: the first mail is answered as soon as any other, by the same version as all else.
"""

from __future__ import annotations

from datetime import datetime
from importlib import import_module

from mentorpost.service import Service
from store.models import ReceivedRow


def load() -> None:
    """Load it now."""
    import_module("mentorpost.handle")
    import_module("mentorpost.their_html")


def handle(service: Service, row: ReceivedRow, now: datetime) -> str:
    """Handle one mail; return its outcome."""
    from mentorpost.handle import handle as at_last

    return at_last(service, row, now)


def known_by(service: Service, raw: bytes) -> tuple[int | None, int | None]:
    """Return who seems to have written a mail and which letter of ours it answers."""
    from mentorpost.who import known_by as at_last

    return at_last(service, raw)
