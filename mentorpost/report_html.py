"""A report as one page with charts, to print or to send: no script, nothing fetched from elsewhere.

No name and no address is in it, and no number behind which fewer than five people or pairs stand.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from mentorpost.report_charts import Bar, Range, bars, ranges
from mentorpost.report_text import days_of
from mentorpost.report_words import ENDINGS
from mentorship.ratings import ENOUGH
from mentorship.report import Report
from mentorship.report.shown import enough, share, steps

STYLE = """
:root { color-scheme: light dark; --paper: #fff; --ink: #1b1b1b; --seen: #27607a; --meant: #b9c4ca; }
@media (prefers-color-scheme: dark) {
  :root { --paper: #16191b; --ink: #e6e6e6; --seen: #7fb8d1; --meant: #4a555b; }
}
@media print {
  :root { --paper: #fff; --ink: #000; --seen: #444; --meant: #bbb; }
  section { break-inside: avoid; }
}
body { background: var(--paper); color: var(--ink); font: 16px/1.5 system-ui, sans-serif; margin: 2rem auto;
  max-width: 44rem; padding: 0 1rem; print-color-adjust: exact; -webkit-print-color-adjust: exact; }
h1 { font-size: 1.5rem; } h2 { font-size: 1.15rem; margin: 2rem 0 .3rem; } p { margin: .3rem 0; }
svg { display: block; width: 100%; height: auto; font-size: 14px; }
svg text { fill: var(--ink); } .seen { fill: var(--seen); } .meant { fill: var(--meant); }
.middle { fill: var(--paper); }
"""


def page(report: Report, name: str) -> str:
    """Return the whole page."""
    title = f"{name}, {days_of(report)}"
    head = (
        '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f"<title>{escape(title)}</title>\n<style>{STYLE}</style>\n</head>\n<body>\n<h1>{escape(title)}</h1>\n"
        f"<p>No name and no address is on this page. Where fewer than {ENOUGH} people or pairs stand behind "
        "a number, or behind one that it would tell of, there is a dash.</p>"
    )
    sections = (f"<section>\n<h2>{t}</h2>\n<p>{s}</p>\n{chart}\n</section>" for t, s, chart in _parts(report))
    return "\n".join((head, *sections, "</body>\n</html>\n"))


def _parts(report: Report) -> Iterator[tuple[str, str, str]]:
    """Yield title, a sentence and the chart of each part."""
    people = report.people.all
    names = ("signed up", "answered", "let in", "introduced")
    numbers = steps(people.signed_up, people.answered, people.let_in, people.introduced)
    drawn = [Bar(*row) for row in zip(names, numbers, strict=True)]
    yield "People", "Those who signed up, and how far they came.", bars("people", "From signing up", drawn)
    yield _pairs(report)
    yield _acquaintance(report)
    yield _answers(report)
    yield _contact(report)
    yield _goals(report)
    yield _on_the_way(report)
    yield _said(report)
    yield _endings(report)


def _pairs(report: Report) -> tuple[str, str, str]:
    names = ("asked", "introduced", "agreed how to work", "came to a good end")
    settled, made = report.settling, report.requests
    numbers = (*steps(made.made, made.accepted), *steps(settled.accepted, settled.settled)[1:])
    numbers = (*numbers, enough(report.outcomes.completions.pairs))
    drawn = [Bar(*row) for row in zip(names, numbers, strict=True)]
    return "Pairs", "From a mentee's question to a good end.", bars("pairs", "From question to end", drawn)


def _acquaintance(report: Report) -> tuple[str, str, str]:
    met = report.acquaintance
    stuck = share(met.share_stuck).share
    here = None if stuck is None else round(stuck * 100)
    drawn = [
        Bar("here", here, unit=" %"),
        Bar("told of elsewhere", round(met.source_b * 100), "meant", " %"),
    ]
    sentence = (
        f"How many of the pairs that had {met.days // 7} weeks for it stayed in the acquaintance. The number "
        "from elsewhere is from one author's own interviews, and from no study."
    )
    return "Getting to know each other", sentence, bars("acquaintance", "Stayed in the acquaintance", drawn)


def _answers(report: Report) -> tuple[str, str, str]:
    asked, agreed = report.requests.days_to_answer, report.settling.days
    drawn = [
        Range("a mentor's answer", asked.lower, asked.median, asked.upper),
        Range("the way to an agreement", agreed.lower, agreed.median, agreed.upper),
    ]
    return (
        "Time to an answer",
        "The line is the middle.",
        ranges("answers", "Days to an answer", drawn, "days"),
    )


def _contact(report: Report) -> tuple[str, str, str]:
    drawn = []
    for rhythm in report.contact.rhythms:
        told = share(rhythm.held)
        if rhythm.pairs:
            drawn.append(Bar(f"{rhythm.rhythm}, agreed on", told.of, "meant"))
            drawn.append(Bar("with contact", told.count))
    drawn = drawn or [Bar("rounds", None)]
    sentence = "Rounds that pairs agreed on, and those with contact: a mail, or a meeting told of."
    return "Agreed and seen", sentence, bars("contact", "Rounds agreed on, and with contact", drawn)


def _goals(report: Report) -> tuple[str, str, str]:
    goals = report.outcomes.goals
    pairs, with_goal, reached = steps(goals.pairs, goals.with_goal.count, goals.reached.count)
    drawn = [
        Bar("worked together", pairs, "meant"),
        Bar("had a goal", with_goal),
        Bar("reached it", reached),
    ]
    return "Goals", "Pairs that had agreed how to work.", bars("goals", "Pairs and goals", drawn)


def _on_the_way(report: Report) -> tuple[str, str, str]:
    goals = report.outcomes.goals
    dated, past = share(goals.with_day), share(goals.past_day)
    drawn = [
        Bar("open today", dated.of, "meant"),
        Bar("with a day", dated.count),
        Bar("past that day", past.count),
    ]
    gone = goals.time_gone.median
    told = "" if gone is None else f" In the middle {gone:.0f} % of the time until that day is over."
    sentence = f"Goals that pairs are still working towards.{told}"
    return "Goals on their way", sentence, bars("way", "Open goals and their days", drawn)


def _said(report: Report) -> tuple[str, str, str]:
    found = report.outcomes
    listened = share(found.listened).share
    drawn = [
        Bar("the rating, of 5", found.ratings.average),
        Bar("trust, of 5", found.trust.average),
        Bar("how do you get on, of 5", found.check_ins.average),
    ]
    heard = "" if listened is None else f" {listened * 100:.0f} % of mentees felt listened to."
    sentence = f"Averages of what people answered, each renewed with every third answer.{heard}"
    return "What people said", sentence, bars("said", "Averages from 1 to 5", drawn)


def _endings(report: Report) -> tuple[str, str, str]:
    drawn = [Bar(SHORT[why], enough(number)) for why, number in report.outcomes.endings.items()]
    told = "; ".join(f"{SHORT[why]}: {ENDINGS[why]}" for why in report.outcomes.endings)
    return (
        "Endings",
        f"Why mentorships ended, in short. {escape(told)}.",
        bars("endings", "Why they ended", drawn),
    )


SHORT = {why: str(why).replace("_", " ") for why in ENDINGS}
