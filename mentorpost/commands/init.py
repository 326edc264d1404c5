"""`mentorpost init`: a conversation that ends with a tested mailbox, or all of it by options."""

from __future__ import annotations

import getpass
import os
import shutil
import sys
from dataclasses import dataclass
from email.utils import formataddr, parseaddr
from pathlib import Path

import click
import platformdirs

from mailer.errors import MailerError
from mailer.find_servers import Servers, find
from mailer.probe import look_at
from mailer.providers import REFUSES
from mailer.urls import mailbox_place, transport_place
from mentorpost import service_files
from mentorpost.commands.common import one_line_errors
from mentorpost.commands.doctor import examine
from mentorpost.errors import MentorpostError, SettingsError
from mentorpost.settings import FILE_NAME, load
from mentorpost.settings_file import toml, with_user, write
from mentorship.calendar import is_zone

NEXT = """
The programme is set up. Add yourself under a second address, to try it:

    {command} people add ADDRESS --name "First Last" --mentee
    {command} run

To let it run by itself, take what this prints:

    {command} init --service
"""


@dataclass
class Answers:
    """What `init` knows so far: from options, and from what was answered."""

    name: str = ""
    address: str = ""
    user: str = ""
    imap: str = ""
    smtp: str = ""
    password: str = ""
    password_file: str = ""
    password_command: str = ""
    organizer: str = ""
    safety_contact: str = ""
    time_zone: str = ""

    @property
    def secret(self) -> dict[str, str]:
        """What the settings say of the password: never itself."""
        return {"password_file": self.password_file, "password_command": self.password_command}


@click.command(epilog="Example: mentorpost init")
@click.option("--name", default="", help="What the programme is called.")
@click.option("--address", default="", help="The address of its mailbox.")
@click.option(
    "--organizer", default="", metavar="NAME <ADDRESS>", help="Who runs it, and is told what needs a person."
)
@click.option(
    "--safety-contact", default="", metavar="NAME <ADDRESS>", help="Who reads what somebody reports."
)
@click.option("--time-zone", default="", help="Such as Europe/Berlin; else this machine's.")
@click.option("--imap", default="", metavar="URL", help="Where mail comes from: imaps://imap.example.org")
@click.option("--smtp", default="", metavar="URL", help="Where letters go to: smtps://smtp.example.org")
@click.option("--user", default="", help="The user of the mailbox, where it is not the address.")
@click.option(
    "--password-file", default="", metavar="FILE", help="A file with the password; else it is asked for."
)
@click.option("--password-command", default="", metavar="COMMAND", help="A command that prints the password.")
@click.option("--no-test", is_flag=True, help="Try nothing, only write the settings.")
@click.option("--anew", is_flag=True, help="Write over settings that are there.")
@click.option("--service", is_flag=True, help="Only print a unit for systemd and a line for cron.")
@click.pass_obj
@one_line_errors
def init(config: str | None, /, service: bool, no_test: bool, anew: bool, **given: str) -> None:
    """Set a programme up: ask what is needed, find the mail servers, try the mailbox, write the settings.

    What an option says is not asked. The password goes into a file of your own, beside the settings.
    """
    if service:
        _print_service(config)
        return
    path = Path(config) if config else platformdirs.user_config_path("mentorpost") / FILE_NAME
    if path.exists() and not anew:
        raise SettingsError(f"{path} is there already; take another --config, or say --anew to write it anew")
    known = Answers(**given)
    _ask_for_programme(known)
    _ask_for_servers(known)
    _ask_for_password(known, path, anew=anew, tries=not no_test)
    _ask_for_people(known)
    write(path, _settings(known), anew=anew)
    settings = load(str(path))
    click.echo(f"\nWritten: {path}")
    if not no_test:
        click.echo("A letter goes there and back now; that takes a minute at the most.\n")
        if not examine(settings):
            raise click.exceptions.Exit(1)
    command = f"mentorpost --config {path}" if config else "mentorpost"
    click.echo(NEXT.format(command=command), nl=False)


def _ask_for_programme(known: Answers) -> None:
    known.name = known.name or _ask("What is the programme called?", "--name")
    known.address = known.address or _ask("The address of its mailbox?", "--address")
    if not parseaddr(known.address)[1] or "@" not in known.address.strip("@"):
        raise MentorpostError(f"{known.address!r} is no address; write it like mentors@example.org")


