"""The assignment desk (交办台): one after the other, what went to which system, what was just assigned."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Count, OuterRef
from django.utils import timezone

from huying.domain.people.queries import Acting, newest_session
from huying.domain.people.states import UnitSystem
from huying.foundation.cases.within import Exists
from huying.foundation.procedure.models import Event

from ..models import Handling, Suggestion
from ..states import Handling as HandlingState
from ..states import Role
from .awaiting import awaiting_assignment, to_assign_on
from .visibility import visible_to

LATELY = 5
OVER = (HandlingState.RETURNED, HandlingState.ENDED)


@dataclass(frozen=True)
class Desk:
    """`place` counts from one among `total`; `before` and `after` are the neighbours' keys."""

    suggestion: Suggestion | None
    place: int
    total: int
    before: UUID | None
    after: UUID | None
    systems: list[tuple[str, int]]
    lately: list[Event]


def assignment_desk(acting: Acting, at: datetime, wanted: UUID | None = None) -> Desk:
    """Of the 代表工委 what is registered, of the government office what was transferred to it."""
    waiting = awaiting_assignment if acting.is_committee else to_assign_on
    keys = list(waiting.by_urgency(acting, at).values_list("pk", flat=True))
    systems, lately = by_system(acting), just_assigned(acting, at)
    if not keys:
        return Desk(None, 0, 0, None, None, systems, lately)
    here = keys.index(wanted) if wanted in keys else 0
    found = visible_to(acting).prefetch_related(
        "text__requests", "text__attachments", "proposed_units", "consultations__unit"
    )
    return Desk(
        found.get(pk=keys[here]),
        here + 1,
        len(keys),
        keys[here - 1] if here else None,
        keys[here + 1] if here + 1 < len(keys) else None,
        systems,
        lately,
    )


def by_system(acting: Acting) -> list[tuple[str, int]]:
    """How many items of the newest session each system leads: 党群、政府、监察法检."""
    leads = (
        Handling.objects.filter(
            congress=acting.congress,
            role=Role.LEAD,
            suggestion__session=newest_session(acting.congress.pk),
        )
        .exclude(case__state__in=OVER)
        .values("unit__system")
        .annotate(items=Count("suggestion", distinct=True))
    )
    found = {row["unit__system"]: row["items"] for row in leads.order_by()}
    return [(str(one.label), found.get(one.value, 0)) for one in UnitSystem]


def just_assigned(acting: Acting, at: datetime) -> list[Event]:
    """Today's assignments by this person that no unit has signed for: they can be undone."""
    today = timezone.localtime(at).replace(hour=0, minute=0, second=0, microsecond=0)
    begun = Handling.objects.filter(suggestion=OuterRef("case")).exclude(
        case__state__in=(HandlingState.ASSIGNED, HandlingState.ENDED)
    )
    found = Event.objects.filter(
        ~Exists(begun),
        congress=acting.congress,
        by__in=[one.pk for one in acting.appointments],
        act="suggestion.assign",
        at__gte=today,
        case__state="in_handling",
    )
    return list(found.select_related("case__suggestion").order_by("-seq")[:LATELY])
