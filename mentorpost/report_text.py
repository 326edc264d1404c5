"""A report as somebody reads it aloud at a board meeting: sentences and small tables, 78 columns.

No name and no address can be in it, for none is in what it is made from. A part in which nothing has happened
yet is one kind sentence, and no row of zeros.
"""

from __future__ import annotations

import textwrap
from collections.abc import Callable, Iterable, Sequence
from datetime import date

from mentorpost.report_said import average, looking_back, on_the_way
from mentorpost.report_words import ENDINGS, LOOKS, many, percent, promise, quartiles
from mentorship.graduation import ACQUAINTED
from mentorship.ratings import ENOUGH
from mentorship.report import Report
from mentorship.report.contact import Contact
from mentorship.report.promised import Time

WIDTH = 78
MOST_LOOKS = 10

Part = list[str]  # paragraphs; one that begins with blanks is a table, and stays as it is


def text(report: Report, name: str, address: str) -> str:
    """Return the whole report."""
    head = f"{name}, {days_of(report)}"
    if not report.people.all.signed_up and not report.people.all.here:
        return _page([head, *_nobody(report, address)])
    paragraphs = [head, INTRODUCTION]
    for title, part in PARTS.items():
        paragraphs += [title.upper(), *part(report)]
    return _page(paragraphs)


INTRODUCTION = (
    "No name and no address is in this report, so you can show it. Shares and averages are made from "
    f"{ENOUGH} people or pairs on."
)


def _nobody(report: Report, address: str) -> Part:
    if report.period.since is not None:
        return ["Nobody had signed up by then."]
    return [
        "Nobody has signed up yet, so there is nothing to tell. The first people come in one of two ways: "
        f'you add them, or they write "join as mentor" or "join as mentee" to {address}.',
        "    mentorpost people add max@example.org --name 'Max Berger' --mentor",
    ]


def _people(report: Report) -> Part:
    people = report.people
    if not people.all.signed_up:
        here = f"{people.mentors.here} as mentors and {people.mentees.here} as mentees"
        wrote = f"{people.all.wrote} of them wrote in the last 30 days" if people.all.wrote else ""
        told = f"Nobody new signed up in this time. {people.all.here} people are here, {here}"
        return [f"{told}; {wrote}." if wrote else f"{told}."]
    rows = (("mentors", people.mentors), ("mentees", people.mentees), ("all", people.all))
    cells = [(n, p.signed_up, p.answered, p.let_in, p.introduced, p.here, p.wrote) for n, p in rows]
    head = ("", "signed up", "answered", "let in", "introduced", "here now", "wrote")
    return [
        _table(head, cells),
        "The first four columns are those who signed up in this time. The last two are all who are here "
        "now, and how many of them wrote in the last 30 days. Who has both roles is in both lines, and in "
        "the last once.",
    ]


def _beginnings(report: Report) -> Part:
    if not report.requests.made and not report.acquaintance.introduced:
        return ["No mentee has asked a mentor in this time, so no two people were introduced."]
    return [line for line in (_requests(report), *_acquaintance(report), _settling(report)) if line]


def _requests(report: Report) -> str:
    asked = report.requests
    ways = (
        (asked.accepted, "accepted"),
        (asked.declined, "declined"),
        (asked.lapsed, "taken back or left without an answer"),
        (asked.open, "still open"),
    )
    if not asked.made:
        return ""
    told = f"{many(asked.made, 'request')}: {', '.join(f'{n} {way}' for n, way in ways if n)}."
    took = quartiles(asked.days_to_answer, "day")
    return f"{told} An answer typically took {took}." if took else told


def _acquaintance(report: Report) -> Part:
    met = report.acquaintance
    if not met.introduced:
        return ["No two people were introduced in this time."]
    told = [f"{many(met.introduced, 'pair')} got to know each other."]
    if met.past + met.stuck:
        told.append(
            f"Of those who had {met.days // 7} weeks for it, {met.past} got past the acquaintance, and "
            f"{met.stuck} stayed in it{percent(met.share_stuck)}. Past it are two who have agreed how to "
            f"work together and have each written {many(ACQUAINTED.mails, 'mail')}, or who meet or write "
            "elsewhere."
        )
    if met.too_early:
        told.append(f"For {many(met.too_early, 'pair')} it is too early to say.")
    beside = (
        f"Elsewhere about {met.source_b * 100:.0f} % are said to stay in it. That number is from one "
        "author's own interviews, and from no study."
    )
    return [" ".join(told), beside] if met.past + met.stuck else [" ".join(told)]


def _settling(report: Report) -> str:
    agreed = report.settling
    if not agreed.settled:
        return ""
    took = quartiles(agreed.days, "day")
    told = f"{agreed.settled} of {many(agreed.accepted, 'pair')} settled how they work together."
    return f"{told} From the mentor's yes to that it typically took {took}." if took else told


