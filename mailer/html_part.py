"""Make the HTML part of a letter from its text, so that nothing stands in the HTML alone.

In a mail that is passed on stands its author's own clean HTML (mailer.clean_html), where it says the same.

Tables and inline style, no pictures, no links but `mailto:`: a word that answers the letter is a button that
opens a ready reply. Everything is escaped; nothing in a letter is ever taken for markup.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from urllib.parse import quote

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template

from mailer.flow import INDENT, ROW, WIDTH
from mailer.language import TEMPLATES, language
from mailer.last_line import ended
from mailer.render import Rendered

DOTS = ("…", "...")


@dataclass(frozen=True)
class Reply:
    """Where an answer goes, and what it is called."""

    address: str
    subject: str
    token: str


@dataclass(frozen=True)
class Row:
    """One row of a list; `link` opens a reply that says the word."""

    word: str
    label: str
    link: str = ""


@dataclass(frozen=True)
class Part:
    """A paragraph, a quotation or a list."""

    kind: str
    lines: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()


def to_html(rendered: Rendered, reply: Reply, verbatim: bool = False, theirs: str = "") -> str:
    """Return the letter as an HTML document; `theirs` is clean HTML that takes the place of its text."""
    body, last, code = ended(rendered.text)
    links = {
        button.word: mailto(reply, button.word, language(code).patterns["code"])
        for button in rendered.buttons
    }
    chunks = [chunk for chunk in body.strip("\n").split("\n\n") if chunk.strip()]
    return _layout().render(
        language=code,
        subject=rendered.subject,
        theirs=theirs,
        blocks=[] if theirs else [_kept(chunk) if verbatim else _part(chunk, links) for chunk in chunks],
        last_line=" ".join(last.split()),
        token=reply.token,
    )


def mailto(reply: Reply, word: str, place: str = "CODE") -> str:
    """Return the address of a ready reply (RFC 6068): percent-encoded, a plus sign stays one.

    `place` stands in a word where its reader puts a mentor's code.
    """
    for placeholder in (place, *DOTS):
        word = word.removesuffix(placeholder)
    subject = quote(f"Re: {reply.subject} [{reply.token}]", safe="")
    return f"mailto:{quote(reply.address, safe='@+')}?subject={subject}&body={quote(word, safe='')}"


def _kept(chunk: str) -> Part:
    return Part("paragraph", tuple(chunk.split("\n")))


def _part(chunk: str, links: dict[str, str]) -> Part:
    lines = chunk.split("\n")
    if not all(line.startswith(" " * 2) for line in lines):
        return Part("paragraph", (" ".join(lines),))
    rows: list[Row] = []
    for line in lines:
        found = ROW.fullmatch(line)
        if found is not None:
            rows.append(Row(found[1], found[2], links.get(found[1], "")))
        elif rows and line[INDENT : INDENT + 1] == " ":
            rows[-1] = Row(rows[-1].word, f"{rows[-1].label} {line.strip()}", rows[-1].link)
        else:
            return Part("quote", _unwrapped(lines))
    return Part("rows", rows=tuple(rows))


def _unwrapped(lines: list[str]) -> tuple[str, ...]:
    """Join the lines that were broken because the next word would not have fitted."""
    joined: list[str] = []
    before = 0
    for line in lines:
        first_word = line.split(maxsplit=1)[0]
        if joined and before + 1 + len(first_word) > WIDTH:
            joined[-1] += " " + line.strip()
        else:
            joined.append(line.strip())
        before = len(line)
    return tuple(joined)


@cache
def _layout() -> Template:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    return environment.get_template("layout.html")
