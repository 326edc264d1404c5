"""`report` always acts, is never asked about, and never reaches the partner (DESIGN, "Life cycle")."""

from __future__ import annotations

from dataclasses import replace

from mentorship.effects import Office, Save, Send, Tell
from mentorship.evidence import Evidence
from mentorship.letters.answering import GotYourReport, OrganizerAlert
from mentorship.lifecycle import CARRIES_MAIL, Event
from mentorship.mentorship import Mentorship, take
from mentorship.scene import Effects, Scene


def report(scene: Scene) -> Effects:
    """Hold the pair's mail, tell the safety contact, and tell the reporter who reads it."""
    pair = scene.mentorship or _the_only_one(scene)
    role = pair.role_of(scene.asker) if pair is not None else None
    if pair is not None and role is not None:
        pair = replace(take(pair, Event.REPORT, role, scene.now), held=True)
        yield Save(pair)
    partner = pair.partner_of(role).first_name if pair is not None and role is not None else ""
    who = f"{scene.asker.name} ({scene.asker.address})"
    command = f"mentorpost pairs show {pair.id}" if pair is not None else ""
    yield Tell(Office.SAFETY_CONTACT, OrganizerAlert("report", who, command, scene.text), pair)
    yield Send(scene.asker, GotYourReport(partner), pair)


def _the_only_one(scene: Scene) -> Mentorship | None:
    """Return the one mentorship that a report in a new mail can be about; with several, none is guessed."""
    own = [m for m in scene.related if m.role_of(scene.asker) is not None and m.state in CARRIES_MAIL]
    return own[0] if len(own) == 1 and scene.evidence is not Evidence.REFUSED else None


def more(scene: Scene) -> Effects:
    """What answers our answer to a report takes the same way, and nobody else reads it."""
    who = f"{scene.asker.name} ({scene.asker.address})"
    yield Tell(Office.SAFETY_CONTACT, OrganizerAlert("report-more", who, words=scene.text), scene.mentorship)
