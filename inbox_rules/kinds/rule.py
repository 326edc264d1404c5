"""What a rule is, and what it looks at.

A rule has a name, the sentence that `explain` shows, the kind of mail that it names, and one check.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from inbox_rules import header_text
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
        return self._mailbox[1]

    @cached_property
    def sender_name(self) -> str:
        """The name in From, folded."""
        return fold(self._mailbox[0])

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
        return bool(paths) and paths[0].replace(" ", "") in ("<>", "<mailer-daemon>", "<MAILER-DAEMON>")

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

    @cached_property
    def _mailbox(self) -> tuple[str, str]:
        found = header_text.mailboxes(self.mail.fields.raw("from"))
        return found[0] if found else ("", "")


class Rule(NamedTuple):
    """One rule: what it is called, what it says, what kind of mail it names, and its check."""

    name: str
    kind: Kind
    sentence: str
    check: Callable[[Seen], bool]
