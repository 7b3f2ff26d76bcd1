"""Statements that are compiled once for as long as the process lives.

Django writes the SQL of a query anew each time it is asked. For the few that every act needs (its subject
behind the lock, the case's new state, the event) that takes several times as long as the database
does. Here the same statements are kept, with the values put in; what they read, write and return is what
the same query set or `save` would.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Field, ForeignKey, Model, QuerySet
from django.db.models.query import get_related_populators
from django.db.models.sql.compiler import SQLCompiler


def database() -> Any:
    """The connection itself: `django.db.connection` looks for it each time that anything is asked of it."""
    return connections[DEFAULT_DB_ALIAS]


def stored(field: Field) -> Field:
    """The field that says how a value of this one is stored: a foreign key's is the key it points at."""
    while isinstance(field, ForeignKey):
        field = field.target_field
    return field


class Objects:
    """How the columns of a compiled read become objects, each with what is read beside it."""

    def __init__(self, compiler: SQLCompiler):
        select, known = compiler.select, compiler.klass_info
        assert select is not None
        assert known is not None
        self.model = known["model"]
        fields = known["select_fields"]
        self.own = slice(fields[0], fields[-1] + 1)
        self.names = [one[0].target.attname for one in select[self.own]]
        self.beside = get_related_populators(known, select, DEFAULT_DB_ALIAS)  # type: ignore[call-arg]
        self.worked_out = list((compiler.annotation_col_map or {}).items())
        self.converters = compiler.get_converters([one[0] for one in select])

    def of(self, rows: Sequence[Sequence]) -> list[Any]:
        return [self._object(row) for row in converted(rows, self.converters)]

    def _object(self, row: Sequence) -> Any:
        found = self.model.from_db(DEFAULT_DB_ALIAS, self.names, row[self.own])
        for one in self.beside:
            one.populate(row, found)
        for name, place in self.worked_out:
            setattr(found, name, row[place])
        return found


def converted(rows: Sequence, converters: dict) -> Iterable[Sequence]:
    """Rows with their columns as Python has them, as Django's compiler converts them, which need not be kept."""
    if not converters:
        return rows
    steps = [
        (place, convert, column) for place, (each, column) in converters.items() for convert in each
    ]
    return _converted(rows, steps, database())


def _converted(rows: Sequence, steps: list, source: Any) -> Iterator[list]:
    for row in map(list, rows):
        for place, convert, column in steps:
            row[place] = convert(row[place], column, source)
        yield row


class ByKey:
    """`rows` (a model's query set, with what it reads beside it) read by primary key, one row at a time."""

    def __init__(self, rows: Callable[[], QuerySet]):
        self.rows = rows
        self._plans: dict[str, _Plan] = {}

    def __call__(self, key: Any) -> Any:
        """Raises the model's DoesNotExist."""
        source = database()
        plan = self._plans.get(source.vendor)
        if plan is None:
            plan = self._plans[source.vendor] = _Plan(self.rows(), key)
        return plan.read(source, key)


class _Plan:
    """The statement for one kind of database, and how its columns become objects."""

    def __init__(self, rows: QuerySet, key: Any):
        self.model, self.key = rows.model, stored(rows.model._meta.pk)
        compiler: SQLCompiler = rows.filter(pk=key).query.get_compiler(using=DEFAULT_DB_ALIAS)
        self.sql, values = compiler.as_sql()
        if len(values) != 1:
            raise ValueError(f"a read by key has one value, not {values}")
        self.objects = Objects(compiler)

    def read(self, source: Any, key: Any) -> Any:
        with source.kept_cursor() as cursor:
            cursor.execute(self.sql, [self.key.get_db_prep_value(key, source)])
            rows = cursor.fetchmany(1)
        if not rows:
            raise self.model.DoesNotExist(f"{self.model.__name__} {key}")
        return self.objects.of(rows)[0]


