"""Several goals, the pair's own topics, kinds of pairs: what each is kept in."""

from __future__ import annotations

from peewee import Database, TextField
from playhouse.migrate import SchemaMigrator, migrate


def up(migrator: SchemaMigrator, _db: Database) -> None:
    migrate(
        migrator.add_column("mentorship", "claim_goal", TextField(default="")),
        migrator.add_column("mentorship", "reached", TextField(default="[]")),
        migrator.add_column("mentorship", "backlog", TextField(default="[]")),
        migrator.add_column("mentorship", "used", TextField(default="[]")),
        migrator.add_column("mentorship", "kind", TextField(default="")),
        migrator.add_column("proposal", "kind", TextField(default="")),
        migrator.add_column("agreement", "goals", TextField(default="[]")),
        migrator.add_column("round", "feedback_on", TextField(default="")),
    )
