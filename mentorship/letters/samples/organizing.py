"""Samples of the letters between an organizer and those who take part."""

from __future__ import annotations

from datetime import date

from mentorship.letters import organizing
from mentorship.letters.base import Letter
from mentorship.letters.done import DoneOrders
from mentorship.letters.organizing import About, Need, Order, Ordered, Week
from mentorship.requests import Request

SINCE = date(2027, 2, 22)
TALK = Need(About.TALK, ("Kim Lee",), "Bo Ekström", day=date(2027, 2, 26), by=date(2027, 2, 28))
OTHER = Need(About.SOMEONE_ELSE, ("Ada Lindqvist",), "Leo Adebayo", by=date(2027, 3, 6))
LOW = Need(About.LOW, ("Ines Duarte",), "Tom Baker", number=2)
QUIET = Need(About.QUIET, ("Max Berger", "Mia Okafor"), day=date(2027, 2, 2), closes=date(2027, 3, 16))
NOT_AGREED = Need(About.NOT_AGREED, ("Jon Hale", "Uma Rao"), closes=date(2027, 3, 8))
HELD = Need(About.HELD_LETTER, ("Jon Hale", "Uma Rao"), letter="agenda")
WAITS = Need(About.APPROVAL, ("Zoe Quist",), role="mentor")
CAME_BACK = Need(About.BOUNCED, ("Ravi Nair",))
ASIDE = Need(About.QUARANTINE, number=2)

SAMPLES: tuple[Letter, ...] = (
    organizing.OrganizerDigest(
        (TALK, LOW, QUIET, NOT_AGREED, WAITS, CAME_BACK),
        tuple(Order),
        Week(requests=3, introduced=2, settled=1, mails=14, goals=1),
        SINCE,
        "nudge 3, write 1: shall we talk?",
        more=1,
    ),
    organizing.OrganizerDigest(
        (OTHER, QUIET),
        (Order.NUDGE, Order.PAUSE, Order.END, Order.WRITE),
        Week(mails=1),
        SINCE,
        "nudge 2, write 1: shall we talk?",
    ),
    organizing.OrganizerDigest((ASIDE,), (), Week(), SINCE),
    organizing.OrganizerDigest((HELD,), (Order.SEND, Order.SKIP), Week(mails=3), SINCE, "send 1"),
    organizing.OrganizerWrites("Ann Reyes", "Shall we talk on Thursday? I am free from six.", "Max"),
    organizing.OrganizerWrites("Ann Reyes", "What would you like to do first, mentor or be mentored?"),
    DoneOrders(
        Request.STATUS,
        ordered=(
            Ordered(Order.NUDGE, "Max Berger and Mia Okafor"),
            Ordered(Order.APPROVE, "Zoe Quist"),
            Ordered(Order.WRITE, "Kim Lee"),
        ),
    ),
    DoneOrders(
        Request.STATUS,
        ordered=(
            Ordered(Order.PAUSE, "Max Berger and Mia Okafor", date(2027, 5, 3)),
            Ordered(Order.END, "Jon Hale and Uma Rao"),
            Ordered(Order.DONE, "Ada Lindqvist"),
            Ordered(Order.SEND, "Bo Lind and Ines Duarte"),
            Ordered(Order.SKIP, "Leo Adebayo and Ravi Nair"),
        ),
        gone=("Ines Duarte",),
    ),
    DoneOrders(Request.STATUS, gone=("Jon Hale and Uma Rao",)),
)  # fmt: skip