@cache
def behind_the_lock(model: type[Model]) -> ByKey:
    """The read of an act's subject with all that its model says it needs."""
    return ByKey(lambda: model._default_manager.select_related(*model.READ_WITH))  # type: ignore[attr-defined]


def are_plain(values: Iterable) -> bool:
    """Whether none of them is something that the database has to work out."""
    return not any(hasattr(one, "resolve_expression") for one in values)


def can_insert(row: Model, fields: Sequence) -> bool:
    """Whether `insert` would write exactly these fields of the row."""
    _sql, known, _stored, _own_key = _insertion(type(row), database().vendor)
    return known == fields and are_plain(vars(row).values())


def insert(row: Model) -> None:
    """Like `save(force_insert=True)` of a model without parents and signals."""
    source = database()
    sql, fields, as_stored, own_key = _insertion(type(row), source.vendor)
    values = _values(row, fields, as_stored, source)
    with source.kept_cursor() as cursor:
        cursor.execute(sql, values)
        if own_key:
            row.pk = cursor.fetchone()[0]
    row._state.adding, row._state.db = False, DEFAULT_DB_ALIAS


def _values(row: Model, fields: list[Field], as_stored: list[Field], source: Any) -> list:
    return [
        kind.get_db_prep_save(one.pre_save(row, True), source)
        for one, kind in zip(fields, as_stored, strict=True)
    ]


MOST_ROWS = 50  # of one statement


def insert_new(rows: Sequence[Model]) -> None:
    """Like `bulk_create(ignore_conflicts=True)`: what is there already stays. Keys are not read back."""
    source = database()
    for start in range(0, len(rows), MOST_ROWS):
        some = rows[start : start + MOST_ROWS]
        sql, fields, as_stored, _own_key = _insertion(type(some[0]), source.vendor)
        head, marks = sql.split(" RETURNING ")[0].split(" VALUES ")
        values = [one for row in some for one in _values(row, fields, as_stored, source)]
        every = ", ".join([marks] * len(some))
        with source.kept_cursor() as cursor:
            cursor.execute(f"{head} VALUES {every} ON CONFLICT DO NOTHING", values)


@cache
def _insertion(model: type[Model], vendor: str) -> tuple[str, list, list, bool]:
    """(statement, the fields of its values, those that say how they are stored, whether the database gives the key)."""
    quoted, key = database().ops.quote_name, model._meta.pk
    own_key = bool(key and key.db_returning)
    fields = [one for one in model._meta.concrete_fields if not (own_key and one is key)]
    names = ", ".join(quoted(str(one.column)) for one in fields)
    marks = ", ".join(["%s"] * len(fields))
    sql = f"INSERT INTO {quoted(model._meta.db_table)} ({names}) VALUES ({marks})"
    if own_key and key:
        sql += f" RETURNING {quoted(str(key.column))}"
    return sql, fields, [stored(one) for one in fields], own_key


def update(model: type[Model], where: dict[str, Any], /, **changes: Any) -> int:
    """Set these columns where those have these values; returns how many rows there were."""
    source = database()
    sql, fields = _change(model, tuple(where), tuple(changes), source.vendor)
    values = [*changes.values(), *where.values()]
    prepared = [
        field.get_db_prep_save(value, source) for field, value in zip(fields, values, strict=True)
    ]
    with source.kept_cursor() as cursor:
        cursor.execute(sql, prepared)
        return cursor.rowcount


@cache
def _change(
    model: type[Model], where: tuple[str, ...], changes: tuple[str, ...], vendor: str
) -> tuple[str, list]:
    quoted = database().ops.quote_name

    def equals(names: tuple[str, ...], between: str) -> str:
        columns = [model._meta.get_field(name).column for name in names]  # type: ignore[union-attr]
        return between.join(f"{quoted(str(one))} = %s" for one in columns)

    table = quoted(model._meta.db_table)
    sql = f"UPDATE {table} SET {equals(changes, ', ')} WHERE {equals(where, ' AND ')}"
    return sql, [stored(model._meta.get_field(name)) for name in (*changes, *where)]  # type: ignore[arg-type]
