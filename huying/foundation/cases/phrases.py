"""What is more than a name and its value, as words: Q, Exists, Count and whatever else a query set is told.

A phrase is what Django was told, without the values; they stand beside it, in their order. `said` makes it,
`retell` tells Django's own query set the same with other values, `fields_of` says how each value is stored.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Field, Model, Q, QuerySet, Value
from django.db.models.sql import UpdateQuery

from .row_rule import Asked, fields_of_keys, with_other_keys, without_keys
from .words import alike, conditions_again, field_of_type, is_simple

TELL = vars(QuerySet)["_filter_or_exclude_inplace"]
CONSTANTS = (type(None), bool, int, float, str)
SEVERAL = (list, tuple, set, frozenset)


class MoreThanWords(Exception):
    """Of this it cannot be said which of its values may be others."""


def said(what: str, args: tuple, kwargs: dict) -> tuple[tuple, tuple]:
    """(`what` a query set is told, in words; their values). Raises MoreThanWords."""
    values: list = []
    told = tuple(_phrase(one, values) for one in args)
    named = tuple((name, _phrase(one, values)) for name, one in kwargs.items())
    return (what, told, named), tuple(values)


def _phrase(one: Any, values: list) -> tuple:
    """Each value of it that may be another is put to the values."""
    if isinstance(one, CONSTANTS):
        return "the", type(one), one
    if isinstance(one, Q):
        return "Q", one.connector, one.negated, tuple(_child(each, values) for each in one.children)
    if isinstance(one, SEVERAL):
        return "some", type(one), tuple(_phrase(each, values) for each in one)
    if isinstance(one, Field):
        return _plain_field(one)
    if isinstance(one, QuerySet):
        model, told, of = one.model, getattr(one, "_told", None), None
        theirs, kind = getattr(one, "_with", ()), None
    elif getattr(one, "told", None):
        (model, told, theirs), kind = one.told, type(one)
        of = one.of and _plain_field(one.of)
    else:
        return _expression(one, values)
    if told is None:
        raise MoreThanWords
    values += theirs
    return "rows", kind, model, told, of


def _expression(one: Any, values: list) -> tuple:
    if type(one) is Asked:
        kind, keys = without_keys(one.asker)
        values += keys.values()
        return "rule", one.rule, kind, _phrase(one.row, values)
    if is_simple(one):
        values.append(one)
        return "value", type(one)
    if not hasattr(one, "_constructor_args"):
        raise MoreThanWords
    args, kwargs = one._constructor_args
    told = [_phrase(each, values) for each in args]
    if type(one) is Value and told and told[0][0] == "the" and is_simple(one.value):
        values.append(one.value)  # a text is no name here
        told[0] = "value", type(one.value)
    named = tuple((name, _phrase(each, values)) for name, each in kwargs.items())
    return "made", type(one), tuple(told), named


def _child(one: Any, values: list) -> tuple:
    if isinstance(one, tuple):
        return "of", one[0], _value(one[0], one[1], values)
    return _phrase(one, values)


def _value(name: str, value: Any, values: list) -> tuple:
    if value is None or value is True or value is False:
        return "the", type(value), value
    if is_simple(value):
        values.append(value)
        return "value", type(value)
    if isinstance(value, SEVERAL):
        some = alike(value) if name.endswith("__in") else None
        if some is None and value:
            raise MoreThanWords
        values += some or ()
        return "list", len(some or ()), type(some[0]) if some else None
    if hasattr(value, "resolve_expression"):
        return _phrase(value, values)
    raise MoreThanWords


def _plain_field(field: Field) -> tuple:
    if any(field.deconstruct()[2:]):
        raise MoreThanWords
    return "field", type(field)


def retell(model: type[Model], told: tuple, values: Iterator) -> Any:
    """Django's own query set, told all of these words; at the word "change" the query that changes its rows."""
    asked: Any = QuerySet(model)
    for what, *how in told:
        match what:
            case "filter":
                asked.query.used_aliases = set()  # of two filters each joins rows of its own
                TELL(asked, how[0], (), conditions_again(how[1], values))
            case "order_by":
                asked.query.clear_ordering(force=True, clear_default=False)
                asked.query.add_ordering(*how[0])
            case "select_related" if how[0] == (None,):
                asked.query.select_related = False
            case "select_related":
                asked.query.add_select_related(how[0])
            case "values_list":
                asked.query.set_values(how[0])
                asked._fields = how[0]
            case "limit":
                asked.query.set_limits(None, how[0])
            case "said":
                name, args, kwargs = how
                args = [_again(one, values) for one in args]
                asked = getattr(asked, name)(
                    *args, **{each: _again(one, values) for each, one in kwargs}
                )
            case "change":  # the last word
                changed = asked.query.chain(UpdateQuery)
                changed.add_update_values(conditions_again(how[0], values))
                changed.clear_ordering(force=True)
                return changed
    return asked


def _again(phrase: tuple, values: Iterator) -> Any:
    match phrase:
        case "the", _kind, one:
            return one
        case "value", _kind:
            return next(values)
        case "list", count, _kind:
            return [next(values) for _one in range(count)]
        case "of", name, one:
            return name, _again(one, values)
        case "some", kind, several:
            return kind([_again(one, values) for one in several])
        case "Q", connector, negated, children:
            told = [_again(one, values) for one in children]
            return Q(*told, _connector=connector, _negated=negated)
    return _expression_again(phrase, values)


def _expression_again(phrase: tuple, values: Iterator) -> Any:
    match phrase:
        case "field", kind:
            return kind()
        case "rows", kind, model, told, of:
            rows = retell(model, told, values)
            return kind(rows, output_field=of and _again(of, values)) if kind else rows
        case "rule", rule, kind, row:
            asker = with_other_keys(kind, lambda _place: next(values))
            return Asked(rule, asker, _again(row, values))
        case "made", kind, args, kwargs:
            told = [_again(one, values) for one in args]
            return kind(*told, **{name: _again(one, values) for name, one in kwargs})
    raise ValueError(phrase)


def fields_of(told: tuple, model: type[Model]) -> Iterator[tuple[Field, bool]]:
    """Of each value of these words, in their order, how it is stored, and whether it has to stand in the statement.

    What is said in expressions need not: whether there is any row is asked without what is counted beside it, and
    to a rule about what one of the 代表工委 may see it does not matter who that is. Raises NotKept.
    """
    for what, *how in told:
        if what in ("filter", "change"):
            for name, count, *kind in how[-1]:
                if count:
                    yield from [(field_of_type(kind[-1], model, name), True)] * count
        elif what == "said":
            for one in (*how[1], *(each for _name, each in how[2])):
                yield from _fields(one, model)


def _fields(phrase: tuple, model: type[Model], name: str = "") -> Iterator[tuple[Field, bool]]:
    match phrase:
        case "value", kind:
            yield field_of_type(kind, model, name), False
        case "list", count, kind if count:
            yield from [(field_of_type(kind, model, name), False)] * count
        case "of", called, one:
            yield from _fields(one, model, called)
        case ("Q", _, _, several) | ("some", _, several):
            for one in several:
                yield from _fields(one, model)
        case "rows", _kind, other, told, _of:
            yield from ((field, False) for field, _needed in fields_of(told, other))
        case "rule", _rule, kind, row:
            yield from ((one, False) for one in fields_of_keys(kind))
            yield from _fields(row, model)
        case "made", _kind, args, kwargs:
            for one in (*args, *(each for _name, each in kwargs)):
                yield from _fields(one, model)
