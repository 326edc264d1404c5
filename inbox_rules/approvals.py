"""Which of a numbered list are approved, which are not: 'approve 1 3, decline 2', 'yes to all but 2'.

Numbers and names belong to the letter that is answered. Whatever is not understood to the last word is asked
back; somebody who is only left out is left waiting, and never taken for declined.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from importlib import resources
from typing import NamedTuple, cast

from inbox_rules.folding import fold, words_of
from inbox_rules.numbers import value_of

_SOURCE = resources.files("inbox_rules.words").joinpath("profile.toml").read_text(encoding="utf-8")
_WORDS = cast("dict[str, dict[str, list[str]]]", tomllib.loads(_SOURCE))["approvals"]
YES, NO = "+", "-"
_AND = r"(?:and|und|et|y|e|en)"
_SOME = rf"\d{{1,3}}(?:(?: ?& ?| {_AND} )\d{{1,3}}){{0,20}}"
# Over folded lines with one space between words.
_LATER = re.compile(
    rf"(?P<edge>^ ?|[,.;:!] ?|\b{_AND} )?(?P<only>\b(?:{'|'.join(_WORDS['only'])}) (?:[oa] )?)?(?<!\d)"
    rf"(?:(?P<some>{_SOME})[ :–-]{{1,3}}(?:(?:is|are|please) )?(?:{'|'.join(_WORDS['later'])})\b"
    rf"|(?:{'|'.join(_WORDS['later'])})(?: for|:)? (?P<these>{_SOME}))",
    re.MULTILINE,
)
_KINDS = {"approve": YES, "decline": NO, "all": "all", "rest": "rest", "but": "but", "beside": ""}
_KIND = {word: kind for name, kind in reversed(_KINDS.items()) for word in _WORDS[name]}
_REASON = re.compile(r"\b(?:because|since|as (?=he|she|they|we|i)|weil|parce que|porque|perche|omdat)\b.*")
_TOKEN = re.compile(r"👍|👎|[^\W_]+(?:['-][^\W_]+)*|\?")


class Decided(NamedTuple):
    """Places in the list, from 1; or a doubt, and then nothing of it counts."""

    approved: frozenset[int] = frozenset()
    declined: frozenset[int] = frozenset()
    doubt: str = ""


class _Clause(NamedTuple):
    approves: bool
    targets: list[int]
    but: list[int]
    words: list[str]  # all, rest


def decided(text: str, names: Sequence[str], signed: str = "") -> Decided:
    """Return what a reply decides about the people of a list, in its order; `signed`: its writer's name."""
    numbered = "\n".join(" ".join(_named(fold(line), names).split()) for line in text.split("\n"))
    later = [] if "?" in text else list(_LATER.finditer(numbered))
    if not later:
        return _decided(text, names, signed)
    wait = {int(number) for found in later for number in re.findall(r"\d+", found["some"] or found["these"])}
    if not wait <= set(range(1, len(names) + 1)):
        return Decided(doubt=f"there are {len(names)} on that list")
    rest = _LATER.sub(" ", numbered)
    tokens = _tokens(rest, names, frozenset(words_of(fold(signed))))
    if set(tokens) <= {"all", "rest"}:
        only = bool(tokens) or any(found["only"] for found in later)
        return Decided(frozenset(range(1, len(names) + 1)) - wait if only else frozenset())
    found = _decided(rest, names, signed)
    apart = all(one["only"] or one["edge"] is not None for one in later)
    if found.doubt or not apart or wait & set(map(int, filter(str.isdecimal, tokens))):
        return Decided(doubt=found.doubt or "I can't tell who shall wait")
    return Decided(found.approved - wait, found.declined - wait)


def _decided(text: str, names: Sequence[str], signed: str) -> Decided:
    tokens = _tokens(text, names, frozenset(words_of(fold(signed))))
    if isinstance(tokens, str):
        return Decided(doubt=tokens)
    if not any(token in (YES, NO) for token in tokens):
        return Decided(doubt="I found neither a yes nor a no in it")
    if tokens == [NO] and len(names) > 1 and not re.search("declin|reject|ablehn|rechaz", fold(text)):
        return Decided(doubt="I can't tell whether that is a no to everybody")
    clauses = _clauses(tokens)
    if isinstance(clauses, str):
        return Decided(doubt=clauses)
    return _summed(clauses, len(names))


