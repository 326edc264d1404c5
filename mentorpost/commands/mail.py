"""`mentorpost mail`: what waits to be sent, what failed, and what was set aside."""

from __future__ import annotations

from datetime import datetime

import click

from mailer.waiting import header_of
from mentorpost import outflow
from mentorpost.clock import wall_clock
from mentorpost.commands.common import Cell, one_line_errors, opened, print_json, print_table
from mentorpost.errors import NotFoundError
from mentorpost.own_pairs import is_own
from mentorpost.service import Service
from mentorship.letters.answering import HelpLetter
from mentorship.letters.joining import Approved, NotApproved, Stranger, WelcomeMentee, WelcomeMentor
from mentorship.letters.rounds import ProgrammeBreak
from store import held as letters
from store import mentorships, outbox, received
from store.models import LetterRow, ReceivedRow, database

MOST_HEADER = 4000
# Letters that hold nothing but the programme's own words; the text of every other is for its reader alone.
NOBODYS_WORDS = frozenset(
    letter.name
    for letter in (WelcomeMentor, WelcomeMentee, Approved, NotApproved, Stranger, HelpLetter, ProgrammeBreak)
)
NOT_SHOWN = "(for its reader alone; mentorpost letters preview shows how such a letter reads)"


@click.group()
def mail() -> None:
    """Mails that wait, failed, or were set aside.

    A number with "q" before it is a mail in quarantine, any other a letter of ours: `mail show q7`.
    """


@mail.command(epilog="Example: mentorpost mail queue --json")
@click.option("--json", "as_json", is_flag=True, help="One JSON list of objects.")
@click.pass_obj
@one_line_errors
def queue(config: str | None, as_json: bool) -> None:
    """List letters that wait to be sent, or could not be."""
    with opened(config) as service:
        rows = [_letter(row, _own(service, row)) for row in outbox.unsent()]
    print_json(rows) if as_json else print_table(rows, "Nothing waits to be sent.")


@mail.command(epilog="Example: mentorpost mail quarantine")
@click.option("--json", "as_json", is_flag=True, help="One JSON list of objects.")
@click.pass_obj
@one_line_errors
def quarantine(config: str | None, as_json: bool) -> None:
    """List mails that could not be handled."""
    with opened(config):
        rows = [_received(row) for row in received.in_quarantine()]
    print_json(rows) if as_json else print_table(rows, "Nothing is in quarantine.")


@mail.command(epilog="Example: mentorpost mail show 12")
@click.argument("number")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@click.pass_obj
@one_line_errors
def show(config: str | None, number: str, as_json: bool) -> None:
    """Show one letter, or the header of a mail in quarantine. Never words that somebody wrote."""
    with opened(config) as service:
        details = _details(service, number)
    if as_json:
        print_json(details)
        return
    for key, value in details.items():
        if key in ("text", "header"):
            click.echo(f"\n{value}")
        elif value not in (None, ""):
            click.echo(f"{key.replace('_', ' '):12}{value}")


HELD = click.option("--held", is_flag=True, help="All that is held since a backup was restored.")


@mail.command(epilog="Example: mentorpost mail retry q7")
@click.argument("number", required=False, default="", metavar="[NUMBER]")
@HELD
@click.pass_obj
@one_line_errors
def retry(config: str | None, number: str, held: bool) -> None:
    """Send a letter again now, or handle a mail in quarantine again."""
    _one_of(number, held)
    with opened(config), database.atomic():
        if held:
            click.echo(f"{letters.send_all()} letters are on their way.")
            return
        quarantined, row = _number(number)
        _refuse_too_large(quarantined, row, number)
        done = received.retry(row) if quarantined else outbox.retry(row)
        if not done:
            raise NotFoundError(_nothing(number, "retried"))
    click.echo(f"{number} is tried again.")


