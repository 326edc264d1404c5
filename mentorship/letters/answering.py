"""Direct answers to somebody's mail, and the partner's mail passed on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import ClassVar

from mentorship.letters.base import GoesTo, Letter, Line
from mentorship.letters.joining import Stranger
from mentorship.passing import Doubt, LeftOut
from mentorship.requests import Request
from mentorship.stillness import Break


@dataclass(frozen=True)
class Relayed(Letter):
    """The partner's own mail. Ours are its last line, its token, and a line where files stayed behind."""

    name: ClassVar[str] = "relayed"
    goes_to: ClassVar[GoesTo] = GoesTo.PARTNER

    partner: str
    subject: str
    text: str
    left_out: LeftOut | None = None


@dataclass(frozen=True)
class Suggestion(Relayed):
    """The partner's own mail with a suggestion in it, to be taken, left, or left without a word (A24)."""

    name: ClassVar[str] = "suggestion"
    goes_to: ClassVar[GoesTo] = GoesTo.PARTNER_BUT_WORDS


PASSED_ON = frozenset({Relayed.name, Suggestion.name})  # a person's own mail


@dataclass(frozen=True)
class Resource:
    """Something to read, see or join: where it is, and for what."""

    title: str
    url: str = ""
    use: str = ""


@dataclass(frozen=True)
class Resources(Letter):
    """What the programme recommends, and what the two gave each other (B23, C4)."""

    name: ClassVar[str] = "resources"

    listed: tuple[Resource, ...] = ()
    shared: tuple[tuple[str, tuple[str, ...]], ...] = ()  # with whom, and what


@dataclass(frozen=True)
class ConfirmIdentity(Letter):
    """Did you write this? `accept` does it, anything else leaves it."""

    name: ClassVar[str] = "confirm-identity"

    wanted: Request
    partner: str = ""  # of the mentorship that it concerns, if any
    sender: str = ""  # the address that the mail came from, where it is none of the reader's
    proves: bool = (
        False  # NEW_ADDRESS, SECOND_ADDRESS: it goes to that address, and asks whether it is theirs
    )


@dataclass(frozen=True)
class Undeliverable(Letter):
    """To whom somebody works with: letters to that one come back, or arrive again. Or to that one: a try."""

    name: ClassVar[str] = "undeliverable"
    goes_to: ClassVar[GoesTo] = GoesTo.PERSON

    partner: str = ""
    back: bool = False  # they arrive again
    tries: bool = False  # it goes to the one whose letters came back


@dataclass(frozen=True)
class WhichOfUs(Letter):
    """A mail that is kept, since it may not be meant for the partner: pass on, keep, or drop?"""

    name: ClassVar[str] = "which-of-us"
    hidden_from_partner: ClassVar[bool] = True

    partner: str
    command: Request | None  # the mail was nothing but this word
    deleted_on: date
    doubt: Doubt | None = None  # why it did not go on by itself


@dataclass(frozen=True)
class NotUnderstood(Letter):
    """What we could not read, and the words that we would understand."""

    name: ClassVar[str] = "not-understood"

    doubt: str  # a sentence, or empty
    words: tuple[Request, ...]  # what the answered letter offered, at most five
    unplaced: tuple[str, ...] = ()  # labels of a form that we ask for by name
    encrypted: bool = False  # the mail could not be read at all; said once
    kept: tuple[Line, ...] = ()  # of the form, what was understood; it goes with the answer to this letter


@dataclass(frozen=True)
class NotPossible(Letter):
    """What cannot be done now, and what can."""

    name: ClassVar[str] = "not-possible"

    wanted: Request
    because: str  # a key of the template's reasons, e.g. "state", "full", "which-one", "partner-paused"
    words: tuple[Request, ...] = ()
    partner: str = ""
    choices: tuple[str, ...] = ()  # for "which-one": the partners' names; for "code": what was written
    missing: tuple[Line, ...] = ()  # for "not-complete": what has not been answered
    megabytes: int = 0  # for "file-too-large" and "mail-too-large": what is possible
    passed_on: bool = False  # for "file-too-large" and "file-left-out": the words went on


class Said(StrEnum):
    """What somebody said, that a few words are the answer to."""

    SHORT_OF_TIME = "short of time"  # once more (D14)
    APART = "apart"  # the two are not in touch (D13)


@dataclass(frozen=True)
class HelpLetter(Letter):
    """The words that work now. `reads` says that a person reads what came, and nothing was changed."""

    name: ClassVar[str] = "help"

    words: tuple[Request, ...]
    reads: bool = False
    # Something more urgent came up: what the two agreed for that (D10), if anything, and with whom.
    collides: bool = False
    agreed: Line | None = None
    partner: str = ""
    said: Said | None = None
    last_mail: date | None = None  # APART: when the partner's last mail was passed on to the reader


@dataclass(frozen=True)
class StatusLine:
    """One mentorship as `status` shows it to one of the two."""

    partner: str
    role: str  # the reader's
    state: str
    stage: str
    since: date
    next_agenda: date | None
    goals: tuple[str, ...] = ()  # those that are open


@dataclass(frozen=True)
class StatusLetter(Letter):
    """Where things stand for the reader."""

    name: ClassVar[str] = "status"

    lines: tuple[StatusLine, ...]
    available: bool | None  # None for somebody who is no mentor
    waiting_for_you: tuple[str, ...] = ()  # subjects of letters that await the reader's answer
    wants: tuple[str, ...] = ()  # the roles that the reader asked for and is not approved in
    missing: tuple[Line, ...] = ()  # what they have not answered yet
    agree: bool = False  # nothing but the yes to the welcome
    rest: Break | None = None  # of the programme: now, or soon


@dataclass(frozen=True)
class MyData(Letter):
    """Everything that is kept about the reader."""

    name: ClassVar[str] = "my-data"

    items: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class GotYourReport(Letter):
    """To somebody who reported: who reads it, and what is told to whom."""

    name: ClassVar[str] = "got-your-report"
    goes_to: ClassVar[GoesTo] = GoesTo.SAFETY_CONTACT

    partner: str = ""  # of the pair whose mail is now held, if it is known
    partners: tuple[str, ...] = ()  # the same, where they are several


TO_STRANGERS = frozenset({Stranger.name, GotYourReport.name})  # to whoever writes, under whatever address


@dataclass(frozen=True)
class OrganizerAlert(Letter):
    """To the organizer or the safety contact: something that needs a person."""

    name: ClassVar[str] = "organizer-alert"
    names_person: ClassVar[bool] = False

    what: str  # a key of the template's sentences: report, quarantine, quiet, not-agreed, talk …
    who: str = ""  # names, never text of a mail
    command: str = ""  # what to type next
    words: str = ""  # what somebody wrote for exactly this reader; stands last
    other: str = ""  # REPORT: whom the mail of the pair came from that is held
    open: bool = False  # REPORT: the reader decides what becomes of the pair
    then: str = ""  # SOMEONE-ELSE: what to type when there is somebody
    by: date | None = None  # SOMEONE-ELSE: the day by which I have said that they hear
    to: str = ""  # first name of whom a draft is for, which goes out at a word
    partner: str = ""  # of whom the draft is for, where it says what that one knows

    @property
    def wanted(self) -> Request | None:
        """Kept with the letter: REPORT where its answer may decide what becomes of a pair."""
        return Request.REPORT if self.what.startswith("report") else None
