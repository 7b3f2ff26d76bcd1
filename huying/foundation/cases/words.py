"""What a query set is told, as words and values: `filter(case=…)` is the word "filter case" and one value.

Told with the same words, Django writes the same SQL. Whatever that is not certain of is no word.
"""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db.models import Field, Model, Q, QuerySet
from django.db.models.sql import UpdateQuery

from .row_rule import Asked, asked_again, fields_of_keys

SIMPLE = (str, int, UUID, date, Decimal)  # a datetime is a date too
WIDEST = 2**31
MOST_IN_A_LIST = 12  # each length of a list makes words of its own
MOST_ROWS = 100  # and so does each limit
CONSTANTS = {repr(one): one for one in (None, True, False)}
TELL = vars(QuerySet)["_filter_or_exclude_inplace"]


def are_few(wanted: Any) -> bool:
    return type(wanted) is int and 0 < wanted <= MOST_ROWS


def are_words(names: tuple) -> bool:
    return all(type(one) is str for one in names)


def rules_in(args: tuple) -> tuple[list[Asked], tuple]:
    """(the rules about a row among what `filter` is told without a name, the rest)."""
    rules = [one for one in args if type(one) is Asked]
    return rules, tuple(one for one in args if type(one) is not Asked)


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
        elif _is_simple(value):
            keys.append((name, 1, type(value)))
            values.append(value)
        elif (
            name.endswith("__in")
            and isinstance(value, list | tuple | set | frozenset)
            and (some := _alike(value))
        ):
            keys.append((name, len(some), list, type(some[0])))
            values += some
        else:
            return None
    return tuple(keys), tuple(values)


def _alike(several: Any) -> list | None:
    """These values, each once, if they are simple ones of one type and not many."""
    if not 0 < len(several) <= MOST_IN_A_LIST:
        return None
    some = list(dict.fromkeys(several)) if all(_is_simple(one) for one in several) else []
    return some if len({type(one) for one in some}) == 1 else None


def _is_simple(value: Any) -> bool:
    if isinstance(value, Model):
        return value.pk is not None
    if isinstance(value, bool) or not isinstance(value, SIMPLE):
        return False
    return not isinstance(value, int) or -WIDEST < value < WIDEST


def _conditions(keys: tuple, values: Iterator) -> dict[str, Any]:
    """`keys_of` backwards."""
    return {
        name: CONSTANTS[kind[0]]
        if count is None
        else [next(values) for _one in range(count)]
        if kind[0] is list
        else next(values)
        for name, count, *kind in keys
    }


def names_of(told: tuple) -> Iterator[str | Field]:
    """Of each value of these words, in their order, the name or the field that says how it is stored."""
    for what, *how in told:
        if what == "filter":
            yield from _named(how[1])
        elif what == "change":
            yield from _named(how[0])
        elif what == "rule":
            yield from fields_of_keys(how[1])


def _named(keys: tuple) -> Iterator[str]:
    for name, count, *_kind in keys:
        yield from [name] * (count or 0)


def retell(asked: Any, told: tuple, values: Iterator) -> UpdateQuery | None:
    """Tell Django's own query set all of these words; returns the query that changes what it is told of."""
    query = asked._query
    for what, *how in told:
        match what:
            case "filter":
                conditions = _conditions(how[1], values)
                TELL(asked, how[0], (), conditions)
            case "rule":
                rule, kind, row = how
                TELL(asked, False, (asked_again(rule, kind, row, values),), {})
            case "order_by":
                query.clear_ordering(force=True, clear_default=False)
                query.add_ordering(*how[0])
            case "select_related":
                if how[0] == (None,):
                    query.select_related = False
                else:
                    query.add_select_related(how[0])
            case "values_list":
                query.set_values(how[0])
            case "limit":
                query.set_limits(None, how[0])
            case "change":  # the last word
                changed = query.chain(UpdateQuery)
                changed.add_update_values(_conditions(how[0], values))
                changed.clear_ordering(force=True)
                return changed
    return None
