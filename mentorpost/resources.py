"""What a programme recommends, as its settings list it: title, address, and for whom or what (B23)."""

from __future__ import annotations

from mentorship.letters.answering import Resource

KEYS = frozenset({"title", "url", "for"})
GOOD = '[program] resources holds {!r}; write it like {{title = "A guide", url = "https://…", for = "…"}}'


def faults(program: dict[str, object]) -> list[str]:
    """Return what is wrong with the list, a sentence each."""
    listed = program.get("resources", [])
    return [GOOD.format(one) for one in listed if not _is_one(one)] if isinstance(listed, list) else []


def resources_of(program: dict[str, object]) -> tuple[Resource, ...]:
    """Return the list; it has no faults."""
    listed = program.get("resources", [])
    tables = [one for one in listed if isinstance(one, dict)] if isinstance(listed, list) else []
    return tuple(Resource(one["title"], one.get("url", ""), one.get("for", "")) for one in tables)


def _is_one(one: object) -> bool:
    if not isinstance(one, dict) or not set(one) <= KEYS:
        return False
    return bool(one.get("title")) and all(isinstance(value, str) for value in one.values())
