"""Where entries come from: an app says what of its cases can be searched, and what tells that it changed.

Whatever an act has written is gathered while it runs and indexed at its end, in its own transaction;
what is written outside of an act is indexed at once.
"""

import threading
from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from uuid import UUID

from django.db import connection
from django.db.models import Model, QuerySet
from django.db.models.signals import post_delete, post_save

from .index import index_on
from .models import Entry

AT_ONCE = 500


@dataclass(frozen=True)
class Source:
    """`entries(keys)`: what these cases say, as entries not yet kept; a case left out says nothing.

    `keys()`: all cases of the kind, the oldest first.
    """

    kind: str
    entries: Callable[[Collection[UUID]], Iterable[Entry]]
    keys: Callable[[], QuerySet]


SOURCES: dict[str, Source] = {}
_here = threading.local()


def searched(source: Source) -> None:
    """Declare a source."""
    SOURCES[source.kind] = source


def watch(model: type[Model], kind: str, key: str) -> None:
    """A row of `model` that is saved or deleted changes what the case at its attribute `key` says."""

    def changed(instance, raw=False, **_signal):
        if not raw:
            touched(kind, [getattr(instance, key)])

    for signal in (post_save, post_delete):
        signal.connect(changed, sender=model, weak=False, dispatch_uid=f"{kind} by {key}")


def touched(kind: str, keys: Iterable[UUID]) -> None:
    """What these cases say may have changed: it is indexed when the act ends, or at once."""
    if kind not in SOURCES:
        return
    waiting = getattr(_here, "waiting", None)
    if waiting is None:
        put(kind, list(keys))
    else:
        waiting.setdefault(kind, {}).update(dict.fromkeys(keys))


@contextmanager
def gathering() -> Iterator[None]:
    """Stands around an act, inside its transaction: what it has touched is indexed once, at its end."""
    outer, _here.waiting = getattr(_here, "waiting", None), {}
    try:
        yield
        for kind, keys in _here.waiting.items():
            put(kind, list(keys))
    finally:
        _here.waiting = outer


def put(kind: str, keys: Collection[UUID]) -> int:
    """Make the entries of these cases what they say now; how many were otherwise."""
    source = SOURCES[kind]
    said = {one.case_id: one for one in source.entries(keys)}
    had = {one.case_id: one for one in Entry.objects.filter(case__in=keys)}
    gone = [one.pk for key, one in had.items() if key not in said]
    new, changed = [], []
    for key, one in said.items():
        one.kind = kind
        if key not in had:
            new.append(one)
        elif one.says() != had[key].says():
            one.pk = had[key].pk
            changed.append(one)
    if gone:
        Entry.objects.filter(pk__in=gone).delete()
    if new:
        Entry.objects.bulk_create(new)
    for one in changed:
        Entry.objects.filter(pk=one.pk).update(**{name: getattr(one, name) for name in Entry.SAID})
    index_on(connection).put([*new, *changed])
    return len(gone) + len(new) + len(changed)
