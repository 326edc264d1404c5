"""Words that were shown may stand where an answer says so, and says nothing else."""

from __future__ import annotations

import pytest

from inbox_rules.testimony import may_stand


@pytest.mark.parametrize(
    "text",
    [
        "Ja, so kann das bleiben",
        "so kann das bleiben, danke",
        "Yes, it can stay as it is.",
        "Leave it like that",
        "Oui, ça peut rester comme ça.",
        "Sí, así está bien",
        "Sì, può restare così",
        "Ja, zo kan het blijven",
        "Sim, pode ficar assim. Obrigada",
    ],
)
def test_somebody_lets_their_words_stand_as_they_are(text: str) -> None:
    assert may_stand(text)


@pytest.mark.parametrize(
    "text",
    [
        "So kann das nicht bleiben",
        "so kann das bleiben, aber ohne den letzten Satz",
        "Kann das so bleiben?",
        "No puede quedar así",
        "it can stay as it is if Max agrees",
        "leave it",
        "Nein, so kann das bleiben?",
        "zo kan het niet blijven",
        "Non può restare così",
    ],
)
def test_whatever_says_more_or_less_does_not(text: str) -> None:
    assert not may_stand(text)
