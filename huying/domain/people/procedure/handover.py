"""移交: a unit is renamed, merged or split, a person is replaced; what is open goes along.

What belongs to the bodies in other matters (suggestions in hand, above all) follows by acts of its
own, in the same transaction; history keeps the old names.
"""

from datetime import timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused, Why

from ..models import Appointment, Body, Succession
from ..roll.pinyin import spell_unit
from ..states import BodyKind, Capacity, SuccessionKind
from .appointments import check_may_govern
from .bodies import check_body
from .deputies import check_last_day
from .steps import COMMON, OFFICE, ours, roll_steps

ONE_DAY = timedelta(days=1)
AT_WORK = (Capacity.HEAD, Capacity.OFFICE, Capacity.HANDLER)


@roll_steps.act(gettext_lazy("单位更名"), who=OFFICE, **COMMON)
def rename_body(roll, *, by, at, body, name, on, reason):
    """From that day it is called `name`; what was signed before keeps the old name."""
    ours(roll, body)
    body = Body.objects.get(pk=body.pk)
    if body.kind == BodyKind.CONGRESS:
        raise Refused(_("人民代表大会本身不在这里更名。"), Why.STATE)
    if name == body.name:
        raise Refused(_("新名称与现在的名称相同。"))
    _check_day(on, at)
    body.former_names = [*body.former_names, [body.name, (on - ONE_DAY).isoformat()]]
    body.name = name
    body.pinyin, body.initials = spell_unit(name)
    check_body(body)
    body.save(update_fields=["name", "pinyin", "initials", "former_names"])


@roll_steps.act(gettext_lazy("单位并入"), who=OFFICE, **COMMON)
def merge_unit(roll, *, by, at, unit, into, on, reason):
    """`unit` goes out of use; its people, and all it has in hand, go to `into`."""
    unit, into = _units(roll, unit, into)
    if unit.pk == into.pk:
        raise Refused(_("不能并入本单位。"))
    _check_day(on, at)
    for one in running_at(unit):
        move_appointment(one, into, on)
    check_someone_is_there(into)
    Body.objects.filter(pk=unit.pk).update(active=False)
    _remember(roll, unit, into, SuccessionKind.MERGED, on, reason)


@roll_steps.act(gettext_lazy("单位分立"), who=OFFICE, **COMMON)
def split_unit(roll, *, by, at, unit, main, others, people, items, on, reason):
    """The unit's work is divided among `main` and `others`; `main` may be the unit itself.

    people: {key of an appointment: key of a body}; items: {key of a case: key of a body}. Whoever
    and whatever is not named goes to `main`.
    """
    unit, main, *others = _units(roll, unit, main, *others)
    bodies = {one.pk: one for one in (main, *others)}
    if len(bodies) != 1 + len(others) or not others or unit in others:
        raise Refused(_("请选择两个以上不同的接收单位；原单位保留的，请选它为主要接收单位。"))
    if strange := {*people.values(), *items.values()} - bodies.keys():
        raise Refused(_("有人员或事项没有移交给所选的接收单位（%s）。") % len(strange))
    _check_day(on, at)
    for one in running_at(unit):
        goes_to = bodies[people.get(one.pk, main.pk)]
        if goes_to.pk != unit.pk:
            move_appointment(one, goes_to, on)
    for body in bodies.values():
        check_someone_is_there(body)
        if body.pk != unit.pk:
            _remember(roll, unit, body, SuccessionKind.SPLIT, on, reason)
    if main.pk != unit.pk:
        Body.objects.filter(pk=unit.pk).update(active=False)


@roll_steps.act(gettext_lazy("岗位交接"), who=OFFICE, **COMMON)
def change_of_hands(roll, *, by, at, appointment, person, on, note):
    """Somebody else takes the same place from that day; `note` is what is handed over."""
    ours(roll, appointment, person)
    appointment = Appointment.objects.select_related("person", "body").get(pk=appointment.pk)
    if appointment.until is not None:
        raise Refused(_("这一任职已经结束。"), Why.STATE)
    if appointment.capacity in (Capacity.DEPUTY, Capacity.SYSTEM, Capacity.ADMINISTRATOR):
        raise Refused(_("这一任职不在这里交接。"))
    if person.pk == appointment.person_id:
        raise Refused(_("请选择接手的另一个人。"))
    if person.pk == by.person_id:
        raise Refused(_("不能给自己办理任职，请由另一位管理员办理。"), Why.STANDING)
    check_may_govern(by, appointment.body, appointment.capacity)
    _check_day(on, at)
    check_last_day(appointment, on - ONE_DAY, at)
    appointment.until = on - ONE_DAY
    appointment.save(update_fields=["until"])
    _appoint(person.pk, appointment.body_id, appointment, on)


# -- what these acts share -------------------------------------------------------------------


def running_at(unit) -> list[Appointment]:
    """Who works there today."""
    found = Appointment.objects.filter(body=unit, until=None).exclude(capacity=Capacity.DEPUTY)
    return list(found.select_related("person").order_by("pk"))


def move_appointment(appointment, into, on) -> None:
    """The same person in the same capacity for another body, without a day between."""
    last = max(on - ONE_DAY, appointment.since - ONE_DAY)
    Appointment.objects.filter(pk=appointment.pk).update(until=last)
    _appoint(appointment.person_id, into.pk, appointment, max(on, appointment.since))


def check_someone_is_there(body) -> None:
    """Raises Refused where a unit that is to take something over has nobody to do it."""
    if not Appointment.objects.filter(body=body, until=None, capacity__in=AT_WORK).exists():
        raise Refused(
            _("“%s”还没有人任职，交过去的事项将无人办理。请先登记工作人员。") % body, Why.STATE
        )


def _appoint(person, body, like, since) -> None:
    Appointment.objects.get_or_create(
        person_id=person,
        body_id=body,
        capacity=like.capacity,
        until=None,
        defaults={"congress_id": like.congress_id, "since": since},
    )


def _units(roll, *bodies) -> list[Body]:
    ours(roll, *bodies)
    found = [Body.objects.get(pk=one.pk) for one in bodies]
    for one in found:
        if one.kind != BodyKind.UNIT:
            raise Refused(_("“%s”不是承办单位。") % one)
        if not one.active:
            raise Refused(_("“%s”已停用，请先恢复使用。") % one, Why.STATE)
    return found


def _check_day(on, at) -> None:
    if on > timezone.localdate(at):
        raise Refused(_("生效日期不能晚于今天，请到时再办理。"))


def _remember(roll, old, new, kind, on, reason) -> None:
    Succession.objects.create(
        congress_id=roll.congress_id, old=old, new=new, kind=kind, on=on, reason=reason
    )
