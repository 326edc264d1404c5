"""Does this mail say the same once more, as an answering machine does that nothing else gives away?

The third mail of the same words is neither answered nor passed on, and the organizer hears of it once a day.
What asks for something always acts: only plain words are looked at. Of the words a mark is kept for two days.
"""

from __future__ import annotations

import hashlib
import hmac
import logging
from datetime import datetime, timedelta

from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorship.effects import Office, Tell
from mentorship.letters.answering import OrganizerAlert
from store import heard

log = logging.getLogger(__name__)

OUTCOME = "echo"
TWICE = 2
FEW = 6  # words that two people may well write each other three times a day: "thanks, see you then"
A_DAY, SOON = timedelta(days=1), timedelta(minutes=10)
MANY = 8  # words, of which a ticket's number or an hour may differ


def is_echo(
    service: Service, sender: str, about: int | None, text: str, files: tuple[str, ...], now: datetime
) -> bool:
    """Whether an address said the same twice before, about the same mentorship; notes it this time too."""
    words = text.casefold().split()
    if not words:
        return False
    if len(words) >= MANY:
        words = [word for word in words if not any(character.isdigit() for character in word)]
    mark = _mark(service, "echo", sender, str(about or 0), " ".join(words), *files)
    before = heard.count(mark, now - (A_DAY if len(words) >= FEW else SOON))
    heard.keep(mark, now)
    if before < TWICE:
        return False
    log.warning("the same words for the %sth time mail is neither answered nor passed on", before + 1)
    told = _mark(service, "told", sender)
    if not heard.count(told, now - A_DAY):
        heard.keep(told, now)
        perform(Stage(service, now), [Tell(Office.ORGANIZER, OrganizerAlert("echo", sender))])
    return True


def _mark(service: Service, *said: str) -> str:
    return hmac.new(service.key, "\0".join(said).encode("utf-8", "replace"), hashlib.sha256).hexdigest()[:32]
