"""A form that was filled in where it is quoted: `> Frequency: weekly`, where we had sent `fortnightly`.

Only the answered letter's own form counts, one level deep, and only what is clearly not as we sent it: a
mailer wraps lines, cuts them off and rewrites addresses.
"""

from __future__ import annotations

from inbox_rules.folding import key
from inbox_rules.form_lines import Known, begin, sent_labels, sent_values
from inbox_rules.labels import field_of
from mentorship.fields import Field

WRAPPED_FROM = 55  # a shorter line was not wrapped by a mailer
FEWEST = 2  # lines of our form that make it the one that we sent


def filled_in(body: str, written: str, letter: str, known: Known = field_of) -> dict[Field, str]:
    """Return what stands behind quoted labels of a letter of ours and was not sent by us."""
    sent = sent_values(letter, known)
    if not sent:
        return {}
    labels = sent_labels(letter, known)
    authors = {line.strip() for line in written.splitlines()}
    ours = {key(line) for line in letter.splitlines()}  # a letter may show what it could not read, too
    found: dict[Field, str] = {}
    seen: set[Field] = set()
    going_on: Field | None = None
    for line in body.splitlines():
        depth, bare = _depth(line)
        entry = begin(bare, (), known=known) if depth < 2 and line.strip() not in authors else None
        if entry is not None and entry.field in sent and key(entry.label) in labels:
            going_on = None
            seen.add(entry.field)
            if entry.field not in found and key(bare) not in ours:
                found[entry.field] = " ".join(entry.written)
                going_on = entry.field if len(line) >= WRAPPED_FROM else None
        elif going_on and bare.strip():
            found[going_on] = f"{found[going_on]} {bare.strip()}"
            going_on = going_on if len(line) >= WRAPPED_FROM else None
        else:
            going_on = None
    if len(seen) < min(FEWEST, len(sent)):
        return {}
    return {field: value for field, value in found.items() if _another(value, sent[field])}


def _depth(line: str) -> tuple[int, str]:
    bare = line
    depth = 0
    while bare.lstrip().startswith(">"):
        bare = bare.lstrip()[1:]
        depth += 1
    return depth, bare


def _another(value: str, own: str) -> bool:
    theirs, ours = key(value), key(own)
    if not theirs or "@" in own or "://" in own:
        return False
    return not ours.startswith(theirs)
