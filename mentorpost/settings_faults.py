"""What may stand in a settings file, and every fault of one, in sentences. Reads no file."""

from __future__ import annotations

from dataclasses import fields
from email.utils import parseaddr
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mailer.headers import takes_mail
from mailer.missing import is_shipped, shipped
from mentorpost import breaks, contacts, given_address, oauth_settings, resources
from mentorship.passing import Files
from mentorship.policy import Policy

DELIMITERS = ("+", "-", "=", "_", ".", "")  # that mail servers part a subaddress off with
LONGEST_LINE = 120  # characters of a line that stands in letters

# What may stand in each section, and of what type.
SECTIONS: dict[str, dict[str, type | tuple[type, ...]]] = {
    "program": {
        "name": str, "address": str, "organizers": list, "language": str, "time_zone": str,
        "safety_contact": str, "emergency": str, "introduction": str, "breaks": list,
        "season": dict, "resources": list,
    },
    "mailbox": {
        "url": str, "auth": str, "password": str, "password_command": str, "password_file": str,
        "password_keyring": str, "insecure": bool, "trusted_authserv": list, "short_ref": bool,
        "subaddress": str,
    },
    "smtp": {
        "url": str, "auth": str, "password": str, "password_command": str, "password_file": str,
        "password_keyring": str, "insecure": bool,
    },
    "oauth2": {
        "provider": str, "client_id": str, "client_secret": str, "tenant": str, "keep_in": str,
        "device_url": str, "authorize_url": str, "token_url": str, "scopes": list,
    },
    "store": {"url": str, "folder": str},
    "policy": {f.name: (int, bool, str, list) for f in fields(Policy)},
}  # fmt: skip


def faults_in(table: dict[str, dict[str, object]]) -> list[str]:
    """Return what is wrong with the tables of a settings file."""
    found = []
    for section, keys in table.items():
        if section not in SECTIONS:
            found.append(f"there is no section [{section}], only {', '.join(SECTIONS)}")
            continue
        if not isinstance(keys, dict):
            found.append(f"{section} must be a section, [{section}]")
            continue
        for key, value in keys.items():
            allowed = SECTIONS[section].get(key)
            if allowed is None:
                found.append(f"[{section}] has no {key}, only {', '.join(SECTIONS[section])}")
            elif not isinstance(value, allowed):
                found.append(f"[{section}] {key} is a {type(value).__name__}, not what is wanted")
    program = table.get("program", {})
    if not isinstance(program, dict):
        return found
    for key in ("name", "address"):
        if not program.get(key):
            found.append(f"[program] {key} is missing")
    found += _meaning_faults(program)
    found += contacts.faults(program)
    if len(str(program.get("introduction", ""))) > LONGEST_LINE:
        found.append(f"[program] introduction is one sentence, at most {LONGEST_LINE} characters")
    found += breaks.faults(program)
    found += resources.faults(program)
    found += _approval_faults(table.get("policy", {}))
    found += _attachment_faults(table.get("policy", {}))
    found += _subaddress_faults(table.get("mailbox", {}))
    found += oauth_settings.faults(table)
    return found


def _meaning_faults(program: dict[str, object]) -> list[str]:
    found = []
    address = str(program.get("address", ""))
    if address and (fault := given_address.why_not(address)):
        found.append(f"[program] address {fault}")
    organizers = program.get("organizers", [])
    for one in organizers if isinstance(organizers, list) else []:
        given = parseaddr(str(one))[1]
        if not takes_mail(given):
            found.append(f"[program] organizers holds {one!r}, which is no address that letters can go to")
        elif given.lower() == address.lower():
            found.append("[program] no organizer may have the programme's own address")
    spoken = program.get("language", "en")
    if not is_shipped(str(spoken)):
        found.append(f"[program] language {spoken!r} has no letters; write one of {', '.join(shipped())}")
    zone = program.get("time_zone", "UTC")
    try:
        ZoneInfo(str(zone))
    except (ZoneInfoNotFoundError, ValueError):
        found.append(f"[program] time_zone {zone!r} is unknown; write it like Europe/Berlin")
    return found


def _approval_faults(policy: dict[str, object]) -> list[str]:
    approval, allowed = policy.get("approval", "organizer"), policy.get("allowed", [])
    found = []
    if approval not in ("organizer", "automatic"):
        found.append(f'[policy] approval is {approval!r}; write "organizer" or "automatic"')
    elif approval == "automatic" and not allowed:
        found.append('[policy] approval = "automatic" needs allowed = ["@example.org"], whose mail is let in')
    for one in allowed if isinstance(allowed, list) else []:
        if not isinstance(one, str) or not takes_mail(f"any@{one.rpartition('@')[2]}"):
            found.append(f'[policy] allowed holds {one!r}; write it like "@example.org"')
    return found


def _attachment_faults(policy: dict[str, object]) -> list[str]:
    attachments = policy.get("attachments", Files.PASS)
    if attachments in set(Files):
        return []
    return [f'[policy] attachments is {attachments!r}; write "pass", "hold" or "strip"']


def _subaddress_faults(mailbox: dict[str, object]) -> list[str]:
    delimiter = mailbox.get("subaddress", "+")
    if delimiter in DELIMITERS:
        return []
    return [f'[mailbox] subaddress is {delimiter!r}; write "+", "-", "=", "_", "." or "" for none']
