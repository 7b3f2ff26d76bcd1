"""沟通日程: the appointments of a deputy, of a unit, or of all, day by day."""

from datetime import datetime, timedelta
from itertools import groupby

from django.db.models import Q, QuerySet
from django.utils import timezone

from huying.domain.people.queries import Acting

from ..models import Visit
from ..states import VisitState

AGREED = (VisitState.AGREED, VisitState.HELD)


def visits_visible_to(acting: Acting) -> QuerySet[Visit]:
    """One's own as a deputy, those of one's unit, all for the 代表工委."""
    rules = Q(deputy__person=acting.person)
    if acting.bodies:
        rules |= Q(handling__unit__in=acting.bodies)
    if acting.is_committee:
        rules |= Q(congress=acting.congress)
    return Visit.objects.filter(rules, congress=acting.congress).select_related(
        "deputy__person", "handling__unit", "handling__suggestion__lead__person"
    )


def calendar(acting: Acting, at: datetime, days: int) -> list[tuple]:
    """[(day, its appointments)] from today on, for so many days; days without any are left out."""
    today = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    found = visits_visible_to(acting).filter(
        state__in=AGREED, at_time__gte=today, at_time__lt=today + timedelta(days=days)
    )
    by_day = groupby(found.order_by("at_time"), key=lambda one: timezone.localdate(one.at_time))
    return [(day, list(visits)) for day, visits in by_day]


def waiting_for_a_time(acting: Acting) -> QuerySet[Visit]:
    """Proposed or countered, no time agreed yet."""
    return (
        visits_visible_to(acting)
        .filter(state__in=(VisitState.PROPOSED, VisitState.COUNTERED))
        .prefetch_related("times")
        .order_by("at")
    )
