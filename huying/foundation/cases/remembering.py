"""Query sets that remember their SQL.

Django writes the SQL of a query anew each time it is asked, which takes several times as long as the
database takes to answer. Most of what acts and pages ask are the same few hundred questions with other
values: `filter(case=…, ended_at=None).order_by("pk")`. A query set of these models keeps what it is told
as words and values, and reads, counts and changes with the statement that Django wrote for the same words
before.

So it is with what is said in expressions (`phrases.py`): Q of several, Exists, annotations. What is more than words
goes to Django as ever: as soon as anybody asks for the query, it is told all the words in their order, and nothing is
remembered any more.
"""

from typing import Any, Self, TypeVar

from django.db import DEFAULT_DB_ALIAS
from django.db.models import Manager, Model, Q, QuerySet
from django.db.models.query import (
    MAX_GET_RESULTS,
    FlatValuesListIterable,
    NamedValuesListIterable,
    ValuesIterable,
    ValuesListIterable,
    prefetch_related_objects,
)
from django.db.models.sql import Query

from .compiled import database
from .fetching import fetch
from .phrases import MoreThanWords, fields_of, retell, said
from .statements import AnyRow, Change, HowMany, Rows, Statement
from .words import NotKept, are_few, are_words, conditions_of, keys_of

MOST_STATEMENTS = 3_000  # up to thirty kilobytes each; a county asks some eight hundred
NEW: Any = object()
QUERY = vars(QuerySet)["query"]

Of = TypeVar("Of", bound=Model, covariant=True)
Row = TypeVar("Row", covariant=True)

_kept: dict[tuple, Statement | None] = {}  # by its words, what is done, and the kind of database


