"""What each kind of database does in its own way. Everything else in this room is the same on all of them."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager
from typing import Protocol, cast

from peewee import Expression, Field, OperationalError

from store.record import database
from store.room import Room


class StoreError(Exception):
    """The store cannot be used; the sentence says how to go on."""


class Crossed(OperationalError):  # noqa: N818 - names here say what happened
    """Two transactions waited for each other, and the server ended this one."""


class Kind(Protocol):
    """A database that is opened."""

    @property
    def worker(self) -> int:
        """Which of several workers this process is; 0 where it can only be the one."""

    @property
    def held(self) -> frozenset[int] | None:
        """About whom the transaction may write; None: about everybody, since it is alone."""

    @property
    def passes_over(self) -> str:
        """What a statement that takes rows ends with, so that it passes over those that another takes."""

    @property
    def name(self) -> str:
        """What a person calls this store; no password is in it."""

    @property
    def mends(self) -> str:
        """What to do where it cannot be written."""

    def check(self) -> None:
        """Look for damage from end to end; raise StoreError where there is any."""

    def migrating(self) -> AbstractContextManager[None]:
        """Let one process migrate; the others wait, and find it done."""

    def one_daemon(self) -> AbstractContextManager[None]:
        """Hold the store against every daemon; raises StoreError where there is one."""

    def working(self) -> AbstractContextManager[None]:
        """Hold the store as a daemon: as the one, or as one of several workers; else raise StoreError."""

    def leads(self) -> bool:
        """Whether this worker does what one of them does for all; from now on, if no other one does."""

    def let_others_lead(self) -> None:
        """Lead no more, until asked again."""

    def is_dead(self, worker: int) -> AbstractContextManager[bool]:
        """Whether no worker has this number; nobody takes it meanwhile."""

    def among(self, people: frozenset[int]) -> AbstractContextManager[None]:
        """Let the next transaction be about these people, beside others."""

    def hold(self, people: frozenset[int], *, wait: bool) -> bool:
        """Let nobody else write about these people until the transaction ends; say whether that is so."""

    def data_version(self) -> str:
        """Return what changes when another process has written."""

    def shorten_log(self) -> None:
        """Take out of the log what was blanked in the store itself, where that is for us to do."""

    def room(self, seconds: float) -> Room:
        """Return how much room it takes, where that is for us to see to; looks at all of it for so long."""

    def give_back(self, seconds: float) -> None:
        """Give back what holds nothing, in so many seconds or not at all; outside a transaction."""

    def cheaply(self) -> AbstractContextManager[None]:
        """Write one mark whose loss would only repeat one letter with its Message-ID."""

    def follow_on(self, table: str) -> None:
        """Give the next rows of a table numbers above those that were given by hand."""

    def holds(self, column: Field, words: str) -> Expression:
        """Whether a column's text holds these words, to the letter."""

    def keep_text(self, person: int, name: str, statement: str, profile: str) -> None:
        """Keep what can be searched about a mentor."""

    def drop_text(self, person: int) -> None:
        """Keep nothing to search about somebody."""

    def wipe_texts(self) -> None:
        """Take what was dropped out of the index's old pages too, where that is for us to do."""

    def with_all(self, beginnings: Sequence[str]) -> tuple[int, ...]:
        """Return whose texts have a word with each of these beginnings, best first."""

    def with_any(self, beginnings: Sequence[str]) -> tuple[int, ...]:
        """Return whose texts have a word with one of these beginnings, best first."""


def here() -> Kind:
    """Return the database that is open."""
    return cast("Kind", database.obj)
