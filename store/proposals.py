"""Matches that the organizer proposed, and what was answered."""

from __future__ import annotations

from datetime import datetime

from mentorship.people import Person
from mentorship.proposals import Proposal, Reply
from store.models import ProposalRow
from store.people import person_of
from store.side_by_side import alone


def add(mentee: Person, mentor: Person, why: str, now: datetime, kind: str = "") -> Proposal:
    """Keep a new proposal."""
    alone()
    return _proposal_of(ProposalRow.create(mentee=mentee.id, mentor=mentor.id, why=why, at=now, kind=kind))


def get(number: int) -> Proposal | None:
    """Find one by its number."""
    row = ProposalRow.get_or_none(ProposalRow.id == number)
    return _proposal_of(row) if row else None


def answer(proposal: Proposal) -> None:
    """Keep what was answered."""
    alone()
    ProposalRow.update(answer=proposal.answer or "").where(ProposalRow.id == proposal.id).execute()


def everything() -> list[Proposal]:
    """Return all proposals ever, oldest first."""
    return [_proposal_of(row) for row in ProposalRow.select().order_by(ProposalRow.id)]


def _proposal_of(row: ProposalRow) -> Proposal:
    answered = Reply(row.answer) if row.answer else None
    return Proposal(row.id, person_of(row.mentee), person_of(row.mentor), row.why, row.at, answered, row.kind)