class Remembering(QuerySet[Of, Row]):
    """`_told`: the words since the beginning, each (what, *how); None once Django's own query knows more.

    `_with`: the values of the words, in their order.
    """

    _told: tuple[tuple, ...] | None
    _with: tuple

    # Django's own, of which its published types know nothing.
    model: Any
    _result_cache: Any
    _db: str | None
    _hints: dict
    _fields: tuple | None
    _iterable_class: Any
    _sticky_filter: bool
    _for_write: bool
    _prefetch_related_lookups: tuple
    _known_related_objects: dict

    def __init__(self, model=None, query=None, using=None, hints=None):
        super().__init__(model, query, using, hints)
        self._told, self._with = (() if query is None else None), ()

    # -- being told -----------------------------------------------------------------------

    def _filter_or_exclude(self, negate, args, kwargs):
        conditions = conditions_of(args, kwargs) if self._hears() else None
        found = keys_of(conditions) if conditions is not None else None
        more: Any
        if found is not None:
            more = self._tell("filter", negate, found[0], values=found[1])
        else:
            asked = (*args, Q(**kwargs)) if kwargs else args
            more = self._say("exclude" if negate else "filter", *asked)
        if more is None:
            return super()._filter_or_exclude(negate, args, kwargs)  # type: ignore[misc]
        self._defer_next_filter = False  # what is told waits anyway
        return more

    def order_by(self, *names: Any) -> Self:
        if self._hears() and are_words(names):
            return self._tell("order_by", names)
        more = self._say("order_by", *names)
        return super().order_by(*names) if more is None else more

    def annotate(self, *args: Any, **kwargs: Any) -> Self:
        more = self._say("annotate", *args, **kwargs)
        return super().annotate(*args, **kwargs) if more is None else more

    def alias(self, *args: Any, **kwargs: Any) -> Self:
        more = self._say("alias", *args, **kwargs)
        return super().alias(*args, **kwargs) if more is None else more

    def none(self) -> Self:
        more = self._say("none")
        return super().none() if more is None else more

    def distinct(self, *names: Any) -> Self:
        more = self._say("distinct", *names)
        return super().distinct(*names) if more is None else more

    def values(self, *names: Any, **kwargs: Any) -> Any:
        more = self._say("values", *names) if names and are_words(names) and not kwargs else None
        if more is None:
            return super().values(*names, **kwargs)
        more._fields, more._iterable_class = names, ValuesIterable
        return more

    def select_related(self, *names: Any) -> Self:
        told = names and (names == (None,) or are_words(names))
        if not told or not self._hears() or self._fields is not None:
            return super().select_related(*names)
        return self._tell("select_related", names)

    def values_list(self, *names, flat=False, named=False):
        plain = names and are_words(names) and len(set(names)) == len(names)
        if not plain or (flat and (named or len(names) > 1)) or not self._hears():
            return super().values_list(*names, flat=flat, named=named)
        more = self._tell("values_list", names)
        more._fields = names
        more._iterable_class = ValuesListIterable
        if flat or named:
            more._iterable_class = FlatValuesListIterable if flat else NamedValuesListIterable
        return more

    def prefetch_related(self, *lookups: Any) -> Self:
        if self._told is None:
            return super().prefetch_related(*lookups)
        more = self._chain()  # type: ignore[attr-defined]
        before = self._prefetch_related_lookups
        more._prefetch_related_lookups = () if lookups == (None,) else (*before, *lookups)
        return more

    def __getitem__(self, k):
        begins = isinstance(k, slice) and not k.start and k.step is None
        wanted = 1 if k == 0 else k.stop if begins else None
        if self._result_cache is not None or not self._hears() or not are_few(wanted):
            return super().__getitem__(k)
        few = self._tell("limit", wanted)
        return list(few)[0] if k == 0 else few

    def _not_support_combined_queries(self, operation_name):
        if self._told is None:  # words make no union
            super()._not_support_combined_queries(operation_name)  # type: ignore[misc]

    def _hears(self) -> bool:
        """Whether it can be told more words. None are told to what is sliced."""
        if self._told is None or self._sticky_filter:
            return False
        return not self._told or self._told[-1][0] != "limit"

    def _say(self, what: str, *args: Any, **kwargs: Any) -> Self | None:
        """A query set that is told this by its words; None where it is more than words."""
        if not self._hears():
            return None
        try:
            word, values = said(what, args, kwargs)
        except MoreThanWords:
            return None
        return self._tell("said", *word, values=values)

    def _tell(self, *word: Any, values: tuple = ()) -> Self:
        """A query set that is told one word more."""
        more = self._chain()  # type: ignore[attr-defined]
        more._told, more._with = (*more._told, word), (*more._with, *values)
        return more

    def _clone(self):
        if self._told is None:
            return super()._clone()  # type: ignore[misc]
        same = self.__class__(model=self.model, using=self._db, hints=self._hints)
        same._told, same._with = self._told, self._with
        same._sticky_filter, same._for_write = self._sticky_filter, self._for_write
        same._prefetch_related_lookups = self._prefetch_related_lookups[:]
        same._known_related_objects = self._known_related_objects
        same._iterable_class, same._fields = self._iterable_class, self._fields
        return same

    # -- what Django's own query is told ----------------------------------------------------

    @property
    def query(self):
        told, self._told = self._told, None
        if told:
            self._query = retell(self.model, told, iter(self._with)).query
        return QUERY.fget(self)

    @query.setter
    def query(self, value):
        self._told = None
        QUERY.fset(self, value)

    # -- reading --------------------------------------------------------------------------

    def _fetch_all(self):
        if self._result_cache is None:
            self._result_cache = self._remembered()
            if self._result_cache and self._known_related_objects and self._fields is None:
                self._add_what_is_known()
        super()._fetch_all()  # prefetches, and everything else

    def _prefetch_related_objects(self):
        rest = fetch(self._result_cache, self._prefetch_related_lookups)
        prefetch_related_objects(self._result_cache, *rest)
        self._prefetch_done = True

    def exists(self) -> bool:
        told = self._result_cache is None and self._hears()
        known = self._remembered(AnyRow) if told else None
        return super().exists() if known is None else known

    def count(self) -> int:
        told = self._result_cache is None and self._hears() and self._is_only_filtered()
        known = self._remembered(HowMany) if told else None
        return super().count() if known is None else known

    def _remembered(self, kind: type[Rows] | type[AnyRow] | type[HowMany] = Rows) -> Any:
        """What the statement kept for these words reads; None where there is none."""
        known = self._statement(kind)
        try:
            return known.read(self._with) if known else None
        except OverflowError:  # a number typed by somebody that fits no column: Django knows it
            return None

    def update(self, **changes: Any) -> int:
        found = keys_of(changes) if self._hears() and self._is_only_filtered() else None
        if found is None:
            return super().update(**changes)
        changed = self._tell("change", found[0], values=found[1])
        known = changed._statement(Change)
        if known is None:
            return super().update(**changes)
        self._result_cache = None
        try:
            return known.carry_out(changed._with)
        except OverflowError:
            return super().update(**changes)

    def get(self, *args: Any, **kwargs: Any) -> Row:
        asked = self.filter(*args, **kwargs) if self._hears() else None
        if asked is None or asked._told is None:
            return super().get(*args, **kwargs)
        found = list(asked.order_by()[:MAX_GET_RESULTS])
        if len(found) == 1:
            return found[0]
        name, count = self.model._meta.object_name, len(found)
        if not found:
            raise self.model.DoesNotExist(f"{name} matching query does not exist.")
        many = count if count < MAX_GET_RESULTS else f"more than {MAX_GET_RESULTS - 1}"
        raise self.model.MultipleObjectsReturned(
            f"get() returned more than one {name} -- it returned {many}!"
        )

    def first(self) -> Row | None:
        if not self._hears() or (self.model._meta.ordering and not self._is_told_an_order()):
            return super().first()
        for one in (self if self._is_told_an_order() else self.order_by("pk"))[:1]:
            return one
        return None

    def latest(self, *names: Any) -> Row:
        plain = self._hears() and names and are_words(names)
        if not plain or any(name.startswith("-") for name in names):
            return super().latest(*names)
        for one in self.order_by(*[f"-{name}" for name in names])[:1]:
            return one
        raise self.model.DoesNotExist(
            f"{self.model._meta.object_name} matching query does not exist."
        )

    def _is_told_an_order(self) -> bool:
        """By the last word about it."""
        orders = [
            word[-1] if word[0] == "order_by" else word[2]
            for word in self._told or ()
            if "order_by" in word[:2]
        ]
        return bool(orders and orders[-1])

    def _is_only_filtered(self) -> bool:
        """Whether it has been told nothing but words, and which rows."""
        said_to = {word[1] for word in self._told or () if word[0] == "said"}
        return said_to <= {"filter", "exclude"}

    def _statement(self, kind: type[Statement]) -> Any:
        """The statement kept for these words, written now if they are new; None where none can be."""
        told = self._told
        if told is None or self._db not in (None, DEFAULT_DB_ALIAS):
            return None
        key = (self.model, told, self._iterable_class, kind, database().vendor)
        known = _kept.get(key, NEW)  # asked once: another thread may empty it at any moment
        if known is not NEW:
            return known
        if len(_kept) >= MOST_STATEMENTS:
            _kept.clear()
        try:
            known = self._written(kind, told)
        except NotKept:
            known = None
        _kept[key] = known
        return known

    def _written(self, kind: type[Statement], told: tuple) -> Statement:
        """Raises NotKept."""

        def ask(with_values) -> Query:
            asked = retell(self.model, told, iter(with_values))
            return asked if isinstance(asked, Query) else asked.query

        wanted = (self._fields, self._iterable_class) if kind is Rows else ()
        return kind(ask, list(fields_of(told, self.model)), self._with, *wanted)

    def _add_what_is_known(self) -> None:
        """As Django does: `handling.rounds` know their handling, unless it was read beside them."""
        for field, known in self._known_related_objects.items():
            for row in self._result_cache:
                one = known.get(getattr(row, field.attname))
                if one is not None and not field.is_cached(row):
                    setattr(row, field.name, one)


Remembered: type[Manager] = Manager.from_queryset(Remembering)
