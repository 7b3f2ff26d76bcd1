"""Who somebody is, as rules of standing; and whom to find in a capacity."""

from functools import lru_cache
from typing import NamedTuple

from django.utils.translation import gettext_lazy as _

from huying.foundation.calendar.notice import with_notices
from huying.foundation.calendar.table import DayTable, shipped_table
from huying.foundation.cases.often import Often
from huying.foundation.procedure.act import who

from .models import Appointment, HolidayNotice
from .states import BodyKind, Capacity


@who(_("代表"))
def a_deputy(subject, by):
    return by.capacity == Capacity.DEPUTY


@who(_("代表工委工作人员"))
def clerk_of_the_committee(subject, by):
    return by.body.kind == BodyKind.DEPUTIES_COMMITTEE and by.capacity in (
        Capacity.CLERK,
        Capacity.HEAD,
    )


@who(_("代表工委负责人"))
def head_of_the_committee(subject, by):
    return by.body.kind == BodyKind.DEPUTIES_COMMITTEE and by.capacity == Capacity.HEAD


@who(_("管理员"))
def administrator(subject, by):
    return by.capacity == Capacity.ADMINISTRATOR


@who(_("系统"))
def the_system(subject, by):
    return by.capacity == Capacity.SYSTEM


def holders(congress_id, *, kind: str | None = None, body=None, capacities=()):
    """Running appointments of a congress, by kind of body or one body, in any of these capacities."""
    found = Appointment.objects.filter(congress_id=congress_id, until=None).select_related(
        "person", "body"
    )
    if kind:
        found = found.filter(body__kind=kind)
    if body:
        found = found.filter(body=body)
    return found.filter(capacity__in=capacities) if capacities else found


class Addressee(NamedTuple):
    """What a notice needs of an appointment."""

    pk: int
    person_id: int


def _keys(appointments):
    return appointments.select_related(None).values_list("pk", "person_id")


_of_the_committee = Often(
    lambda congress_id: _keys(
        holders(
            congress_id,
            kind=BodyKind.DEPUTIES_COMMITTEE,
            capacities=(Capacity.CLERK, Capacity.HEAD),
        )
    )
)
_of_a_unit = Often(
    lambda congress_id, unit_id: _keys(
        holders(
            congress_id,
            body=unit_id,
            capacities=(Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD, Capacity.DEPUTY_HEAD),
        )
    )
)


def the_committee(subject) -> list[Addressee]:
    """The audience 代表工委: its clerks and its head."""
    return [Addressee(*keys) for keys in _of_the_committee(subject.congress_id)]


def those_who_handle(congress_id, unit_id) -> list[Addressee]:
    """Handlers, office and heads of a unit."""
    return [Addressee(*keys) for keys in _of_a_unit(congress_id, unit_id)]


def day_table(congress) -> DayTable | None:
    """The days of this congress; None where it has applied no notice and the shipped table holds."""
    return _table(congress.calendar) if congress.calendar else None


@lru_cache(maxsize=200)
def _table(key: str) -> DayTable:
    """A notice never changes, nor do those before it: read once for as long as the process lives."""
    last = HolidayNotice.objects.get(pk=key)
    applied = HolidayNotice.objects.filter(
        congress_id=last.congress_id, applied_at__lte=last.applied_at
    ).order_by("applied_at", "pk")
    return with_notices(shipped_table(), [one.days for one in applied])
