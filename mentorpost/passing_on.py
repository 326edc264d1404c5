"""Write one's mail to the partner: its words as they were set, and its files, in the pair's own thread.

Nothing else of it goes along: neither address, nor token, nor message number of its writer.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING

from mailer.attachments import attachments_of, files_in
from mentorpost import writing
from mentorpost.service import Service
from mentorpost.writing import Occasion
from mentorship import passing
from mentorship.answers import ANSWERS, Free
from mentorship.letters.answering import PASSED_ON, Relayed, Suggestion
from mentorship.letters.base import Role
from mentorship.mentorship import Mentorship
from mentorship.passing import LeftOut
from mentorship.people import Person
from mentorship.tokens import without_tokens
from store import mentorships
from store.models import LetterRow, ReceivedRow

if TYPE_CHECKING:
    from inbox_rules.mime import Part

PAIRS_THREAD = ("introduction", "icebreaker", "agenda", "relayed", "suggestion", "meeting")


@dataclass(frozen=True)
class AtHand:
    """The mail that is being handled, and the letter that it answers."""

    row: ReceivedRow
    occasion: Occasion
    subject: str
    letter: LetterRow | None = None
    guessed: LetterRow | None = None  # where the mail itself names none
    html: tuple[Part, ...] | None = None  # of the mail, where it was read just now


@dataclass(frozen=True)
class Words:
    """What of a mail is for the partner."""

    text: str
    whole: bool = True  # the mail is theirs with its files, and not only some words in it
    suggests: bool = False


def pass_on(
    service: Service, at_hand: AtHand, to: Person, pair: Mentorship, words: Words, now: datetime
) -> LeftOut | None:
    """Write the mail to the partner; say why its files stayed behind, if they did."""
    role = pair.role_of(to)
    author = pair.partner_of(role) if role else to
    raw = bytes(at_hand.row.mail or b"")
    found = files_in(raw) if words.whole else ()
    files = attachments_of(found)
    left_out = passing.left_out(service.policy, len(files), len(raw))
    if left_out is not None and not words.text.strip():
        return left_out  # there is nothing else to pass on
    # A token is its reader's alone: none may reach the partner, whatever their client quoted.
    subject = without_tokens(_subject(at_hand, pair, role))
    text = without_tokens(words.text)
    letter = (Suggestion if words.suggests else Relayed)(author.first_name, subject, text, left_out)
    theirs = None
    if words.whole and left_out is None and not words.suggests:  # below a suggestion stands a line of ours
        from mentorpost.their_html import their_html  # the libraries behind it take long to load

        unknown = (author.address, to.address, at_hand.row.sender)
        theirs, shown = their_html(raw, at_hand.html, found, text, unknown, service.address)
        files = attachments_of(found, but=shown) if shown else files
    # Where the author answered something that we passed on, its writer's client knows it by its own number.
    before = at_hand.letter.asked if at_hand.letter is not None and at_hand.letter.name in PASSED_ON else ""
    order = replace(
        writing.to_person(letter, to, pair),
        attachments=() if left_out else files,
        theirs=theirs,
        occasion=Occasion(before) if before else None,
        asked=at_hand.occasion.message_id,
    )
    writing.write(service, order, now)
    mentorships.look_again(pair.id, now)
    return left_out


def _subject(at_hand: AtHand, pair: Mentorship, to: Role | None) -> str:
    """Return a subject that the partner may see: never that of a letter that was written to one alone."""
    answered = at_hand.letter or at_hand.guessed
    if answered is not None and ANSWERS[answered.asked_letter].free is Free.PARTNER:
        return at_hand.subject
    return f"Re: {pair.subject_of(*PAIRS_THREAD, to=to).removeprefix('Re: ')}"
