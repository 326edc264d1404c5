"""What can go wrong at the network's edge that a person can do something about.

Each is one line: what, why, and how to go on. None holds a password, and none is raised for a single mail.
"""

from __future__ import annotations

from typing import Self

LONGEST = 200


class MailerError(Exception):
    """Base of all; `str(error)` is the one line to read."""


class BadUrl(MailerError):  # noqa: N818 - names here say what happened
    """A url in the settings that cannot be meant."""

    def __init__(self, setting: str, url: str, cause: str) -> None:
        super().__init__(f"{setting} {one_line(url)!r} cannot be used: {cause}.")


class _About(MailerError):  # noqa: N818 - names here say what happened
    sentence = ""

    def __init__(self, where: object, cause: object) -> None:
        self.where, self.cause = where, one_line(cause).rstrip(".")
        super().__init__(self.sentence.format(where=where, cause=self.cause))

    def again(self) -> Self:
        """Return the same once more, for as long as nothing is tried anew."""
        return type(self)(self.where, self.cause)


class MailboxLost(_About):
    """The mailbox cannot be used now; later it may."""

    sentence = "The mailbox {where} cannot be used now: {cause}. Mail waits there and is fetched later."


class MailboxRefused(MailboxLost):
    """The mailbox will not be usable before somebody corrects the settings."""

    sentence = "The mailbox {where} refuses us: {cause}. Correct [mailbox] url or its password."


class MailboxTokenRefused(MailboxRefused):
    """The server of the mailbox does not take a fresh token."""

    sentence = (
        "The mailbox {where} refuses our token: {cause}. See that the user of [mailbox] url is the account "
        "that logged in, and may use IMAP; else type: mentorpost login"
    )


class MailboxLoginOver(MailboxRefused):
    """The mailbox stays closed until somebody logs in anew."""

    sentence = "The mailbox {where} stays closed: {cause}. Type: mentorpost login. Mail waits there."


class TransportLost(_About):
    """No mail can leave now; later it may."""

    sentence = "Mail cannot be sent by {where} now: {cause}. It stays queued and goes out later."


class TransportRefused(TransportLost):
    """No mail will leave before somebody corrects the settings."""

    sentence = (
        "{where} refuses to send for us: {cause}. Correct [smtp] url or its password; mail stays queued."
    )


class TransportTokenRefused(TransportRefused):
    """The server that mail leaves by does not take a fresh token."""

    sentence = (
        "{where} refuses our token: {cause}. See that the user of [smtp] url is the account that logged in, "
        "and may send by SMTP; else type: mentorpost login; mail stays queued."
    )


class TransportLoginOver(TransportRefused):
    """No mail will leave before somebody logs in anew."""

    sentence = "Mail cannot be sent by {where}: {cause}. Type: mentorpost login; mail stays queued."


class TokenLost(MailerError):  # noqa: N818
    """The provider gives no token now; later it may."""

    def __init__(self, cause: object) -> None:
        self.cause = one_line(cause).rstrip(".")
        super().__init__(self.cause)


class LoginOver(TokenLost):
    """The provider will give no token before somebody logs in anew."""


def one_line(said: object) -> str:
    """Make one short printable line of what a server or the system said."""
    text = said.decode("utf-8", "replace") if isinstance(said, bytes) else str(said)
    words = "".join(character if character.isprintable() else " " for character in text).split()
    line = " ".join(words)
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"
