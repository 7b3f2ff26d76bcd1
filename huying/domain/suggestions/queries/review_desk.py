"""The review desk (审查台): one after the other, the most urgent first, and what was just done."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import F
from django.utils import timezone

from huying.domain.people.queries import Acting
from huying.foundation.procedure.models import Event

from ..models import Suggestion
from ..policy.examining import DISPOSALS, UNDOABLE
from ..states import CosignAnswer
from .awaiting import submitted
from .visibility import visible_to

LATELY = 5


@dataclass(frozen=True)
class Desk:
    """`place` counts from one among `total`; `before` and `after` are the neighbours' keys."""

    suggestion: Suggestion | None
    place: int
    total: int
    before: UUID | None
    after: UUID | None
    cosigners: list
    lately: list[Event]


def review_desk(acting: Acting, at: datetime, wanted: UUID | None = None) -> Desk:
    """In a fixed number of queries, however many wait. One that is no longer there: the first."""
    keys = list(submitted.by_urgency(acting, at).values_list("pk", flat=True))
    lately = just_done(acting, at)
    if not keys:
        return Desk(None, 0, 0, None, None, [], lately)
    here = keys.index(wanted) if wanted in keys else 0
    found = (
        visible_to(acting)
        .prefetch_related("text__requests", "text__attachments", "review_checks__by__person")
        .get(pk=keys[here])
    )
    signed = found.cosignatures.filter(answer=CosignAnswer.CONFIRMED)
    return Desk(
        found,
        here + 1,
        len(keys),
        keys[here - 1] if here else None,
        keys[here + 1] if here + 1 < len(keys) else None,
        list(signed.select_related("deputy__person").order_by("pk")),
        lately,
    )


def just_done(acting: Acting, at: datetime) -> list[Event]:
    """Today's registrations and returns of this person that nothing has followed: they can be undone."""
    today = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    mine = [one.pk for one in acting.appointments]
    found = Event.objects.filter(
        congress=acting.congress, by__in=mine, act__in=(*UNDOABLE, *DISPOSALS), at__gte=today
    ).filter(case__version=F("version"))
    return list(found.select_related("case__suggestion").order_by("-seq")[:LATELY])
