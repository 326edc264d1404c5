"""What the safety contact answers to the letter about a report: let the two go on, or end it.

Only from the safety contact's own address, with that letter's token. Whatever else comes changes nothing: the
question comes again, and what was written goes to nobody.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from inbox_rules.reports import Verdict, verdict_in
from mentorpost import writing
from mentorpost.perform import Stage, perform
from mentorship.acts import safety
from mentorship.effects import Effect, Office
from mentorship.letters.answering import OrganizerAlert
from mentorship.lifecycle import CARRIES_MAIL
from mentorship.mentorship import Mentorship
from mentorship.requests import Request
from store import mentorships

if TYPE_CHECKING:
    from mentorpost.correspondents import Answer

OUTCOMES = {
    Verdict.RELEASE: "report-released",
    Verdict.RELEASE_NEW: "report-released-new",
    Verdict.END: "report-ended",
}


def answered(answer: Answer) -> str | None:
    """Carry out what the safety contact decided; None where the letter asked for no decision."""
    pair = mentorships.load(answer.question.mentorship_id) if answer.question.mentorship_id else None
    contact = answer.service.office(Office.SAFETY_CONTACT, writing.two_of(pair))
    if answer.question.wanted != Request.REPORT or pair is None:
        return None
    if contact is None or contact.address != answer.incoming.sender:
        return None  # they are not the safety contact any more
    verdict = verdict_in(answer.text)
    if pair.state not in CARRIES_MAIL or not (pair.held or verdict is Verdict.END):
        _write(answer, pair, "report-over")
        return "nothing"
    if verdict is None:
        _write(answer, pair, "report-unread")
        return "ask"
    perform(Stage(answer.service, answer.now), _decided(answer, pair, verdict))
    _write(answer, pair, OUTCOMES[verdict])
    return str(verdict)


def _decided(answer: Answer, pair: Mentorship, verdict: Verdict) -> list[Effect]:
    if verdict is Verdict.END:
        return list(safety.end(pair, answer.service.policy, answer.now))
    return list(safety.lift(pair, answer.now, pass_on=verdict is Verdict.RELEASE))


def _write(answer: Answer, pair: Mentorship, what: str) -> None:
    asks = what == "report-unread"
    letter = OrganizerAlert(what, f"{pair.mentee.name} and {pair.mentor.name}", open=asks)
    order = writing.to_office(answer.service, Office.SAFETY_CONTACT, letter, pair)
    if order is not None:
        occasion = writing.Occasion(answer.incoming.message_id, answer.incoming.references[1:])
        writing.write(answer.service, replace(order, occasion=occasion), answer.now)
