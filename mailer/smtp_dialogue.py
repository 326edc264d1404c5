"""What is said on one open SMTP connection to hand mails over, one after the other.

Where the server offers PIPELINING (RFC 2920) an envelope is one write, and that of the next mail goes out
right behind the last line of a mail. The bytes of a mail never leave before the one ahead is answered, so
that at any moment one mail at the most may have arrived without our knowing.
"""

from __future__ import annotations

import smtplib
from collections.abc import Iterator

from mailer.errors import one_line
from mailer.smtp_answers import Answer, Step, cause
from mailer.smtp_envelope import Spoken, spoken
from mailer.values import Delivery, Outcome, Outgoing


class NotHandedOver(Exception):  # noqa: N818 - names here say what happened
    """The connection was lost while nothing of the mail itself had been sent yet."""


class RefusesUs(Exception):  # noqa: N818
    """The server takes nothing from our address."""


class Dialogue:
    """One connection; once it is not `usable` any more, nothing further is said on it."""

    def __init__(self, server: smtplib.SMTP, *, together: bool) -> None:
        self.server = server
        self.together = together and server.has_extn("pipelining")
        self.usable = True
        self._ahead: Spoken | None = None  # whose envelope was said, and its answers not read

    @property
    def may_end(self) -> bool:
        """Whether a goodbye would be understood as one."""
        return self.usable and self._ahead is None

    def begin(self, outgoing: Outgoing) -> Spoken | Outcome:
        """Have an envelope taken; where that worked, the server waits for the mail itself: `finish`."""
        if self._ahead and self._ahead.of is not outgoing:
            raise NotHandedOver("another mail was announced")
        mail = self._ahead or spoken(outgoing, self.server)
        if isinstance(mail, Outcome):
            return mail
        answers = self._answers(mail)
        for step in Step:
            try:
                answer = next(answers)
            except NotHandedOver as lost:
                if self.together or step is Step.MAIL:
                    raise
                # Another mail may have better luck, so this one must not hold them up.
                return _no_answer(lost)
            if step is Step.MAIL and answer.closing:
                raise NotHandedOver(answer.words)
            if not answer.goes_on(step):
                self._leave(answers, answer)
                if step is Step.MAIL and answer.refuses_us:
                    raise RefusesUs(answer.words)
                return answer.refusal(about_address=step is Step.RCPT)
        return mail

    def finish(self, mail: Spoken, following: Outgoing | None) -> Outcome:
        """Send the mail, and behind it say the envelope of the next one, for which `begin` comes next."""
        ahead = spoken(following, self.server) if following and self.together else None
        self._ahead = ahead if isinstance(ahead, Spoken) else None
        envelope = b"".join(self._ahead.envelope) if self._ahead else b""
        try:
            self._write(mail.content + envelope)
            answer = self._answer()
        except NotHandedOver as lost:
            # It may have arrived: sending again carries the same Message-ID.
            return _no_answer(lost)
        self.usable = not answer.closing
        return Outcome(Delivery.SENT, answer.words) if answer.good else answer.refusal()

    def _answers(self, mail: Spoken) -> Iterator[Answer]:
        """Yield the answers to an envelope; what was not asked for is not said where that can be chosen."""
        if self.together and self._ahead is None:
            self._write(b"".join(mail.envelope))
        self._ahead = None
        for command in mail.envelope:
            if not self.together:
                self._write(command)
            yield self._answer()

    def _leave(self, answers: Iterator[Answer], refusal: Answer) -> None:
        """Leave a mail that was refused behind, so that another can begin."""
        if refusal.closing:
            self.usable = False
            return
        try:
            if self.together and any(answer.goes_on(Step.DATA) for answer in answers):
                self.usable = False  # whatever we said now would be a mail
                return
            self._write(b"rset\r\n")
            self.usable = self._answer().good
        except NotHandedOver:
            return  # it is not usable any more, and that is all

    def _write(self, words: bytes) -> None:
        try:
            self.server.send(words)
        except (smtplib.SMTPException, OSError) as error:
            self.usable = False
            raise NotHandedOver(cause(error)) from error

    def _answer(self) -> Answer:
        try:
            return Answer(*self.server.getreply())
        except (smtplib.SMTPException, OSError) as error:
            self.usable = False
            raise NotHandedOver(cause(error)) from error


def _no_answer(lost: NotHandedOver) -> Outcome:
    return Outcome(Delivery.DEFERRED, one_line(f"no answer to the mail: {lost}"))
