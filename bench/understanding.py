"""How well mail is understood, as one table, beside the parsers that one could install instead.

    MENTORPOST_CORPORA=FOLDER python -m bench.understanding

Counts and rates only: no word and no address of any mail is printed.
"""

from __future__ import annotations

import logging
from collections.abc import Callable

from bench import author_text, own_letters, reports, speed, survival
from bench.corpora import ABSENT, Case, cases, folder
from bench.hostile import broken, long_lines
from bench.parsers import ALL, MISSING, OURS, Parser
from tests.inbox_rules import further
from tests.inbox_rules.mails import outcome

Row = tuple[str, list[str]]
NONE = "–"


def main() -> None:
    """Print the table."""
    # It logs a traceback for each of its detectors that fails, and goes on.
    logging.getLogger("flufl.bounce").disabled = True
    at = folder()
    if at is None:
        print(ABSENT)
        return
    if MISSING:
        print(f"Not installed, and left out: {', '.join(MISSING)}. To have them: pip install -e '.[bench]'\n")
    print(f"| | {' | '.join(parser.name for parser in ALL)} |")
    print("|---" * (len(ALL) + 1) + "|")
    replies, automatic = cases(at, "replies"), cases(at, "automatic")
    bounces, torture = cases(at, "bounces"), cases(at, "torture")
    show(_speed())
    show(*_author_texts(replies))
    show(*_kinds(automatic), *_bounces(bounces), *_further())
    raws = [case.raw for case in [*replies, *automatic, *bounces, *torture]]
    show(_survival("torture mails survived, slowest", [case.raw for case in torture]))
    show(_survival("real mails with broken bytes survived, slowest", broken(raws, times=2)))
    show(_survival("lines of 1 MB survived, slowest", long_lines()))


def show(*rows: Row) -> None:
    for name, cells in rows:
        print(f"| {name} | {' | '.join(cells)} |", flush=True)


def _author_texts(replies: list[Case]) -> list[Row]:
    typed = own_letters.replies()

    def our_letters(parser: Parser) -> str:
        return share(sum(own_letters.exact(parser, one) for one in typed), len(typed))

    return [
        (
            "replies: exact author text",
            [share(len(author_text.exact(parser, replies)), len(replies)) for parser in ALL],
        ),
        (
            "the same, where at most a closing signature differs",
            [
                share(len(author_text.exact_but_for_a_signature(parser, replies)), len(replies))
                for parser in ALL
            ],
        ),
        ("replies to our own letters, 15 formats × 7 languages", [our_letters(parser) for parser in ALL]),
    ]


def _kinds(automatic: list[Case]) -> list[Row]:
    read = reports.readings(automatic)
    people = sum(reading.case.kind in reports.PEOPLE for reading in read)
    return [
        ours("kind of mail right", share(sum(map(reports.kind_right, read)), len(read))),
        ours("persons taken for machines", f"{sum(map(reports.person_as_machine, read))} of {people}"),
        ours(
            "machines taken for persons",
            f"{sum(map(reports.machine_as_person, read))} of {len(read) - people}",
        ),
    ]


def _bounces(bounces: list[Case]) -> list[Row]:
    read = reports.readings(bounces)
    severe = [reading for reading in read if reading.case.hard]
    soft = [reading for reading in severe if reading.case.hard == {False}]
    addressed = [reading for reading in read if reading.case.addresses is not None]
    held = [(reading, names) for reading in read if (names := reports.names_held(reading.case))]
    flufl = " (flufl.bounce: {} of {})".format
    return [
        ours(
            "bounce severity right" + flufl(counted(reports.flufl_severity_right, severe), len(severe)),
            share(sum(map(reports.severity_right, severe)), len(severe)),
        ),
        ours(
            "of these, passing ones" + flufl(counted(reports.flufl_severity_right, soft), len(soft)),
            share(sum(map(reports.severity_right, soft)), len(soft)),
        ),
        ours(
            "failed addresses right"
            + flufl(counted(reports.flufl_addresses_right, addressed), len(addressed)),
            share(sum(map(reports.addresses_right, addressed)), len(addressed)),
        ),
        ours(
            "original Message-ID or token found, where one is held",
            share(sum(reports.name_found(*one) for one in held), len(held)),
        ),
    ]


def _further() -> list[Row]:
    """Return how replies in words that nobody planned for fare: clear requests understood, and wrong acts."""
    named = {
        "further replies": further.FURTHER,
        "replies by other hands": further.OTHER_HANDS,
        "short answers to request": further.SHORT,
        "replies held back from the rules": further.HELD_BACK,
    }
    return [ours(f"{name}: understood; wrong acts", _understood(file)) for name, file in named.items()]


def _understood(file: str) -> str:
    read = [(reply, further.understood(reply)) for reply in further.replies(file)]
    wrong = sum(further.wrong_act(*one) for one in read)
    clear = [(reply, found) for reply, found in read if reply.clear]
    right = sum(outcome(found) == reply.means for reply, found in clear)
    return f"{share(right, len(clear))}; {wrong} of {len(read)}"


def _survival(name: str, mails: list[bytes]) -> Row:
    return name, [str(survival.survived(parser, mails)) for parser in ALL]


def _speed() -> Row:
    rates, count, size = speed.mails_a_second()
    mine = rates[OURS.name]
    name = f"mails a second, bytes to request ({count} replies, {size / 1000:.1f} KB); the rate beside ours"
    return name, [f"{rate:,.0f} ({rate / mine:.2f}×)" for rate in rates.values()]


def counted(right: Callable[[Case], bool], read: list[reports.Reading]) -> int:
    return sum(right(reading.case) for reading in read)


def ours(name: str, cell: str) -> Row:
    return name, [cell, *[NONE] * (len(ALL) - 1)]


def share(part: int, whole: int) -> str:
    return f"{part} of {whole} ({100 * part / whole:.1f} %)"


if __name__ == "__main__":
    main()
