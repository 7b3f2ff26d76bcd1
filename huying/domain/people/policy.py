"""Who somebody is, as rules of standing; and whom to find in a capacity."""

from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.act import who

from .models import Appointment
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


def the_committee(subject):
    """The audience 代表工委: its clerks and its head."""
    return holders(
        subject.congress_id,
        kind=BodyKind.DEPUTIES_COMMITTEE,
        capacities=(Capacity.CLERK, Capacity.HEAD),
    )
