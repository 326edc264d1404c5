"""Send what the outbox owes: each letter marked by itself, so that a kill repeats at most one."""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import datetime

from mailer.retry import next_attempt
from mailer.values import Delivery, Outcome, Outgoing, Transport
from mentorpost import outflow, recommending, undelivered
from mentorpost.perform import Stage, perform
from mentorpost.service import Service
from mentorship.delivery import FOR_GOOD
from mentorship.effects import Office, Tell
from mentorship.letters.answering import TO_STRANGERS, OrganizerAlert
from mentorship.letters.organizing import OrganizerDigest
from store import leaving, outbox, people, recommendations, taking
from store.kinds import here
from store.models import database
from store.outbox import Waiting

log = logging.getLogger(__name__)

BATCH = 100
LOOK_AGAIN = 10  # letters after which a worker looks how many the others have sent


def drain(
    service: Service, transport: Transport, now: datetime, hurry: Callable[[], bool] = lambda: False
) -> int:
    """Send up to a batch of letters; return how many left. Raises TransportLost where none can."""
    taking.give_letters_back()  # where the store was lost while some were on their way
    waiting = taking.letters(now, BATCH)
    if not waiting:
        return 0
    try:
        return _send(service, transport, waiting, now, hurry)
    finally:
        taking.give_letters_back()


def _send(
    service: Service, transport: Transport, waiting: list[Waiting], now: datetime, hurry: Callable[[], bool]
) -> int:
    sent = 0
    held: dict[str, list[int]] = {}
    flow = outflow.outflow(service, now)
    on_the_way: deque[Waiting] = deque()

    def leaving_now() -> Iterator[Outgoing]:
        for place, mail in enumerate(waiting):
            if place and hurry():
                return
            if why := flow.why_held(mail, len(on_the_way)):
                held.setdefault(why, []).append(mail.id)
                continue
            on_the_way.append(mail)
            yield Outgoing(service.address, mail.recipient, mail.mail)

    with transport, closing(transport.send_all(leaving_now())) as outcomes:
        for outcome in outcomes:
            mail = on_the_way.popleft()
            _mark(service, mail, outcome, now)
            if outcome.delivery is Delivery.SENT:
                sent += 1
                if flow.count() or (here().worker and not sent % LOOK_AGAIN):
                    flow = outflow.outflow(service, now)
                    if flow.paused:
                        break  # what was announced already does not leave, either
            if outcome.quota:
                leaving.hold_back(
                    [mail.id, *leaving.all_due(now)], now + outflow.QUOTA_HELD_FOR, outcome.said
                )
                break
    for why, numbers in held.items():
        leaving.hold_back(numbers, now + outflow.HELD_FOR, why)
    return sent


def _mark(service: Service, mail: Waiting, outcome: Outcome, now: datetime) -> None:
    if outcome.delivery is Delivery.SENT:
        outbox.mark_sent(mail, now, outcome.said)
        return
    again = next_attempt(mail.attempts + 1, mail.first_at, now)
    with database.atomic():
        if outcome.delivery is Delivery.DEFERRED and again is not None:
            outbox.mark_deferred(mail, again, outcome.said)
        else:
            outbox.mark_failed(mail, outcome.said)
            if mail.name in recommendations.TO_THEM:
                recommending.came_back(service, mail.name, mail.about, now)
            else:
                _tell_organizer(service, mail, now)
            letter = outbox.get(mail.id)
            if outcome.about_address or outcome.delivery is Delivery.DEFERRED:
                undelivered.came_back(service, letter, FOR_GOOD, now)
            undelivered.tell_its_writer(service, letter, now)
    log.warning("not sent letter=%s outcome=%s said=%r", mail.id, outcome.delivery, outcome.said[:200])


def _tell_organizer(service: Service, mail: Waiting, now: datetime) -> None:
    if mail.name in (OrganizerAlert.name, OrganizerDigest.name):
        log.error("an organizer cannot be reached letter=%s: mentorpost mail show %s", mail.id, mail.id)
        return
    if people.by_address(mail.recipient) is not None:
        return  # the letter of the week names them
    if mail.name in TO_STRANGERS:
        return  # whoever writes under a false address would cause a letter each time
    alert = OrganizerAlert("bounced", mail.recipient, f"mentorpost mail show {mail.id}")
    perform(Stage(service, now), [Tell(Office.ORGANIZER, alert)])
