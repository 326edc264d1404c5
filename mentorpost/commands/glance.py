"""A glance at a programme: what runs, what waits, what needs a person.

As one value, which prints as JSON, and as lines that say what to type. Nothing is changed here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

from mentorpost import digest, login_state, outflow, rehearsing
from mentorpost.approvals import waiting
from mentorpost.clock import wall_clock
from mentorpost.commands.common import Cell
from mentorpost.own_pairs import shown, why_not_in
from mentorpost.service import Service
from mentorpost.settings import Settings
from mentorship.calendar import local_day
from mentorship.letters.organizing import About
from mentorship.lifecycle import CARRIES_MAIL, OVER
from mentorship.people import Status
from store import mentorships, outbox, people, received
from store.health import workers

Glance = dict[str, Cell]


def glance(service: Service) -> Glance:
    """Look at everything once."""
    pairs = mentorships.all_rows()
    states = Counter(str(shown(service, pair).state) for pair in pairs if pair.state not in OVER)
    unsent = outbox.unsent()
    next_look = mentorships.next_look()
    paused = outflow.paused_since()
    working = workers(service.settings.store_url)
    return {
        "program": service.settings.program.name,
        "address": service.address,
        "running": working > 0,
        "workers": working,
        "people": people.count(),
        "waiting_for_approval": [person.address for person in waiting()],
        "pairs": dict(sorted(states.items())),
        "held": [pair.id for pair in pairs if shown(service, pair).held and pair.state in CARRIES_MAIL],
        "mail_waiting": received.waiting(),
        "letters_queued": sum(row.state in (outbox.QUEUED, outbox.DEFERRED) for row in unsent),
        "letters_held": sum(row.state == outbox.HELD for row in unsent),
        "letters_failed": sum(row.state == outbox.FAILED for row in unsent),
        "sending_paused": paused.isoformat(timespec="seconds") if paused else None,
        "quarantine": len(received.in_quarantine()),
        "login": login_state.over(service.settings),
        "break": _break(service),
        "rehearsed": rehearsing.kept() if rehearsing.is_on() else None,
        "needs_you": _needs(service),
        "settings": list(_settings(service)),
        "next_look": next_look.isoformat(timespec="seconds") if next_look else None,
    }


def _running(workers: int) -> str:
    if not workers:
        return "mentorpost does not run: mentorpost run"
    return "mentorpost runs" if workers == 1 else f"mentorpost runs, {workers} workers"


def lines(found: Glance, settings: Settings) -> list[str]:
    """Say it in lines; whatever needs a person with what to type."""
    pairs = found["pairs"]
    counted = ", ".join(f"{n} {state}" for state, n in pairs.items()) if isinstance(pairs, dict) else ""
    lines = [
        f"{found['program']} <{found['address']}>",
        _running(int(str(found["workers"]))),
        f"{_many(found, 'people', 'person', 'people')}; mentorships: {counted or 'none open'}",
        f"mails waiting to be read: {found['mail_waiting']}; letters to be sent: {found['letters_queued']}",
    ]
    if found["sending_paused"]:
        lines.append(outflow.sentence(datetime.fromisoformat(str(found["sending_paused"]))))
    if found["login"]:
        lines.append(str(found["login"]))
    if found["break"]:
        lines.append(f"a break of the programme: {found['break']}; nobody is asked anything meanwhile")
    waits = found["waiting_for_approval"]
    for address in waits if isinstance(waits, list) else []:
        lines.append(f"{address} waits to be let in: mentorpost people approve {address}")
    held = found["held"]
    for number in held if isinstance(held, list) else []:
        lines.append(f"mentorship {number} waits for the safety contact: mentorpost pairs release {number}")
    if found["letters_failed"]:
        lines.append(
            f"{_many(found, 'letters_failed', 'letter', 'letters')} could not be sent: mentorpost mail queue"
        )
    if found["letters_held"]:
        lines.append(
            f"{_many(found, 'letters_held', 'letter', 'letters')} held since a backup was restored: "
            "mentorpost mail queue, "
            "then mentorpost mail retry --held or mentorpost mail discard --held"
        )
    if found["quarantine"]:
        lines.append(
            f"{_many(found, 'quarantine', 'mail', 'mails')} could not be handled: mentorpost mail quarantine"
        )
    needs = found["needs_you"]
    for need in needs if isinstance(needs, list) else []:
        lines.append(_line(need))
    if found["rehearsed"] is not None:
        lines.append(
            f"a rehearsal goes on, first letters kept: {found['rehearsed']}; mentorpost rehearse send"
        )
    doubts = found["settings"]
    lines += [str(doubt) for doubt in (doubts if isinstance(doubts, list) else [])]
    if not settings.program.organizers:
        lines.append("nobody is told when something needs a person: name organizers in [program]")
    return lines


def _many(found: Glance, what: str, one: str, many: str) -> str:
    return f"{found[what]} {one if found[what] == 1 else many}"


def _settings(service: Service) -> Iterator[str]:
    """Yield what does not go together between the settings and who takes part."""
    for contact in service.staff:
        person = people.by_address(contact.address)
        refused = why_not_in(service, contact.address, mentor=person.mentor) if person is not None else None
        if refused and person is not None and person.status is Status.APPROVED:
            yield f"{person.name} takes part: {refused}"


# These have a line of their own.
COUNTED_ELSEWHERE = frozenset({About.APPROVAL, About.QUARANTINE})
SAYS = {
    About.TALK: "would like to talk to you",
    About.SOMEONE_ELSE: "would like another match",
    About.LOW: "answered a check-in with 1 or 2",
    About.QUIET: "no mail seen for long",
    About.NOT_AGREED: "nothing agreed yet",
    About.BOUNCED: "letters come back",
    About.HELD_LETTER: "a letter is held until you decide",
}


def _needs(service: Service) -> list[Cell]:
    """Return what the next letter of the week would name, but for what has a line of its own."""
    now = wall_clock()
    needed = digest.readers(service, digest.items(service, now - digest.A_WEEK, now))
    shown = needed.get(service.settings.program.organizers[0], []) if service.organizer else []
    return [
        {
            "about": str(item.about),
            "people": [person.address for person in item.people],
            "pair": item.pair.id if item.pair else None,
            "closes": item.closes.isoformat() if item.closes else None,
            "by": item.by.isoformat() if item.by else None,
        }
        for item in shown
        if item.about not in COUNTED_ELSEWHERE
    ]


def _line(need: Cell) -> str:
    if not isinstance(need, dict):
        raise TypeError("a need is an object")
    people = need["people"]
    who = " and ".join(map(str, people)) if isinstance(people, list) else ""
    closes = f", closes on {need['closes']}" if need["closes"] else ""
    closes = f"; they expect a line by {need['by']}" if need["by"] else closes
    command = f"mentorpost pairs show {need['pair']}" if need["pair"] else "mentorpost mail queue"
    command = "mentorpost upcoming" if need["about"] == About.HELD_LETTER else command
    return f"{who}: {SAYS[About(str(need['about']))]}{closes}: {command}"


def _break(service: Service) -> str | None:
    """Return the break that goes on today, or the next."""
    today = local_day(datetime.now(UTC), service.zone)
    coming = next((one for one in service.breaks() if today < one.still.back), None)
    if coming is None:
        return None
    return f"{coming.begin} to {coming.until}" + (f", {coming.name}" if coming.name else "")
