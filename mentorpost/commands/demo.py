"""`mentorpost demo`: a whole programme, five months in half a minute, through the code that `run` runs."""

from __future__ import annotations

import shlex
from pathlib import Path

import click

from mailer.listener import ListeningMailbox
from mailer.open import open_mailbox, open_transport
from mentorpost.commands.common import one_line_errors, opened, talk
from mentorpost.commands.pairs import list_ as list_pairs
from mentorpost.daemon import Daemon
from mentorpost.demo import folder as place
from mentorpost.demo.play import Clock, Play
from mentorpost.demo.post import Post
from mentorpost.demo.show import Show
from mentorpost.demo.story import STORY
from mentorpost.errors import MentorpostError
from mentorpost.service import Service
from mentorpost.settings import data_folder
from store.database import one_daemon

PROGRAMME = "Riverside Mentors"
ADDRESS = "mentors@riverside.example"


@click.command(epilog="Example: mentorpost demo --quiet --folder /tmp/demo")
@click.option("--quiet", "-q", is_flag=True, help="One line a mail.")
@click.option(
    "--folder",
    type=click.Path(path_type=Path),
    metavar="PATH",
    help="Where to keep its mails and its store; else the folder demo beside your own data.",
)
@one_line_errors
def demo(quiet: bool, folder: Path | None) -> None:
    """Play a whole programme, two mentors and three mentees over five months, in under a minute.

    Every mail is a real one: people's answers come in over SMTP on loopback, letters go out into a Maildir.
    Nothing leaves this machine, and your own programme is not touched.
    """
    talk()
    folder = (folder or data_folder() / "demo").expanduser().absolute()
    place.take(folder)
    with one_daemon(f"sqlite:///{folder / place.STORE}"):
        place.empty(folder)
        settings = place.write_settings(folder, PROGRAMME, ADDRESS)
        with opened(str(settings)) as service:
            show = Show(STORY.cast, service.settings.program.time_zone, quiet)
            _introduce(service, show)
            _play(service, show, folder)
    _conclude(show, folder, settings)


def _play(service: Service, show: Show, folder: Path) -> None:
    settings = service.settings
    mailbox = open_mailbox(settings.mailbox.url, spool=folder / "spool")
    transport = open_transport(settings.smtp.url)
    clock = Clock()
    try:
        if not isinstance(mailbox, ListeningMailbox):
            raise MentorpostError("the demo listens for its mail; its settings name another mailbox")
        post = Post(folder / place.MAILDIR, transport, mailbox.port)
        Play(STORY, service, Daemon(service, mailbox, transport, clock), clock, post, show).play()
    finally:
        mailbox.close()


def _introduce(service: Service, show: Show) -> None:
    program = service.settings.program
    click.echo(f"{program.name} <{program.address}>: two mentors, three mentees, five months of mail.\n")
    show.introduce()


def _conclude(show: Show, folder: Path, settings: Path) -> None:
    click.secho("\n=== Five months later: mentorpost pairs list ===\n", bold=True)
    list_pairs.main(args=[], obj=str(settings), standalone_mode=False)
    maildir = folder / place.MAILDIR
    click.echo(f"\nAll {show.mails} mails, letters and answers, are in the Maildir {maildir}")
    click.echo(f"Open it with any mail reader:   mutt -f {shlex.quote(str(maildir))}")
    click.echo(
        f"See how one pair went:          mentorpost --config {shlex.quote(str(settings))} pairs show 3"
    )
    click.echo("Begin your own:                 mentorpost run")
