"""A state that many tests begin with is led to once in a process and laid down again, row by row.

Half of what the tests would cost is acts that lead to where a story begins: the county and its cast, a
suggestion handed in, assigned, answered. A function marked `kept` runs the first time it is called from
a given state; the rows it left and what it returned are remembered. Called again from the same state,
with the same arguments and settings, it lays those rows down.

Nothing is guessed. A statement that writes outside of such a function ends this for the rest of the
test, and so does a rollback; a test that patches something, or commits, never begins it.
"""

import io
import pickle
import re
from collections.abc import Callable, Hashable
from contextlib import closing
from datetime import date
from decimal import Decimal
from functools import cache, wraps
from types import FunctionType

from django.apps import apps
from django.conf import UserSettingsHolder, settings
from django.db import connection, models

from huying.foundation.procedure.act import Act

PLAIN = (str, int, float, date, type(None))
MAIL_HOST = "DNS_NAME"  # what pytest-django itself patches in every test
READS = re.compile(r"\s*\(?(SELECT|BEGIN|SAVEPOINT|RELEASE|PRAGMA|EXPLAIN)")
WRITES_TO = re.compile(r'\s*(?:INSERT (?:OR IGNORE )?INTO|UPDATE|DELETE FROM) "(\w+)"')

# On SQLite triggers lay the pairs of an entry; on PostgreSQL they are rows like others.
PAIRS: dict[str, dict] = {"sqlite": {}, "postgresql": {"text_pairs": ("entry", "pairs")}}

Rows = dict[str, dict]  # table → primary key → the values of its row
Path = tuple[Hashable, ...]  # the kept steps since the database was empty, in order


class _CannotTell(Exception):
    """Whether two calls with such an argument are the same call."""


class _Shelf:
    """What has been kept in this process, and where the database of the test under way stands."""

    def __init__(self):
        self.path: Path | None = None  # None: at a place that no kept steps tell
        self.touched: set[str] = set()
        self.patches = None
        self.states: dict[Path, Rows] = {}
        self.steps: dict[Path, tuple[list, bytes]] = {}

    def begin(self, patches) -> None:
        """`patches` is the test's monkeypatch: what it changes, no row tells."""
        self.path, self.touched, self.patches = (), set(), patches

    def is_told(self) -> bool:
        """Whether the kept steps tell all that has happened in this test."""
        if self.path is None or not connection.in_atomic_block:
            return False
        return {name for _target, name, _value in self.patches._setattr} <= {MAIL_HOST}

    def forget(self) -> None:
        """Every table has been emptied: what was there from the beginning may have other keys now."""
        self.__init__()

    def watch(self, execute, sql, params, many, context):
        """Stands around every statement of the tests' connection."""
        if not READS.match(sql):
            self.path = None
            found = WRITES_TO.match(sql)
            self.touched.update({found[1]} if found else _columns())
        return execute(sql, params, many, context)


shelf = _Shelf()


def kept(lead: Callable) -> Callable:
    """The decorated function leads to a state by writing rows, and by nothing else."""

    @wraps(lead)
    def led(*args, **named):
        if not shelf.is_told():
            return lead(*args, **named)
        makes = args[0] if lead.__name__ == "__init__" else None
        try:
            step = (lead.__module__, lead.__qualname__, _same(args), _same(named), _settings())
        except _CannotTell:
            return lead(*args, **named)
        path = (*shelf.path, step)
        if path in shelf.steps:
            changes, result = shelf.steps[path]
            shelf.touched.update(_lay(changes))
            result = _unpickled(result, _named(args, makes))
        else:
            before = _state(shelf.path)
            result = lead(*args, **named)
            result = result if makes is None else vars(makes)
            after = before | {table: _read(table) for table in shelf.touched}
            shelf.states[path] = after
            shelf.steps[path] = (_changes(before, after), _pickled(result, _named(args, makes)))
        shelf.path = path
        if makes is None:
            return result
        vars(makes).update(result)
        return None

    return led


# -- arguments and results ---------------------------------------------------------------------


