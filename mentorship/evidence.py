"""Who may do what on which evidence, as one table (DESIGN, "Identity").

From: can be forged, so it never suffices for what matters; a token of ours from the person's own address
does. What lies between is held, and the registered address is asked.
"""

from __future__ import annotations

from enum import StrEnum

from mentorship.requests import NEEDS, Proof, Request


class Evidence(StrEnum):
    """What a mail proves about its author."""

    TOKEN = "token and own address"  # noqa: S105 - a kind of evidence, not a secret  # nosec B105
    TOKEN_ELSEWHERE = "token, other address"  # noqa: S105  # nosec B105
    ADDRESS = "own address"
    REFUSED = "own address, and authentication failed"
    NOTHING = "nothing"


class Verdict(StrEnum):
    """What may be done with it."""

    ACT = "act"
    CONFIRM = "confirm"  # hold it, and ask the registered address
    STRANGER = "stranger"


# Harmless and useful from any address that holds a token; the registered address hears of it.
HARMLESS = frozenset({Request.MET, Request.SKIP})


def verdict(evidence: Evidence, request: Request | None) -> Verdict:
    """Say whether `request` may be acted on; None stands for plain words."""
    if request is not None and NEEDS[request].proof is Proof.NOTHING:
        return Verdict.ACT
    if evidence is Evidence.TOKEN or (evidence is Evidence.TOKEN_ELSEWHERE and request in HARMLESS):
        return Verdict.ACT
    if evidence is Evidence.ADDRESS and (request is None or NEEDS[request].proof is Proof.ADDRESS):
        return Verdict.ACT
    return Verdict.STRANGER if evidence is Evidence.NOTHING else Verdict.CONFIRM
