"""Several workers beside each other: who may write about whom at the same time.

A transaction is alone, as on SQLite every one is, or it is about some people: then nobody else writes about
them until it ends, and what it has read about them holds. Where it turns out to be about somebody else as
well, `needs` ends it, and it begins anew with them. What writes about everybody asks for `alone`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TypeVar

from store.kinds import Crossed, here
from store.record import database

T = TypeVar("T")

TRIES = 4  # with more people each time; then it is done alone


class Wider(Exception):  # noqa: N818 - names here say what happened
    """A transaction is about more people than it holds."""

    def __init__(self, people: frozenset[int] | None) -> None:
        super().__init__("a transaction is about more people than it holds")
        self.people = people  # None: about everybody


class Busy(Exception):  # noqa: N818
    """Somebody else writes about one of these people just now."""


def about(people: Callable[[], Iterable[int] | None], act: Callable[[], T]) -> T:
    """Do something in one transaction that is about these people, and in the end about whomever it is about.

    Where nobody can say about whom, it is done alone. `act` may be begun several times; only what it did
    last is kept.
    """
    if not here().worker:
        return _alone(act)
    more: frozenset[int] = frozenset()
    for _ in range(TRIES):
        first = people()
        if first is None:
            break
        try:
            return _with(frozenset(first) | more, act)
        except Wider as wider:
            if wider.people is None:
                break
            more |= wider.people
        except Crossed:
            continue  # two wanted what the other one held; the server has ended one of them
    return _alone(act)


def if_free(people: Iterable[int], act: Callable[[], T]) -> T:
    """Do the same, unless somebody else writes about one of these people now: then raise Busy."""
    if not here().worker:
        return _alone(act)
    try:
        return _with(frozenset(people), act, wait=False)
    except (Wider, Crossed):
        return about(lambda: people, act)


def needs(*people: int | None) -> None:
    """Say about whom the transaction writes; where it does not hold them, it begins anew with them."""
    held = here().held
    missing = frozenset(one for one in people if one) - held if held is not None else frozenset()
    if missing:
        raise Wider(missing)


def alone() -> None:
    """Say that the transaction writes about more than some people."""
    if here().held is not None:
        raise Wider(None)


def _alone(act: Callable[[], T]) -> T:
    with database.atomic():
        return act()


def _with(people: frozenset[int], act: Callable[[], T], *, wait: bool = True) -> T:
    kind = here()
    with kind.among(people), database.atomic():
        if not kind.hold(people, wait=wait):
            raise Busy
        return act()
