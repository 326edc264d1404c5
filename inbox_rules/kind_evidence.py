"""What in a mail made a rule name its kind: the header fields and parts that the rule looked at and found.

The rule is run again over a mail that notes what is asked of it, so nothing here knows any rule.
"""

from __future__ import annotations

from dataclasses import replace

from inbox_rules import kinds
from inbox_rules.body import Body
from inbox_rules.kinds.rule import Rule, Seen
from inbox_rules.mime import Fields, Part, take_apart

LONGEST_VALUE = 60  # characters of a field
# What programs add for programs, whichever rule reads it.
REPORTS = (
    "message/delivery-status", "message/feedback-report", "message/disposition-notification",
    "text/rfc822-headers", "message/global-delivery-status",
)  # fmt: skip


class _Noted(Fields):
    """Header fields that remember which of them were looked at."""

    def __init__(self, fields: Fields) -> None:
        self._raw = fields._raw
        self.looked_at: dict[str, None] = {}

    def __contains__(self, name: str) -> bool:
        self.looked_at[name] = None
        return super().__contains__(name)

    def all(self, name: str) -> list[str]:
        self.looked_at[name] = None
        return super().all(name)

    def raw(self, name: str) -> str:
        self.looked_at[name] = None
        return super().raw(name)


class _Watched(Seen):
    """A mail that remembers which of its parts and words were looked at."""

    def part(self, *media_types: str) -> Part | None:
        found = super().part(*media_types)
        if found is not None:
            _found(self)[found.media_type] = None
        return found


def _found(seen: Seen) -> dict[str, None]:
    parts: dict[str, None] = seen.__dict__.setdefault("parts looked at", {})
    return parts


def evidence(raw: bytes, own: frozenset[str] = frozenset()) -> tuple[Rule, tuple[str, ...]]:
    """Return the rule that names the kind of a mail, and what it went by."""
    mail = take_apart(raw)
    noted = _Noted(mail.fields)
    rule = kinds.first(Seen(mail, Body(mail).text, own))
    if rule is kinds.RULES[-1]:  # nothing shows a person but that nothing shows a machine
        return rule, ()
    watched = _Watched(replace(mail, fields=noted), Body(mail).text, own)
    rule.check(watched)
    names = [name for name in noted.looked_at if name in mail.fields]
    parts = list(_found(watched)) or [part.media_type for part in mail.parts if _reports(part)]
    if not names and not parts:
        names = [name for name in ("from", "subject") if name in mail.fields]
    fields = (f"{name.title()}: {_short(mail.fields.text(name))}" for name in names)
    return rule, (*fields, *(f"a part {media_type}" for media_type in dict.fromkeys(parts)))


def _reports(part: Part) -> bool:
    return part.media_type in REPORTS


def _short(value: str) -> str:
    return value if len(value) <= LONGEST_VALUE else value[: LONGEST_VALUE - 2].rstrip() + " …"
