"""`mentorpost letters`: every letter that the service writes, how it reads, and how to make it one's own."""

from __future__ import annotations

import tempfile

import click

from mailer.compose import subaddress
from mailer.html_part import Reply, to_html
from mailer.language import codes
from mailer.missing import gaps
from mailer.open import open_transport
from mailer.render import render
from mailer.values import Delivery, Outgoing
from mentorpost import access, given_address, own_wording
from mentorpost.clock import wall_clock
from mentorpost.commands.common import Cell, one_line_errors, print_json, print_table, talk
from mentorpost.errors import MentorpostError, NotFoundError
from mentorpost.letter_reference import READERS, reply_goes_to
from mentorpost.own_wording import sample_mail
from mentorpost.service import service_for
from mentorpost.settings import Settings, load
from mentorship.answers import ANSWERS
from mentorship.letters import LETTERS
from mentorship.letters.answering import PASSED_ON
from mentorship.letters.base import Letter
from mentorship.letters.samples import SAMPLES, frame, reader

# Has the shape of a token, and was made with no key.
TOKEN = "0-sampleonlysampleonly2"  # noqa: S105  # nosec B105


WHICH_SAMPLE = click.option(
    "--sample", "number", type=click.IntRange(1), default=1, help="Which sample, from 1 on."
)


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
@click.option("--open", "in_browser", is_flag=True, help="The HTML part in your browser.")
@click.option("--language", "code", help="In this language; else in the programme's.")
@WHICH_SAMPLE
@click.pass_obj
@one_line_errors
def preview(
    config: str | None, name: str, as_html: bool, in_browser: bool, code: str | None, number: int
) -> None:
    """Show how the letter NAME reads, with invented people; in your own wording, where you have one."""
    talk()
    letter, of = _sample(name, number)
    settings = load(config)
    code = code or settings.program.language
    if code not in codes():
        raise NotFoundError(f"there are no letters in {code!r}; choose one of {', '.join(codes())}")
    setting = frame(code, you=reader(letter))
    rendered = render(letter, setting, settings.letters if code == settings.program.language else None)
    if as_html or in_browser:
        reply = Reply(subaddress(setting.address, TOKEN), rendered.subject, TOKEN)
        html = to_html(rendered, reply, verbatim=letter.name in PASSED_ON)
        _open(html, name) if in_browser else click.echo(html)
        return
    click.echo(f"From: {rendered.display}\nSubject: {rendered.subject}\n\n{rendered.text}\n[{TOKEN}]")
    if of > 1:
        click.echo(f"sample {number} of {of}; another: --sample N", err=True)


@letters.command(epilog="Example: mentorpost letters edit introduction")
@click.argument("name")
@click.option("--no-editor", is_flag=True, help="Only make the copy, and say where it is.")
@click.pass_obj
@one_line_errors
def edit(config: str | None, name: str, no_editor: bool) -> None:
    """Write the letter NAME in your own words: a copy beside the store, in your editor.

    When you close the editor it is checked: does it render, does it still offer the words that people answer
    with? What stands as ours did is taken away again. The last line is ours, and true, whatever you write.
    """
    settings = load(config)
    path, ours = own_wording.own(settings, name), own_wording.shipped(settings, name)
    if not path.is_file():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        path.write_text(ours, "utf-8")
    if no_editor:
        click.echo(f"{path}\nWhen you have changed it: mentorpost letters check {name}")
        return
    click.edit(filename=str(path))
    if path.read_text("utf-8") == ours:
        path.unlink()
        click.echo("Nothing was changed; our wording stays.")
        return
    _check(settings, [name])


@letters.command(epilog="Example: mentorpost letters check")
@click.argument("name", required=False)
@click.pass_obj
@one_line_errors
def check(config: str | None, name: str | None) -> None:
    """Look whether letters in your own words render and still offer the words that are understood."""
    settings = load(config)
    if name is not None and not own_wording.own(settings, name).is_file():
        raise NotFoundError(f"{name} is in our wording; yours begins with: mentorpost letters edit {name}")
    _check(settings, own_wording.edited(settings) if name is None else [name])


@letters.command(epilog="Example: mentorpost letters send agenda --to ann@example.org")
@click.argument("name")
@click.option(
    "--to", "address", required=True, metavar="ADDRESS", help="Who gets it; best an address of your own."
)
@WHICH_SAMPLE
@click.pass_obj
@one_line_errors
def send(config: str | None, name: str, address: str, number: int) -> None:
    """Send the letter NAME with invented people, to see how a mail program shows it.

    It answers to nothing: a reply to it is treated as any other mail.
    """
    if fault := given_address.why_not(address):
        raise MentorpostError(fault)
    service = service_for(load(config))
    letter, _ = _sample(name, number)
    raw = sample_mail(service, letter, address, wall_clock())
    smtp = service.settings.smtp
    with open_transport(smtp.url, access.secret(service.settings, smtp), insecure=smtp.insecure) as transport:
        outcome = transport.send(Outgoing(service.address, address, raw))
    if outcome.delivery is not Delivery.SENT:
        raise MentorpostError(f"the server did not take it: {outcome.said}; see: mentorpost doctor")
    click.echo(f"{name} is on its way to {address}.")


@letters.command("missing", epilog="Example: mentorpost letters missing de")
@click.argument("languages", metavar="[LANGUAGE]...", nargs=-1)
@one_line_errors
def missing_(languages: tuple[str, ...]) -> None:
    """List what LANGUAGE lacks before anybody gets letters in it; without one, of every language here.

    Letters, labels, topics and phrases that are not there, placeholders that differ, and offered words that a
    reply would not be understood by. Nobody gets letters in a language before it lacks none of the files.
    """
    # The words of seven languages take a second to load, and no other command here needs them.
    from mentorpost.offered_words import misread

    lacking = 0
    for code in languages or codes():
        found = [*gaps(code), *(misread(code) if code in codes() else ())]
        lacking += len(found)
        for line in found:
            click.echo(f"{code}: {line}")
    if lacking:
        raise MentorpostError(f"{lacking} to mend; docs/languages.md says how")
    click.echo(f"Nothing is missing in {', '.join(languages or codes())}.")


def _check(settings: Settings, names: list[str]) -> None:
    found = [fault for name in names for fault in own_wording.faults(settings, name)]
    for fault in found:
        click.echo(fault, err=True)
    if found:
        raise MentorpostError("where a letter does not render, ours is sent; mend it, or delete the file")
    many = "One letter is" if len(names) == 1 else f"{len(names)} letters are"
    click.echo(f"{many} in your own words, and well.")


def _sample(name: str, number: int) -> tuple[Letter, int]:
    """Return a sample of a letter or of one kind of it, and how many there are."""
    samples = SAMPLES.get(name) or own_wording.by_template().get(name)
    if samples is None:
        raise NotFoundError(f'there is no letter "{name}"; see: mentorpost letters list')
    if number > len(samples):
        raise NotFoundError(f"{name} has fewer samples; choose --sample 1 to {len(samples)}")
    return samples[number - 1], len(samples)


def _open(html: str, name: str) -> None:
    with tempfile.NamedTemporaryFile(
        "w", suffix=".html", prefix=f"{name}-", delete=False, encoding="utf-8"
    ) as file:
        file.write(html)
    click.launch(file.name)
    click.echo(file.name)
