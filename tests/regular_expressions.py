"""Find every regular expression of the code, and the ways in which it is used.

They are found in the syntax trees, so that none can be forgotten: whatever is handed to a function of `re`
is one. Of a pattern that is put together while the program runs only what `re.escape` made literal may be
unknown here, or it has to lie in a table of its module when that is loaded, and is taken from there.
"""

from __future__ import annotations

import ast
import importlib
import pkgutil
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

WAYS = frozenset({"match", "fullmatch", "search", "finditer", "findall", "sub", "subn", "split"})
# Where the flags stand in a call of a function of `re`.
FLAGS_AT = {"compile": 1, "match": 2, "fullmatch": 2, "search": 2, "finditer": 2, "findall": 2,
            "split": 3, "sub": 4, "subn": 4}  # fmt: skip

Pattern = re.Pattern[str] | re.Pattern[bytes]


class Used(NamedTuple):
    """A regular expression and the ways in which it is used."""

    pattern: Pattern
    ways: frozenset[str]


class UnknownPatternError(Exception):
    """A pattern that only running the program would show."""


class Found(NamedTuple):
    """The regular expressions by the place where each is written, and the places of what cannot be tested."""

    used: dict[str, Used]
    unknown: tuple[str, ...]


def expressions_of(*packages: str) -> Found:
    """Return every regular expression of some packages."""
    unknown: list[str] = []
    places: dict[Pattern, str] = {}
    ways: dict[Pattern, set[str]] = defaultdict(set)
    in_hand: dict[str, set[str]] = defaultdict(set)
    for module in _modules(packages):
        tree = ast.parse(Path(module.__file__ or "").read_text(encoding="utf-8"))
        unknown += _hidden(tree, module)
        for call in _calls(tree, module):
            try:
                pattern = _pattern(call, module)
            except UnknownPatternError:
                tables = tuple(_in_tables(vars(module).values()))
                for number, pattern in enumerate(tables):
                    places.setdefault(pattern, f"{module.__name__}:{call.lineno}[{number}]")
                if not tables:
                    unknown.append(f"{module.__name__}:{call.lineno} puts a pattern together while it runs")
                continue
            places.setdefault(pattern, f"{module.__name__}:{call.lineno}")
            ways[pattern] |= WAYS & {_last_name(call.func)}
        named = _named(tree, module)
        for node in ast.walk(tree):
            if isinstance(node, ast.Attribute) and node.attr in WAYS:
                used = _value(node.value, module) or named.get(_last_name(node.value))
                if isinstance(used, re.Pattern):
                    ways[used].add(node.attr)
                elif used is None and node.attr != "split":  # texts are split too
                    in_hand[module.__name__].add(node.attr)
    # What goes from hand to hand is used in any of the ways in which its module uses what it has in hand.
    used = {
        place: Used(pattern, frozenset(ways[pattern] or in_hand[place.partition(":")[0]] or WAYS))
        for pattern, place in places.items()
    }
    return Found(used, tuple(unknown))


def _modules(packages: tuple[str, ...]) -> Iterator[ModuleType]:
    for name in packages:
        package = importlib.import_module(name)
        for found in pkgutil.walk_packages(package.__path__, f"{name}."):
            yield importlib.import_module(found.name)


def _calls(tree: ast.AST, module: ModuleType) -> Iterator[ast.Call]:
    """Yield the calls of the functions of `re` that take a pattern."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr in FLAGS_AT
            and _value(node.func.value, module) is re
        ):
            yield node


def _in_tables(values: Iterable[object]) -> Iterator[Pattern]:
    """Yield the patterns that lie in tuples and dicts, however deep."""
    for value in values:
        inside: Iterable[object] = ()
        if isinstance(value, tuple):
            inside = value
        elif isinstance(value, dict) and not any(key == "__builtins__" for key in value):
            inside = value.values()
        for one in inside:
            if isinstance(one, re.Pattern):
                yield one
        yield from _in_tables(one for one in inside if isinstance(one, tuple | dict))


def _hidden(tree: ast.AST, module: ModuleType) -> list[str]:
    imports = [node for node in ast.walk(tree) if isinstance(node, ast.ImportFrom) and node.module == "re"]
    return [f"{module.__name__}:{node.lineno} imports from re, which hides its patterns" for node in imports]


def _named(tree: ast.AST, module: ModuleType) -> dict[str, Pattern]:
    """Return the patterns that have a name, in a class or a function too."""
    return {
        _last_name(target): _pattern(call, module)
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign)
        for call in _calls(node.value, module)
        if call is node.value and _last_name(call.func) == "compile"
        for target in node.targets
    }


def _pattern(call: ast.Call, module: ModuleType) -> Pattern:
    written = _value(_Literal().visit(call.args[0]), module)
    flags = [keyword.value for keyword in call.keywords if keyword.arg == "flags"]
    place = FLAGS_AT[_last_name(call.func)]
    flags += call.args[place : place + 1]
    flag = _value(flags[0], module) if flags else 0
    if isinstance(written, re.Pattern):
        return written
    if not isinstance(written, str | bytes) or not isinstance(flag, int):
        raise UnknownPatternError
    return re.compile(written, flag)


class _Literal(ast.NodeTransformer):
    """A word in place of whatever is escaped, and so taken literally."""

    def visit_Call(self, node: ast.Call) -> ast.expr:
        return ast.Constant("max") if ast.unparse(node.func) == "re.escape" else node


def _value(node: ast.expr, module: ModuleType) -> object:
    """Return what an expression is where it needs no more than its module; None for all others."""
    if isinstance(node, ast.Name):
        return vars(module).get(node.id)
    if isinstance(node, ast.Attribute):
        return getattr(_value(node.value, module), node.attr, None)
    if isinstance(node, ast.Constant):
        return node.value
    try:
        expression = ast.fix_missing_locations(ast.Expression(node))
        return eval(compile(expression, module.__name__, "eval"), vars(module))  # noqa: S307
    except NameError:
        return None


def _last_name(node: ast.expr) -> str:
    return node.attr if isinstance(node, ast.Attribute) else node.id if isinstance(node, ast.Name) else ""
