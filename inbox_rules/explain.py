"""How a mail would be read, and why: for `mentorpost explain`, as JSON and for people.

The letter that it answers is known by its name only, so nothing of it can be taken out of the answer.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from inbox_rules.account import account
from inbox_rules.encryption import UNREADABLE
from inbox_rules.kind_evidence import evidence
from inbox_rules.meanings import meaning_of
from inbox_rules.read import read
from inbox_rules.understand import understand
from inbox_rules.values import Arguments, Asked, Incoming, Kind, Understood
from mentorship.requests import Request

NO_WORDS = "I found no words of yours in it"
MAYBE_HARM = "it may tell of harm, and not be meant for the other one"
ONLY_FILES = "I found an attachment and no words, and I don't open attachments"

Reading = Callable[[Incoming, Asked | None, date], Understood]


class FailureRow(TypedDict):
    """One failed address as JSON."""

    address: str
    status: str
    permanent: bool


class ArgumentRow(TypedDict, total=False):
    """What came along with a request as JSON; what is empty is left out."""

    codes: list[str]
    until: str
    starts: str
    number: int
    topic: str
    reason: str
    tell: str
    fields: dict[str, str]
    address: str
    unplaced: list[str]


class Row(TypedDict):
    """The JSON object of one mail."""

    file: str
    kind: str
    sender: str
    text: str
    request: str | None
    arguments: ArgumentRow
    failures: list[FailureRow]
    original_message_id: str
    authentication: str


@dataclass(frozen=True)
class Explanation:
    """One mail as it was read; `row` for programs, `account` for people."""

    file: str
    incoming: Incoming
    understood: Understood
    asked_letter: str
    evidence: tuple[str, ...] = ()  # what the rule that named the kind went by

    @property
    def request(self) -> str | None:
        """The canonical word, `ask` where we would ask back, None for plain content and machines."""
        if self.incoming.kind is not Kind.PERSON:
            return None
        if self.understood.doubt:
            return "ask"
        return str(self.understood.request) if self.understood.request else None

    @property
    def row(self) -> Row:
        """The JSON object."""
        person = self.incoming.kind is Kind.PERSON
        return Row(
            file=self.file,
            kind=self.incoming.kind.value,
            sender=self.incoming.sender,
            text=self.understood.text if person else self.incoming.text,
            request=self.request,
            arguments=_arguments(self.understood.arguments) if person else ArgumentRow(),
            failures=[
                FailureRow(address=failure.address, status=failure.status, permanent=failure.permanent)
                for failure in self.incoming.failures
            ],
            original_message_id=self.incoming.original_message_id,
            authentication=self.incoming.authentication.value,
        )

    @property
    def account(self) -> str:
        """The same in words: which rule, which evidence, which line."""
        return account(self.file, self.incoming, self.understood, self.asked_letter, self.evidence)


def explain(
    raw: bytes,
    asked_letter: str,
    authserv: tuple[str, ...],
    today: date,
    file: str = "",
    reading: Reading = understand,
) -> Explanation:
    """Return how one mail would be read in answer to the letter of that name, or to none."""
    incoming = read(raw, authserv=authserv)
    _, shown_by = evidence(raw)
    understood = Understood(None)
    if incoming.kind is Kind.PERSON:
        understood = reading(incoming, Asked(asked_letter) if asked_letter else None, today)
        if understood.perhaps_report:
            understood = Understood(None, doubt=MAYBE_HARM, why=understood.why)
        if doubt := _unread(incoming, understood, asked_letter):
            understood = Understood(None, doubt=doubt)
    return Explanation(file, incoming, understood, asked_letter, shown_by)


def _unread(incoming: Incoming, understood: Understood, asked_letter: str) -> str:
    """Return why nothing can be read in a mail at all, or nothing."""
    if understood.request is Request.REPORT:
        return ""
    if incoming.encrypted:
        return UNREADABLE
    if (
        understood.request
        or understood.doubt
        or incoming.text.strip()
        or not meaning_of(Asked(asked_letter)).offers
    ):
        return ""
    return ONLY_FILES if incoming.attachments else NO_WORDS


def _arguments(arguments: Arguments) -> ArgumentRow:
    row = ArgumentRow()
    if arguments.codes:
        row["codes"] = list(arguments.codes)
    if arguments.until:
        row["until"] = arguments.until.isoformat()
    if arguments.starts:
        row["starts"] = arguments.starts.isoformat()
    if arguments.number is not None:
        row["number"] = arguments.number
    if arguments.topic:
        row["topic"] = arguments.topic
    if arguments.reason:
        row["reason"] = arguments.reason
    if arguments.tell:
        row["tell"] = arguments.tell
    if arguments.fields:
        row["fields"] = {str(name): value for name, value in arguments.fields}
    if arguments.address:
        row["address"] = arguments.address
    if arguments.unplaced:
        row["unplaced"] = list(arguments.unplaced)
    return row
