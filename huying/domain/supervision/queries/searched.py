"""What can be searched of promises, and which of them exist for somebody."""

from uuid import UUID

from django.db.models import Q

from huying.foundation.cases.often import rows_often
from huying.foundation.text.index import Mark
from huying.foundation.text.models import Entry
from huying.foundation.text.sources import Source, searched, watch

from ..models import Commitment
from .commitment import commitments_visible_to


def promise_said(key: UUID) -> Entry | None:
    return next(map(_promise, _promises(key)), None)


_promises = rows_often(
    lambda key: Commitment.objects.filter(pk=key).select_related("owner", "suggestion")
)


def _promise(one: Commitment) -> Entry:
    marks = [f"{Mark.YEAR}{one.opened_at.year}", f"{Mark.UNIT}{one.owner_id}"]
    if one.suggestion.session_id:
        marks.append(f"{Mark.SESSION}{one.suggestion.session_id}")
    return Entry(
        case_id=one.pk,
        congress_id=one.congress_id,
        title=one.suggestion.title,
        body="\n".join(filter(None, [one.what, one.plan])),
        names=one.owner.name,
        marks=" ".join(marks),
    )


def searched_by(acting) -> Q:
    """For filter() on entries: the promises that exist for this person."""
    mine = commitments_visible_to(acting).values("pk")
    return Q(kind="commitment", congress=acting.congress, case__in=mine)


def declare() -> None:
    keys = Commitment.objects.order_by("opened_at", "pk").values_list("pk", flat=True)
    searched(Source("commitment", promise_said, lambda: keys.all()))
    watch(Commitment, "commitment", "pk")
