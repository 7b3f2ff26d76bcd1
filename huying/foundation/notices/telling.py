"""Telling people, and their having read it."""

from collections.abc import Iterable
from datetime import datetime

from .models import Notice


def tell(to: Iterable, *, case, key: str, text: str, at: datetime) -> int:
    """Write one notice to each appointment in `to`; the same key to the same one only once.

    Returns how many were meant to be told, not how many rows are new.
    """
    rows = [
        Notice(
            congress_id=case.congress_id,
            to=appointment,
            case=case,
            key=key,
            text=text[:300],
            at=at,
        )
        for appointment in {one.pk: one for one in to}.values()
    ]
    Notice.objects.bulk_create(rows, ignore_conflicts=True)
    return len(rows)


def mark_read(notices, *, at: datetime) -> int:
    """Note that these (a queryset already narrowed to one's own) have been read."""
    return notices.filter(read_at=None).update(read_at=at)
