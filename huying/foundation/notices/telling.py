"""Telling people, and their having read it."""

from collections.abc import Iterable
from datetime import datetime

from django.db.models import QuerySet

from huying.foundation.cases import compiled

from .models import Notice

AT_ONCE = 500  # a database takes only so many values in one question


def addressed(audience: Iterable) -> Iterable:
    """An audience reduced to what a notice needs of each appointment: `pk` and `person_id`."""
    if isinstance(audience, QuerySet):
        return audience.select_related(None).values_list("pk", "person_id", named=True)
    return audience


def tell(to: Iterable, *, case, key: str, text: str, at: datetime) -> int:
    """Write one notice to each appointment in `to`; the same key to the same one only once.

    Returns how many were meant to be told, not how many rows are new.
    """
    rows = [
        Notice(
            congress_id=case.congress_id,
            to_id=whom,
            case=case,
            key=key,
            text=text[:300],
            at=at,
        )
        for whom in dict.fromkeys(one.pk for one in to)
    ]
    compiled.insert_new(rows)
    return len(rows)


def unsaid(congress, keys: Iterable[str]) -> list[str]:
    """Those of these keys under which nobody of this congress has been told anything, in their order."""
    asked, found = list(keys), Notice.objects.filter(congress=congress)
    said: set[str] = set()
    for start in range(0, len(asked), AT_ONCE):
        some = asked[start : start + AT_ONCE]
        said.update(found.filter(key__in=some).values_list("key", flat=True))
    return [key for key in asked if key not in said]


def mark_read(notices, *, at: datetime) -> int:
    """Note that these (a queryset already narrowed to one's own) have been read."""
    return notices.filter(read_at=None).update(read_at=at)
