"""Statements as Django wrote them for some words, kept to be run with other values.

Nothing here knows SQL. Django writes the statement twice, with the values at hand and with samples: where
the two differ, the values stand. A statement of which this cannot be told is not kept.
"""

import re
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID, uuid4

from django.core.exceptions import EmptyResultSet, FieldError, FullResultSet, ValidationError
from django.db import DEFAULT_DB_ALIAS
from django.db.models import Count, Field, Model
from django.db.models.sql import Query
from django.db.models.sql.compiler import SQLCompiler
from django.db.models.utils import create_namedtuple_class
from django.db.transaction import mark_for_rollback_on_error

from .compiled import Objects, converted, database
from .words import NotKept

ANY = 'SELECT %s AS "a" '
LONG_AGO = datetime(1, 1, 2, tzinfo=UTC)
NOT_TOLD = (EmptyResultSet, FullResultSet, FieldError, TypeError, ValueError, ValidationError)


class Statement:
    """A statement with places for values. `ask(values)` gives Django's own query; `fields` say of its values, in
    the order in which they are told, how each is stored and whether it has to stand in it. Raises NotKept.
    """

    def __init__(
        self,
        ask: Callable[[Sequence], Query],
        fields: Sequence[tuple[Field, bool]],
        values: Sequence,
    ):
        query: Any = ask(values)
        self.fields = [field for field, _needed in fields]
        samples = [sample_like(value, place) for place, value in enumerate(values)]
        try:
            compiler, self.sql, found = _written(self._of(query))
            _compiler, sql, sampled = _written(self._of(ask(samples)))
            needed = {place for place, (_field, must) in enumerate(fields) if must}
            self.values = self._places(found, sampled, self._prepared(values), samples, needed)
        except NOT_TOLD as reason:
            raise NotKept from reason
        if self.sql != sql or _groups_by_a_value(sql):
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

    def __init__(self, ask, fields, values, wanted: Sequence[str] | None, kind: type):
        self.wanted, self.kind = wanted, kind.__name__
        super().__init__(ask, fields, values)

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
        elif self.kind == "ValuesIterable":
            names = list(compiler.query.selected or ())
            if len(names) != len(selected):
                raise NotKept
            self.row = lambda row: dict(zip(names, row, strict=True))
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


def _groups_by_a_value(sql: str) -> bool:
    """PostgreSQL takes `SELECT $1 … GROUP BY $2` for two things, where the values do not stand in the text.

    Asked only whether there is any, a query shows nothing of its groups.
    """
    levels = [""]  # the text of each open bracket, what is closed within shortened
    for word in filter(None, re.split(r"([()])", f"{sql})")):
        if word == "(":
            levels.append("")
        elif word != ")":
            levels[-1] += word
        else:
            level = levels.pop()
            groups = re.split("HAVING|ORDER BY|LIMIT", level.partition(" GROUP BY ")[2])[0]
            if "%s" in groups and not level.startswith(ANY):
                return True
            levels[-1:] = [one + ("(%s)" if "%s" in level else "()") for one in levels[-1:]]
    return False


def _only(row: Sequence) -> Any:
    return row[0]


def _written(query: Query) -> tuple[SQLCompiler, str, Sequence]:
    compiler = query.get_compiler(using=DEFAULT_DB_ALIAS)
    return compiler, *compiler.as_sql()


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
