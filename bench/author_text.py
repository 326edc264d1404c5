"""How often the author's text comes out exact, on replies that nobody here wrote."""

from __future__ import annotations

import re

from bench.corpora import Case
from bench.parsers import OURS, Parser
from inbox_rules import html
from inbox_rules.read import read

# The collections disagree whether a signature belongs to the text. These many short last lines may be one,
MOST_LINES = 8
LONGEST_LINE = 72
# but never what quotes somebody: a mark, a line that introduces a quotation, or a header.
_QUOTING = re.compile(r"^>|:$|^[*]?[\w-]{2,12}(?: [\w-]{2,12})?:|^[-_=]{8,}|^-{3,}.*-{3,}$|@.*\bwrote\b")


def exact(parser: Parser, cases: list[Case]) -> list[Case]:
    """Return the cases that come out exact, white space folded."""
    return [case for case in cases if _folded(text_of(parser, case), case) == _folded(case.text, case)]


def exact_but_for_a_signature(parser: Parser, cases: list[Case]) -> list[Case]:
    """Return the cases that come out exact, or with a closing signature more or less."""
    return [case for case in cases if _differs_by_a_signature(text_of(parser, case), case)]


def text_of(parser: Parser, case: Case) -> str:
    if case.form == "mail":
        return read(case.raw).text if parser is OURS else parser.whole(case.raw)
    return parser.body(html.to_text(case.body) if case.form == "html" else case.body)


def _differs_by_a_signature(found: str, case: Case) -> bool:
    one, other = _folded(found, case), _folded(case.text, case)
    if one == other:
        return True
    short, long, full = (one, other, case.text) if len(one) < len(other) else (other, one, found)
    if not short or not long.startswith(short):
        return False
    rest = long[len(short) :].strip()
    lines = [line.strip() for line in full.split("\n") if line.strip()]
    last = next(
        (lines[-n:] for n in range(1, 1 + MOST_LINES) if _folded("\n".join(lines[-n:]), case) == rest), []
    )
    return bool(last) and not any(len(line) > LONGEST_LINE or _QUOTING.search(line) for line in last)


def _folded(text: str, case: Case) -> str:
    return re.sub(r"\s+", "" if case.form == "html" else " ", text).strip()
