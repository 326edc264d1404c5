"""Requests that bring an argument of their own: 'request K7M2, else P3QD', 'mentors data', 'rate 4'.

They are read from the author's first line by their first word. What the argument means is decided
elsewhere.
"""

from __future__ import annotations

import re

from inbox_rules.choosing import chosen_in
from inbox_rules.folding import fold
from inbox_rules.goals import choice_in
from inbox_rules.meanings import Meaning
from inbox_rules.numbers import number_in
from inbox_rules.own_addresses import named_in
from inbox_rules.reasons import did_not_come_about
from inbox_rules.sentences import Line
from inbox_rules.tables import words
from inbox_rules.values import Arguments, Understood
from mentorship.answers import Free
from mentorship.requests import Request

Lines = list[Line]

# What `explain` says of a line that was read here.
BEGINS = "it begins with one of our words, and more behind it"
SAYS = {
    Request.REPORT: "the word 'report', which always acts",
    Request.RATE: "it begins with a number from 1 to 5",
    Request.REQUEST: "it names somebody by a code",
    Request.MENTOR: "it names somebody by a code",
    Request.NOT_WITH: "it names somebody by a code",
    Request.MENTORS: "'mentors', and what they shall know about",
    Request.NEW_ADDRESS: "it says which address is whose",
    Request.SECOND_ADDRESS: "it says which address is whose",
}

MOST_LINES = 8  # of a mail, in which somebody is chosen
ASKING_WHOM = frozenset({"directory"})  # "whom would you like to ask?"

