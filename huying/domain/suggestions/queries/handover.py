"""移交, read: what a unit has in hand and who answers for it, before anything is handed over."""

from dataclasses import dataclass

from django.db.models import Count, Q

from huying.domain.people.models import Appointment, Body, Seat, Succession
from huying.domain.people.states import BodyKind, Capacity, SeatStatus
from huying.foundation.procedure.models import Clock

from .. import states
from ..models import Handling, Suggestion
from ..policy.ownership import AT_WORK, in_hand
from .visibility import visible_to


@dataclass(frozen=True)
class Going:
    """One turn that goes along: with its next clock, its round under way and its open surveys."""

    handling: Handling
    title: str
    clock: Clock | None
    round_word: str
    surveys: int


def going(acting, unit) -> list[Going]:
    """What the unit has in hand; by its number alone for somebody who may not see the suggestion."""
    found = in_hand(unit)
    keys = [one.pk for one in found]
    clocks = _next_clocks(keys)
    rounds = _rounds(keys)
    seen = set(visible_to(acting).values_list("pk", flat=True)) if found else set()
    return [
        Going(
            one,
            str(one.suggestion) if one.suggestion_id in seen else _number(one.suggestion),
            clocks.get(one.pk),
            *rounds.get(one.pk, ("", 0)),
        )
        for one in found
    ]


def _number(suggestion) -> str:
    return f"第{suggestion.number_text}号" if suggestion.number_text else "—"


def _next_clocks(keys) -> dict:
    found: dict = {}
    for one in Clock.objects.filter(case__in=keys, ended_at=None).order_by("-due", "-pk"):
        found[one.case_id] = one
    return found


def _rounds(keys) -> dict:
    """{handling: (where its newest round stands, how many of its surveys are open)}."""
    waiting = Count("rounds__surveys", Q(rounds__surveys__case__state=states.Survey.OPEN))
    found = Handling.objects.filter(pk__in=keys).annotate(waiting=waiting)
    return {
        one.pk: (_newest(one.rounds.all()), one.waiting)
        for one in found.prefetch_related("rounds__case")
    }


def _newest(rounds) -> str:
    return max(rounds, key=lambda one: one.round).state_word if rounds else ""


def units(congress_id):
    """The units in use, with `work` (turns that wait there) and `people` (who works there)."""
    return (
        Body.objects.filter(congress_id=congress_id, kind=BodyKind.UNIT)
        .annotate(
            work=Count("handlings", Q(handlings__case__state__in=AT_WORK), distinct=True),
            people=Count("appointments__person", Q(appointments__until=None), distinct=True),
        )
        .filter(Q(active=True) | Q(work__gt=0))
        .order_by("name")
    )


def successions(congress_id):
    return (
        Succession.objects.filter(congress_id=congress_id)
        .select_related("old", "new")
        .order_by("-on", "-pk")
    )


def people_of(unit) -> list[Appointment]:
    found = Appointment.objects.filter(body=unit, until=None).exclude(capacity=Capacity.DEPUTY)
    return list(found.select_related("person").order_by("capacity", "person__pinyin"))


def sitting(term):
    """The seats of a term that have not ended, by delegation and name."""
    return (
        Seat.objects.filter(term=term)
        .exclude(status=SeatStatus.TERMINATED)
        .select_related("appointment__person", "delegation")
        .order_by("delegation_id", "appointment__person__pinyin", "pk")
    )


def left_with_the_congress(congress_id) -> dict[str, int]:
    """What goes on although its deputy sits no longer, and the drafts that would end."""
    every = Suggestion.objects.filter(congress_id=congress_id)
    return {
        "drafts": every.filter(case__state__in=("draft", "cosigning")).count(),
        "under_way": every.filter(
            case__state__in=("submitted", "returned", "registered", "in_handling")
        ).count(),
    }
