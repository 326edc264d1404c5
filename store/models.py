"""The tables. Migrations build them (store/migrations); a test holds the two to each other."""

from __future__ import annotations

from store import part_indexes
from store.record import Record, database
from store.tables_of_mail import BreakRow, ChoreRow, HeardRow, LetterRow, ReceivedRow
from store.tables_of_pairs import (
    AgreementRow,
    AnswerRow,
    LetterOrderRow,
    MentorshipRow,
    NoteRow,
    ProposalRow,
    RatingRow,
    RoundRow,
)
from store.tables_of_people import (
    AddressRow,
    BounceRow,
    NeverAskRow,
    PersonRow,
    PrivateLookRow,
    RecommendationRow,
    RefusalRow,
    UnlikeRow,
)

TABLES = (
    PersonRow,
    MentorshipRow,
    AgreementRow,
    RoundRow,
    RatingRow,
    AnswerRow,
    UnlikeRow,
    NoteRow,
    ReceivedRow,
    LetterRow,
    ProposalRow,
    ChoreRow,
    RecommendationRow,
    NeverAskRow,
    PrivateLookRow,
    AddressRow,
    RefusalRow,
    BounceRow,
    HeardRow,
    LetterOrderRow,
    BreakRow,
)

__all__ = [
    "TABLES",
    "AddressRow",
    "AgreementRow",
    "AnswerRow",
    "BounceRow",
    "BreakRow",
    "ChoreRow",
    "HeardRow",
    "LetterOrderRow",
    "LetterRow",
    "MentorshipRow",
    "NeverAskRow",
    "NoteRow",
    "PersonRow",
    "PrivateLookRow",
    "ProposalRow",
    "RatingRow",
    "ReceivedRow",
    "RecommendationRow",
    "Record",
    "RefusalRow",
    "RoundRow",
    "UnlikeRow",
    "database",
    "part_indexes",
]
