"""Who supervises: rules of standing and audiences that every kind of supervision shares."""

from django.utils.translation import gettext_lazy as _

from huying.domain.people.policy import clerk_of_the_committee, holders, those_who_handle
from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.procedure.act import who

STAFF = (Capacity.HEAD, Capacity.OFFICE, Capacity.HANDLER, Capacity.CLERK)
AT_WORK = (Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD)


@who(_("专门委员会工作人员"))
def of_a_special_committee(subject, by):
    return by.body.kind == BodyKind.SPECIAL_COMMITTEE and by.capacity in (
        Capacity.CLERK,
        Capacity.HEAD,
    )


@who(_("负责督办的专门委员会"))
def of_the_supervising_committee(subject, by):
    return of_a_special_committee(subject, by) and by.body_id == subject.committee_id


@who(_("被督办的单位"))
def of_the_supervised_unit(subject, by):
    return by.body_id == unit_of(subject).pk and by.capacity in AT_WORK


def unit_of(subject):
    """The unit that is supervised here: its own column, or that of the turn it is about."""
    handling = getattr(subject, "handling", None)
    return handling.unit if handling is not None else subject.unit


def the_supervised_unit(subject):
    return those_who_handle(subject.congress_id, unit_of(subject).pk)


def every_unit(subject):
    """Office and head of every unit."""
    return holders(
        subject.congress_id, kind=BodyKind.UNIT, capacities=(Capacity.OFFICE, Capacity.HEAD)
    )


def the_special_committees(subject):
    return holders(subject.congress_id, kind=BodyKind.SPECIAL_COMMITTEE)


def staff_of(congress_id, body):
    """Those who work for a body, as appointments; of no body nobody."""
    return holders(congress_id, body=body, capacities=STAFF) if body else []


__all__ = [
    "AT_WORK",
    "STAFF",
    "clerk_of_the_committee",
    "every_unit",
    "of_a_special_committee",
    "of_the_supervised_unit",
    "of_the_supervising_committee",
    "staff_of",
    "the_special_committees",
    "the_supervised_unit",
    "unit_of",
]