def _contact(report: Report) -> Part:
    contact = report.contact
    rhythms = [rhythm for rhythm in contact.rhythms if rhythm.pairs]
    found: Part = []
    if rhythms:
        cells = [(r.rhythm, r.pairs, r.rounds, r.held.count) for r in rhythms]
        found = [
            _table(("agreed on", "pairs", "rounds", "with contact"), cells),
            "A round is a week, two weeks or a month, as the pair agreed; pauses are left out, and rounds "
            "that are not over. Contact is a mail between the two, or a meeting that they told of.",
        ]
    share = percent(contact.held).strip(" ()")
    contacts = quartiles(contact.contacts_a_month, "contact")
    told = [
        f"There was contact in {share} of all rounds." if share else "",
        f"In a month a pair typically had {contacts}." if contacts else "",
        _not_measured(contact),
        f"{many(contact.less, 'pair')} settled on a slower rhythm than the first." if contact.less else "",
        f"A round was left out {many(contact.rounds_left_out, 'time')}." if contact.rounds_left_out else "",
    ]
    return [*found, *filter(None, told)] or ["No two people have worked together in this time yet."]


def _not_measured(contact: Contact) -> str:
    apart = (
        (contact.elsewhere, "in touch elsewhere"),
        (contact.as_needed, "with contact as needed"),
    )
    left = [f"{many(number, 'pair')} {which}" for number, which in apart if number]
    return f"Not measured: {' and '.join(left)}." if left else ""


def _time(report: Report) -> Part:
    promised = report.promised
    rows = (("Mentors", promised.mentors), ("Mentees", promised.mentees), ("Pairs under way", promised.pairs))
    said = [f"{who}: {promise(time)}." for who, time in rows if _has_words(time)]
    if not said:
        return ["Nobody has said yet how much time they give."]
    return [*said, "This is what people said that they would give. Nobody writes hours down."]


def _has_words(time: Time) -> bool:
    return bool(time.totals or time.own_words)


def _outcomes(report: Report) -> Part:
    goals, found = report.outcomes.goals, [] if report.outcomes.goals.pairs else [NOTHING_YET]
    if goals.pairs:
        reached = goals.reached
        found.append(
            f"{many(goals.pairs, 'pair')} worked together. {goals.with_goal.count or 'None'} of them had a "
            f"goal in the agreement{percent(goals.with_goal)}."
        )
        told = "pairs say that they reached what they came for"
        found[-1] += f" {reached.count} {told}{percent(reached)}." if reached.count else ""
        if goals.single.of > goals.with_goal.count:
            found[-1] += f" Of {goals.single.of} goals in all, {goals.single.count} were reached."
    found += [part for part in (on_the_way(goals), _completions(report), *_endings(report)) if part]
    ratings, answers = report.outcomes.ratings, report.outcomes.check_ins
    if goals.pairs or ratings.count:
        found.append(
            f"The rating at the end: {average(ratings, 'not rated yet')}.{looking_back(report.outcomes)}"
        )
    if answers.count:
        found.append(f'"How do you get on?": {average(answers, "too few answers to say")}.')
    return found


NOTHING_YET = "No pair has agreed how to work together yet; what comes of it is told here later."


def _completions(report: Report) -> str:
    done = report.outcomes.completions
    ways = ((done.by_goal, "the goal was reached"), (done.pairs - done.by_goal, "the agreed end came"))
    if not done.pairs:
        return ""
    told = [
        f"{many(done.pairs, 'pair')} came to a good end, with {many(done.mentors, 'mentor')} to thank: "
        f"{', '.join(f'for {n} {way}' for n, way in ways if n)}."
    ]
    if took := quartiles(done.days, "day"):
        told.append(f"They had typically worked together for {took}.")
    if done.time.totals:
        told.append(f"As agreed that was {promise(done.time)}.")
    return " ".join(told)


def _endings(report: Report) -> Part:
    over = [(f"{number}", ENDINGS[why]) for why, number in report.outcomes.endings.items() if number]
    return (
        ["Why mentorships ended:", "\n".join(f"  {number:>3}  {why}" for number, why in over)] if over else []
    )


def _look(report: Report) -> Part:
    if not report.look:
        return ["No pair needs you at the moment."]
    shown = report.look[:MOST_LOOKS]
    lines = [f"  pair {one.pair}: {LOOKS[one.why].format(days=one.days)}" for one in shown]
    found = ["\n".join(lines), f"To see the first of them: {shown[0].command}"]
    if len(report.look) > MOST_LOOKS:
        found.append(f"{len(report.look) - MOST_LOOKS} more are in: mentorpost report --json")
    return found


PARTS: dict[str, Callable[[Report], Part]] = {
    "Who takes part": _people,
    "Getting to know each other": _beginnings,
    "Agreed and seen": _contact,
    "Time": _time,
    "How it went": _outcomes,
    "Worth a look, for the organizer": _look,
}


def days_of(report: Report) -> str:
    """Return the period, as a title has it."""
    until = _day(report.period.until)
    return f"from {_day(report.period.since)} to {until}" if report.period.since else f"until {until}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _table(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    lines = [list(map(str, line)) for line in (head, *rows) if any(line)]
    widths = [max(len(line[column]) for line in lines) for column in range(len(head))]
    return "\n".join(
        "  " + "  ".join([line[0].ljust(widths[0]), *map(str.rjust, line[1:], widths[1:])]).rstrip()
        for line in lines
    )


def _page(paragraphs: list[str]) -> str:
    filled = (part if part.startswith(" ") else textwrap.fill(part, WIDTH) for part in paragraphs)
    return "\n\n".join(filled)
