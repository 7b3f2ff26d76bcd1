"""Who answers for what is open: never an item without somebody who can do the next thing."""

from django.utils.translation import gettext as _

from huying.domain.people.models import Appointment
from huying.domain.people.states import BodyKind, Capacity

from .. import states
from ..models import Handling, ReplyRound
from ..states import Handling as State
from .standing import OFFICE_OF

AT_WORK = (State.ASSIGNED, State.ACCEPTED, State.RETURN_REQUESTED)
OVER = (State.RETURNED, State.ENDED)
WORKING = (Capacity.HEAD, Capacity.OFFICE, Capacity.HANDLER, Capacity.CLERK)


def in_hand(unit) -> list[Handling]:
    """Every turn of a unit that something may still come of: until its suggestion is put away."""
    return list(
        Handling.objects.filter(
            unit=unit,
            suggestion__case__state__in=(states.Suggestion.IN_HANDLING, states.Suggestion.CLOSED),
        )
        .exclude(case__state__in=OVER)
        .select_related("case", "unit", "suggestion__case")
        .order_by("pk")
    )


def at_work(unit) -> int:
    """How many turns of a unit wait for somebody there."""
    return Handling.objects.filter(unit=unit, case__state__in=AT_WORK).count()


def sitting_persons(congress_id):
    """Keys of the persons who hold a seat that has not ended (a queryset of one column)."""
    return Appointment.objects.filter(
        congress_id=congress_id, capacity=Capacity.DEPUTY, until=None
    ).values_list("person_id", flat=True)


def nobody_would_be_left(appointment) -> str | None:
    """Why an appointment may not end yet: it is the last one that open items can turn to."""
    body = appointment.body
    others = Appointment.objects.filter(body=body, until=None, capacity__in=WORKING).exclude(
        pk=appointment.pk
    )
    if appointment.capacity not in WORKING or others.exists():
        return None
    waiting = {
        BodyKind.UNIT: lambda: at_work(body),
        BodyKind.DEPUTIES_COMMITTEE: lambda: 1,
        BodyKind.GOVERNMENT_OFFICE: lambda: _pre_reviews(body),
        BodyKind.PARTY_OFFICE: lambda: _pre_reviews(body),
    }.get(BodyKind(body.kind), lambda: 0)()
    if not waiting:
        return None
    return (
        _("这是“%s”最后一个在任的人，还有事项等待办理。请先任命接手的人，或办理“岗位交接”。") % body
    )


def _pre_reviews(office) -> int:
    systems = [system for system, kind in OFFICE_OF.items() if kind == office.kind]
    return ReplyRound.objects.filter(
        congress_id=office.congress_id,
        case__state=states.ReplyRound.OFFICE_REVIEW,
        handling__unit__system__in=systems,
    ).count()


def steps_of_offices(book):
    """(cell, kind of body) for every step that the rulebook gives to an office."""
    if "office" in book.pre_review.party:
        yield "pre_review.party", BodyKind.PARTY_OFFICE
    if "office" in book.pre_review.government:
        yield "pre_review.government", BodyKind.GOVERNMENT_OFFICE
    if book.return_request.decider == "government_office":
        yield "return_request.decider", BodyKind.GOVERNMENT_OFFICE
    if book.assignment.government == "two_steps":
        yield "assignment.government", BodyKind.GOVERNMENT_OFFICE
