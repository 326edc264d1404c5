"""What no other rule names was written by a person."""

from __future__ import annotations

from inbox_rules.kinds.rule import Rule
from inbox_rules.values import Kind

RULE = Rule("person", Kind.PERSON, "Nothing shows a machine: a person wrote it.", lambda _: True)
