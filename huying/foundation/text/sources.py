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

from huying.foundation.cases.compiled import insert, update
from huying.foundation.cases.often import Often

from .index import index_on
from .models import Entry

AT_ONCE = 500


@dataclass(frozen=True)
class Source:
    """`said(key)`: what this case says, as an entry not yet kept; None where it says nothing.

    `keys()`: all cases of the kind, the oldest first.
    """

    kind: str
    said: Callable[[UUID], Entry | None]
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
    gone, written = [], []
    for key in keys:
        one, had = SOURCES[kind].said(key), _had(key)
        if one is None:
            gone += [pk for pk, *_said in had]
            continue
        one.kind = kind
        if not had:
            insert(one)
        elif one.says() != had[0][1:]:
            one.pk = had[0][0]
            update(Entry, {"id": one.pk}, **dict(zip(Entry.SAID, one.says(), strict=True)))
        else:
            continue
        written.append(one)
    if gone:
        Entry.objects.filter(pk__in=gone).delete()
    index_on(connection).put(written)
    return len(gone) + len(written)


_had = Often(lambda case: Entry.objects.filter(case=case).values_list("pk", *Entry.SAID))
