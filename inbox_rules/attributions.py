"""Which lines say "here begins what somebody else wrote"?

"On Monday, Mia wrote:", the header that Outlook writes above a quoted mail, "----- Original Message -----".
The words are those of words/quoting.toml; what counts besides is that the line also names a day or an
address, or nothing but a name right above what is quoted, since people write "wrote" and "from" themselves.
"""

from __future__ import annotations

import re
from functools import lru_cache

from inbox_rules.html import ATTRIBUTION, QUOTE
from inbox_rules.tables import fold, phrases

LONGEST = 400  # characters of such a line, its continuations joined
LONGEST_BEFORE_QUOTE = 120
MOST_NAMES = 8  # words of a name, "via" and the programme's name among them
MOST_LINES = 4
MOST_LINES_APART = 7  # where blank lines stand between its pieces
LONGEST_HEADER = 14  # lines

_ON = phrases("quoting", "on")
_ON_WORDS = tuple(sorted((tuple(on.split()) for on in phrases("quoting", "on")), key=len, reverse=True))
_WROTE = phrases("quoting", "wrote")
_VERBS = tuple(sorted({*_WROTE, *phrases("quoting", "wrote_inside")}, key=len, reverse=True))
_BETWEEN_NAMES = frozenset(phrases("quoting", "between_names"))
_NO_NAMES = frozenset(phrases("quoting", "no_name"))
_WROTE_INSIDE = frozenset(phrases("quoting", "wrote_inside"))
_SEPARATORS = frozenset(phrases("quoting", "separator"))
_WEEKDAYS = frozenset(phrases("quoting", "weekday"))
_LABELS: dict[str, str] = {
    label: kind for kind in ("copy", "to", "subject", "sent", "from") for label in phrases("quoting", kind)
}
# "De" is who wrote and "A" to whom in one language or another; "from" wins, it was entered last.

_DASHES = "-–—_=*~ \t>|"
_ADDRESS = re.compile(
    r"[^\s<>@]{1,64}@[^\s<>@]{1,128}\.[^\s<>@]{1,64}|<mailto:|@[\w.-]{1,100}>|\(\s*[^\s()@]{1,64}@"
)
_DAY = re.compile(
    r"\b\d{4}[-/.年]\s?\d{1,2}|\b\d{1,2}[-/.]\s?\d{1,2}[-/.]\s?\d{2,4}|\b(?:19|20)\d\d\b|\d{1,2}月\s?\d{1,2}|\d{1,2}월"
)
_TIME = re.compile(r"\b\d{1,2}[:.h]\d{2}\b|\d{1,2}\s?[時时시]")
_OPENS_WITH_DAY = re.compile(r"\d{1,2}[. ]|\d{1,4}[-/.年 ]")
_GMT = re.compile(r"\d{4}-\d\d-\d\d \d{1,2}:\d\d (?:gmt|utc)[+-]\d")
_LABEL = re.compile(r"^[\s>*_|]{0,12}([^\W\d_][^:：\n*]{0,24}?)\s?\*{0,2}\s?[:：]")
_NAME = re.compile(r"[\w.'’()&/-]+")
_MANY_SPACES = re.compile(r"\s{2,}")


def attribution(lines: list[str], start: int) -> int:
    """Return how many lines from `start` on say who wrote what follows; 0 where none do."""
    first = lines[start][:LONGEST]
    if first.startswith(ATTRIBUTION):
        return 1
    bare = fold(first).strip(_DASHES)
    if not bare:
        return 0
    if _attributes(bare, first) or _stands_before_quote(lines, start, bare):
        return 1
    opens = _opens(bare)
    if not opens:
        return 0
    dated = bool(_TIME.search(bare) or _DAY.search(bare))
    joined, most = bare, MOST_LINES_APART if dated else MOST_LINES
    for count in range(2, most + 1):
        if start + count > len(lines):
            break
        line = lines[start + count - 1][:LONGEST]
        text = fold(line).strip("* \t|>")
        if not text:
            if not dated:
                break
            continue
        if _opens(text) and _TIME.search(text) and len(text) > 20:
            break  # the line before it was the author's own
        joined = f"{joined} {text}"
        if len(joined) > LONGEST:
            break
        if _attributes(joined, joined):
            return count
    return 0


def _stands_before_quote(lines: list[str], start: int, bare: str) -> bool:
    """Whether a line with an address or a date ends in a colon and `>` lines follow: "Quoting Ann <…>:"."""
    if len(bare) > LONGEST_BEFORE_QUOTE or not bare.endswith((":", "：")):
        return False
    following = next((line for line in lines[start + 1 : start + 3] if line.strip()), "")
    if not following.startswith(">"):
        return False
    if _ADDRESS.search(bare) or (_DAY.search(bare) and _TIME.search(bare)):
        return True
    return _names_alone(lines[start][:LONGEST])


