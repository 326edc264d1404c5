"""Kinds of pairs (B3, A21), and what form the help takes (C1): read from the words that say so.

In the languages that we read. A pair without a kind is the ordinary one: one mentors, the other is mentored.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Kind(StrEnum):
    """A pair that is not the ordinary one."""

    PEER = "peer"  # each is mentor and mentee to the other
    REVERSE = "reverse"  # who has been at it for less time mentors who has been for longer
    LISTENING = "listening"  # no advice is asked for


class Help(StrEnum):
    """What somebody is to be helped with."""

    CAREER = "career guidance"
    ISSUE = "a work issue"
    FEEDBACK = "feedback on work"
    RESOURCES = "educational resources"
    MANAGEMENT = "management concerns"


_PLAIN = str.maketrans("äöüáàâãéèêëíìîïóòôõúùûçñ", "aouaaaaeeeeiiiioooouuucn")
LONGEST = 2000  # characters that are looked at

_ASKED = (
    (
        Kind.PEER,
        re.compile(
            r"\b(?:"
            r"as (?:a )?peers?\b|peer[- ]mentor\w*|peer to peer|mentor each other|als peers?\b"
            r"|gegenseitig\w* mentor\w*"
            r"|mentorat entre pairs|entre pairs\b|mentoria entre (?:pares|iguales|iguais)|entre pares\b"
            r"|tra pari\b|mentoring tra pari|als gelijken\b|collegiale? mentor\w*|onder gelijken\b"
            r")"
        ),
    ),
    (
        Kind.REVERSE,
        re.compile(
            r"\b(?:"
            r"revers(?:e|ed)[- ]mentor\w*|as (?:a )?reverse\b|mentorat inverse|mentoria inversa"
            r"|mentoring inverso|mentoria reversa|umgekehrt\w* mentor\w*|omgekeerd\w* mentor\w*"
            r")"
        ),
    ),
    (
        Kind.LISTENING,
        re.compile(
            r"\b(?:"
            r"listening only|(?:only|just) (?:to )?listen\b"
            r"|(?:someone|somebody|a person) (?:just |only )?to listen\b"
            r"(?!.{0,20}\band (?:advise|help|guide))"
            r"|lend(?:ing)? (?:me )?an ear|no advice,? (?:just|only)|nur zuhoren|einfach nur zuhort?"
            r"|(?:juste|seulement|simplement) (?:m')?ecouter|juste une oreille|solo (?:que me )?escuch\w+"
            r"|alleen (?:maar )?luisteren|solo ascolt\w+|so (?:para )?(?:me )?(?:ouvir|escutar)"
            r"|apenas (?:ouvir|escutar)"
            r")"
        ),
    ),
)
# Behind a label one word is enough.
_LABELLED = (
    (Kind.PEER, re.compile(r"\b(?:" r"peers?|pares?|pairs|pari|gelijken|iguales" r")")),
    (
        Kind.REVERSE,
        re.compile(r"\b(?:" r"reversed?|umgekehrt|inverse|inversa|inverso|omgekeerd|reversa" r")"),
    ),
    (
        Kind.LISTENING,
        re.compile(
            r"\b(?:"
            r"listen(?:ing)?|zuhoren|ecoute|ecouter|escuchar|escucha|luisteren|ascolto|ascoltare|ouvir|escuta"
            r")"
        ),
    ),
)
_ORDINARY = re.compile(
    r"(?:mentoring|ordinary|normal|usual|standard|classic|regular|ublich|gewohnlich|normale?|habituel|gewoon|none|-)?"
)
_HELP = (
    (
        Help.CAREER,
        re.compile(
            r"\b(?:"
            r"careers?|carriere|karriere|laufbahn|berufswechsel|carrera|carriera|loopbaan|carreira|promotion"
            r"|job search"
            r")\b"
        ),
    ),
    (
        Help.FEEDBACK,
        re.compile(
            r"\b(?:"
            r"feedback (?:on|op|sobre)|review my|look at my (?:work|texts?|code)|ruckmeldung zu|retours? sur"
            r"|comentarios sobre|riscontro su"
            r")\b"
        ),
    ),
    (
        Help.RESOURCES,
        re.compile(
            r"\b(?:"
            r"courses?|what to read|resources|lernmaterial\w*|weiterbildung|formations?|recursos|risorse"
            r"|opleiding\w*|cursos?|cursussen"
            r")\b"
        ),
    ),
    (
        Help.MANAGEMENT,
        re.compile(
            r"\b(?:"
            r"manag(?:e|ing|ement)|lead(?:ing)? (?:a|my) team|fuhrung\w*|diriger une equipe|gestion|gestione"
            r"|leidinggeven|gestao|lideranca|liderazgo"
            r")\b"
        ),
    ),
    (
        Help.ISSUE,
        re.compile(
            r"\b(?:"
            r"conflict\w*|problem (?:at|with|in) \w+|trouble (?:at|with)|issue at work|konflikt\w*"
            r"|probleme? (?:bei|mit|au|avec)|conflicto\w*|problema (?:con|en|no|na|com)|conflitt\w"
            r")\b"
        ),
    ),
)
_NOT = re.compile(r"\b(?:not|no|nicht|kein\w*|pas|sin|non|niet|geen|nao)\W+(?:\w+\W+){0,2}$")


_DENIED = re.compile(r"\b(?:not|no|nicht|kein\w*|pas|sin|non|niet|geen|nao)\b")


def kind_in(words: str) -> Kind | None:
    """Return the kind of pair that somebody asks for in free words; None for none, or for two."""
    folded = _folded(words)
    found = set()
    for kind, pattern in _ASKED:
        hit = pattern.search(folded)
        if hit and not _NOT.search(folded[max(0, hit.start() - 40) : hit.start()]):
            found.add(kind)
    return found.pop() if len(found) == 1 else None


def kind_of(value: str) -> str | None:
    """Return the kind that a line names, nothing for the ordinary one; None where it names none we know."""
    folded = _folded(value)
    if _ORDINARY.fullmatch(folded):
        return ""
    found = {kind for kind, pattern in _LABELLED if pattern.search(folded)}
    return found.pop() if len(found) == 1 and not _DENIED.search(folded) else None


def help_in(words: str) -> Help | None:
    """Return the form that the help takes, where exactly one is named (C1)."""
    folded = _folded(words)
    found = [form for form, pattern in _HELP if pattern.search(folded)]
    return found[0] if len(found) == 1 else None


def _folded(words: str) -> str:
    return " ".join(words[:LONGEST].casefold().translate(_PLAIN).replace("’", "'").split()).strip(" .!")
