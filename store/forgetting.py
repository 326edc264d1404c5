"""What "forget me" deletes: all that says who somebody was. The numbers and the history stay, without a name.

What still waits to be sent is the goodbye to the others, and their own last letter: those go out, and are
blanked soon after. Inside the caller's transaction.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from mentorship.letters.joining import Forgotten
from mentorship.people import Person, Status
from store import addresses, bounces, managers, recommendations, search
from store.kinds import here
from store.models import (
    AgreementRow,
    AnswerRow,
    LetterRow,
    MentorshipRow,
    PersonRow,
    PrivateLookRow,
    ProposalRow,
    RatingRow,
    ReceivedRow,
    RoundRow,
    UnlikeRow,
)
from store.outbox import DISCARDED
from store.side_by_side import alone

# A last letter to somebody else names who is forgotten: so long it can be answered, then its text is blanked.
LAST_LETTERS = timedelta(days=7)


def forget(person: Person, now: datetime) -> None:
    """Delete what says who this was; ended mentorships stay, with somebody without a name."""
    alone()
    recommendations.forget(person)
    search.forget(person)
    managers.forget(person.id)
    bounces.forget(person.id)
    bounces.unreachable(person.id, None)
    PersonRow.update(
        address=f"forgotten-{person.id}",
        name="(forgotten)",
        mission="",
        status=Status.LEFT,
        hours=None,
        absences="[]",
        profile="[]",
        wants="",
        look_at=None,
    ).where(PersonRow.id == person.id).execute()
    ProposalRow.delete().where(
        (ProposalRow.mentor == person.id) | (ProposalRow.mentee == person.id)
    ).execute()
    for table in (AnswerRow, UnlikeRow, PrivateLookRow):
        table.delete().where(table.person == person.id).execute()
    theirs = MentorshipRow.select(MentorshipRow.id).where(
        (MentorshipRow.mentor == person.id) | (MentorshipRow.mentee == person.id)
    )
    pairs = [row.id for row in theirs]
    _forget_words(pairs)
    _forget_mail(person, pairs, now)
    addresses.forget(person.id)


def _forget_words(pairs: list[int]) -> None:
    nothing = {"words": "", "why": "", "claim_goal": "", "reached": "[]", "backlog": "[]", "used": "[]"}
    nothing |= {"thanks_of_mentee": "", "thanks_of_mentor": "", "meeting": "", "shared": "[]"}
    MentorshipRow.update(**nothing).where(MentorshipRow.id << pairs).execute()
    AgreementRow.delete().where(AgreementRow.mentorship << pairs).execute()
    RoundRow.delete().where(RoundRow.mentorship << pairs).execute()
    RatingRow.update(words="").where(RatingRow.mentorship << pairs).execute()


def _forget_mail(person: Person, pairs: list[int], now: datetime) -> None:
    # Before they joined, they were a stranger with this address.
    theirs = [person.address, *addresses.of(person.id)]
    from_them = (ReceivedRow.person == person.id) | (ReceivedRow.sender << theirs)
    ReceivedRow.update(mail=None, sender="", message_id="", for_us=False).where(from_them).execute()
    to_them = (LetterRow.person == person.id) | (LetterRow.recipient << theirs)
    about_them = to_them | (LetterRow.mentorship << pairs)
    left = LetterRow.next_at.is_null()
    LetterRow.update(text="", subject="", mail=None).where(about_them, left).execute()
    LetterRow.update(recipient="").where(to_them, left).execute()
    LetterRow.update(state=DISCARDED, next_at=None, mail=None, text="", subject="", recipient="").where(
        to_them, LetterRow.name != Forgotten.name, ~left
    ).execute()
    # Letters to the organizers and the safety contact belong to nobody who takes part, but name people.
    holds = here().holds
    told = holds(LetterRow.text, person.name) | holds(LetterRow.text, person.address)
    named = holds(LetterRow.subject, person.name)
    to_offices = LetterRow.person.is_null() & (told | named)
    LetterRow.update(text="", subject="", mail=None).where(to_offices, left).execute()
    about_them = about_them | to_offices
    LetterRow.update(expires_at=now + LAST_LETTERS, subject="").where(about_them, ~left).execute()
