"""`mentorpost letters`: every letter that the service writes, and how it reads. Sends nothing."""

from __future__ import annotations

import click

from mailer.compose import subaddress
from mailer.html_part import Reply, to_html
from mailer.render import render
from mentorpost.commands.common import Cell, one_line_errors, print_json, print_table, talk
from mentorpost.errors import NotFoundError
from mentorpost.letter_reference import READERS, reply_goes_to
from mentorpost.settings import load
from mentorship.answers import ANSWERS
from mentorship.letters import LETTERS
from mentorship.letters.answering import PASSED_ON
from mentorship.letters.samples import SAMPLES, frame, reader

# Has the shape of a token, and was made with no key.
TOKEN = "0-sampleonlysampleonly2"  # noqa: S105  # nosec B105


@click.group()
def letters() -> None:
    """The letters that mentorpost writes: their names, and how they read."""


@letters.command("list", epilog="Example: mentorpost letters list --json")
@click.option("--json", "as_json", is_flag=True, help="One JSON list of objects.")
def list_(as_json: bool) -> None:
    """List every letter: who gets it, who gets the reply, and the words that answer it."""
    rows: list[dict[str, Cell]] = [
        {
            "name": name,
            "to": READERS[name],
            "reply_goes_to": reply_goes_to(letter),
            "answers": [str(word) for word in ANSWERS[name].offers],
            "routine": letter.routine,
            "samples": len(SAMPLES[name]),
        }
        for name, letter in LETTERS.items()
    ]
    if as_json:
        print_json(rows)
    else:
        columns = ("name", "to", "reply_goes_to", "answers")
        print_table([{column: row[column] for column in columns} for row in rows], "")


@letters.command(epilog="Example: mentorpost letters preview agenda --sample 2")
@click.argument("name")
@click.option("--html", "as_html", is_flag=True, help="The HTML part instead of the text.")
@click.option("--sample", "number", type=click.IntRange(1), default=1, help="Which sample, from 1 on.")
@click.pass_obj
@one_line_errors
def preview(config: str | None, name: str, as_html: bool, number: int) -> None:
    """Show how the letter NAME reads, with invented people; in your own wording, where you have one."""
    talk()
    samples = SAMPLES.get(name)
    if samples is None:
        raise NotFoundError(f'there is no letter "{name}"; see: mentorpost letters list')
    if number > len(samples):
        raise NotFoundError(f"{name} has fewer samples; choose --sample 1 to {len(samples)}")
    letter = samples[number - 1]
    setting = frame(you=reader(letter))
    rendered = render(letter, setting, load(config).letters)
    if as_html:
        reply = Reply(subaddress(setting.address, TOKEN), rendered.subject, TOKEN)
        click.echo(to_html(rendered, reply, verbatim=name in PASSED_ON))
        return
    click.echo(f"From: {rendered.display}\nSubject: {rendered.subject}\n\n{rendered.text}\n[{TOKEN}]")
    if len(samples) > 1:
        click.echo(f"sample {number} of {len(samples)}; another: --sample N", err=True)
