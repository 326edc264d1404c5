"""Which mentors speak of something: the store's full text search over what mentees may read of them.

The texts are kept in the transaction that changes a person. What a stranger writes is never a query: only
its words are looked for, each as the beginning of a word. Nothing is said here about who has a place.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from mentorship.matching import root_of
from mentorship.people import Person
from mentorship.profile import IN_A_PROFILE
from store.kinds import here

MOST_WORDS = 8
LONGEST_WORD = 40
# Words that stand in a question for a topic and in every text: "somebody for help with my career".
LITTLE = (
    "a about an and any anybody anyone as at for from help how i in into is me mentor mentors my of on or "
    "out people someone somebody that the to topic want who with"
)
LITTLE_WORDS = frozenset(LITTLE.split())


@dataclass(frozen=True)
class Found:
    """Numbers of mentors, best first; `near` where none has every word and these have some of them."""

    people: tuple[int, ...]
    near: bool = False


def keep(person: Person) -> None:
    """Keep what can be searched about somebody as they are now; nothing where they are no mentor."""
    here().drop_text(person.id)
    if person.mentor:
        said = "\n".join(value for field in IN_A_PROFILE if (value := person.said(field)))
        here().keep_text(person.id, person.name, person.mission, said)


def forget(person: Person) -> None:
    """Take somebody's text out, and out of the index's old pages too."""
    here().drop_text(person.id)
    here().wipe_texts()


def mentors(topic: str) -> Found:
    """Return who speaks of a topic, best first: of all its words, else of something near them."""
    words = _words(topic)
    if not words:
        return Found(())
    exact = here().with_all(words)
    if exact:
        return Found(exact)
    return Found(here().with_any(list(dict.fromkeys(root_of(word) for word in words))), near=True)


def _words(topic: str) -> list[str]:
    """Return the words to look for: letters and digits alone, so that nothing of it is syntax."""
    found = [word[:LONGEST_WORD] for word in re.findall(r"[^\W_]+", topic)]
    telling = [word for word in found if word.casefold() not in LITTLE_WORDS]
    return list(dict.fromkeys(telling or found))[:MOST_WORDS]
