"""What a query set is told, as words and values: `filter(case=…)` is the word "filter case" and one value.

Told with the same words, Django writes the same SQL. Whatever that is not certain of is no word.
"""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.core.exceptions import FieldError
from django.db import models
from django.db.models import Field, JSONField, Model, Q
from django.db.models.constants import LOOKUP_SEP
from django.db.models.sql import Query

from .compiled import stored

SIMPLE = (str, int, UUID, date, Decimal)  # a datetime is a date too
WIDEST = 2**31
MOST_IN_A_LIST = 12  # each length of a list makes words of its own
A_PAGE = 50  # so many rows are asked of at once more often than thirteen
MOST_ROWS = 100  # and so does each limit
CONSTANTS = {repr(one): one for one in (None, True, False)}
PLAIN_LOOKUPS = (
    "exact",
    "in",
    "gt",
    "gte",
    "lt",
    "lte",
)  # they compare a column with the value itself
TYPES: tuple[tuple[type, Field], ...] = (
    (UUID, models.UUIDField()),
    (datetime, models.DateTimeField()),
    (date, models.DateField()),
    (int, models.IntegerField()),
    (str, models.CharField()),
)


class NotKept(Exception):
    """Django has to write this statement anew each time."""


def are_few(wanted: Any) -> bool:
    return type(wanted) is int and 0 < wanted <= MOST_ROWS


def are_words(names: tuple) -> bool:
    return all(type(one) is str for one in names)


def conditions_of(args: tuple, kwargs: dict[str, Any]) -> dict[str, Any] | None:
    """What `filter` is told as names and values; None where it is more. A foreign key asks by one plain Q."""
    if not args:
        return kwargs
    one = args[0]
    plain = len(args) == 1 and not kwargs and type(one) is Q and not one.negated
    if not plain or one.connector != Q.AND or not all(type(each) is tuple for each in one.children):
        return None
    conditions = dict(one.children)
    return conditions if len(conditions) == len(one.children) else None


def keys_of(conditions: dict[str, Any]) -> tuple[tuple, tuple] | None:
    """(keys, values): what is said of the columns, each with as many values as it has; None: more than words."""
    keys: list[tuple] = []
    values: list[Any] = []
    for name, value in conditions.items():
        if value is None or value is True or value is False:
            keys.append((name, None, repr(value)))
        elif is_simple(value):
            keys.append((name, 1, type(value)))
            values.append(value)
        elif (
            name.endswith("__in")
            and isinstance(value, list | tuple | set | frozenset)
            and (some := alike(value))
        ):
            keys.append((name, len(some), list, type(some[0])))
            values += some
        else:
            return None
    return tuple(keys), tuple(values)


def alike(several: Any) -> list | None:
    """These values, each once, if they are simple ones of one type and not many."""
    if not 0 < len(several) <= A_PAGE:
        return None
    some = list(dict.fromkeys(several)) if all(is_simple(one) for one in several) else []
    usual = len(some) in (*range(MOST_IN_A_LIST + 1), A_PAGE) or isinstance(some[0], str)
    return some if usual and len({type(one) for one in some}) == 1 else None


def is_simple(value: Any) -> bool:
    if isinstance(value, Model):
        return value.pk is not None
    if isinstance(value, bool) or not isinstance(value, SIMPLE):
        return False
    return not isinstance(value, int) or -WIDEST < value < WIDEST


def conditions_again(keys: tuple, values: Iterator) -> dict[str, Any]:
    """`keys_of` backwards."""
    return {
        name: CONSTANTS[kind[0]]
        if count is None
        else [next(values) for _one in range(count)]
        if kind[0] is list
        else next(values)
        for name, count, *kind in keys
    }


def field_named(model: type[Model], name: str) -> Field:
    """The field whose column is compared with the value of this name. Raises NotKept."""
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


def field_of_type(kind: type, model: type[Model], name: str) -> Field:
    """The same of a value that stands beside something worked out, or is no column's at all. Raises NotKept."""
    try:
        return field_named(model, name)
    except NotKept:
        if issubclass(kind, Model):
            return stored(kind._meta.pk)
        for plain, field in TYPES:
            if issubclass(kind, plain):
                return field
        raise