def _ask_for_servers(known: Answers) -> None:
    found = None if known.imap and known.smtp else find(known.address)
    if found:
        _tell(found)
    user = known.user or known.address
    known.imap = known.imap or (found.imap if found else _ask_server("imaps", "read", "--imap", known))
    if known.imap.startswith("imap") and "@" not in known.imap:
        known.imap = with_user(known.imap, user)
    if not known.smtp:  # one that was given may need no user
        smtp = found.smtp if found else _ask_server("smtps", "send", "--smtp", known)
        known.smtp = with_user(smtp, user)
    mailbox_place(known.imap)
    transport_place(known.smtp)


def _tell(found: Servers) -> None:
    click.echo(f"{found.how}: mail comes from {found.imap} and leaves by {found.smtp}")
    if found.provider is not None:
        click.echo(found.provider.about_password)
        if found.provider.password == REFUSES:
            click.confirm("Go on all the same?", abort=True)


def _ask_server(scheme: str, does: str, flag: str, known: Answers) -> str:
    domain = known.address.rpartition("@")[2]
    click.echo(
        f"I can't find the servers of {domain}; its web pages say them, often under “e-mail programs”."
    )
    return f"{scheme}://{_ask(f'Which server do mail programs {does} mail by?', flag)}"


def _ask_for_password(known: Answers, path: Path, *, anew: bool, tries: bool) -> None:
    """Ask until it opens the mailbox; with an option nobody is there to ask."""
    place = mailbox_place(known.imap)
    if not place.user:
        return
    if not (known.password_file or known.password_command):
        while True:
            known.password = _ask(
                "Its password for programs (nothing is shown)?", "--password-file", hide=True
            )
            if not tries:
                break
            try:
                seen = look_at(place, known.password)
            except MailerError as error:
                click.echo(str(error), err=True)
                if not sys.stdin.isatty():
                    raise
                continue
            click.echo(f"The mailbox opens; mails that wait there: {seen.waiting}")
            break
        secret = path.with_name("password")
        write(secret, known.password + "\n", anew=anew)
        known.password_file = str(secret.absolute())
    elif known.password_file:
        known.password_file = str(Path(known.password_file).expanduser().absolute())


def _ask_for_people(known: Answers) -> None:
    if not known.organizer:
        name = _ask("Your own name, as letters should give it?", "--organizer")
        known.organizer = formataddr(
            (name, _ask("Your own address, for what needs a person?", "--organizer"))
        )
        if not known.safety_contact:
            click.echo(
                "What somebody reports in confidence, one person reads: not a mentor, and better not you."
            )
            known.safety_contact = _ask(
                "Who is that? (Name <address>, or Enter for you)", "--safety-contact", empty=True
            )
    known.time_zone = known.time_zone or _local_zone()


def _local_zone() -> str:
    """Return the time zone of this machine by its name, else UTC."""
    linked = str(Path("/etc/localtime").resolve()).partition("zoneinfo/")[2]
    return next((name for name in (os.environ.get("TZ", ""), linked) if name and is_zone(name)), "UTC")


def _settings(known: Answers) -> str:
    return toml(
        {
            "program": {
                "name": known.name,
                "address": known.address,
                "organizers": [known.organizer],
                "safety_contact": known.safety_contact,
                "time_zone": known.time_zone,
            },
            "mailbox": {"url": known.imap, **known.secret},
            "smtp": {"url": known.smtp, **known.secret},
        }
    )


def _ask(text: str, flag: str, *, hide: bool = False, empty: bool = False) -> str:
    hide = hide and sys.stdin.isatty()
    default = "" if empty else None
    try:
        said = click.prompt(text, prompt_suffix=" ", hide_input=hide, default=default, show_default=False)
        return str(said).strip()
    except click.Abort:
        if sys.stdin.isatty():
            raise
        raise click.UsageError(f"nobody is there to answer; say {flag}") from None


def _print_service(config: str | None) -> None:
    settings = load(config)
    if settings.file is None:
        raise SettingsError("there is no settings file yet; first: mentorpost init")
    command = Path(shutil.which("mentorpost") or sys.argv[0]).absolute()
    file, folder = settings.file.absolute(), settings.folder.absolute()
    click.echo(service_files.unit(settings.program.name, getpass.getuser(), command, file, folder))
    click.echo("# Or without systemd, in `crontab -e`; one of the two is enough:")
    click.echo(f"# {service_files.cron(command, file)}")
