"""A rule about one row, written with the ORM and turned into SQL once for each kind of asker.

Whether somebody may see a row is asked on every page, several times over. To build that question anew
costs ten times what the database needs to answer it; so its text is kept, with places for the keys of
whoever asks.
"""

from collections.abc import Callable
from dataclasses import dataclass, fields
from functools import cache
from itertools import chain, count
from typing import Any
from uuid import UUID

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import BooleanField, Expression, F, Field, IntegerField, Model, Q, UUIDField

NUMBERS = count(1)
ROW = UUID(int=1)
FAR = 10**9  # below zero by so much no constant of a rule lies
NEVER = ("1=0", ())
_KEY, _NUMBER = UUIDField(), IntegerField()


class RowRule:
    """`conditions(asker)` -> Q over `model`, whose key is a UUID; `asker` is a frozen dataclass that holds
    all it may depend on.

    Whatever in the asker is a key, a UUID or a whole number (also inside a tuple), becomes a place in
    the kept text; everything else tells one kind of asker from another.
    """

    def __init__(self, model: type[Model], conditions: Callable[[Any], Q]):
        self.model, self.conditions = model, conditions
        # Names of its own: where one rule stands within another, neither takes the other's row for its own.
        self.alias = f"row_rule_{next(NUMBERS)}_"
        self._text = cache(self._compiled)

    def __call__(self, asker, row="pk") -> Expression:
        """An expression for filter(): the row with this key (a path or an OuterRef) meets the rule."""
        return Asked(self, asker, F(row) if isinstance(row, str) else row)

    def sql(self, asker, row: str, row_params, connection) -> tuple[str, tuple]:
        kind, keys = without_keys(asker)
        text = self._text(kind, connection.alias)
        if text is None:
            return NEVER
        at = {place: _prepared(key, connection) for place, key in keys.items()}
        params: list = []
        for one in text.params:
            params += (
                row_params if one is ROW else [at[one.key] if isinstance(one, _Place) else one]
            )
        return text.sql.replace("\0", row), tuple(params)

    def _compiled(self, kind, alias: str) -> "_Text | None":
        connection = connections[alias]
        query = self.model._base_manager.filter(self.conditions(kind), pk=ROW).query.exists()
        query.change_aliases({one: f"{self.alias}{n}" for n, one in enumerate(query.alias_map)})
        try:
            sql, params = query.get_compiler(connection=connection).as_sql()
        except EmptyResultSet:
            return None
        places = [_Place(one) for one in without_keys(kind)[1]]
        place_of = {_prepared(one.key, connection): one for one in places} | {
            _prepared(ROW, connection): ROW
        }
        pieces, known = sql.split("%s"), [place_of.get(one, one) for one in params]
        if ROW not in known:
            raise ValueError(f"the key of {self.model.__name__} is no UUID")
        marks = ["\0" if one is ROW else "%s" for one in known]
        body = "".join(chain.from_iterable(zip(pieces, [*marks, ""], strict=True)))
        return _Text(f"EXISTS({body})", tuple(known))


@dataclass(frozen=True)
class _Text:
    """`\\0` stands where the row's key belongs; some of the `params` are places."""

    sql: str
    params: tuple


class Asked(Expression):
    """A rule asked by somebody of a row."""

    def __init__(self, rule: RowRule, asker, row):
        super().__init__(output_field=BooleanField())
        self.rule, self.asker, self.row = rule, asker, row

    def get_source_expressions(self):
        return [self.row]

    def set_source_expressions(self, exprs):
        (self.row,) = exprs

    def as_sql(self, compiler, connection):
        row, row_params = compiler.compile(self.row)
        return self.rule.sql(self.asker, row, row_params, connection)


@dataclass(frozen=True)
class _Place:
    key: UUID | int


def fields_of_keys(kind: Any) -> list[Field]:
    """How each key of such an asker is stored, in their order."""
    _kind, keys = without_keys(kind)
    return [_KEY if isinstance(one, UUID) else _NUMBER for one in keys]


def without_keys(asker) -> tuple[Any, dict[UUID | int, UUID | int]]:
    """The kind of asker, with a place for each key; and the key of each place."""
    keys: dict[UUID | int, UUID | int] = {}

    def place(key):
        n = ROW.int + 1 + len(keys)
        found = UUID(int=n) if isinstance(key, UUID) else -n - FAR
        keys[found] = key
        return found

    return with_other_keys(asker, place), keys


def with_other_keys(asker, other: Callable[[UUID | int], UUID | int]) -> Any:
    """The same asker, each of whose keys is replaced, in their order."""

    def replaced(value):
        if isinstance(value, tuple):
            return tuple(replaced(one) for one in value)
        is_a_key = isinstance(value, UUID | int) and not isinstance(value, bool)
        return other(value) if is_a_key else value

    return type(asker)(**{one.name: replaced(getattr(asker, one.name)) for one in fields(asker)})


def _prepared(key: UUID | int, connection):
    return _KEY.get_db_prep_value(key, connection) if isinstance(key, UUID) else key
