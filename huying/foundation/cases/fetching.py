"""What `prefetch_related` names, read with statements that are kept.

Django reads it with queries of its own making, which are written anew each time: more than half of what the
page of a suggestion cost. The plain names are read here: rows that point at these, rows that these point at,
rows joined by a table. The others are Django's, and so are those after them, which may build on them.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from django.core.exceptions import FieldDoesNotExist
from django.db.models import (
    ForeignKey,
    ManyToManyField,
    ManyToOneRel,
    Model,
    OneToOneRel,
    Prefetch,
)
from django.db.models.constants import LOOKUP_SEP
from django.db.models.query import normalize_prefetch_lookups


def fetch(rows: Sequence[Model], lookups: Iterable[str | Prefetch]) -> list[str | Prefetch]:
    """Read what they name beside these rows, in their order; returns those from the first that is not plain."""
    every = list(lookups)
    for place, lookup in enumerate(normalize_prefetch_lookups(every)):
        if not _fetched(rows, lookup):
            return every[place:]
    return []


def _fetched(rows: Sequence[Model], lookup: Prefetch) -> bool:
    """Whether each step was plain; what was read until then stays, and is not read again."""
    names = lookup.prefetch_through.split(LOOKUP_SEP)
    if lookup.prefetch_through != lookup.prefetch_to:
        return False
    for place, name in enumerate(names):
        if not rows:
            return True
        asked = lookup.queryset if place == len(names) - 1 else None
        step = _step(rows, name)
        if step is None or (asked is not None and (step is _joined or not _is_plain(asked))):
            return False
        rows = step(rows, name, asked)
    return True


def _step(rows: Sequence[Model], name: str):
    """How this name is followed from these rows; None where that is not plain."""
    model = type(rows[0])
    if not issubclass(model, Model) or {type(one) for one in rows} != {model}:
        return None
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
    if isinstance(field, ForeignKey):
        return _pointed_at if _is_plain(field.related_model._base_manager.all()) else None
    if isinstance(field, ManyToManyField):
        return None if field.related_model._meta.ordering else _joined
    if not isinstance(field, ManyToOneRel) or name != field.get_accessor_name():
        return None
    if not _is_plain(field.related_model._default_manager.all()):
        return None
    return _pointing_alone if isinstance(field, OneToOneRel) else _pointing


def _is_plain(rows: Any) -> bool:
    hears = getattr(rows, "_hears", None)
    return hears is not None and hears()


def _pointed_at(rows: Sequence[Model], name: str, asked: Any) -> list[Model]:
    """The row that a foreign key of each of these points at."""
    field: Any = type(rows[0])._meta.get_field(name)
    missing = [one for one in rows if not field.is_cached(one)]
    keys = dict.fromkeys(key for one in missing if (key := getattr(one, field.attname)) is not None)
    found = {}
    if keys:
        target = field.target_field
        some = field.related_model._base_manager.all() if asked is None else asked
        for one in some.filter(**{f"{target.name}__in": list(keys)}):
            found[getattr(one, target.attname)] = one
    for one in missing:
        other = found.get(getattr(one, field.attname))
        field.set_cached_value(one, other)
        if other is not None and not field.remote_field.multiple:
            field.remote_field.set_cached_value(other, one)
    there = (field.get_cached_value(one) for one in rows)
    return list({id(one): one for one in there if one is not None}.values())


def _pointing(rows: Sequence[Model], name: str, asked: Any) -> list[Model]:
    """The rows whose foreign key points at one of these, known to each under this name."""
    relation: Any = type(rows[0])._meta.get_field(name)
    field = relation.field
    missing = [one for one in rows if name not in _known(one)]
    of: dict[Any, list[Model]] = {getattr(one, field.target_field.attname): [] for one in missing}
    if missing:
        some = relation.related_model._default_manager.all() if asked is None else asked
        itself = {getattr(one, field.target_field.attname): one for one in missing}
        for one in some.filter(**{f"{field.name}__in": missing}):
            key = getattr(one, field.attname)
            of[key].append(one)
            if not field.is_cached(one):
                field.set_cached_value(one, itself[key])
    for one in missing:
        manager = getattr(one, name)
        mine = manager.get_queryset() if asked is None else manager._apply_rel_filters(asked)
        mine._result_cache, mine._prefetch_done = of[getattr(one, field.target_field.attname)], True
        _known(one)[name] = mine
    return [other for one in rows for other in _known(one)[name]]


def _pointing_alone(rows: Sequence[Model], name: str, asked: Any) -> list[Model]:
    """The one row, if any, whose foreign key points at each of these."""
    relation: Any = type(rows[0])._meta.get_field(name)
    field = relation.field
    missing = [one for one in rows if not relation.is_cached(one)]
    found = {}
    if missing:
        some = relation.related_model._base_manager.all() if asked is None else asked
        for other in some.filter(**{f"{field.name}__in": missing}):
            found[getattr(other, field.attname)] = other
    for one in missing:
        other = found.get(getattr(one, field.target_field.attname))
        relation.set_cached_value(one, other)
        if other is not None:
            field.set_cached_value(other, one)
    there = (relation.get_cached_value(one, default=None) for one in rows)
    return [other for other in there if other is not None]


def _joined(rows: Sequence[Model], name: str, _asked: None) -> list[Model]:
    """The rows to which a table between the two joins each of these."""
    field: Any = type(rows[0])._meta.get_field(name)
    here, there = field.m2m_field_name(), field.m2m_reverse_field_name()
    missing = [one for one in rows if name not in _known(one)]
    of: dict[Any, list[Model]] = {one.pk: [] for one in missing}
    if missing:
        between = field.remote_field.through
        pairs = field.related_model._default_manager._queryset_class(between)
        pairs = pairs.filter(**{f"{here}__in": missing}).select_related(there)
        for pair in pairs:
            of[getattr(pair, between._meta.get_field(here).attname)].append(getattr(pair, there))
    for one in missing:
        mine = getattr(one, name).get_queryset()
        mine._result_cache, mine._prefetch_done = of[one.pk], True
        _known(one)[name] = mine
    return [other for one in rows for other in _known(one)[name]]


def _known(row: Model) -> dict[str, Any]:
    """What this row knows of the rows that point at it."""
    return vars(row).setdefault("_prefetched_objects_cache", {})
