"""Whatever writes about people says about whom, so that of several workers one does it at a time."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

STORE = Path(__file__).parent.parent.parent / "store"
SPOKEN = frozenset({"update", "insert", "create", "delete", "delete_instance", "update_where", "put"})
WORDS = ("UPDATE", "INSERT", "DELETE")
SAYS_SO = frozenset({"needs", "alone"})

# Why it need not say so.
COMMANDS = "only commands call it, and they write alone"
OF_A_PAIR = "whoever holds a pair's two people calls it"
ONE_MAIL = "it is about a mail that the worker has taken"
ONE_LETTER = "it is about a letter that the worker has taken, or has written in this transaction"
DAILY = "the worker that leads calls it, alone"
OF_NOBODY = "it is about nobody"
CALLER = "what it is a part of says so"
EXEMPT = {
    "addresses": {"forget_old": DAILY},
    "backup": {"_prepare": COMMANDS},
    "bounces": {"forget_old": DAILY, "write_again": ONE_LETTER},
    "breaks": {"*": COMMANDS},
    "chores": {"*": OF_NOBODY},
    "forgetting": {"_forget_words": CALLER, "_forget_mail": CALLER},
    "heard": {"*": OF_NOBODY},
    "held": {"*": COMMANDS},
    "leaving": {"*": ONE_LETTER},
    "letter_orders": {"*": OF_A_PAIR},
    "looks": {"*": COMMANDS},
    "mentorships": {
        "_note": OF_A_PAIR, "take_back": OF_A_PAIR, "save_round": OF_A_PAIR,
        "look_again": OF_A_PAIR, "_save_agreements": OF_A_PAIR,
    },
    "outbox": {
        "write": ONE_LETTER, "mark_sent": ONE_LETTER, "mark_deferred": ONE_LETTER, "mark_failed": ONE_LETTER,
        "retry": COMMANDS, "discard": COMMANDS, "try_all_again": DAILY, "bounced": ONE_LETTER,
        "blank_undelivered": DAILY, "blank_expired": DAILY, "rehearse": ONE_LETTER,
        "end_rehearsal": COMMANDS, "list_anew": ONE_LETTER,
    },
    "plain": {"*": CALLER},
    "postgresql": {"keep_text": CALLER, "drop_text": CALLER},
    "received": {"*": ONE_MAIL},
    "retention": {"*": DAILY},
    "sqlite": {"keep_text": CALLER, "drop_text": CALLER, "wipe_texts": CALLER},
    "taking": {"*": ONE_MAIL},
}  # fmt: skip


def writers() -> Iterator[tuple[str, str, bool]]:
    """Give each function of the store that writes: its file, its name, whether it says about whom."""
    for path in sorted(STORE.glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef) and _writes(node):
                yield path.stem, node.name, _calls(node) & SAYS_SO != set()


def _calls(function: ast.FunctionDef) -> set[str]:
    called = (node.func for node in ast.walk(function) if isinstance(node, ast.Call))
    return {
        one.attr if isinstance(one, ast.Attribute) else one.id
        for one in called
        if isinstance(one, ast.Attribute | ast.Name)
    }


def _writes(function: ast.FunctionDef) -> bool:
    called = [node.func for node in ast.walk(function) if isinstance(node, ast.Call)]
    spoken = any(
        (isinstance(one, ast.Attribute) and one.attr in SPOKEN and _of_tables(one.value))
        or (isinstance(one, ast.Name) and one.id == "put")
        for one in called
    )
    strings = (node.value for node in ast.walk(function) if isinstance(node, ast.Constant))
    return spoken or any(isinstance(text, str) and text.startswith(WORDS) for text in strings)


def _of_tables(value: ast.expr) -> bool:
    """Whether this is a table, or the plain statements."""
    tables = ("plain", "table", "latest")
    return isinstance(value, ast.Name) and (value.id.endswith("Row") or value.id in tables)


def test_whoever_writes_about_people_says_about_whom() -> None:
    silent = [
        f"{file}.{name}"
        for file, name, says in writers()
        if not says and name not in EXEMPT.get(file, {}) and "*" not in EXEMPT.get(file, {})
    ]

    assert silent == []


def test_no_exemption_is_left_over() -> None:
    known = {(file, name) for file, name, says in writers() if not says}
    files = {file for file, _ in known}

    unneeded = [
        (file, name)
        for file, names in EXEMPT.items()
        for name in names
        if (file not in files if name == "*" else (file, name) not in known)
    ]

    assert unneeded == []
