"""换届: the seats of one term end on one day, and those re-elected sit on in the next."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused, Why

from ..models import Appointment, Delegation, Seat
from ..states import Capacity, SeatStatus
from .deputies import check_last_day, whole_congress
from .handover import ONE_DAY
from .steps import COMMON, OFFICE, ours, roll_steps


@roll_steps.act(gettext_lazy("换届"), who=OFFICE, **COMMON)
def change_of_term(roll, *, by, at, old, new, on, stay=()):
    """On that day the seats of `old` are over; `stay` are the seats of those re-elected into `new`.

    They keep their delegation by its name. What a deputy handed in goes on and is answered to him
    or her all the same; who is new is registered or imported afterwards.
    """
    ours(roll, old, new, *stay)
    if new.number <= old.number:
        raise Refused(_("请选择后一届。"))
    kept = {one.pk for one in stay}
    seats = list(
        Seat.objects.filter(term=old)
        .exclude(status=SeatStatus.TERMINATED)
        .select_related("appointment", "delegation")
        .order_by("pk")
    )
    if not seats:
        raise Refused(_("%s没有在任的代表，不必换届。") % old, Why.STATE)
    if kept - {one.pk for one in seats}:
        raise Refused(_("连任的代表不在%s在任代表中，请刷新页面后重新选择。") % old)
    for seat in seats:
        check_last_day(seat.appointment, on - ONE_DAY, at)
    _end(seats, on)
    _sit_on([one for one in seats if one.pk in kept], new, on)


def _end(seats, on) -> None:
    held = [one.appointment_id for one in seats]
    for start in range(0, len(held), 500):
        some = held[start : start + 500]
        Appointment.objects.filter(pk__in=some).update(until=on - ONE_DAY)
        Seat.objects.filter(pk__in=some).update(status=SeatStatus.TERMINATED)


def _sit_on(seats, new, on) -> None:
    if not seats:
        return
    congress = seats[0].congress_id
    whole = whole_congress(congress)
    names = dict.fromkeys(one.delegation.name for one in seats if one.delegation)
    delegations = {
        name: Delegation.objects.get_or_create(congress_id=congress, term=new, name=name)[0]
        for name in names
    }
    made = Appointment.objects.bulk_create(
        Appointment(
            congress_id=congress,
            person_id=one.appointment.person_id,
            body=whole,
            capacity=Capacity.DEPUTY,
            since=on,
        )
        for one in seats
    )
    Seat.objects.bulk_create(
        Seat(
            congress_id=congress,
            appointment=appointment,
            term=new,
            delegation=delegations[was.delegation.name] if was.delegation else None,
            elected_by=was.elected_by,
            card_number=was.card_number,
            terms_served=was.terms_served + 1,
        )
        for appointment, was in zip(made, seats, strict=True)
    )
