"""交办会 and 改办协调会 as pages read them. The 代表工委 and the offices see all, a unit those it is asked to."""

from django.db.models import Count, Q

from huying.domain.people.queries import Acting, newest_session
from huying.domain.people.states import BodyKind
from huying.foundation.procedure.models import Event

from ..models import (
    AssignmentMeeting,
    Attendance,
    CoordinationMeeting,
    MeetingItem,
    PackageItem,
    ReplyRound,
)
from ..policy import meetings
from ..states import Decision, Matter


def coordination_visible_to(acting: Acting):
    """The meetings that exist for this person."""
    found = CoordinationMeeting.objects.filter(congress=acting.congress).select_related(
        "case", "congress", "called_by__person"
    )
    if _sees_all(acting):
        return found
    return found.filter(pk__in=_invited_to(acting))


def _sees_all(acting: Acting) -> bool:
    offices = (BodyKind.GOVERNMENT_OFFICE, BodyKind.PARTY_OFFICE)
    return acting.is_committee or any(acting.has(kind) for kind in offices)


def assignment_meetings_visible_to(acting: Acting):
    """The 交办会 that exist for this person."""
    found = AssignmentMeeting.objects.filter(congress=acting.congress).select_related(
        "case", "congress", "called_by__person"
    )
    if _sees_all(acting):
        return found
    asked = Attendance.objects.filter(unit__in=acting.bodies).values("meeting")
    return found.filter(pk__in=asked)


def list_of_assignment_meetings(acting: Acting):
    """Newest first, with how many items the package has and how many the meeting assigned."""
    return (
        assignment_meetings_visible_to(acting)
        .annotate(listed=Count("items"), given=Count("items", filter=Q(items__assigned=True)))
        .order_by("-held_at")
    )


def package(meeting, acting: Acting) -> list[PackageItem]:
    """Its items by unit; a unit reads its own."""
    found = PackageItem.objects.filter(meeting=meeting)
    if not _sees_all(acting):
        found = found.filter(unit__in=acting.bodies)
    return list(found.select_related("suggestion__case", "unit").order_by("unit__name", "pk"))


THREE_STEPS = {
    "online": ("suggestion.assign", "suggestion.assign_on"),
    "at_meeting": ("suggestion.assign_at_meeting",),
    "coordinated": ("handling.move_at_meeting",),
}


def three_steps(acting: Acting) -> dict[str, int]:
    """三步走, since the newest session opened: assigned online, at the 交办会, moved by coordination."""
    session = newest_session(acting.congress.pk)
    done = Event.objects.filter(congress=acting.congress)
    if session:
        done = done.filter(at__gte=session.opens_at)
    names = [name for acts in THREE_STEPS.values() for name in acts]
    counted = dict(done.filter(act__in=names).order_by().values_list("act").annotate(n=Count("pk")))
    return {step: sum(counted.get(name, 0) for name in acts) for step, acts in THREE_STEPS.items()}


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
    items = list(
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
    disputed = [one.handling_id for one in items if one.matter == Matter.DISAGREEMENT]
    rounds = ReplyRound.objects.filter(handling__in=disputed)
    said = meetings.dissents_on(rounds) if disputed else {}
    for one in items:
        one.dissents = said.get(one.handling_id, [])  # type: ignore[attr-defined]
    return items


def requests_waiting(acting: Acting) -> int:
    """How many matters wait for the next meeting in the congress (for the 代表工委)."""
    key = acting.congress.pk
    return meetings.open_requests(key).count() + meetings.disagreements(key).count()