@mail.command(epilog="Example: mentorpost mail discard 12")
@click.argument("number", required=False, default="", metavar="[NUMBER]")
@HELD
@click.pass_obj
@one_line_errors
def discard(config: str | None, number: str, held: bool) -> None:
    """Never send a letter that waits, or drop a mail in quarantine."""
    _one_of(number, held)
    with opened(config), database.atomic():
        if held:
            click.echo(f"{letters.discard_all()} letters are discarded.")
            return
        quarantined, row = _number(number)
        done = received.discard(row) if quarantined else outbox.discard(row)
        if not done:
            raise NotFoundError(_nothing(number, "discarded"))
    click.echo(f"{number} is discarded.")


@mail.command(epilog="Example: mentorpost mail pause")
@click.pass_obj
@one_line_errors
def pause(config: str | None) -> None:
    """Let no letter leave, but what tells of a report, until `mail resume`."""
    with opened(config) as service:
        outflow.pause(service, wall_clock())
    click.echo("Sending is paused. To go on: mentorpost mail resume")


@mail.command(epilog="Example: mentorpost mail resume")
@click.pass_obj
@one_line_errors
def resume(config: str | None) -> None:
    """Let letters leave again, after `mail pause` or where the programme paused by itself."""
    with opened(config):
        if not outflow.resume(wall_clock()):
            raise NotFoundError("sending is not paused: mentorpost status")
    click.echo("Letters leave again.")


def _own(service: Service, row: LetterRow) -> bool:
    """Whether it is for one of two of whom an organizer is one: which letters they get is theirs to know."""
    pair = mentorships.load(row.mentorship_id) if row.mentorship_id is not None else None
    return pair is not None and is_own(service, pair)


def _details(service: Service, number: str) -> dict[str, Cell]:
    quarantined, found = _number(number)
    if quarantined:
        mail = received.get(found)
        if mail is None or mail.state != received.QUARANTINED:
            raise NotFoundError(_nothing(number, "shown"))
        header = header_of(bytes(mail.mail or b""))[:MOST_HEADER].decode("utf-8", "replace")
        return {**_received(mail), "header": header}
    letter = outbox.get(found)
    if letter is None:
        raise NotFoundError(_nothing(number, "shown"))
    own = _own(service, letter)
    text = letter.text if letter.name in NOBODYS_WORDS and not own else NOT_SHOWN
    return {**_letter(letter, own), "message_id": letter.message_id, "text": text}


def _number(written: str) -> tuple[bool, int]:
    quarantined = written.lower().startswith("q")
    digits = written[1:] if quarantined else written
    if not digits.isdecimal():
        raise NotFoundError(f"{written!r} is no number; take one from: mentorpost mail queue")
    return quarantined, int(digits)


def _one_of(number: str, held: bool) -> None:
    if bool(number) == held:
        raise click.UsageError("give the number of a letter or of a mail, or --held")


def _refuse_too_large(quarantined: bool, row: int, number: str) -> None:
    mail = received.get(row) if quarantined else None
    if mail is not None and (mail.outcome == received.TOO_LARGE or mail.mail is None):
        raise NotFoundError(
            f"of {number} no more than the header is here: read it in the mailbox's folder Processed, "
            f"then mentorpost mail discard {number}"
        )


def _nothing(number: str, what: str) -> str:
    return f"there is no mail {number} to be {what}: mentorpost mail queue, mentorpost mail quarantine"


def _letter(row: LetterRow, own: bool) -> dict[str, Cell]:
    return {
        "id": str(row.id),
        "letter": None if own else row.name,
        "to": row.recipient,
        "state": row.state,
        "attempts": row.attempts,
        "next_attempt": _moment(row.next_at),
        "said": row.said,
    }


def _received(row: ReceivedRow) -> dict[str, Cell]:
    return {
        "id": f"q{row.id}",
        "at": _moment(row.at),
        "from": row.sender,
        "why": row.outcome,
        "attempts": row.attempts,
    }


def _moment(moment: datetime | None) -> str | None:
    return None if moment is None else f"{moment:%Y-%m-%d %H:%M}"
