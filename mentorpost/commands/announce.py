"""`mentorpost announce` and `mentorpost handover`: pages to paste or to print, written from the settings."""

from __future__ import annotations

from email.utils import parseaddr

import click

from mailer import line_values
from mailer.headers import takes_mail
from mailer.language import Language, language
from mailer.render import page
from mentorpost import digest, writing
from mentorpost.access import uses_tokens
from mentorpost.clock import wall_clock
from mentorpost.commands.common import one_line_errors, opened
from mentorpost.commands.glance import SAYS
from mentorpost.errors import MentorpostError
from mentorpost.service import Service
from mentorpost.settings import Contact
from mentorship.digest import Item
from mentorship.effects import Office
from store.database import shown


@click.command(epilog="Example: mentorpost announce > invitation.txt")
@click.pass_obj
@one_line_errors
def announce(config: str | None) -> None:
    """Print the invitation: what it is, what it costs in time, how to join; to paste."""
    with opened(config) as service:
        policy, season = service.policy_on(wall_clock()), service.settings.program.season
        words = language(service.settings.program.language)
        names = {
            "months": policy.default_months,
            "mentor_time": line_values.time(policy.mentor_time, words),
            "mentee_time": line_values.time(policy.mentee_time, words),
            "adults": policy.adults_only,
            "start": season.start if season else None,
            "end": season.end if season else None,
        }
        click.echo(page("announce", writing.programme_frame(service), names))


@click.command(epilog="Example: mentorpost handover 'Tom Hale <tom@example.org>' > handover.txt")
@click.argument("who", metavar="'NAME <ADDRESS>'")
@click.pass_obj
@one_line_errors
def handover(config: str | None, who: str) -> None:
    """Print the page for the next organizer: where everything is, what to change, what waits, what is owed.

    Nothing is changed by it, and no name of a participant is on it.
    """
    name, address = parseaddr(who)
    if not takes_mail(address) or not name:
        raise MentorpostError(f"{who!r} has no name or no address; write 'Tom Hale <tom@example.org>'")
    with opened(config) as service:
        now = wall_clock()
        settings = service.settings
        reader = service.office(Office.SAFETY_CONTACT)
        words = language(settings.program.language)
        names = {
            "who": name,
            "first": name,
            "settings": str(settings.file or "none; the embedded default, in the folder of the store"),
            "store": shown(settings.store_url),
            "mailbox": settings.mailbox.url,
            "smtp": settings.smtp.url,
            "login": uses_tokens(settings),
            "reports": (reader.name or reader.address) if reader else "nobody; name a safety_contact",
            "before": ", ".join(one.name or one.address for one in settings.program.organizers) or "nobody",
            "line": _line(service, Contact(name, address.lower())),
            "waits": [_waits(item, words) for item in digest.items(service, now - digest.A_WEEK, now)],
        }
        click.echo(page("handover", writing.programme_frame(service), names))


def _line(service: Service, fresh: Contact) -> str:
    others = [one for one in service.settings.program.organizers if one.address != fresh.address]
    each = (f"{one.name} <{one.address}>" if one.name else one.address for one in (fresh, *others))
    written = ", ".join(f'"{one}"' for one in each)
    return f"organizers = [{written}]"


def _waits(item: Item, words: Language) -> str:
    """Say what waits, by the pair's number: who it is about is seen on the machine."""
    parts = [SAYS.get(item.about, "waits to be let in, or was set aside")]
    parts += [f"by {item.by}"] if item.by else []
    parts += [f"closes on {item.closes}"] if item.closes else []
    where = f"pair {item.pair.id}" if item.pair else "somebody"
    said = ", ".join(words.say("what waits", part) for part in parts)
    return f"{words.say('what waits', where)}: {said}"
