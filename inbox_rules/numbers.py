"""Numbers as people write them: '4', 'four', '4/5', '4 out of 5', '★★★★'.

A number that can be read two ways ('4-5', '4.5', '9/10') is none.
"""

from __future__ import annotations

import re

# fmt: off
NUMBER_WORDS: dict[str, int] = {
    word: number
    for number, words in {
        1: "one eins ein eine einen einem einer un une uno una een um uma",
        2: "two zwei deux dos due twee dois duas both",
        3: "three drei trois tres tre drie",
        4: "four vier quatre cuatro quattro quatro",
        5: "five funf fuenf cinq cinco cinque vijf",
        6: "six sechs seis sei zes",
        7: "seven sieben sept siete sette zeven sete",
        8: "eight acht huit ocho otto oito",
        9: "nine neun neuf nueve nove negen",
        10: "ten zehn dix diez dieci tien dez",
        11: "eleven elf onze once undici",
        12: "twelve zwolf zwoelf douze doce dodici twaalf doze",
    }.items()
    for word in words.split()
}
# fmt: on

_OUT_OF = r"(?:/|out of|of|von|sur|de|su|van|em|auf)"
_STARS = r"(?:stars?|sterne?n?|etoiles?|estrellas?|stelle|stella|sterren|estrelas?|points?|punkte?)"
_BEFORE = (
    r"(?:i(?:'d| would)? (?:give|say|rate|go for)(?: (?:it|him|her|this|them|you|\w+))?(?: an?)?|"
    r"it is|it's|it was|"
    r"(?:my )?(?:rating|score|answer)(?: is| would be)?|a|an|a solid|a clear|definitely|probably|rate|number|"
    r"note|bewertung|ich gebe|je donne|je mets|le doy|le pongo|do|ik geef|dou|eine|ein|un|une|uma|um|een)"
)
_NUMBER = re.compile(
    rf"\s*(?:{_BEFORE}[\s:]+){{0,2}}(?P<number>\d{{1,2}}|[a-z]{{2,9}})"
    rf"(?:\s*{_OUT_OF}\s*(?P<of>\d{{1,2}}|[a-z]{{2,9}}))?(?:\s*{_STARS})?\s*"
)
_SIGNS = re.compile(r"\s*(★{1,5})(☆{0,4})\s*")


def value_of(word: str) -> int | None:
    """Return the number that one folded word names."""
    if word.isdecimal():
        return int(word)
    return NUMBER_WORDS.get(word)


def number_in(folded: str) -> int | None:
    """Return the number that a folded piece of text consists of, or None where it is more than that."""
    folded = folded.strip(" .!,;:()*\"'")[:80]
    if signs := _SIGNS.fullmatch(folded):
        return len(signs[1]) if len(signs[1]) + len(signs[2]) in (len(signs[1]), 5) else None
    found = _NUMBER.fullmatch(folded)
    if found is None:
        return None
    number = value_of(found["number"])
    if found["of"] is not None and value_of(found["of"]) != 5:
        return None
    return number
