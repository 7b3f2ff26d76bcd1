"""How many promises a congress has, and what became of them: from where they stand, and from their events."""

from django.db.models import Count, Max, OuterRef

from huying.domain.people.models import Appointment
from huying.foundation.cases.models import Case
from huying.foundation.cases.within import Exists
from huying.foundation.procedure.models import Clock, Event

from ..models import Commitment
from ..policy.commitment import AT_WORK
from ..states import Commitment as State

ENDS = (State.KEPT, State.DROPPED, State.EXPLAINED)


def counted(congress) -> dict[str, int]:
    """{total, open, kept, dropped, explained}, as their cases stand."""
    cases = Case.objects.filter(congress=congress, kind="commitment")
    by_state = dict(cases.order_by().values_list("state").annotate(n=Count("pk")))
    return _summed(by_state)


def counted_from_events(congress) -> dict[str, int]:
    """The same, told by the chain of events alone: where the last event of each promise left it."""
    of_promises = Event.objects.filter(congress=congress, act__startswith="commitment.")
    last = of_promises.order_by().values("case").annotate(last=Max("seq")).values("last")
    rows = Event.objects.filter(congress=congress, seq__in=last).order_by()
    return _summed(dict(rows.values_list("now").annotate(n=Count("pk"))))


def _summed(by_state: dict[str, int]) -> dict[str, int]:
    total = sum(by_state.values())
    ended = {str(one): by_state.get(one, 0) for one in ENDS}
    return {"total": total, "open": total - sum(ended.values()), **ended}


def without_owner_or_clock(congress):
    """Open promises in whose unit nobody works, or that nothing reminds of; there are none."""
    running = Clock.objects.filter(case=OuterRef("pk"), ended_at=None)
    at_work = Appointment.objects.filter(body=OuterRef("owner"), until=None, capacity__in=AT_WORK)
    return (
        Commitment.objects.filter(congress=congress)
        .exclude(case__state__in=ENDS)
        .filter(~Exists(running) | ~Exists(at_work))
    )
