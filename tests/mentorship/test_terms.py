"""Whoever changes the words that people agree to gives them a new version."""

from __future__ import annotations

import hashlib

from mailer.language import TEMPLATES
from mentorship import terms

# The version, and the digest of the words that it stands for.
PINNED = {"1": "91b8fe5bed5f5157"}


def test_other_words_of_the_terms_are_another_version() -> None:
    parts = [(TEMPLATES / "en" / "parts" / f"terms-{role}.txt").read_bytes() for role in ("mentor", "mentee")]

    assert PINNED[terms.VERSION] == hashlib.sha256(b"\n".join(parts)).hexdigest()[:16]
