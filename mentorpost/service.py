"""What the shell carries about: the settings, the key of the tokens, and the names that follow from them."""

from __future__ import annotations

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from mentorpost.settings import Contact, Settings
from mentorship.effects import Office
from mentorship.policy import Policy

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

    def office(self, office: Office) -> Contact | None:
        """Return who is written to; a report goes to the organizer where there is no safety contact."""
        if office is Office.SAFETY_CONTACT and self.settings.program.safety_contact is not None:
            return self.settings.program.safety_contact
        return self.organizer

    def is_staff(self, address: str) -> bool:
        """Whether an address belongs to the programme's own people."""
        program = self.settings.program
        staff = {contact.address for contact in program.organizers}
        return address in staff or (
            program.safety_contact is not None and program.safety_contact.address == address
        )


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
