"""`mentorpost init`: a conversation that ends with a tested mailbox, or all of it by options."""

from __future__ import annotations

import getpass
import os
import shutil
import sys
import tomllib
from email.utils import formataddr
from pathlib import Path

import click
import platformdirs

from mentorpost import contacts, given_address, service_files, settings_faults
from mentorpost.access import login_file
from mentorpost.commands.common import one_line_errors
from mentorpost.commands.doctor import examine
from mentorpost.commands.init_answers import Answers, ask
from mentorpost.commands.init_secret import ask_for_secret
from mentorpost.commands.init_servers import ask_for_servers
from mentorpost.errors import MentorpostError, SettingsError
from mentorpost.settings import FILE_NAME, load
from mentorpost.settings_file import toml, write
from mentorship.calendar import is_zone

NEXT = """
The programme is set up. Add yourself under a second address, to try it:

    {command} people add ADDRESS --name "First Last" --mentee
    {command} run

To let it run by itself, take what this prints:

    {command} init --service
"""


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
@click.option(
    "--keyring", is_flag=True, help="Keep the password, or the login, in the keyring and in no file."
)
@click.option(
    "--oauth2",
    default="",
    type=click.Choice(["", "microsoft", "google"]),
    metavar="microsoft|google",
    help="Log in on its page: no password.",
)
@click.option(
    "--client-id", default="", help="What Microsoft or Google calls the program that you registered."
)
@click.option("--client-file", default="", metavar="FILE", help="The same from the file that Google offers.")
@click.option("--tenant", default="", help="Your organization at Microsoft; else any.")
@click.option("--paste", is_flag=True, help="The browser is on another machine: paste where it ends.")
@click.option("--no-test", is_flag=True, help="Try nothing, only write the settings.")
@click.option("--anew", is_flag=True, help="Write over settings that are there.")
@click.option("--service", is_flag=True, help="Only print a unit for systemd and a line for cron.")
@click.pass_obj
@one_line_errors
def init(
    config: str | None, /, service: bool, no_test: bool, anew: bool, keyring: bool, paste: bool, **given: str
) -> None:
    """Set a programme up: ask what is needed, find the mail servers, try the mailbox, write the settings.

    What an option says is not asked. The password goes into a file of your own, beside the settings.
    """
    if service:
        _print_service(config)
        return
    path = Path(config) if config else platformdirs.user_config_path("mentorpost") / FILE_NAME
    if path.exists() and not anew:
        raise SettingsError(f"{path} is there already; take another --config, or say --anew to write it anew")
    known = Answers(keyring=keyring, paste=paste, **given)
    _ask_for_programme(known)
    ask_for_servers(known)
    login = ask_for_secret(known, path, anew=anew, tries=not no_test)
    _ask_for_people(known)
    text = _settings(known)
    if wrong := settings_faults.faults_in(tomllib.loads(text)):
        raise SettingsError("; ".join(wrong))
    write(path, text, anew=anew)
    settings = load(str(path))
    if login is not None:
        with (file := login_file(settings)).held():
            file.save(login)
    click.echo(f"\nWritten: {path}")
    if known.oauth2 and login is None:
        click.echo("Nobody is logged in yet; first: mentorpost login")
    if not no_test:
        click.echo("A letter goes there and back now; that takes a minute at the most.\n")
        if not examine(settings):
            raise click.exceptions.Exit(1)
    command = f"mentorpost --config {path}" if config else "mentorpost"
    click.echo(NEXT.format(command=command), nl=False)


def _ask_for_programme(known: Answers) -> None:
    known.name = known.name or ask("What is the programme called?", "--name")
    known.address = known.address or ask("The address of its mailbox?", "--address", given_address.why_not)
    if fault := given_address.why_not(known.address):
        raise MentorpostError(fault)


def _ask_for_people(known: Answers) -> None:
    if not known.organizer:
        name = ask("Your own name, as letters should give it?", "--organizer")
        known.organizer = formataddr((name, _ask_own_address(known.address)))
        if not known.safety_contact:
            click.echo(
                "What somebody reports in confidence, one person reads: not a mentor, and better not you."
            )
            others = {"address": known.address, "organizers": [known.organizer]}
            known.safety_contact = ask(
                "Who is that? (Name <address>, or Enter for you)",
                "--safety-contact",
                lambda said: next(contacts.faults({**others, "safety_contact": said}), None),
                empty=True,
            )
    if not known.time_zone:
        zone = known.time_zone = _local_zone()
        click.echo(f"Hours are those of this machine, {zone}; time_zone in the settings changes that.")


def _ask_own_address(programme: str) -> str:
    def fault(said: str) -> str | None:
        if said.lower() == programme.lower():
            return "that is the programme's own address; take one that you read yourself"
        return given_address.why_not(said)

    return ask("Your own address, for what needs a person?", "--organizer", fault)


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
            "oauth2": known.login,
        }
    )


def _print_service(config: str | None) -> None:
    settings = load(config)
    if settings.file is None:
        raise SettingsError("there is no settings file yet; first: mentorpost init")
    command = Path(shutil.which("mentorpost") or sys.argv[0]).absolute()
    file, folder = settings.file.absolute(), settings.folder.absolute()
    click.echo(service_files.unit(settings.program.name, getpass.getuser(), command, file, folder))
    click.echo("# Or without systemd, in `crontab -e`; one of the two is enough:")
    click.echo(f"# {service_files.cron(command, file)}")
