"""What a topic is to be done as: talked about, played, or done outside and looked at afterwards (E8–E10).

Read from the topic's own words, in the languages that we read. Words that say none of it are a topic to talk
about; nothing is guessed.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Activity(StrEnum):
    """Something to do rather than to talk about."""

    ROLE_PLAY = "role play"
    LEAD = "lead a meeting"
    EVENT = "attend an event"


# On these the mentor is asked for a view in the round that follows.
LOOKED_BACK_ON = frozenset({Activity.LEAD, Activity.EVENT})

_MEETING = (
    r"(?:meetings?|sessions?|sitzung\w*|besprechung\w*|reunion\w*|riunion\w|vergadering\w*|reuni(?:ao|oes))"
)
_EVENT = (
    r"(?:events?|conferences?|meetups?|fairs?|network\w*|veranstaltung\w*|konferenz\w*|tagung\w*|messe|evenement\w*"
    r"|evento\w*|conferenc\w+|congres\w*|beurs|bijeenkomst\w*|conferenz\w)"
)
_SAYS = (
    (
        Activity.ROLE_PLAY,
        re.compile(
            r"\b(?:"
            r"role[- ]?play\w*|act(?:ing)? out|mock interview|rehears\w+|rollenspiel\w*|(?:durch|nach)spielen"
            r"|jeux? de roles?|juegos? de roles?|rollenspel\w*|gioc[oh]i? di ruolo"
            r"|simula(?:zione|cion|cao) (?:di|de)|role-?plays?|jogos? de papeis|encena\w+"
            r")"
        ),
    ),
    (
        Activity.LEAD,
        re.compile(
            r"\b(?:"
            r"(?:lead|leading|chair|chairing|run|running|leite\w*|fuhren|moderier\w*|mener|animer|diriger|dirigir"
            rf"|conduzir|liderar|moderar|condurre|guidare|leiden|voorzitten)\b.{{0,40}}\b{_MEETING}"
            rf"|{_MEETING}\b.{{0,30}}\b(?:leiten|moderieren|fuhren|leiden|voorzitten)"
            r")"
        ),
    ),
    (
        Activity.EVENT,
        re.compile(
            r"\b(?:"
            r"(?:attend|attending|go to|going to|visit|visiting|besuch\w*|assister a|aller a|participer a"
            r"|asistir a|ir a|acudir a|partecipare a|andare a|bezoek\w*"
            rf"|participar (?:de|em|en))\b.{{0,40}}\b{_EVENT}"
            rf"|{_EVENT}\b.{{0,30}}\b(?:besuchen|bezoeken)"
            r")"
        ),
    ),
)
_PLAIN = str.maketrans("äöüáàâãéèêëíìîïóòôõúùûçñ", "aouaaaaeeeeiiiioooouuucn")
LONGEST = 300  # characters of a topic that are looked at


def activity_of(topic: str) -> Activity | None:
    """Return what a topic is to be done as; None where it is to be talked about."""
    folded = " ".join(topic[:LONGEST].casefold().translate(_PLAIN).split())
    return next((activity for activity, pattern in _SAYS if pattern.search(folded)), None)
