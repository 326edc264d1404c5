"""`mentorpost pairs nudge`: an organizer wants somebody asked once more."""

from __future__ import annotations

from datetime import timedelta
from zoneinfo import ZoneInfo

import click

from mentorpost.calendars import calendar_of
from mentorpost.clock import wall_clock
from mentorpost.commands.common import one_line_errors, opened
from mentorpost.commands.one_pair import held_line, movable
from mentorpost.errors import MentorpostError
from mentorpost.perform import Stage, perform
from mentorship.calendar import local_day
from mentorship.duties import nudging
from mentorship.duties.common import ASKS
from mentorship.duties.nudging import Why
from mentorship.effects import Save
from mentorship.mentorship import Mentorship
from mentorship.upcoming import upcoming
from store.models import database

A_MONTH = timedelta(days=30)


@click.command(epilog="Example: mentorpost pairs nudge 3")
@click.argument("number", type=int)
@click.pass_obj
@one_line_errors
def nudge(config: str | None, number: int) -> None:
    """Ask once more whoever it is up to: who begins, or whose answer to the draft is missing.

    The letter goes when it may: in nobody's night, within what each gets in a week, and never while one of
    the two is away, on a break, or has paused. Who writes meanwhile is not asked.
    """
    with opened(config) as service, database.atomic():
        now = wall_clock()
        pair = movable(service, number)
        refused = nudging.refusal(calendar_of(service, pair, now))
        if refused is not None:
            raise MentorpostError(_not_nudged(pair, refused))
        pair = nudging.ordered(pair, now)
        perform(Stage(service, now), [Save(pair)])
        coming = upcoming(calendar_of(service, pair, now), now + A_MONTH)
        first = next((one for one in coming if one.letter in ASKS), None)
    if first is None:
        raise MentorpostError(f"mentorship {number}: no letter can go in the next weeks; ask again then")
    day = f"{first.at.astimezone(ZoneInfo(first.to.time_zone)):%A %-d %B, %H:%M}"
    when = "at once" if first.at <= now else f"on {day} there, unless something comes before"
    click.echo(f"{first.to.name} is asked once more, {when}.")


# fmt: off
NOT_NUDGED = {
    Why.STATE:     "it is {state}, and nobody is asked then",
    Why.HELD:      "{held}",
    Why.CLOSING:   "the two are asked already how it ends",
    Why.ELSEWHERE: "the two meet or write elsewhere, so a silence here means nothing",
    Why.NO_RHYTHM: "the two agreed on no rhythm; each quarter they are asked whether it is still useful",
    Why.NO_DRAFT:  "the draft of their agreement has not gone out yet: mentorpost upcoming",
    Why.IN_TOUCH:  "it is no silence by what the two agreed; ask again from {day} on",
    Why.ASKED:     "they were asked not long ago; ask again from {day} on",
    Why.ORDERED:   "that is ordered already, and goes when it may: mentorpost upcoming",
}
# fmt: on


def _not_nudged(pair: Mentorship, refused: nudging.Refusal) -> str:
    day = local_day(refused.again, pair.zone).isoformat() if refused.again else ""
    said = NOT_NUDGED[refused.why].format(state=pair.state, day=day, held=held_line(pair.id))
    return f"mentorship {pair.id}: {said.removeprefix(f'mentorship {pair.id} ')}"
