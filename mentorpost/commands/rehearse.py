"""`mentorpost rehearse`: what a programme would write first, to the organizer alone."""

from __future__ import annotations

import click

from mentorpost import rehearsing
from mentorpost.clock import wall_clock
from mentorpost.commands.common import one_line_errors, opened
from mentorpost.errors import MentorpostError
from mentorpost.report_words import many
from store.models import database

WORDS = ("on", "send", "drop")


@click.command(epilog="Example: mentorpost rehearse on")
@click.argument("what", required=False, type=click.Choice(WORDS))
@click.pass_obj
@one_line_errors
def rehearse(config: str | None, what: str | None) -> None:
    """Keep the first letters of a programme back, and get a copy of each yourself.

    With "on" every letter to somebody who has never written is kept, and the first organizer gets a copy:
    add or import people, and look at what they would get. "send" ends it, and what is kept goes to its
    readers; "drop" ends it, and what is kept is never sent. Who has written once gets letters as ever, and
    answers to anybody's mail always go.
    """
    with opened(config) as service, database.atomic():
        now = wall_clock()
        kept = rehearsing.kept()
        if what is None:
            on = rehearsing.is_on()
            goes_on = f"A rehearsal goes on, {many(kept, 'letter')} kept: mentorpost rehearse send"
            click.echo(goes_on if on else "There is no rehearsal: mentorpost rehearse on")
        elif what == "on":
            if service.organizer is None:
                raise MentorpostError("there is nobody to write to; name organizers in [program] first")
            rehearsing.begin(now)
            to = service.organizer.address
            click.echo(f"Letters to who has never written are kept from now on; {to} gets a copy of each.")
        else:
            if not rehearsing.is_on() and not kept:
                raise MentorpostError("there is no rehearsal; begin one with: mentorpost rehearse on")
            rehearsing.end(send=what == "send")
            gone = "is on its way to its reader" if what == "send" else "is dropped; nobody got it"
            click.echo(f"The rehearsal is over, with {many(kept, 'letter')} kept; each {gone}.")
