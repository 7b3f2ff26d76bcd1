"""Whether rows, entries and index say the same; what differs is made what the rows say.

Rows that were changed past the engine (a person's new name, a hand in the database) are found here, at
night, and so is whatever a fault of our own or of the disk has left.
"""

import logging
from collections.abc import Callable, Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.conf import settings
from django.db import connection, transaction
from django.utils import timezone

from huying.foundation.cases.models import Case

from .index import index_on
from .models import Entry
from .sources import SOURCES, put

AT_ONCE = 500
NIGHT = 3  # o'clock
LAST_CHECK = "last-index-check"
log = logging.getLogger(__name__)


@dataclass(frozen=True)
class Checked:
    """`entries`: looked at; `wrong_entries` said something else than their rows, `wrong_pairs` of the
    index something else than their entries. All of them have been put right."""

    entries: int
    wrong_entries: int
    wrong_pairs: int

    @property
    def differences(self) -> int:
        return self.wrong_entries + self.wrong_pairs


def check(told: Callable[[int, int], None] = lambda done, whole: None) -> Checked:
    """Compare everything, some hundred cases at a time, each in a transaction of its own."""
    known = {kind: list(source.keys()) for kind, source in SOURCES.items()}
    whole, done, wrong = sum(map(len, known.values())), 0, _strangers(known)
    for kind, keys in known.items():
        for start in range(0, len(keys), AT_ONCE):
            some = keys[start : start + AT_ONCE]
            with transaction.atomic():
                _hold(some)
                wrong += put(kind, some)
            done += len(some)
            told(done, whole)
    wrong_pairs = index_on(connection).mend(_in_strokes)
    return Checked(Entry.objects.count(), wrong, wrong_pairs)


def remake() -> int:
    """Write the whole index anew from the rows; how many entries it has."""
    for kind, source in SOURCES.items():
        keys = list(source.keys())
        for start in range(0, len(keys), AT_ONCE):
            with transaction.atomic():
                _hold(keys[start : start + AT_ONCE])
                put(kind, keys[start : start + AT_ONCE])
    index_on(connection).remake(_in_strokes)
    return Entry.objects.count()


def _strangers(known: dict[str, list]) -> int:
    """Entries of cases that no source names: gone with their rows."""
    everything = {key for keys in known.values() for key in keys}
    held = Entry.objects.values_list("case_id", flat=True)
    strange = [key for key in held.iterator() if key not in everything]
    # Made since the sources were asked: no strangers.
    with transaction.atomic():
        kinds = dict(Case.objects.filter(pk__in=strange).values_list("pk", "kind"))
        gone = [key for key in strange if not _says(kinds.get(key), key)]
        Entry.objects.filter(case__in=gone).delete()
    return len(gone)


def _says(kind: str | None, key) -> bool:
    source = SOURCES.get(kind or "")
    return bool(source and source.said(key))


def _hold(keys: Collection) -> None:
    """No act runs on these while they are compared; where rows cannot be locked, the transaction's own
    write lock was taken first."""
    if connection.features.has_select_for_update:
        roots = Case.objects.filter(pk__in=keys).values("root")
        list(Case.objects.filter(pk__in=roots).order_by("pk").select_for_update().only("pk"))


def _in_strokes() -> Iterator[list[Entry]]:
    """All entries, the oldest first, some hundred at a time; nobody changes those at hand."""
    last, some = 0, [Entry()]
    while some:
        with transaction.atomic():
            entries = Entry.objects.filter(pk__gt=last).order_by("pk")
            if connection.features.has_select_for_update:
                entries = entries.select_for_update()
            some = list(entries[:AT_ONCE])
            yield some
        last = some[-1].pk if some else last


def by_night(at: datetime) -> Checked | None:
    """Check when the last night has passed without it; None when there was nothing to do.

    A machine that is switched off at night does it in the morning.
    """
    file = settings.VAR / LAST_CHECK
    last = datetime.fromisoformat(file.read_text()) if file.exists() else None
    if last is not None and not is_due(last, at):
        return None
    checked = check()
    file.write_text(at.isoformat())
    if checked.differences:
        log.warning("the index differed in %s places and was mended", checked.differences)
    return checked


def is_due(last: datetime, at: datetime) -> bool:
    """Whether a night lies between."""
    here = timezone.localtime(at)
    night = here.replace(hour=NIGHT, minute=0, second=0, microsecond=0)
    night -= timedelta(days=1) if here < night else timedelta()
    return last < night
