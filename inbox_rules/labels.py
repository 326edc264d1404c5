"""The labels of our forms in the languages shipped, folded, and how a label that was shortened is known.

The English ones are promises: any of them is taken in any form.
"""

from __future__ import annotations

import tomllib
from importlib import resources
from typing import cast

from inbox_rules.folding import key
from mentorship.fields import Field

SHORTEST = 4  # letters of a label that was cut off

_SOURCE = resources.files("inbox_rules.words").joinpath("labels.toml").read_text(encoding="utf-8")
_LABELS = {
    Field(name): labels for name, labels in cast("dict[str, list[str]]", tomllib.loads(_SOURCE)).items()
}
_BY_LABEL = {key(label): field for field, labels in _LABELS.items() for label in labels}
_PROMISED = tuple(labels[0] for labels in _LABELS.values())


def field_of(label: str) -> Field | None:
    """Return the field that a label names; one that was cut off counts where only one begins so."""
    wanted = key(label)
    if wanted in _BY_LABEL:
        return _BY_LABEL[wanted]
    if len(wanted) < SHORTEST:
        return None
    fields = {_BY_LABEL[promised] for promised in _PROMISED if promised.startswith(wanted)}
    return fields.pop() if len(fields) == 1 else None
