"""Who reads a report, as the settings name them: each fault in words.

A report may be about an organizer, so somebody else has to be able to read it (A33). Who takes part is not
known here; `mentorpost.own_pairs` says what does not go together with that.
"""

from __future__ import annotations

from collections.abc import Iterator
from email.utils import parseaddr

from mailer.headers import takes_mail


def faults(program: dict[str, object]) -> Iterator[str]:
    """Say what is wrong with the safety contact."""
    written = program.get("safety_contact")
    if not isinstance(written, str) or not written:
        return
    given = parseaddr(written)[1].lower()
    organizers = program.get("organizers", [])
    of = [parseaddr(str(one))[1].lower() for one in (organizers if isinstance(organizers, list) else [])]
    if not takes_mail(given):
        yield (
            f"[program] safety_contact {written!r} is no address that letters can go to; "
            'write it like "Jo Lind <jo@example.org>"'
        )
    elif given == str(program.get("address", "")).lower():
        yield "[program] safety_contact may not have the programme's own address"
    elif of == [given]:
        yield (
            "[program] safety_contact is the only organizer; name somebody else, or leave it away and "
            "a report goes to the organizer"
        )
