"""The machine's words in a bounce: the groups of fields of message/delivery-status (RFC 3464)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import StrEnum
from typing import NamedTuple

from inbox_rules import header_text
from inbox_rules.mime import Fields, Mail
from inbox_rules.tables import fold, phrases

_DAEMONS = phrases("kinds", "daemon")
_POSTMASTERS = phrases("kinds", "postmaster")
_DAEMON_NAMES = phrases("kinds", "daemon_name")
_WORD = re.compile(r"[\w.-]{1,64}")
_STATUS = re.compile(r"\b([245])\.(\d{1,3})\.(\d{1,3})\b")
_REPORTS = ("message/delivery-status", "message/global-delivery-status")


class Row(NamedTuple):
    """What a report says of one recipient."""

    address: str
    action: str
    status: str
    diagnostic: str

    @property
    def failed(self) -> bool:
        """Whether the delivery is over and failed."""
        return self.action.startswith("fail") or (not self.action and self.status.startswith(("4", "5")))


class Report(NamedTuple):
    """One report."""

    rows: tuple[Row, ...]


def find(mail: Mail) -> Report | None:
    """Return the report that a mail holds by itself, not in a mail attached to it."""
    for part in mail.parts:
        if part.inside == 0 and part.media_type in _REPORTS:
            rows = (row for block in part.blocks for row in _rows(block))
            return Report(tuple(row for row in rows if row.address or row.action))
    return None


class Daemon(StrEnum):
    """How surely a sender is a mail system."""

    SURE = "sure"
    PERHAPS = "perhaps"  # "postmaster" may be a person
    NO = "no"


def daemon(sender: str) -> Daemon:
    """Say whether an unfolded From field is that of a mail system: by address, by name, or by a bare word."""
    boxes = header_text.mailboxes(sender)
    locals_ = [address.partition("@")[0] for _, address in boxes] or _WORD.findall(fold(sender[:200]))
    if any(_begins(local, _DAEMONS) for local in locals_):
        return Daemon.SURE
    if any(_begins(local, _POSTMASTERS) for local in locals_) or not boxes:
        return Daemon.PERHAPS
    return Daemon.PERHAPS if fold(boxes[0][0]).startswith(_DAEMON_NAMES) else Daemon.NO


def _begins(local: str, table: tuple[str, ...]) -> bool:
    begun = next((name for name in table if local.startswith(name)), "")
    return bool(begun) and not local[len(begun) : len(begun) + 1].isalpha()


def _rows(fields: Fields) -> Iterator[Row]:
    """Yield a row a recipient; some systems put no empty line between two of them."""
    counts = {len(fields.all(name)) for name in ("final-recipient", "action", "status")}
    several = counts.pop() if len(counts) == 1 else 1
    for place in range(max(several, 1)):
        yield _row(fields, place, alone=several <= 1)


def _row(fields: Fields, place: int, *, alone: bool) -> Row:
    recipient = _nth(fields, "original-recipient", place) or _nth(fields, "final-recipient", place)
    final = _nth(fields, "final-recipient", place) or recipient
    found = header_text.mailboxes(_value(recipient)) or header_text.mailboxes(_value(final))
    status = _STATUS.search(_nth(fields, "status", place))
    said = fields.all("diagnostic-code") if alone else [_nth(fields, "diagnostic-code", place)]
    return Row(
        address=found[0][1] if found else "",
        action=_nth(fields, "action", place).lower(),
        status=status[0] if status else "",
        diagnostic=" ".join(map(_value, said)),
    )


def _nth(fields: Fields, name: str, place: int) -> str:
    values = fields.all(name)
    return header_text.words(values[place]).strip() if place < len(values) else ""


def _value(field: str) -> str:
    """Return what follows the type in "rfc822; mia@example.org"."""
    head, semicolon, rest = field.partition(";")
    return rest.strip() if semicolon and " " not in head.strip() else field.strip()