def _same(value) -> Hashable:
    """Equal for two values that lead to the same rows from the same state."""
    match value:
        case None | bool() | int() | float() | str() | bytes() | date() | Decimal():
            return (type(value), value)
        case models.Model():
            return (type(value), value.pk)
        case list() | tuple():
            return tuple(_same(one) for one in value)
        case dict():
            return tuple((_same(key), _same(one)) for key, one in value.items())
        case Act():
            return (value.procedure.kind, value.name)
        case FunctionType(__name__=name, __closure__=None) if name != "<lambda>":
            return (value.__module__, value.__qualname__)
        case type():
            return (value.__module__, value.__qualname__)
    if type(value).__module__.startswith("tests."):
        return (type(value), _same(vars(value)))
    raise _CannotTell


def _settings() -> Hashable:
    """What has been set otherwise than the project has it, for the session or by the test."""
    found: dict = {}
    holder = settings._wrapped
    while isinstance(holder, UserSettingsHolder):
        found = vars(holder) | found
        holder = holder.default_settings
    return tuple(sorted((name, repr(one)) for name, one in found.items() if name.isupper()))


def _named(args, makes) -> dict[str, object]:
    """The things that a result may share with its arguments: they are not copied, but found again."""
    found = {}
    for place, one in enumerate(args):
        if one is not makes:
            found[f"{place}"] = one
            if type(one).__module__.startswith("tests."):
                found |= {f"{place}.{name}": part for name, part in vars(one).items()}
    return {name: one for name, one in found.items() if not isinstance(one, PLAIN)}


def _pickled(result, named) -> bytes:
    names = {id(one): name for name, one in named.items()}
    stored = io.BytesIO()

    class Sharing(pickle.Pickler):
        def persistent_id(self, one):
            return names.get(id(one))

    Sharing(stored, pickle.HIGHEST_PROTOCOL).dump(result)
    return stored.getvalue()


def _unpickled(stored: bytes, named):
    class Sharing(pickle.Unpickler):
        def persistent_load(self, name):
            return named[name]

    return Sharing(io.BytesIO(stored)).load()


# -- rows --------------------------------------------------------------------------------------
# Below Django's own cursor: nobody counts these statements, and values stay as they are stored.


@cache
def _columns() -> dict[str, tuple[str, ...]]:
    """Table → its columns, the primary key first."""
    return {
        model._meta.db_table: tuple(
            one.column
            for one in sorted(model._meta.concrete_fields, key=lambda one: not one.primary_key)
        )
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    } | PAIRS[connection.vendor]


def _state(path: Path) -> Rows:
    if path not in shelf.states:  # only the empty database is at a place before it was led to
        assert path == ()
        shelf.states[path] = {table: _read(table) for table in _columns()}
    return shelf.states[path]


def _read(table: str) -> dict:
    """On SQLite a unary plus leaves a value alone and takes its declared type away, and with that
    the conversion to Python's types."""
    as_stored = "+" if connection.vendor == "sqlite" else ""
    columns = ", ".join(f'{as_stored}"{name}"' for name in _columns()[table])
    with closing(connection.connection.cursor()) as cursor:
        cursor.execute(f'SELECT {columns} FROM "{table}" ORDER BY 1')
        return {row[0]: row for row in cursor.fetchall()}


def _changes(before: Rows, after: Rows) -> list[tuple[str, str, list]]:
    """(table, statement, the rows it is run for): what is gone, what has changed, what is new."""
    found = []
    for table, rows in after.items():
        old = before[table]
        if rows == old:
            continue
        mark = "?" if connection.vendor == "sqlite" else "%s"
        columns = [f'"{name}"' for name in _columns()[table]]
        key, sets = columns[0], ", ".join(f"{name} = {mark}" for name in columns[1:])
        values = ", ".join(mark for _name in columns)
        changed = [row for one, row in rows.items() if one in old and old[one] != row]
        new = [row for one, row in rows.items() if one not in old]
        found += [
            (
                table,
                f'DELETE FROM "{table}" WHERE {key} = {mark}',
                [(k,) for k in old if k not in rows],
            ),
            (
                table,
                f'UPDATE "{table}" SET {sets} WHERE {key} = {mark}',
                [(*r[1:], r[0]) for r in changed],
            ),
            (table, f'INSERT INTO "{table}" ({", ".join(columns)}) VALUES ({values})', new),
        ]
    return [one for one in found if one[2]]


def _lay(changes) -> set[str]:
    """Run them; the tables that were touched."""
    with closing(connection.connection.cursor()) as cursor:
        for _table, statement, rows in changes:
            cursor.executemany(statement, rows)
    return {table for table, _statement, _rows in changes}
