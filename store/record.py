"""What every table is made of: the one database that `store.database.connect` opened."""

from __future__ import annotations

from peewee import DatabaseProxy, Model

database = DatabaseProxy()


class Record(Model):
    """Every table lies in the one database that `store.database.connect` opened."""

    class Meta:
        database = database
        legacy_table_names = False


def put(kind: type[Record], *key: str, **values: object) -> None:
    """Keep a row in the place of the one that has the same key, which has to be a unique one."""
    columns = [getattr(kind, name) for name in values if name not in key]
    kind.insert(**values).on_conflict(
        conflict_target=[getattr(kind, name) for name in key], preserve=columns
    ).execute()
