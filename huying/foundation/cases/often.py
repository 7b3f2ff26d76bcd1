"""Questions that nearly every act asks: their SQL is written once for as long as the process lives."""

from collections.abc import Callable
from datetime import date, datetime
from functools import cache, wraps
from typing import Any, TypeVar
from uuid import UUID

from django.db import DEFAULT_DB_ALIAS
from django.db.models import DateField, DateTimeField, Field, Model, QuerySet, UUIDField

from .compiled import Objects, converted, database
from .statements import sample_like

Row = TypeVar("Row", bound=Model)
Key = UUID | int | date  # a datetime is a date too
FIELDS: dict[type, Field] = {UUID: UUIDField(), datetime: DateTimeField(), date: DateField()}


class Often:
    """A `values_list` query of some keys, compiled once; see `rows_often` for whole rows.

    `rows` takes the keys in the order in which they are given to the call, and uses each as it is. Keys are
    UUIDs, numbers, days or moments; what else a query depends on makes another `Often`.
    """

    def __init__(self, rows: Callable[..., QuerySet]):
        self.rows = rows
        self._plans: dict[str, _Plan] = {}

    def __call__(self, *keys: Key) -> list:
        source = database()
        plan = self._plans.get(source.vendor)
        if plan is None:
            plan = self._plans[source.vendor] = _Plan(self.rows, keys)
        return plan.read(source, keys)


def rows_often(rows: Callable[..., QuerySet[Row]]) -> Callable[..., list[Row]]:
    """The same of whole rows, with what they select beside them; what is read by prefetch is refused.

    `rows` takes its keys as an `Often` does.
    """
    often = Often(rows)

    @wraps(rows)
    def found(*keys: Key) -> list[Row]:
        return often(*keys)

    return found


class _Plan:
    """The statement for one kind of database, and at which places of it the keys stand."""

    def __init__(self, rows: Callable[..., QuerySet], keys: tuple[Key, ...]):
        # Keys that nothing has: where they turn up among the values, the asker's belong.
        marks = [sample_like(key, place) for place, key in enumerate(keys)]
        asked = rows(*marks)
        if asked._prefetch_related_lookups:  # type: ignore[attr-defined]
            raise ValueError("a prefetch is a question of its own")
        compiler = asked.query.get_compiler(using=DEFAULT_DB_ALIAS)
        self.sql, values = compiler.as_sql()
        places = {_prepared(mark, database()): place for place, mark in enumerate(marks)}
        self.values = [(places.get(value), value) for value in values]
        if {place for place, _value in self.values if place is not None} != set(places.values()):
            raise ValueError(f"not every key is asked for in {self.sql}")
        selected = compiler.select
        assert selected is not None
        whole = asked._fields is None  # type: ignore[attr-defined]
        self.objects = Objects(compiler) if whole else None
        self.converters = compiler.get_converters([] if whole else [one[0] for one in selected])

    def read(self, source: Any, keys: tuple[Key, ...]) -> list:
        prepared = [_prepared(key, source) for key in keys]
        values = [value if place is None else prepared[place] for place, value in self.values]
        with source.kept_cursor() as cursor:
            cursor.execute(self.sql, values)
            rows = cursor.fetchall()
        if self.objects:
            return self.objects.of(rows)
        return [tuple(row) for row in converted(rows, self.converters)]


def _prepared(key: Key, source: Any):
    field = _field_of(type(key))  # type: ignore[arg-type]
    return field.get_db_prep_value(key, source) if field else key


@cache
def _field_of(kind: type) -> Field | None:
    return next((field for known, field in FIELDS.items() if issubclass(kind, known)), None)
