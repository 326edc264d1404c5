"""What a server's answer means for the mail that it is about."""

from __future__ import annotations

import re
import smtplib
import ssl
from enum import Enum
from typing import NamedTuple

from mailer.errors import one_line
from mailer.values import Delivery, Outcome

# 5xx answers that mean "not today": the sending limits of the day at Google and at Microsoft.
ONLY_FOR_NOW = re.compile(r"^5\d\d[ -](5\.4\.5|5\.1\.90|5\.7\.705|5\.7\.708)\b")
TOO_LARGE = (552, 523)
CLOSING = 421  # RFC 5321, section 3.8: the server closes the connection
START_MAIL = 354


class Step(Enum):
    """What is said ahead of a mail, in this order."""

    MAIL = "who sends it"
    RCPT = "whom it is for"
    DATA = "now it comes"


class Answer(NamedTuple):
    """One answer of a server's."""

    code: int
    said: bytes

    @property
    def words(self) -> str:
        """The answer in one line."""
        return one_line(f"{self.code} {self.said.decode('utf-8', 'replace')}")

    @property
    def good(self) -> bool:
        """Whether what was asked for is done; what is no answer at all is not good."""
        return 200 <= self.code < 300

    def goes_on(self, step: Step) -> bool:
        """Whether the mail may go on behind this step."""
        return self.code == START_MAIL if step is Step.DATA else self.good

    @property
    def closing(self) -> bool:
        """Whether nothing more may be said on this connection."""
        # An answer of another kind is none to what was said: the two sides are out of step.
        return self.code == CLOSING or not (self.good or 400 <= self.code < 600)

    @property
    def refuses_us(self) -> bool:
        """As the answer to a sender: whether that is no fault of this mail, and all others share it."""
        return self.code >= 500 and self.code not in TOO_LARGE and not ONLY_FOR_NOW.match(self.words)

    def refusal(self, *, about_address: bool = False) -> Outcome:
        """Return what becomes of a mail that is not taken by this answer."""
        quota = ONLY_FOR_NOW.match(self.words) is not None
        final = self.code >= 500 and not quota
        return Outcome(Delivery.FAILED if final else Delivery.DEFERRED, self.words, quota, about_address)


def cause(error: Exception) -> str:
    """Say in a few words why something could not be done."""
    if isinstance(error, smtplib.SMTPResponseException):
        said = error.smtp_error
        return Answer(error.smtp_code, said if isinstance(said, bytes) else said.encode()).words
    if isinstance(error, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({error.verify_message})"
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__
