"""Letters from the introduction to the settled agreement, and its later changes."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import ClassVar

from mentorship.letters.base import GoesTo, Letter, Line, Role


@dataclass(frozen=True)
class Introduction(Letter):
    """Never bare: who the other is, the first topic, who begins, by when (B11, B12, B17, B18)."""

    name: ClassVar[str] = "introduction"
    goes_to: ClassVar[GoesTo] = GoesTo.PARTNER

    role: Role
    partner: str
    partner_full: str
    about: str  # the mentor's mission statement, or the mentee's words with the request
    words: str  # what the mentor wrote after "Tell NAME:", to the mentee only
    write_by: date
    starts: date | None = None  # accepted from this day on
    shared: tuple[str, ...] = ()  # telling words that both wrote for each other: why these two
    proposed: bool = False  # the organizer thought of these two


@dataclass(frozen=True)
class Icebreaker(Letter):
    """A light topic for two who are still getting to know each other (B11, B16)."""

    name: ClassVar[str] = "icebreaker"
    goes_to: ClassVar[GoesTo] = GoesTo.PARTNER
    routine: ClassVar[bool] = True

    role: Role
    partner: str
    topic: str  # a key of the template's list of topics
    write_by: date


@dataclass(frozen=True)
class AgreementForm(Letter):
    """A draft of how the two will work together (E4): right as it stands, or what to change?"""

    name: ClassVar[str] = "agreement-form"
    then_partner: ClassVar[bool] = True
    routine: ClassVar[bool] = True

    partner: str
    lines: tuple[Line, ...]
    reply_by: date
    full: bool = False
    again: bool = False  # the draft is the last agreement of a pair that restarts
    second: bool = False  # the partner was asked first and has not answered, or it is asked once more


@dataclass(frozen=True)
class AgreementReview(Letter):
    """The partner's version: agree, or what to change (A6, C6)?"""

    name: ClassVar[str] = "agreement-review"
    then_partner: ClassVar[bool] = True

    partner: str
    lines: tuple[Line, ...]
    reply_by: date
    second: bool = False


@dataclass(frozen=True)
class AgreementSettled(Letter):
    """Both agreed to the same version; it holds the pair's confidentiality clause (E23)."""

    name: ClassVar[str] = "agreement-settled"

    partner: str
    lines: tuple[Line, ...]
    first_agenda: date | None
    amended: bool = False  # a later version, not the first
    kept: bool = False  # a change was proposed, and it stays as it was
    managers: bool = False  # the reader may name their own manager, and has not
    review_on: date | None = None  # it has no end, and on this day both are asked how to go on (C10)


@dataclass(frozen=True)
class Amendment(Letter):
    """The partner would change the agreement (A28): yes, or leave it as it is?"""

    name: ClassVar[str] = "amendment"
    then_partner: ClassVar[bool] = True

    partner: str
    lines: tuple[Line, ...]  # only what would change
    reply_by: date
    hours: str = ""  # the time that the partner gives from now on, where that is the reason
