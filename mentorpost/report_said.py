"""What a report tells of goals that are open, and of what people answered: none where few did."""

from __future__ import annotations

from mentorpost.report_words import many
from mentorship.report.outcomes import Goals, Outcomes, Said


def on_the_way(goals: Goals) -> str:
    """Say how far open goals are by their own days; nobody reports how much of one is done (D16)."""
    if not goals.with_day.of:
        return ""
    standing = many(goals.with_day.of, "goal") + (" is" if goals.with_day.of == 1 else " are")
    dated = f"{goals.with_day.count} with a day of its own" if goals.with_day.count else "none with a day"
    told = [f"{standing} open today, {dated}."]
    if past := goals.past_day.count:
        told.append(f"For {past} that day is over.")
    if goals.time_gone.median is not None:
        told.append(f"Typically {goals.time_gone.median:.0f} % of the time until that day is over.")
    return " ".join(told)


def looking_back(outcomes: Outcomes) -> str:
    """Say what mentees told at the end beside the number (A19), from five on."""
    told = ""
    if outcomes.listened.share is not None:
        who = many(outcomes.listened.of, "mentee")
        told += f" {outcomes.listened.share * 100:.0f} % of {who} felt listened to."
    if outcomes.trust.average is not None:
        told += f" Trust: {average(outcomes.trust, '')}."
    return told


def average(said: Said, too_few: str) -> str:
    """Return an average and of how many answers, or that there are too few."""
    answers = many(said.count, "answer")
    if said.average is not None:
        return f"{said.average} of 5 on average, from {answers}"
    return f"{too_few}, with {answers} so far" if said.count else too_few
