"""The labels of our forms in the languages shipped, folded, and how a label that was shortened is known.

The English ones are promises: any of them is taken in any form of its kind, a pair's or a profile's.
"""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import cast

from inbox_rules.folding import key
from mentorship.fields import OF_A_PROFILE_ONLY, PROFILE_FORM, Field

SHORTEST = 4  # letters of a label that was cut off

_SOURCE = resources.files("inbox_rules.words").joinpath("labels.toml").read_text(encoding="utf-8")
_LABELS = {
    Field(name): labels for name, labels in cast("dict[str, list[str]]", tomllib.loads(_SOURCE)).items()
}
OF_PAIRS = frozenset(Field) - OF_A_PROFILE_ONLY
OF_PROFILES = frozenset(PROFILE_FORM)


def field_of(label: str) -> Field | None:
    """Return the field of a pair's form that a label names."""
    return _found(key(label), _PAIRS, OF_PAIRS)


def profile_field_of(label: str) -> Field | None:
    """Return the field of a profile that a label names; what a pair calls its boundaries are limits there."""
    found = _found(key(label), _PROFILES, OF_PROFILES | {Field.BOUNDARIES})
    return Field.LIMITS if found is Field.BOUNDARIES else found


def _found(wanted: str, by_label: dict[str, Field], among: frozenset[Field]) -> Field | None:
    """A label that was cut off counts where only one begins so."""
    if wanted in by_label:
        return by_label[wanted]
    if len(wanted) < SHORTEST:
        return None
    fields = {field for field in among if key(_LABELS[field][0]).startswith(wanted)}
    return fields.pop() if len(fields) == 1 else None


def _by_label(among: frozenset[Field]) -> dict[str, Field]:
    return {key(label): field for field, labels in _LABELS.items() if field in among for label in labels}


_PAIRS = _by_label(OF_PAIRS)
_PROFILES = _by_label(OF_PROFILES | {Field.BOUNDARIES})
