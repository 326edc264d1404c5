"""A language made for tests: English, with every letter of ours written ｌｉｋｅ　ｔｈｉｓ.

What comes out of a rendered letter in plain letters was not written by a template, a label or a phrase: it is
somebody's own word, or English that no translator can reach.
"""

from __future__ import annotations

import re
from pathlib import Path
from shutil import copytree

from jinja2 import Environment

from mailer.language import LABELS, PHRASES, TEMPLATES, TOPICS, read

CODE = "qq"
LETTERS = {**{n: n + 0xFEE0 for n in range(ord("A"), ord("Z") + 1)},
            **{n: n + 0xFEE0 for n in range(ord("a"), ord("z") + 1)}}  # fmt: skip
_PLACE = re.compile(r"(\{[^{}]*\})")
# Behind these a string names something and is not printed.
_NAMES = {"selectattr", "rejectattr", "map", "startswith", "include"}
_COMPARES = {"eq", "ne", "in"}


def marked(text: str) -> str:
    """Write letters so that nobody mistakes them; what stands in braces stays."""
    return "".join(
        part if number % 2 else part.translate(LETTERS) for number, part in enumerate(_PLACE.split(text))
    )


def template(source: str) -> str:
    """Mark what a template says itself, in its text and in the strings that it prints."""
    printed: list[str] = []
    named, compares = False, False
    for _, kind, text in Environment(autoescape=True).lex(source):
        if kind == "data":
            printed.append(marked(text).replace(marked("Subject:"), "Subject:"))
        elif kind == "string" and text.startswith('"') and not named and not compares:
            printed.append(marked(text).replace("\\" + marked("n"), "\\n"))
        else:
            printed.append(text)
        if kind == "name":
            named, compares = named or text in _NAMES, text in ("in", "is")
        elif kind == "operator":
            compares = text in ("==", "!=")
            named = named and text != ")"
        elif kind.endswith("_end"):
            named, compares = False, False
        elif kind == "string":
            compares = False
    return "".join(printed)


def toml(path: Path) -> str:
    """Mark the values of a table file; an empty one is its key."""
    lines: list[str] = []
    for name, rows in read(path).items():
        lines.append(f'["{name}"]')
        for key, value in rows.items():
            said = [_quoted(marked(one)) for one in _listed(value or key)]
            whole = said[0] if isinstance(value, str) else f"[{', '.join(said)}]"
            lines.append(f"{_quoted(key)} = {whole}")
    return "\n".join(lines) + "\n"


def made(folder: Path) -> Path:
    """Make the language in a folder, beside a copy of the English letters; return where the templates are."""
    templates = folder / "templates"
    copytree(TEMPLATES / "en", templates / "en")
    (templates / "layout.html").write_text((TEMPLATES / "layout.html").read_text("utf-8"), "utf-8")
    for path in sorted((TEMPLATES / "en").rglob("*.txt")):
        copy = templates / CODE / path.relative_to(TEMPLATES / "en")
        copy.parent.mkdir(parents=True, exist_ok=True)
        copy.write_text(template(path.read_text("utf-8")), "utf-8")
    english = TEMPLATES / "en"
    words = "\n".join(f"{_quoted(key)} = {_quoted(marked(key))}" for key in read(english / LABELS)["words"])
    labels = toml(english / LABELS).replace('["commands"]\n', f'["commands"]\n{words}\n')
    (templates / CODE / LABELS).write_text(labels, "utf-8")
    (templates / CODE / TOPICS).write_text(toml(english / TOPICS), "utf-8")
    (templates / CODE / PHRASES).write_text(toml(english / PHRASES), "utf-8")
    return templates


def _listed(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
