"""Questions that nearly every act asks: their SQL is written once for as long as the process lives."""

from collections.abc import Callable
from uuid import UUID, uuid4

from django.db import connection
from django.db.models import QuerySet, UUIDField

_UUID = UUIDField()  # how a database keeps a key


class Often:
    """A `values_list` query of some keys, compiled once.

    `rows` takes the keys in the order in which they are given to the call, and uses each as it is. Keys are
    UUIDs or numbers; what else a query depends on makes another `Often`.
    """

    def __init__(self, rows: Callable[..., QuerySet]):
        self.rows = rows
        self._plans: dict[str, _Plan] = {}

    def __call__(self, *keys: UUID | int) -> list[tuple]:
        plan = self._plans.get(connection.vendor)
        if plan is None:
            plan = self._plans[connection.vendor] = _Plan(self.rows, keys)
        return plan.read(keys)


class _Plan:
    """The statement for one kind of database, and at which places of it the keys stand."""

    def __init__(self, rows: Callable[..., QuerySet], keys: tuple[UUID | int, ...]):
        # Keys that nothing has: where they turn up among the values, the asker's belong.
        marks = [uuid4() if isinstance(key, UUID) else -(uuid4().int >> 72) for key in keys]
        self.compiler = rows(*marks).query.get_compiler(using=connection.alias)
        self.sql, values = self.compiler.as_sql()
        places = {_prepared(mark): place for place, mark in enumerate(marks)}
        self.values = [(places.get(value), value) for value in values]
        if {place for place, _value in self.values if place is not None} != set(places.values()):
            raise ValueError(f"not every key is asked for in {self.sql}")
        selected = self.compiler.select
        assert selected is not None
        self.converters = self.compiler.get_converters([one[0] for one in selected])

    def read(self, keys: tuple[UUID | int, ...]) -> list[tuple]:
        prepared = [_prepared(key) for key in keys]
        values = [value if place is None else prepared[place] for place, value in self.values]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, values)
            rows = cursor.fetchall()
        if not self.converters:
            return rows
        return [tuple(row) for row in self.compiler.apply_converters(rows, self.converters)]


def _prepared(key: UUID | int):
    return _UUID.get_db_prep_value(key, connection) if isinstance(key, UUID) else key
