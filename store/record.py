"""What every table is made of: the one database that `store.database.connect` opened."""

from __future__ import annotations

from peewee import DatabaseProxy, Model

database = DatabaseProxy()


class Record(Model):
    """Every table lies in the one database that `store.database.connect` opened."""

    class Meta:
        database = database
        legacy_table_names = False