# Four signs or more: with a digit, or in capitals, or without a vowel; "more" is a word.
_CODE = r"(?-i:(?=[A-Za-z0-9]*[0-9]|[A-Z0-9]{4}|[b-df-hj-np-tv-xz]{4})[A-Za-z0-9]{4,6}\b)"
_ELSE = "else|or else|or|then|otherwise|if not|failing that|next|sonst|sinon|si no|altrimenti|anders|senao"
_LINK = rf"[\s,;/]+(?:(?:{_ELSE})\s+)?"
_CODES = re.compile(
    rf"[\s:#]*(?P<codes>{_CODE}(?:{_LINK}{_CODE}){{0,3}})[\s.!,;:]*(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
# A next choice on a line of its own; a blank line between two is none.
_FURTHER = re.compile(rf"\s*(?:(?:{_ELSE})[\s,:]+(?P<code>{_CODE})[\s.!,;]*)?", re.IGNORECASE)


def _heads(*requests: Request) -> dict[str, Request]:
    """Return the words that begin a line for these requests, folded, in all languages."""
    return {fold(word): request for request in requests for word in words("heads", request)}


_TOPICS = _heads(Request.TOPIC, Request.ISSUE, Request.SUGGEST, Request.RESOURCE, Request.FEEDBACK)
_NUMBERS = _heads(Request.HOURS, Request.CAPACITY)
_NOT_WITH = _heads(Request.NOT_WITH)
# Of whom somebody would like to read more; whom they choose is read in choosing.py.
_SIGN = rf"(?P<code>{_CODE})"
_READ_MORE = (
    r"(?:(?:can|could|may) (?:i|you) (?:please )?)?"
    r"(?:(?:read|tell me|know|hear|see) more (?:about|on|of)|who is)"
)
_READS = re.compile(rf"{_READ_MORE}\s+{_SIGN}(?:(?: first| please)*\s*[.!?]*$)", re.IGNORECASE)
_OPENING = re.compile(r"(?:(?:hello|hi|hey|please|yes|dear \w+)\b[\s,!]+(?:can you )?)+", re.IGNORECASE)
_CODED = re.compile(
    r"\s*(?:please\s+|i(?:'d| would) like to\s+|i want to\s+)?"
    rf"(?P<head>request|mentor|{'|'.join(_NOT_WITH)})\b(?:\s+code\b)?",
    re.IGNORECASE,
)
_A_CODE = re.compile(rf"(?<![\w]){_CODE}(?!\w)")
_MENTORS = re.compile(
    r"\s*mentors(?:\s*[:–-]\s*|\s+(?:for|in|on|about|with)\s+|\s+)"
    r"(?!(?:are|is|were|was|like|who|can|should|will|have|do|need|that|and|or|meeting|meetings)\b)"
    r"(?P<topic>[^.!?]{2,80})[.!]?\s*",
    re.IGNORECASE,
)
_FEEDBACK = re.compile(r"feedback\s+(?!(?:is|was|from|would|will|please)\b)(?P<said>\w.*)", re.IGNORECASE)
_NUMBERED = re.compile(
    rf"(?P<head>{'|'.join(_NUMBERS)})\s*+[:=]?\s*+(?P<number>\d{{1,3}}|[a-z]{{1,12}})"
    r"(?:\s*+(?:a|per|par)\s*+(?:week|month|semaine|mois))?(?:,?\s++(?:please|thanks|thank you|merci))?[.!]?"
)
_STARS = re.compile(r"\s*(★{1,5}☆{0,4})(?![★☆])")
_BEGINS = re.compile(
    r"([^,;:–!]+?)(?:[,;:!–](?!\d)|\.\s|\.$|\s-\s|\s(?:because|and|as|since|for|weil|car|porque|perche)\s)"
)
_SOMEBODY = (
    "him|her|them|he|she|they|my mentor|my mentee|the mentor|the mentee|someone|somebody|something|a problem|"
    "an incident|abuse|harassment|misconduct|inappropriate|bullying|this person|my partner|this mentor|"
    "this mentee|what|how|that he|that she|that my|that the mentor"
)
_REPORT = re.compile(
    r"\s*(?:(?:i|we) (?:want|need|would like|wish|have|am writing|must|'d like)(?: to)? |i'd like to )?"
    rf"(?:please )?report(?:\s*[:!.,–-]+\s*(?P<said>.*)|\s*|\s+(?P<whom>(?:{_SOMEBODY}|<partner>)(?!\w).*))",
    re.DOTALL,
)
# "Report Max was rude" names somebody with a capital; "report on our talk" names nobody.
_REPORT_NAMED = re.compile(
    r"\s*(?:(?:[Ii]|[Ww]e) (?:(?:want|need|would like|have|wish)(?: to)?|must|'d like to) |[Ii]'d like to )?"
    r"(?:[Pp]lease )?(?:[Rr]eport|REPORT) (?!I\b|\w+day\b)[A-ZÀ-Þ][a-zß-ÿ'’-]+\b"
)
# The same in the other languages.
_REPORT_ELSEWHERE = re.compile(
    r"(?:ich (?:mochte|muss|will) )?(?:etwas|jemanden|einen vorfall|meinen? mentor|<partner>) melden(?!\w)"
    r"|(?:je (?:voudrais|veux|dois|souhaite) )?signaler (?:une?|la|le|mon|ma|quelque chose|quelqu|<partner>)"
    r"|(?:(?:quiero|quisiera|tengo que|quero|queria|preciso de|tenho de) )?(?:denunciar"
    r"|reportar (?:a|algo|alguien|alguem|un|una|um|uma|mi|meu|minha|o|<partner>))(?!\w)"
    r"|(?:(?:voglio|vorrei|devo) )?segnalare (?:un|una|il|la|qualcosa|qualcuno|<partner>)"
    r"|ik (?:wil|moet) (?:iets|iemand|<partner>) melden\b"
)
_APPLE = re.compile(
    r"sent this e?-?mail to unsubscribe|automatically generated by gmail|unsubscribe from the message",
    re.IGNORECASE,
)


def read_command(lines: Lines, meaning: Meaning, partner: str) -> Understood | None:
    """Return the request with its argument that the first line asks for, or None."""
    if not lines:
        return None
    number, first = lines[0]
    rest = "\n".join(line for _, line in lines[1:])
    rules = (_report, _coded) if meaning.free is Free.PARTNER else RULES
    for rule in rules:
        found = rule(first.strip(), rest, meaning, partner)
        if found is not None:
            request, arguments = found
            return Understood(
                request,
                arguments=arguments,
                only_request=not rest,
                why=(f"line {number}: {SAYS.get(request, BEGINS)}",),
            )
    return None


def unsubscribe(lines: Lines) -> Understood | None:
    """Recognize the mail that Apple Mail and Gmail write for List-Unsubscribe."""
    words = [fold(line).strip(" .!") for _, line in lines]
    if words and (words[0] == "unsubscribe" or any(_APPLE.search(line) for line in words[:4])):
        return Understood(Request.FEWER, only_request=True, why=("a mail client's own unsubscribe mail",))
    return None


_Found = tuple[Request, Arguments]


def _report(first: str, rest: str, meaning: Meaning, partner: str) -> _Found | None:
    folded = fold(first)
    if partner:
        folded = _marked(folded, fold(partner))
    named = _REPORT_NAMED.match(first) if meaning.free is not Free.PARTNER else None
    if named is None and not _REPORT.fullmatch(folded[:2000]) and not _REPORT_ELSEWHERE.match(folded):
        return None
    return Request.REPORT, Arguments(reason=f"{first}\n{rest}".strip())


def _marked(folded: str, name: str) -> str:
    """Return a line with a mark wherever that name stands as a word of its own."""
    marked, *rest = folded.split(name)
    for piece in rest:
        inside = marked[-1:].isalnum() or piece[:1].isalnum()
        marked += (name if inside else "<partner>") + piece
    return marked


def _coded(first: str, rest: str, meaning: Meaning, partner: str) -> _Found | None:
    begin = _CODED.match(first)
    found = _CODES.fullmatch(first[begin.end() :]) if begin else None
    if begin is None or found is None:
        return None
    codes = [code.upper() for code in _A_CODE.findall(found["codes"])]
    lines = rest.split("\n")
    while not found["rest"] and lines and (further := _FURTHER.fullmatch(lines[0])):
        if further["code"]:
            codes.append(further["code"].upper())
        del lines[0]
    reason = "\n".join((found["rest"], *lines)).strip()
    head = begin["head"].lower()
    return _NOT_WITH.get(head) or Request(head), Arguments(codes=tuple(codes), reason=reason)


def _more_about(first: str, rest: str, meaning: Meaning, partner: str) -> _Found | None:
    opening = _OPENING.match(first)
    found = _READS.match(first[opening.end() :] if opening else first)
    return (Request.MENTOR, Arguments(codes=(found["code"].upper(),), reason=rest.strip())) if found else None


def _chosen(first: str, rest: str, meaning: Meaning, partner: str) -> _Found | None:
    """Whom one of the first lines asks for; where we asked for whom, a name is an answer."""
    lines = [line for line in (first, *rest.split("\n")) if line.strip()]
    found = chosen_in(list(enumerate(lines[:MOST_LINES])), bare=meaning.letter in ASKING_WHOM)
    if found is None:
        return None
    reason = "\n".join((found.behind, *lines[MOST_LINES:])).strip()
    return Request.REQUEST, Arguments(codes=found.codes, reason=reason)


def _mentors(first: str, rest: str, meaning: Meaning, partner: str) -> _Found | None:
    found = _MENTORS.fullmatch(first)
    if (
        found is None
        or len(found["topic"].split()) > 4
        or fold(found["topic"]).strip() in ("please", "thanks")
    ):
        return None
    return Request.MENTORS, Arguments(topic=found["topic"].strip())


def _feedback(first: str, rest: str, meaning: Meaning, partner: str) -> _Found | None:
    found = _FEEDBACK.match(first)
    if found is None or meaning.free is Free.FORM:
        return None
    return Request.FEEDBACK, Arguments(topic=f"{found['said']}\n{rest}".strip())


def _labelled(first: str, rest: str, meaning: Meaning, partner: str) -> _Found | None:
    head, colon, value = first.partition(":")
    request = _TOPICS.get(fold(head).strip())
    if not colon or request is None or (meaning.free is Free.FORM and request is Request.TOPIC):
        return None
    topic = f"{value.strip()}\n{rest}".strip()
    return (request, Arguments(topic=topic)) if topic else None


def _addressed(first: str, rest: str, meaning: Meaning, partner: str) -> _Found | None:
    found = named_in(first)
    return None if found is None else (found[0], Arguments(address=found[1], reason=rest))


def _numbered(first: str, rest: str, meaning: Meaning, partner: str) -> _Found | None:
    found = _NUMBERED.fullmatch(fold(first).strip())
    if found is None:
        return None
    number = number_in(found["number"])
    return None if number is None else (_NUMBERS[found["head"]], Arguments(number=number, reason=rest))


def _rate(first: str, rest: str, meaning: Meaning, partner: str) -> _Found | None:
    if Request.RATE not in meaning.offers or "?" in first:
        return None
    number = number_at_start(first)
    if number is None or not 1 <= number <= 5:
        return None
    return Request.RATE, Arguments(number=number, reason=rest)


def _which_goal(first: str, rest: str, meaning: Meaning, partner: str) -> _Found | None:
    number = choice_in(first) if meaning.letter == "which-goal" else None
    return None if number is None else (Request.GOAL_REACHED, Arguments(number=number, reason=rest))


def _missed(first: str, rest: str, meaning: Meaning, partner: str) -> _Found | None:
    """'missed, no time': the word first, and behind it a reason that is known, or a line like one."""
    if meaning.free is Free.CONTENT and Request.MISSED not in meaning.offers:
        return None  # a person reads it
    reason = did_not_come_about(first)
    return None if reason is None else (Request.MISSED, Arguments(reason=f"{reason}\n{rest}".strip()))


RULES = (
    _report, _missed, _which_goal, _addressed, _coded, _more_about, _chosen, _mentors, _labelled, _feedback,
    _numbered, _rate,
)  # fmt: skip


def number_at_start(line: str) -> int | None:
    """Return the number that a line consists of, or begins with before a comma, a dash or a full stop."""
    folded = fold(line)
    whole = number_in(folded)
    if whole is not None:
        return whole
    if signs := _STARS.match(folded):
        return number_in(signs[1])
    begin = _BEGINS.match(folded)
    return number_in(begin[1]) if begin else None
