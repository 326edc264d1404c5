"""What the shell carries about: the settings, the key of the tokens, and the names that follow from them."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from mentorpost.settings import Contact, Settings
from mentorship import season
from mentorship.calendar import local_day
from mentorship.effects import Office
from mentorship.policy import Policy
from mentorship.stillness import Break
from store import breaks

KEY_BYTES = 32


@dataclass(frozen=True)
class Service:
    """One programme, ready to work."""

    settings: Settings
    key: bytes

    @property
    def policy(self) -> Policy:
        """Every timer and limit."""
        return self.settings.policy

    @property
    def address(self) -> str:
        """The programme's plain address."""
        return self.settings.program.address

    @property
    def organizer(self) -> Contact | None:
        """Who is named in letters as the person behind the programme."""
        organizers = self.settings.program.organizers
        return organizers[0] if organizers else None

    @property
    def zone(self) -> str:
        """Where the organizer's days begin."""
        return self.settings.program.time_zone

    def breaks(self) -> tuple[Break, ...]:
        """Return the breaks for everybody, first to last: those of the settings, and those of a command."""
        return tuple(sorted({*self.settings.program.breaks, *breaks.everything()}))

    def policy_on(self, now: datetime) -> Policy:
        """Return the policy of a day: near the end of a season what is proposed is shorter."""
        usual, today = self.policy.default_months, local_day(now, self.zone)
        months = season.months(self.settings.program.season, today, usual)
        return self.policy if months == usual else replace(self.policy, default_months=months)

    def office(self, office: Office, but: frozenset[str] = frozenset()) -> Contact | None:
        """Return who is written to, but for these addresses: nobody hears what their own partner says alone.

        A report goes to an organizer where there is no safety contact; what is for the organizers goes to the
        safety contact where it concerns each of them.
        """
        program = self.settings.program
        safety = [program.safety_contact] if program.safety_contact is not None else []
        organizers = list(program.organizers)
        order = [*safety, *organizers] if office is Office.SAFETY_CONTACT else [*organizers]
        if office is Office.ORGANIZER and organizers:
            order += safety
        return next((contact for contact in order if contact.address not in but), None)

    def contact(self, address: str) -> Contact:
        """Return whoever of the programme's own people has an address; without a name where nobody has."""
        return next((one for one in self.staff if one.address == address), Contact("", address))

    @property
    def staff(self) -> tuple[Contact, ...]:
        """The programme's own people, the first organizer first."""
        safety = self.settings.program.safety_contact
        return (*self.settings.program.organizers, *((safety,) if safety is not None else ()))

    def is_staff(self, address: str) -> bool:
        """Whether an address belongs to the programme's own people."""
        return any(contact.address == address for contact in self.staff)


def service_for(settings: Settings) -> Service:
    """Return the service, with its key read or made."""
    return Service(settings, _key(key_path(settings)))


def key_path(settings: Settings) -> Path:
    """Return where the key of the tokens lies."""
    return settings.folder / "mentorpost.key"


def _key(path: Path) -> bytes:
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        made = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    except FileExistsError:
        return path.read_bytes()
    with os.fdopen(made, "wb") as file:
        key = secrets.token_bytes(KEY_BYTES)
        file.write(key)
    return key
