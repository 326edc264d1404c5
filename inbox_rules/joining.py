"""Which roles somebody asks for: mentor, mentee, or both.

Who is not one of us yet is understood more freely than anybody else: a condition or a story beside the wish
is no doubt, since all that comes of it is a letter that asks. A denial, and a question how it works, are no
wish.
"""

from __future__ import annotations

import re
import tomllib
from datetime import date
from importlib import resources
from typing import cast

from inbox_rules.folding import fold
from inbox_rules.meanings import meaning_of
from inbox_rules.sentences import joined, lines_of
from inbox_rules.understand import prepare, read_all
from inbox_rules.values import Asked, Incoming, Understood
from mentorship.requests import Request

ROLES = (Request.JOIN_AS_MENTOR, Request.JOIN_AS_MENTEE)
FIRST_SENTENCES = 8
INVITATION = Asked("stranger")

_ROLE = {"mentor": Request.JOIN_AS_MENTOR, "mentee": Request.JOIN_AS_MENTEE}
_JOIN = (
    r"join|sign(?:ing)?(?: me)? up|regist\w+(?: me)?|enrol+(?: me)?|apply(?:ing)?|volunteer|participate"
    r"|take part|count me in|add me|put me down|help(?: out)?|serve|have me|take me"
)
_WISH = (
    re.compile(rf"\b(?:{_JOIN})\b[^.!?\n]{{0,40}}?\bas (?:an? |both )*(?P<role>mentor|mentee)\b"),
    re.compile(r"\b(?:be|become|being|becoming) (?:an? |both )*(?P<role>mentor|mentee)\b"),
    re.compile(r"\b(?:looking|search\w*|hoping) (?:for|to find) (?:a|some) (?P<wanted>mentor)\b"),
    re.compile(r"\b(?:need|want|find(?: me)?|would like|get|use) (?:a|some) (?P<wanted>mentor)\b"),
    re.compile(r"\b(?P<gives>mentor) (?:someone|somebody|others|people|a \w+)\b"),
)
_NEAR = r"[^.!?\n]{0,60}?"
_SOURCE = resources.files("inbox_rules.words").joinpath("joining.toml").read_text(encoding="utf-8")
_LANGUAGES = cast("dict[str, dict[str, str | list[str]]]", tomllib.loads(_SOURCE))
_OWN_WORDS = tuple(
    (
        request,
        re.compile(cue.replace("{near}", _NEAR).replace("{mentor}", mentor).replace("{mentee}", mentee)),
    )
    for words in _LANGUAGES.values()
    for mentor, mentee in ((str(words["mentor"]), str(words["mentee"])),)
    for request, cues in ((Request.JOIN_AS_MENTOR, words["gives"]), (Request.JOIN_AS_MENTEE, words["wants"]))
    for cue in cues
)
_BOTH = re.compile(
    r"\bmentor\b[^.!?\n]{0,20}\b(?:and|as well as|und|et|y|e|en)\b[^.!?\n]{0,25}\bmentee\b"
    r"|\bmentee\b[^.!?\n]{0,20}\b(?:and|as well as|und|et|y|e|en)\b[^.!?\n]{0,25}\bmentor\b"
    r"|\bas both\b|\bboth roles\b|\bmentor\b[^.!?\n]{0,30}\band (?:also )?(?:have|find|get) a mentor\b"
)
_DENIED = re.compile(
    r"\b(?:not|never|no longer|nicht|kein\w{0,2}|pas|niet|geen|nao|non voglio|no quiero|stop|leave)\b|n't\b"
)
_ASKS_HOW = re.compile(
    r"\s*(?:(?:hi|hello|hey)\W+)?(?:how|what|who|when|why|where|whose|wie|comment|como|come|hoe)\b"
)


def roles_in(
    incoming: Incoming, understood: Understood, today: date, *, newcomer: bool
) -> tuple[Request, ...]:
    """Return the roles that a mail asks for; `newcomer`: it comes from nobody who takes part."""
    found = {understood.request} & set(ROLES)
    if all(str(role) in understood.doubt for role in ROLES):
        found = set(ROLES)  # two roles are no contradiction (B3)
    written = f"{incoming.subject}\n{incoming.text}" if not incoming.references else incoming.text
    # Without its accent a "mentoré" would be a "mentore", who gives.
    text = fold(re.sub("mentoré(?!e)", "mentorée", written, flags=re.IGNORECASE))
    if not found and newcomer and understood.request is None:
        found = _wished(text) or _read(incoming, today)
    if found and _BOTH.search(text) and not _DENIED.search(text):
        found = set(ROLES)
    return tuple(role for role in ROLES if role in found)


def _wished(text: str) -> set[Request | None]:
    found: set[Request | None] = set()
    for sentence in re.split(r"(?<=[.!?])\s+|\n+", text)[:FIRST_SENTENCES]:
        if _DENIED.search(sentence) or _ASKS_HOW.match(sentence):
            continue
        for pattern in _WISH:
            for match in pattern.finditer(sentence):
                groups = match.groupdict()
                wants = Request.JOIN_AS_MENTEE if "wanted" in groups else Request.JOIN_AS_MENTOR
                found.add(_ROLE[groups["role"]] if "role" in groups else wants)
        found |= {request for request, cue in _OWN_WORDS if cue.search(sentence)}
    return found


def _read(incoming: Incoming, today: date) -> set[Request | None]:
    """Return what the phrases of all languages say, where it is no denial and no question how."""
    lines = joined(lines_of(incoming.text))
    readings = read_all(*prepare(lines, incoming, INVITATION, meaning_of(INVITATION), today))
    return {
        reading.request
        for reading in readings[:FIRST_SENTENCES]
        if reading.request in ROLES
        and not _DENIED.search(reading.sentence.text)
        and not _ASKS_HOW.match(reading.sentence.text)
    }
