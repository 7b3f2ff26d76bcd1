"""任职: who acts for which body in which capacity, from when until when."""

from collections.abc import Callable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused, Why

from ..models import Appointment, Person
from ..states import BodyKind, Capacity
from .deputies import check_last_day
from .steps import COMMON, OFFICE, ours, roll_steps

_UNIT = (Capacity.HEAD, Capacity.DEPUTY_HEAD, Capacity.OFFICE, Capacity.HANDLER)
# Which capacities a kind of body has; seats of deputies and the system are made elsewhere.
CAPACITIES = {
    BodyKind.UNIT: _UNIT,
    BodyKind.GOVERNMENT_OFFICE: (Capacity.HEAD, Capacity.OFFICE),
    BodyKind.PARTY_OFFICE: (Capacity.HEAD, Capacity.OFFICE),
    BodyKind.DEPUTIES_COMMITTEE: (Capacity.HEAD, Capacity.CLERK),
    BodyKind.SPECIAL_COMMITTEE: (Capacity.HEAD, Capacity.CLERK),
    BodyKind.DELEGATION: (Capacity.HEAD, Capacity.CLERK),
    BodyKind.PROFESSIONAL_GROUP: (Capacity.HEAD, Capacity.CLERK),
    BodyKind.TOWNSHIP: (Capacity.HEAD, Capacity.CLERK),
    BodyKind.CONGRESS: (Capacity.ADMINISTRATOR,),
}

# Asked before an appointment ends, `reason(appointment) -> str | None`: by those whose items it serves.
BEFORE_LEAVING: list[Callable] = []


@roll_steps.act(gettext_lazy("登记工作人员"), who=OFFICE, **COMMON)
def add_staff(roll, *, by, at, person, body, capacities, since):
    """A new person (fields of Person) with the first appointments; `roll.made` is the person."""
    ours(roll, body)
    roll.made = Person.objects.create(congress_id=roll.congress_id, **person)
    for capacity in capacities:
        _appoint(roll, by, roll.made, body, capacity, since)


@roll_steps.act(gettext_lazy("任职"), who=OFFICE, **COMMON)
def give_appointment(roll, *, by, at, person, body, capacities, since):
    """One person may hold several capacities in one body."""
    ours(roll, person, body)
    if person.pk == by.person_id:
        raise Refused(_("不能给自己办理任职，请由另一位管理员办理。"), Why.STANDING)
    for capacity in capacities:
        _appoint(roll, by, person, body, capacity, since)


@roll_steps.act(gettext_lazy("结束任职"), who=OFFICE, **COMMON)
def end_appointment(roll, *, by, at, appointment, until):
    """`until` is the last day. The last administrator stays, or nobody could appoint another."""
    ours(roll, appointment)
    appointment = Appointment.objects.select_related("person", "body").get(pk=appointment.pk)
    if appointment.capacity in (Capacity.DEPUTY, Capacity.SYSTEM):
        raise Refused(_("这一任职不在这里结束。"))
    if appointment.until is not None:
        raise Refused(_("这一任职已经结束。"), Why.STATE)
    check_may_govern(by, appointment.body, appointment.capacity)
    check_last_day(appointment, until, at)
    if appointment.capacity == Capacity.ADMINISTRATOR:
        check_another_administrator(roll.congress_id, appointment.person)
    for reason in BEFORE_LEAVING:
        if said := reason(appointment):
            raise Refused(said, Why.STATE)
    appointment.until = until
    appointment.save(update_fields=["until"])


def check_another_administrator(congress_id, person) -> None:
    """Raises Refused unless somebody else, with a working account, is an administrator."""
    others = Appointment.objects.filter(
        congress_id=congress_id,
        capacity=Capacity.ADMINISTRATOR,
        until=None,
        person__account__is_active=True,
    ).exclude(person=person)
    if not others.exists():
        raise Refused(_("%s是唯一的管理员，请先任命另一位管理员并发放账号。") % person, Why.STATE)


def _appoint(roll, by, person, body, capacity, since) -> None:
    if capacity not in CAPACITIES[BodyKind(body.kind)]:
        raise Refused(
            _("“%(body)s”没有“%(capacity)s”这一任职。")
            % {"body": body, "capacity": Capacity(capacity).label}
        )
    if not body.active:
        raise Refused(_("“%s”已停用，请先恢复使用。") % body)
    check_may_govern(by, body, capacity)
    running = Appointment.objects.filter(person=person, body=body, capacity=capacity, until=None)
    if running.exists():
        raise Refused(
            _("%(person)s已经是%(body)s的%(capacity)s。")
            % {"person": person, "body": body, "capacity": Capacity(capacity).label}
        )
    Appointment.objects.create(
        congress_id=roll.congress_id, person=person, body=body, capacity=capacity, since=since
    )


def check_may_govern(by, body, capacity) -> None:
    """The committee and the administration are appointed by an administrator, not by their clerks."""
    guarded = body.kind == BodyKind.DEPUTIES_COMMITTEE or capacity == Capacity.ADMINISTRATOR
    if guarded and by.capacity != Capacity.ADMINISTRATOR:
        raise Refused(_("代表工委和管理员的任职只能由管理员办理。"), Why.STANDING)
