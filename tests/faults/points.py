"""The points at which the process is killed, in the order in which a mail and its letter come by them.

A point names a function, and whether the process dies before it, after it, or half-way. Only the tests'
launcher (tests/faults/launcher.py) knows of it; the program has no hooks.
"""

from __future__ import annotations

import os
import signal
import smtplib
from collections.abc import Callable
from functools import wraps
from importlib import import_module
from itertools import count
from typing import Any, NamedTuple

BIG = 600  # bytes: what is larger on the way to an SMTP server is a mail, no command


class Point(NamedTuple):
    """Where the process dies."""

    name: str
    target: str  # module:attribute, where it is looked up
    when: str
    twice: bool = False  # the one window in which a letter may go out a second time


# fmt: off
POINTS = (
    Point("fetched",                       "mentorpost.daemon:Daemon._store",      "before"),
    Point("the batch half stored",         "mentorpost.daemon:digest",             "after"),
    Point("the batch stored",              "mentorpost.daemon:Daemon._store",      "after"),
    Point("counted, before it is read",    "mentorpost.handling:handle_one", "before"),
    Point("read",                          "mentorpost.handle:read",               "after"),
    Point("decided",                       "mentorpost.handle:decide",             "after"),
    Point("an effect carried out",         "mentorpost.perform:_perform",          "after"),
    Point("a letter composed",             "mentorpost.writing:compose",           "after"),
    Point("all effects carried out",       "mentorpost.handling:handle",             "after"),
    Point("marked done, before the commit","store.received:finish",                "after"),
    Point("after the commit",              "mentorpost.handling:handle_some", "after"),
    Point("before MOVE",                   "mailer.imap:ImapMailbox.done",         "before"),
    Point("after MOVE",                    "mailer.imap:ImapMailbox.done",         "after"),
    Point("marked gone, before the commit","store.received:taken_away",            "after"),
    Point("before the day's clearing",     "mentorpost.daemon:clear_away",         "before"),
    Point("after the day's clearing",      "mentorpost.daemon:clear_away",         "after"),
    Point("a mentorship looked at",        "mentorpost.tick:look_at",              "after"),
    Point("ticked",                        "mentorpost.daemon:tick",               "after"),
    Point("before SMTP connects",          "smtplib:SMTP.connect",                 "before"),
    Point("before an envelope",            "mailer.smtp_dialogue:Dialogue.begin",  "before"),
    Point("the envelope taken",            "mailer.smtp_dialogue:Dialogue.begin",  "after"),
    Point("half of the mail sent",         "smtplib:SMTP.send",                    "half-way"),
    Point("all sent, before the 250",      "smtplib:SMTP.send",                    "behind", twice=True),
    Point("after the 250",                 "mailer.smtp_dialogue:Dialogue.finish", "after", twice=True),
    Point("before the mark sent",          "store.outbox:mark_sent",               "before", twice=True),
    Point("after the mark sent",           "store.outbox:mark_sent",               "after"),
    Point("before QUIT",                   "smtplib:SMTP.quit",                    "before"),
)
# fmt: on
BY_NAME = {point.name: point for point in POINTS}
IN_SMTP = tuple(
    point.name for point in POINTS if point.target.startswith(("smtplib", "mailer.smtp", "store.outbox"))
)

Function = Callable[..., Any]


def arm(point: Point, nth: int) -> None:
    """Let this process die when it comes to the point for the nth time."""
    module, _, path = point.target.partition(":")
    holder: Any = import_module(module)
    *outer, name = path.split(".")
    for step in outer:
        holder = getattr(holder, step)
    setattr(holder, name, _armed(getattr(holder, name), point.when, nth))


def die() -> None:
    """End this process as a power failure does."""
    os.kill(os.getpid(), signal.SIGKILL)


def _armed(function: Function, when: str, nth: int) -> Function:
    calls = count(1)

    @wraps(function)
    def armed(*args: Any, **kwargs: Any) -> Any:
        if when in ("half-way", "behind"):
            return _sending(function, when, calls, nth, *args)
        number = next(calls)
        if when == "before" and number == nth:
            die()
        result = function(*args, **kwargs)
        if when == "after" and number == nth:
            die()
        return result

    return armed


def _sending(function: Function, when: str, calls: Any, nth: int, server: smtplib.SMTP, what: Any) -> None:
    mail = len(what) > BIG and next(calls) == nth
    if mail and when == "half-way":
        function(server, what[: len(what) // 2])
        die()
    function(server, what)
    if mail:
        die()
