"""What may leave now: the provider's limits, and a tripwire where far more goes out than the size explains.

Nothing is lost by it: what may not leave stays queued. While sending is paused only reports leave, and the
letter that tells of the pause.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from functools import cached_property

from mailer.quotas import letters_a_day
from mentorpost import writing
from mentorpost.service import Service
from mentorship.letters.answering import OrganizerAlert
from mentorship.volume import (
    MAILS_OF_ONE,
    Came,
    Limits,
    Sent,
    explained,
    is_far_too_much,
    may_leave,
    urgency,
)
from store import chores, leaving, people, received
from store.models import database
from store.outbox import Waiting

log = logging.getLogger(__name__)

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
HELD_FOR = timedelta(minutes=10)
QUOTA_HELD_FOR = timedelta(hours=1)
RESUME = "mentorpost mail resume"
TRIPWIRE = "tripwire"  # what the letter that tells of a pause lists, so that it leaves


@dataclass
class Outflow:
    """How much has left, while a batch is being sent."""

    sent: Sent
    limits: Limits
    now: datetime
    paused: bool

    def why_held(self, mail: Waiting, on_the_way: int = 0) -> str:
        """Say why a letter may not leave now, behind those on the way; empty: it may."""
        how = urgency(mail.name, routine=mail.routine, report=mail.report)
        if self.paused:
            safe = mail.listed == TRIPWIRE or mail.report or mail.name == "got-your-report"
            return "" if safe else f"sending is paused: {RESUME}"
        sent = Sent(self.sent.hour + on_the_way, self.sent.day + on_the_way)
        if not may_leave(how, sent, self.limits):
            return f"held, {how.name.lower()}: what may leave in an hour or a day has left"
        return ""

    def count(self) -> bool:
        """Count one that left; say whether that is far more than size and mails of the programme explain."""
        self.sent = Sent(self.sent.hour + 1, self.sent.day + 1)
        return not self.paused and self.is_far_too_much(self.sent)

    def is_far_too_much(self, sent: Sent) -> bool:
        """Whether so many letters are more than the programme's size, and what people wrote, explain."""
        # Counting a great many people or mails takes a while; where so few letters left, nobody needs to.
        return (
            is_far_too_much(sent, explained(0))
            and is_far_too_much(sent, explained(self._people))
            and is_far_too_much(sent, explained(self._people, self._came))
        )

    @cached_property
    def _people(self) -> int:
        # No more letters than that are counted, either, and each explains more than one.
        return people.count_up_to(leaving.LATEST)

    @cached_property
    def _came(self) -> Came:
        return came(self.now)


def outflow(service: Service, now: datetime) -> Outflow:
    """Return how much has left lately, and what may leave."""
    resumed = chores.at(chores.RESUMED) or now - DAY
    sent = Sent(
        leaving.sent_since(max(now - HOUR, resumed)),
        leaving.sent_since(max(now - DAY, resumed)),
    )
    really = Sent(leaving.sent_since(now - HOUR), leaving.sent_since(now - DAY))
    flow = Outflow(really, limits(service), now, paused_since() is not None)
    if not flow.paused and flow.is_far_too_much(sent):
        pause(service, now, tripped=True)
        flow.paused = True
    return flow


def came(now: datetime) -> Came:
    """Return how many mails of people explain letters."""
    hour, day = MAILS_OF_ONE
    return Came(received.of_people(now - HOUR, hour), received.of_people(now - DAY, day))


def limits(service: Service) -> Limits:
    """Return what may leave: as the settings say, else as is known of the provider."""
    policy = service.policy
    return Limits(policy.letters_per_hour, policy.letters_per_day or letters_a_day(service.settings.smtp.url))


def paused_since() -> datetime | None:
    """Return since when sending is paused."""
    return chores.at(chores.PAUSED)


def sentence(since: datetime) -> str:
    """Say that sending is paused, and how to go on."""
    return (
        f"Sending is paused since {since:%Y-%m-%d %H:%M} UTC. Look at mentorpost mail queue, drop what "
        f"should not leave by mentorpost mail discard, then type {RESUME}"
    )


def pause(service: Service, now: datetime, *, tripped: bool = False) -> None:
    """Let nothing leave any more; where nobody asked for it, tell every organizer."""
    with database.atomic():
        chores.done(chores.PAUSED, now)
        if not tripped:
            return
        log.error("sending is paused, far more left than so many people explain: %s", RESUME)
        for contact in service.settings.program.organizers:
            alert = OrganizerAlert("tripwire", command="mentorpost mail queue", then=RESUME)
            writing.write(service, replace(writing.to_contact(contact, alert), listed=TRIPWIRE), now)


def resume(now: datetime) -> bool:
    """Let letters leave again, counted from now on; say whether they were held."""
    if paused_since() is None:
        return False
    with database.atomic():
        chores.forget(chores.PAUSED)
        chores.done(chores.RESUMED, now)
        leaving.let_go()
    return True
