"""What a rule is, and what it looks at.

A rule has a name, the sentence that `explain` shows, the kind of mail that it names, and one check.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from inbox_rules import bounce_report, header_text
from inbox_rules.bounce_report import Daemon
from inbox_rules.mime import Mail, Part
from inbox_rules.tables import fold
from inbox_rules.values import Kind

LONGEST = 3_000  # characters of the text that rules look at


@dataclass(frozen=True)
class Seen:
    """One mail, as the rules look at it. What stands in attached mails is not looked at."""

    mail: Mail
    body: str
    own: frozenset[str]

    @cached_property
    def sender(self) -> str:
        """The address in From, in lower case."""
        found = header_text.mailboxes(self.mail.fields.raw("from"))
        return found[0][1] if found else ""

    @cached_property
    def daemon(self) -> Daemon:
        """How surely the sender is a mail system."""
        return bounce_report.daemon(self.mail.fields.raw("from"))

    @cached_property
    def subject(self) -> str:
        """The folded subject."""
        return fold(self.mail.fields.text("subject")[:500])

    @cached_property
    def text(self) -> str:
        """The beginning of the body, folded."""
        return fold(self.body[:LONGEST])

    @cached_property
    def null_sender(self) -> bool:
        """Whether the envelope sender is empty, as that of machines' answers should be (RFC 5321, 4.5.5)."""
        paths = self.mail.fields.all("return-path")
        path = paths[0].replace(" ", "").lower() if paths else ""
        return path == "<>" or path.strip("<").startswith("mailer-daemon")

    @cached_property
    def auto_submitted(self) -> str:
        """The first word of Auto-Submitted, or empty."""
        return self.first_word("auto-submitted")

    def first_word(self, field: str) -> str:
        """Return the first word of a field, in lower case."""
        return self.mail.fields.raw(field).lower().split(";")[0].split("(")[0].strip()

    def part(self, *media_types: str) -> Part | None:
        """Return the first part of one of these types that is not in an attached mail."""
        wanted = (part for part in self.mail.parts if part.inside == 0 and part.media_type in media_types)
        return next(wanted, None)

    @property
    def report_type(self) -> str:
        """What kind of multipart/report it is, or empty."""
        return self.mail.parameters.get("report-type", "").lower()


class Rule(NamedTuple):
    """One rule: what it is called, what it says, what kind of mail it names, and its check."""

    name: str
    kind: Kind
    sentence: str
    check: Callable[[Seen], bool]
