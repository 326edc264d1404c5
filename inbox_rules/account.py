"""How a mail was read, told to a person: which rule, which evidence, which line, and what would follow.

For whoever runs the programme and wonders why a mail had this effect or none. No word here is read back.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from inbox_rules.tell import take_tell
from inbox_rules.values import Arguments, Authentication, Incoming, Kind, Understood

LONGEST_LINE = 76
LONGEST_WORDS = 44  # of a line that is quoted as a reason
# fmt: off
LANGUAGES = {
    "en": "English", "de": "German", "fr": "French", "es": "Spanish", "nl": "Dutch", "it": "Italian",
    "pt": "Portuguese",
}
AUTHENTICATION = {
    Authentication.PASS: "a server that you trust vouches for the address",
    Authentication.FAIL: "a server that you trust says it is forged; we would ask first",
    Authentication.NONE: "no server that you named vouches for the address",
}
# fmt: on
_LANGUAGE = re.compile(r" \(([a-z]{2})\)$")
_LINE = re.compile(r"(?:line (\d{1,5})|the subject): (.*)", re.DOTALL)


def account(
    file: str, incoming: Incoming, understood: Understood, asked_letter: str, evidence: tuple[str, ...]
) -> str:
    """Return what is told of one mail, line by line."""
    lines = [
        f"{file or 'this mail'}: {incoming.kind}, because {_lowered(incoming.why)}",
        *_rows("shown by", evidence),
        *_rows("from", [f"{incoming.sender or 'nobody'}; {AUTHENTICATION[incoming.authentication]}"]),
        *_rows("token", [f"{found.token} in its {found.carrier}" for found in incoming.tokens[:3]]),
        *_rows("failed", _failures(incoming)),
    ]
    if incoming.original_message_id:
        lines += _rows("about", [f"the mail {incoming.original_message_id}"])
    if incoming.kind is not Kind.PERSON:
        return "\n".join(
            [*lines, *_rows("so", ["it is noted; nothing is done, and nobody is answered"]), *_text(incoming)]
        )
    lines += _rows(
        "files", [f"{found.name or 'no name'} ({found.media_type})" for found in incoming.attachments]
    )
    lines += _rows("answers", [asked_letter or 'no letter of ours; "--asked LETTER" names one'])
    lines += _rows("asks for", [_asks_for(understood)])
    written = _numbered(incoming)
    spoken = {**dict(written), 0: incoming.subject}
    lines += _rows("since", [_reason(why, understood.doubt, spoken) for why in understood.why])
    lines += _rows("with", list(_with(understood.arguments, incoming.text)))
    lines += _rows(
        "missing", [f'"{line}": we would ask for it by name' for line in understood.arguments.unplaced]
    )
    return "\n".join([*lines, *_text(incoming, written)])


def _rows(head: str, values: list[str] | tuple[str, ...]) -> list[str]:
    return [f"  {head if not number else '':<9} {value}" for number, value in enumerate(values)]


def _failures(incoming: Incoming) -> list[str]:
    return [
        f"{failure.address or 'an address that it does not name'} {failure.status or 'without a code'}, "
        + ("for good" if failure.permanent else "for now")
        for failure in incoming.failures
    ]


def _asks_for(understood: Understood) -> str:
    if understood.doubt:
        return f"nothing that is sure, so we would ask back: {understood.doubt}"
    return str(understood.request or "nothing; these are plain words")


def _reason(why: str, doubt: str, written: dict[int, str]) -> str:
    """Return a reason with the line that it stands on, and without saying the doubt twice."""
    language = _LANGUAGE.search(why)
    if language:
        why = f"{_LANGUAGE.sub('', why)}, in {LANGUAGES.get(language[1], language[1])}"
    found = _LINE.fullmatch(why)
    if found is None:
        return why
    line = f"line {found[1]}" if found[1] else "the subject"
    if words := written.get(int(found[1] or 0), "").strip():
        line = f'{line}, "{_cut(words, LONGEST_WORDS)}"'
    return line if found[2] == doubt else f"{line}: {found[2]}"


def _with(arguments: Arguments, text: str) -> Iterator[str]:
    if arguments.codes:
        yield f"the codes {', '.join(arguments.codes)}"
    if arguments.starts:
        yield f"from {arguments.starts.isoformat()}"
    if arguments.until:
        yield f"until {arguments.until.isoformat()}"
    if arguments.number is not None:
        yield f"the number {arguments.number}"
    if arguments.topic:
        yield f'the words "{_cut(arguments.topic, LONGEST_WORDS)}"'
    for field, value in arguments.fields:
        yield f"{field.value.capitalize()}: {value or '(empty)'}"
    if arguments.tell:
        yield f'for the partner: "{_cut(arguments.tell, LONGEST_WORDS)}"'
    # All that was written stands below anyway.
    if arguments.reason and arguments.reason.split() != take_tell(text, "")[0].split():
        yield f'other words, which go to nobody else: "{_cut(arguments.reason, LONGEST_WORDS)}"'


def _numbered(incoming: Incoming) -> list[tuple[int, str]]:
    """Return what the author wrote with the numbers by which reasons name its lines; 0 has none."""
    counted = take_tell(incoming.text, "")[0].splitlines()
    lines: list[tuple[int, str]] = []
    number = 0
    for line in incoming.text.splitlines():
        if number < len(counted) and counted[number] == line:
            number += 1
            lines.append((number, line))
        else:
            lines.append((0, line))
    return lines


def _text(incoming: Incoming, written: list[tuple[int, str]] | None = None) -> list[str]:
    if written is None:
        return [f"  | {_cut(line, LONGEST_LINE)}".rstrip() for line in incoming.text.splitlines()]
    width = len(str(len(written)))
    return [f"  {number or '':>{width}} | {_cut(line, LONGEST_LINE)}".rstrip() for number, line in written]


def _cut(text: str, length: int) -> str:
    text = " ".join(text.split("\n"))
    return text if len(text) <= length else text[: length - 2].rstrip() + " …"


def _lowered(sentence: str) -> str:
    return (sentence[:1].lower() + sentence[1:]).rstrip(".") if sentence else "no rule says otherwise"
