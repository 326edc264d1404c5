"""The command `mentorpost`, also as `python -m mentorpost`."""

from __future__ import annotations

import click

from mentorpost.lazy import Late, LazyGroup

# fmt: off
COMMANDS = {
    "demo":       Late("mentorpost.commands.demo:demo",             "Play a whole programme, five months in under a minute."),
    "init":       Late("mentorpost.commands.init:init",             "Set a programme up, and try its mailbox."),
    "doctor":     Late("mentorpost.commands.doctor:doctor",         "Does everything work? A letter there and back."),
    "login":      Late("mentorpost.commands.login:login",           "Log in with Microsoft or Google, also anew."),
    "run":        Late("mentorpost.commands.run:run",               "Read mail, answer it, and write what is due."),
    "status":     Late("mentorpost.commands.status:status",         "What runs, what waits, what needs a person."),
    "people":     Late("mentorpost.commands.people:people",         "Mentors and mentees: add, list, show."),
    "pairs":      Late("mentorpost.commands.pairs:pairs",           "Mentorships: list, show, nudge, pause, resume, end."),
    "match":      Late("mentorpost.commands.match:match",           "Who might suit whom, with reasons; propose it."),
    "announce":   Late("mentorpost.commands.announce:announce",     "The invitation to paste, with its cost in time."),
    "rehearse":   Late("mentorpost.commands.rehearse:rehearse",     "The first letters of a programme, to you alone."),
    "handover":   Late("mentorpost.commands.announce:handover",     "A page for the next organizer."),
    "report":     Late("mentorpost.commands.report:report",         "How the programme goes, in numbers without names."),
    "break":      Late("mentorpost.commands.breaks:command",        "Days without questions, for everybody."),
    "upcoming":   Late("mentorpost.commands.upcoming:command",      "The letters that the calendar will write."),
    "mail":       Late("mentorpost.commands.mail:mail",             "Mails that wait, failed, or were set aside."),
    "letters":    Late("mentorpost.commands.letters:letters",       "The letters that mentorpost writes."),
    "backup":     Late("mentorpost.commands.backup:backup",         "Copy the store while it is in use, verified."),
    "restore":    Late("mentorpost.commands.restore:restore",       "Go back to a backup; the present store is kept."),
    "store":      Late("mentorpost.commands.store:store",           "Copy the store into another database."),
    "explain":    Late("mentorpost.commands.explain:explain",       "How a mail would be read, and why."),
    "metrics":    Late("mentorpost.commands.metrics:metrics",       "Queue depths and ages, as Prometheus reads them."),
    "completion": Late("mentorpost.commands.completion:completion", "What completes commands in your shell."),
    "lifecycle":  Late("mentorpost.commands.lifecycle:lifecycle",   "The life of a mentorship, as a Mermaid diagram."),
}
# fmt: on


@click.group(
    cls=LazyGroup,
    late=COMMANDS,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Without a settings file it runs on an embedded default. Try: mentorpost demo",
)
@click.version_option(package_name="mentorpost")
@click.option(
    "--config",
    "config",
    metavar="FILE",
    help="Settings (TOML). Else $MENTORPOST_CONFIG, ./mentorpost.toml, or the user's configuration folder.",
)
@click.pass_context
def main(ctx: click.Context, config: str | None) -> None:
    """A mentoring programme that lives in ordinary e-mail."""
    ctx.obj = config


if __name__ == "__main__":
    main()
