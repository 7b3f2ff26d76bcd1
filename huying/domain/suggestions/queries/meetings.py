"""改办协调会 as pages read it. The 代表工委 and the offices see all, a unit those it is invited to."""

from django.db.models import Count, Q

from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind

from ..models import CoordinationMeeting, MeetingItem
from ..policy import meetings
from ..states import Decision


def coordination_visible_to(acting: Acting):
    """The meetings that exist for this person."""
    found = CoordinationMeeting.objects.filter(congress=acting.congress).select_related(
        "case", "congress", "called_by__person"
    )
    offices = (BodyKind.GOVERNMENT_OFFICE, BodyKind.PARTY_OFFICE)
    if acting.is_committee or any(acting.has(kind) for kind in offices):
        return found
    return found.filter(pk__in=_invited_to(acting))


def _invited_to(acting: Acting):
    return CoordinationMeeting.units.through.objects.filter(body__in=acting.bodies).values(
        "coordinationmeeting"
    )


def list_of_meetings(acting: Acting):
    """Newest first, with how many items each has and how many of them were moved."""
    return (
        coordination_visible_to(acting)
        .annotate(
            listed=Count("items"),
            moved=Count("items", filter=Q(items__decision=Decision.MOVE)),
        )
        .order_by("-held_at")
    )


def agenda(meeting) -> list[MeetingItem]:
    """Its items in order, with everything that a line of the table says."""
    return list(
        MeetingItem.objects.filter(meeting=meeting)
        .select_related(
            "handling__case",
            "handling__unit",
            "handling__proposed_unit",
            "handling__suggestion__case",
            "unit",
        )
        .order_by("number")
    )


def requests_waiting(acting: Acting) -> int:
    """How many requests to return are open in the congress (for the 代表工委)."""
    return meetings.open_requests(acting.congress.pk).count()
