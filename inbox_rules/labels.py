"""The labels of our forms in the languages shipped, folded, and how a label that was shortened is known.

The English ones are promises: any of them is taken in any form of its kind, a pair's or a profile's.
"""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import cast

from inbox_rules.folding import key
from inbox_rules.slips import Slips
from inbox_rules.tables import section
from mentorship.fields import OF_A_PROFILE_ONLY, PROFILE_FORM, Field

SHORTEST = 4  # letters of a label that was cut off

_SOURCE = resources.files("inbox_rules.words").joinpath("labels.toml").read_text(encoding="utf-8")
_LABELS = {
    Field(name): labels for name, labels in cast("dict[str, list[str]]", tomllib.loads(_SOURCE)).items()
}
_ARTICLES = frozenset(word for row in section("forms", "articles").values() for word in row)
_FIRST = {field: key(labels[0]) for field, labels in _LABELS.items()}
OF_PAIRS = frozenset(Field) - OF_A_PROFILE_ONLY
OF_PROFILES = frozenset(PROFILE_FORM)


def field_of(label: str) -> Field | None:
    """Return the field of a pair's form that a label names."""
    return _found(key(label.partition("(")[0]), _PAIRS, OF_PAIRS)


def profile_field_of(label: str) -> Field | None:
    """Return the field of a profile that a label names; what a pair calls its boundaries are limits there."""
    found = _found(key(label), _PROFILES, OF_PROFILES | {Field.BOUNDARIES})
    return Field.LIMITS if found is Field.BOUNDARIES else found


def _found(wanted: str, by_label: dict[str, Field], among: frozenset[Field]) -> Field | None:
    """A label that was cut off counts where only one begins so; what stands before it does not."""
    first, _, rest = wanted.partition(" ")
    if wanted not in by_label and first in _ARTICLES:
        wanted = rest
    if wanted in by_label:
        return by_label[wanted]
    mended = _SLIPS.mended(wanted)
    if mended in by_label:
        return by_label[mended]
    if len(wanted) < SHORTEST:
        return None
    fields = {field for field in among if _FIRST[field].startswith(wanted)}
    return fields.pop() if len(fields) == 1 else None


# A slip in a label: 'Freqency', 'Lenght'.
# "From" stands above every quoted mail and is no slip for "Form".
_SLIPS = Slips((*(key(label) for labels in _LABELS.values() for label in labels), "from"))


def _by_label(among: frozenset[Field]) -> dict[str, Field]:
    return {key(label): field for field, labels in _LABELS.items() if field in among for label in labels}


_PAIRS = _by_label(OF_PAIRS)
_PROFILES = _by_label(OF_PROFILES | {Field.BOUNDARIES})
