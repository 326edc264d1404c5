"""The words of a report: numbers with what they count, shares, medians, reasons. No sentence is made here."""

from __future__ import annotations

from mentorship.report.outcomes import Ending
from mentorship.report.promised import Time, Total
from mentorship.report.values import Share, Spread
from mentorship.report.worth import Why

# fmt: off
ENDINGS = {
    Ending.AFTER_GOAL:   "the goal was reached, and later the monthly line stopped",
    Ending.AGREED_END:   "the agreed end came, or all was gained before",
    Ending.ASKED:        "one of the two, or an organizer, ended it",
    Ending.NO_CONTACT:   "there was no contact for a long time",
    Ending.LONG_PAUSE:   "a pause went on for too long",
    Ending.NO_AGREEMENT: "the two did not settle how to work together",
}
LOOKS = {
    Why.NOT_AGREED:   "introduced {days} days ago, nothing settled yet",
    Why.QUIET:        "no mail seen here for {days} days; they may talk elsewhere",
    Why.ACQUAINTANCE: "introduced {days} days ago, and hardly a mail seen since",
    Why.SELDOM:       "contact in fewer than half of the agreed rounds",
}
# fmt: on


def many(number: float, thing: str) -> str:
    """Return a number with what it counts."""
    return f"{number:g} {thing}{'' if number == 1 else 's'}"


def percent(share: Share) -> str:
    """Return a share behind its count; nothing where there are none, or too few to tell."""
    return f" ({share.share * 100:.0f} %)" if share.share and share.count else ""


def quartiles(spread: Spread, thing: str) -> str:
    """Return the median, and between which numbers the middle half lies; nothing where there are too few."""
    if spread.median is None or spread.lower is None or spread.upper is None:
        return ""
    return f"{many(spread.median, thing)} (half of them between {spread.lower:g} and {spread.upper:g})"


def promise(time: Time) -> str:
    """Return what was promised, each unit and period by itself, and how many said nothing that counts."""
    amounts = ", ".join(_total(total) for total in time.totals) or "no amounts"
    left = ((time.own_words, "said it in other words"), (time.unsaid, "said nothing of it"))
    others = ", ".join(f"{number} {what}" for number, what in left if number)
    return f"{amounts}; {others}" if others else amounts


def _total(total: Total) -> str:
    amount = f"{total.least:g}" if total.least == total.most else f"{total.least:g} to {total.most:g}"
    unit = total.unit if total.most == 1 else f"{total.unit}s"
    article = "an" if total.period[:1] in tuple("aeiou") else "a"
    return f"{amount} {unit} {article} {total.period}" if total.period else f"{amount} {unit}"
