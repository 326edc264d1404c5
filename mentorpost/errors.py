"""What a person can do something about: one sentence that says how to go on, and exit code 1."""

from __future__ import annotations

from store.kinds import here


class MentorpostError(Exception):
    """Base of what the commands print as one line."""


class SettingsError(MentorpostError):
    """The settings cannot be used."""


class NotFoundError(MentorpostError):
    """What a command was asked for is not there."""


class StoreLostError(MentorpostError):
    """The store cannot be written now: a full disk, a lock. Nothing was lost; it is tried again."""


def store_lost(error: Exception) -> StoreLostError:
    """Say it in one line."""
    if isinstance(error, StoreLostError):
        return error
    cause = " ".join(str(error).split())
    return StoreLostError(f"the store cannot be written: {cause}; {here().mends}, it is tried again")
