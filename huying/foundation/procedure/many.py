"""One opening act for many rows at once: what it does row by row, done in strokes of some hundred.

The order is that of an act: refuse or go on → open → change → event. All of it happens or nothing, and
the chain holds one event for each case as ever.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction

from huying.foundation.cases.language import as_written
from huying.foundation.cases.models import Case
from huying.foundation.text.sources import touched

from . import chain
from .act import Act
from .plain import plain

IN_ONE_STROKE = 500


def open_many(
    act: Act,
    rows: Sequence[dict],
    *,
    by,
    at: datetime,
    write: Callable[[list[tuple]], Any],
    told: Callable[[int, int], None] | None = None,
) -> int:
    """Do `act` for each of `rows`, its arguments; `write` is its change for a stroke of (case, row).

    Only for an act that opens a case and does nothing besides. `told(done, of)` hears of the progress.
    Raises Refused, and whatever `write` and `told` raise; then nothing was changed.
    """
    if not act.opens or act.starts or act.tells or act.followers:
        raise ValueError(f"{act.name} does more than open a case")
    with transaction.atomic():
        if refused := act.refusal(None, by=by, at=at):
            raise refused
        for start in range(0, len(rows), IN_ONE_STROKE):
            some = rows[start : start + IN_ONE_STROKE]
            # What is kept is the congress's, whatever language its reader has chosen.
            with as_written():
                _one_stroke(act, some, by, at, write)
            if told:
                told(start + len(some), len(rows))
    return len(rows)


def _one_stroke(act: Act, rows: Sequence[dict], by, at: datetime, write) -> None:
    cases = [_opened(act, by, at) for _row in rows]
    Case.objects.bulk_create(cases)
    write(list(zip(cases, rows, strict=True)))
    touched(act.procedure.kind, [one.pk for one in cases])
    details = [{name: plain(value) for name, value in row.items()} for row in rows]
    chain.append_many(cases, details, act=act, by=by, at=at)


def _opened(act: Act, by, at: datetime) -> Case:
    case = Case(congress_id=by.congress_id, kind=act.procedure.kind, state=act.then)
    case.opened_at, case.root, case.version = at, case, 1
    return case