def _names_alone(line: str) -> bool:
    """Whether a line holds a weekday at most, a verb of writing and a name: "On Sunday, Max Berger wrote:".

    "What my mother wrote:" is somebody's own: a name has no word in small letters.
    """
    words = _NAME.findall(line)
    folded = [fold(word) for word in words]
    opening = next((len(on) for on in _ON_WORDS if tuple(folded[: len(on)]) == on), 0)
    left = list(zip(words, folded, strict=True))
    if folded[opening : opening + 1] and folded[opening].rstrip(".") in _WEEKDAYS:
        left = left[opening + 1 :]
    text = " ".join(one for _, one in left)
    verb = next((v for v in _VERBS if text.startswith(f"{v} ") or text.endswith(f" {v}")), "")
    if not verb:
        return False
    count = len(verb.split())
    names = left[count:] if text.startswith(f"{verb} ") else left[:-count]
    # "hat … geschrieben", "… heeft geschreven"
    names = [name for place, name in enumerate(names) if place or name[1] not in _WROTE_INSIDE]
    if len(names) > 1 and names[-1][1] in _WROTE_INSIDE:
        names = names[:-1]
    if not 0 < len(names) <= MOST_NAMES or not names[0][0][0].isupper():
        return False
    return all(one not in _NO_NAMES if word[0].isupper() else one in _BETWEEN_NAMES for word, one in names)


def header(lines: list[str], start: int) -> int:
    """Return how many lines from `start` on are the header of a quoted mail; 0 where none are."""
    if _label(lines[start]) not in ("from", "sent", "to", "subject"):
        return 0
    kinds: set[str] = set()
    end = start
    unlabelled = 0
    for number in range(start, min(start + LONGEST_HEADER, len(lines))):
        line = lines[number]
        kind = _label(line)
        if kind:
            kinds.add(kind)
            end, unlabelled = number + 1, 0
        elif not line.strip(" >\t"):
            following = lines[number + 1] if number + 1 < len(lines) else ""
            if (len(kinds) >= 3 and "subject" in kinds) or not _label(following):
                break
        else:
            unlabelled += 1
            if unlabelled > 2:
                break
            if number + 1 < len(lines) and not lines[number + 1].strip(" >\t"):
                # A folded last field ("Subject: a long\n line") belongs to the header.
                end = number + 1 if end == number else end
    told = kinds & {"from", "sent", "to", "subject"}
    enough = len(told) >= 3 or (len(told) == 2 and "from" in told and len(kinds) >= 3)
    return end - start if enough and "from" in told | ({"from"} & kinds) else 0


def separator(line: str) -> bool:
    """Whether a line is "----- Original Message -----" or its like, or a mark of inbox_rules.html."""
    if line.startswith(QUOTE):
        return True
    line = line[:120]
    bare = fold(line).strip(_DASHES + ":.#")
    if bare not in _SEPARATORS:
        return False
    return line.count("-") + line.count("_") + line.count("=") >= 2 or line.rstrip().endswith((":", "："))


def rule(line: str) -> bool:
    """Whether a line is nothing but dashes, as mailers draw above a quoted mail."""
    bare = line.strip()
    return len(bare) >= 3 and not bare.strip("-_=*—– ")


@lru_cache(maxsize=1024)
def _label(line: str) -> str:
    found = _LABEL.match(line[:LONGEST])
    return _LABELS.get(_MANY_SPACES.sub(" ", fold(found[1])), "") if found else ""


def _opens(text: str) -> bool:
    """Whether folded text begins as an attribution does: "on", a weekday, a date."""
    word = text.split(" ", 1)[0].rstrip(".,")
    return (
        word in _WEEKDAYS
        or bool(_OPENS_WITH_DAY.match(text))
        or any(text.startswith(on) and text[len(on) : len(on) + 1] in (" ", ",") for on in _ON)
    )


def _attributes(text: str, line: str) -> bool:
    """Whether folded text, as one line, says who wrote what follows."""
    bare = text.rstrip(_DASHES)
    colon = bare.endswith((":", "："))
    bare = bare.rstrip(":： ")
    address = "@" in bare and bool(_ADDRESS.search(bare))
    ends = bare.endswith(_WROTE)
    if ends and (colon or text != line) and address:
        return True
    if not (address or any(character.isdigit() for character in bare)):
        # Notes: "-----Mia Okafor/Example wrote: -----"
        return ends and line.strip().startswith("--") and len(bare) < 120
    day, time = _DAY.search(bare), _TIME.search(bare)
    if _GMT.match(bare):
        return True
    if not _opens(bare):
        # "Ann schrieb am 02.03.2026 um 09:05:"; "Ann <…> ezt írta (időpont: …):"
        told = colon and bool((day and time) or (address and (day or time)))
        return told and any(f" {verb}" in bare for verb in _WROTE)
    if ends and (colon or line.rstrip().endswith("--") or (address and (day or time))):
        named = set(bare.replace(",", " ").replace(".", " ").split()[:4]) & _WEEKDAYS
        return bool(day or address or (time and named))
    if address and (day or time) and (colon or bare.endswith(">")):
        return True
    if _WROTE_INSIDE & set(bare.split()):
        return (colon or bare.endswith(">")) and bool(address or (day and time))
    return False