def _tokens(text: str, names: Sequence[str], signed: frozenset[str]) -> list[str] | str:
    """Return + and - for yes and no, numbers, all, rest, but; or a doubt."""
    found: list[str] = []
    lines = [line for line in text.split("\n") if line.strip()]
    for line in lines:
        folded = _without_reason(_named(fold(line), names))
        for word in _TOKEN.findall(folded):
            kind = "" if word in signed else _kind(word)
            if word in ("both", "beide") and len(names) != 2:
                return f"there are {len(names)} on that list"
            if word in ("her", "him") and len(names) != 1:
                return f'I can\'t tell who "{word}" is'
            if kind is None:
                return f'I can\'t place "{word}"'
            if kind.isdecimal() and not 1 <= int(kind) <= len(names):
                return f"there is no {kind} on that list"
            if kind:
                found.append(kind)
    return found


def _without_reason(folded: str) -> str:
    """Leave a reason out, where nothing is decided in it."""
    found = _REASON.search(folded)
    if found is None or any(_kind(word) for word in _TOKEN.findall(found[0])):
        return folded
    return folded[: found.start()]


def _kind(word: str) -> str | None:
    if word in _KIND:
        return _KIND[word]
    number = value_of(word)
    return str(number) if number is not None else None


def _named(folded: str, names: Sequence[str]) -> str:
    """Put numbers where people are named, by whole or first name, where only one is called so."""
    wholes = [fold(name).strip() for name in names]
    firsts = [whole.split()[0] if whole.split() else "" for whole in wholes]
    for place, (whole, first) in enumerate(zip(wholes, firsts, strict=True), 1):
        for name, among in ((whole, wholes), (first, firsts)):
            if len(name) > 1 and among.count(name) == 1:
                folded = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", f" {place} ", folded)
    return folded


def _clauses(tokens: list[str]) -> list[_Clause] | str:
    """Group what was written into yes and no, each with whom it is about; the verb may come first or last."""
    verb_last = tokens[0] not in (YES, NO)
    clauses: list[_Clause] = []
    open_targets: list[str] = []
    for token in tokens:
        if token in (YES, NO):
            approves = token == YES
            if verb_last:
                clauses.append(_clause(approves, open_targets))
                open_targets = []
            elif clauses and not _about(clauses[-1]) and clauses[-1].approves != approves:
                return "it says both yes and no"
            else:
                clauses.append(_clause(approves, []))
        elif verb_last:
            open_targets.append(token)
        else:
            _add(clauses[-1], token)
    if open_targets:
        return f"I can't tell what shall happen to {', '.join(open_targets)}"
    return clauses


def _clause(approves: bool, targets: list[str]) -> _Clause:
    clause = _Clause(approves, [], [], [])
    for token in targets:
        _add(clause, token)
    return clause


def _add(clause: _Clause, token: str) -> None:
    if token.isdecimal():
        (clause.but if "but" in clause.words else clause.targets).append(int(token))
    else:
        clause.words.append(token)


def _about(clause: _Clause) -> bool:
    return bool(clause.targets or clause.words)


def _summed(clauses: list[_Clause], count: int) -> Decided:
    everybody = set(range(1, count + 1))
    named = {number for clause in clauses for number in (*clause.targets, *clause.but)}
    bare = [clause for clause in clauses if not _about(clause)]
    if bare and len({clause.approves for clause in clauses}) > 1:
        return Decided(doubt="it says both yes and no")
    sides: dict[bool, set[int]] = {True: set(), False: set()}
    for clause in clauses:
        if "but" in clause.words and ("all" not in clause.words or not clause.but):
            return Decided(doubt="I can't tell who is left out")
        if "all" in clause.words and clause.targets not in ([], [count]) and set(clause.targets) != everybody:
            return Decided(doubt=f"there are {count} on that list")
        if "all" in clause.words or (not _about(clause) and len(clauses) == len(bare)):
            sides[clause.approves] |= everybody - set(clause.but)
        if "rest" in clause.words:
            sides[clause.approves] |= everybody - named
        sides[clause.approves] |= set(clause.targets)
    if sides[True] & sides[False]:
        both = ", ".join(map(str, sorted(sides[True] & sides[False])))
        return Decided(doubt=f"it says both yes and no to {both}")
    return Decided(frozenset(sides[True]), frozenset(sides[False]))
