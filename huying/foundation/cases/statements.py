"""Statements as Django wrote them for some words, kept to be run with other values.

Nothing here knows SQL. Django writes the statement twice, with the values at hand and with samples: where
the two differ, the values stand. A statement of which this cannot be told is not kept.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet, FieldError, FullResultSet, ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Count, Field, JSONField, Model
from django.db.models.constants import LOOKUP_SEP
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.utils import create_namedtuple_class
from django.db.transaction import mark_for_rollback_on_error

from .compiled import Objects, converted, database, stored

PLAIN_LOOKUPS = (
    "exact",
    "in",
    "gt",
    "gte",
    "lt",
    "lte",
)  # they compare a column with the value itself
LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)
NOT_TOLD = (EmptyResultSet, FullResultSet, FieldError, TypeError, ValueError, ValidationError)


class NotKept(Exception):
    """Django has to write this statement anew each time."""


class Statement:
    """A statement with places for values. `ask(values)` gives Django's own query; `names` are the names of
    its values (or the fields they are stored by) in the order in which they are told. Raises NotKept.
    """

    def __init__(
        self, ask: Callable[[Sequence], Query], names: Sequence[str | Field], values: Sequence
    ):
        query: Any = ask(values)
        self.fields = [
            name if isinstance(name, Field) else _field(query.model, name) for name in names
        ]
        samples = [sample_like(value, place) for place, value in enumerate(values)]
        try:
            compiler, self.sql, found = _written(self._of(query))
            _compiler, sql, sampled = _written(self._of(ask(samples)))
            # Somebody's keys need not matter to a rule: one of the 代表工委 sees all, whoever it is.
            needed = {place for place, name in enumerate(names) if isinstance(name, str)}
            self.values = self._places(found, sampled, self._prepared(values), samples, needed)
        except NOT_TOLD as reason:
            raise NotKept from reason
        if self.sql != sql:
            raise NotKept
        self._is_written(compiler)

    def _of(self, query: Query) -> Query:
        """What is asked of the rows of this query."""
        return query

    def _is_written(self, compiler: SQLCompiler) -> None:
        """Keep what else its reader needs of the compiler, which is not kept: it is large."""

    def _places(self, found, sampled, values, samples, needed) -> list[tuple[int | None, Any]]:
        """For each value of the statement which of the values told it is, or what it always is."""
        where = {one: place for place, one in enumerate(self._prepared(samples))}
        places = [where.get(one) for one in sampled]
        if len(where) != len(samples) or len(found) != len(sampled) or needed - set(places):
            raise NotKept
        if any(
            one != (other if place is None else values[place])
            for one, other, place in zip(found, sampled, places, strict=True)
        ):
            raise NotKept
        return list(zip(places, found, strict=True))

    def _prepared(self, values: Sequence) -> list:
        source = database()
        return [
            field.get_db_prep_value(
                value.pk if isinstance(value, Model) else value, source, prepared=False
            )
            for field, value in zip(self.fields, values, strict=True)
        ]

    def _given(self, values: Sequence) -> list:
        """What stands at its places when it is run with these values."""
        prepared = self._prepared(values)
        return [one if place is None else prepared[place] for place, one in self.values]

    def _first_row(self, values: Sequence) -> Any:
        with database().kept_cursor() as cursor:
            cursor.execute(self.sql, self._given(values))
            return cursor.fetchone()


class Rows(Statement):
    """Reads them: objects, or tuples, named tuples or single values of these `fields`."""

    def __init__(self, ask, names, values, fields: Sequence[str] | None, kind: type):
        self.wanted, self.kind = fields, kind.__name__
        super().__init__(ask, names, values)

    def _is_written(self, compiler: SQLCompiler) -> None:
        self.objects = None
        self.row: Callable = tuple
        selected = compiler.select
        assert selected is not None
        if compiler.has_extra_select:
            raise NotKept
        if self.wanted is None:
            self.objects = Objects(compiler)
            return
        if self.kind == "FlatValuesListIterable":
            self.row = _only
        elif self.kind == "NamedValuesListIterable":
            self.row = create_namedtuple_class(*self.wanted)._make
        self.converters = compiler.get_converters([one[0] for one in selected])

    def read(self, values: Sequence) -> list:
        with database().kept_cursor() as cursor:
            cursor.execute(self.sql, self._given(values))
            rows = cursor.fetchall()
        if self.objects:
            return self.objects.of(rows)
        return [self.row(one) for one in converted(rows, self.converters)]


class AnyRow(Statement):
    """Reads whether there is any."""

    def _of(self, query: Query) -> Query:
        return query.exists()

    def read(self, values: Sequence) -> bool:
        return self._first_row(values) is not None


class HowMany(Statement):
    """Counts them."""

    def _of(self, query: Query) -> Query:
        counted = query.clone()
        counted.clear_select_clause()
        counted.clear_ordering(force=True)
        counted.add_annotation(Count("*"), alias="__count")
        return counted

    def read(self, values: Sequence) -> int:
        return self._first_row(values)[0]


class Change(Statement):
    """Changes the rows, as `update` does."""

    def carry_out(self, values: Sequence) -> int:
        """Returns how many rows there were."""
        with mark_for_rollback_on_error(using=DEFAULT_DB_ALIAS), database().kept_cursor() as cursor:
            cursor.execute(self.sql, self._given(values))
            return cursor.rowcount


def _only(row: Sequence) -> Any:
    return row[0]


def _written(query: Query) -> tuple[SQLCompiler, str, Sequence]:
    compiler = query.get_compiler(using=DEFAULT_DB_ALIAS)
    return compiler, *compiler.as_sql()


def _field(model: type[Model], name: str) -> Field:
    """The field whose column is compared with the value of this name."""
    words = name.split(LOOKUP_SEP)
    try:
        _path, _final, targets, rest = Query(model).names_to_path(words, model._meta)
    except FieldError as reason:
        raise NotKept from reason
    field = targets[-1]
    if isinstance(field, JSONField) or not (
        not rest or (len(rest) == 1 and rest[0] in PLAIN_LOOKUPS)
    ):
        raise NotKept
    return stored(field)


def sample_like(value: Any, place: int) -> Any:
    """Another value of the same type, which stands nowhere else in a statement. Raises NotKept."""
    match value:
        case Model():
            return sample_like(value.pk, place)
        case UUID():
            return uuid4()
        case str():
            return f"{uuid4()}"
        case int():
            return 20_000 + place  # no column is too narrow for it
        case Decimal():
            return Decimal(20_000 + place)
        case datetime():
            return LONG_AGO + timedelta(days=place)
        case date():
            return (LONG_AGO + timedelta(days=place)).date()
    raise NotKept
