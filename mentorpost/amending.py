"""A wish to change a settled agreement, written where no form was sent: in a new mail, or to another letter.

Such a mail is read once more as if it answered the agreement itself. What that finds is only ever proposed to
the partner, so a misreading is seen by both before anything holds. Letters whose answers the partner never
sees, and letters whose answers are the partner's, are not read that way.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from inbox_rules.understand import understand
from inbox_rules.values import Asked, Incoming
from mentorpost.reading import Read
from mentorship.fields import FULL_FORM, SPOKEN_OF, Field
from mentorship.letters.agreeing import AgreementSettled
from mentorship.letters.answering import HelpLetter, StatusLetter
from mentorship.letters.done import Done
from mentorship.letters.rounds import AgendaAsk, Resumed
from mentorship.lifecycle import State
from mentorship.people import Person
from mentorship.requests import Request
from store import mentorships
from store.models import LetterRow

LETTERS = frozenset(letter.name for letter in (AgendaAsk, Done, HelpLetter, StatusLetter, Resumed))
# Under a question about topics these may well be topics.
CLEAR = {
    AgendaAsk.name: frozenset((*FULL_FORM, *SPOKEN_OF)) - {Field.TIME, Field.HOW, Field.TOPICS, Field.BEGINS}
}


def amended(found: Read, incoming: Incoming, letter: LetterRow | None, person: Person, today: date) -> Read:
    """Return what a mail says, with a change to the author's agreement where it asks for nothing else."""
    if found.understood.request or found.profile.fields or found.profile.unread or found.joins:
        return found
    name = letter.asked_letter if letter is not None else ""
    if (name and name not in LETTERS) or found.understood.arguments.fields:
        return found
    mine = (pair for pair in mentorships.of_people(person.id) if pair.role_of(person))
    pairs = [pair for pair in mine if pair.agreement and pair.state is State.ACTIVE]
    if not pairs:
        return found
    role = pairs[0].role_of(person)
    partner = pairs[0].partner_of(role).first_name if role and len(pairs) == 1 else ""
    sent, subject = (letter.text, letter.subject) if letter is not None else ("", "")
    again = understand(incoming, Asked(AgreementSettled.name, sent, subject, partner=partner), today)
    fields = {field for field, _ in again.arguments.fields}
    wished = again.request is Request.CHANGE and fields and not (again.doubt or again.greets_partner)
    if not wished or not fields <= CLEAR.get(name, frozenset(Field)):
        return found
    return replace(found, understood=again)
