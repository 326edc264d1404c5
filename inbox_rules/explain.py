"""How a mail would be read, and why: for `mentorpost explain`, as JSON and for people.

The letter that it answers is known by its name only, so nothing of it can be taken out of the answer.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TypedDict

from inbox_rules.read import read
from inbox_rules.understand import understand
from inbox_rules.values import Arguments, Asked, Incoming, Kind, Understood

LONGEST_LINE = 76


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
        incoming, understood = self.incoming, self.understood
        lines = [
            f"{self.file or 'this mail'}: {incoming.kind}, because {_lowered(incoming.why)}",
            f"  from      {incoming.sender or 'nobody'}; authentication: {incoming.authentication}",
        ]
        lines += [f"  token     {found.token} in its {found.carrier}" for found in incoming.tokens[:3]]
        lines += [
            f"  failed    {failure.address or 'an address that it does not name'}"
            f" {failure.status or 'without a code'}, {'for good' if failure.permanent else 'for now'}"
            for failure in incoming.failures
        ]
        if incoming.original_message_id:
            lines.append(f"  about     {incoming.original_message_id}")
        if incoming.kind is Kind.PERSON:
            lines.append(f"  answers   {self.asked_letter or 'no letter of ours'}")
            lines.append(f"  asks for  {self._asks_for()}")
            lines += [f"  since     {reason}" for reason in understood.why]
            lines += [
                f"  with      {name}: {value}" for name, value in _arguments(understood.arguments).items()
            ]
        lines += [f"  | {line[:LONGEST_LINE]}" for line in self.row["text"].splitlines()]
        return "\n".join(lines)

    def _asks_for(self) -> str:
        if self.understood.doubt:
            return f"nothing that is sure: {self.understood.doubt}; we would ask back"
        return str(self.understood.request or "nothing; these are plain words")


def explain(
    raw: bytes, asked_letter: str, authserv: tuple[str, ...], today: date, file: str = ""
) -> Explanation:
    """Return how one mail would be read in answer to the letter of that name, or to none."""
    incoming = read(raw, authserv=authserv)
    understood = Understood(None)
    if incoming.kind is Kind.PERSON:
        understood = understand(incoming, Asked(asked_letter) if asked_letter else None, today)
    return Explanation(file, incoming, understood, asked_letter)


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
    if arguments.unplaced:
        row["unplaced"] = list(arguments.unplaced)
    return row


def _lowered(sentence: str) -> str:
    return (sentence[:1].lower() + sentence[1:]).rstrip(".") if sentence else "no rule says otherwise"
