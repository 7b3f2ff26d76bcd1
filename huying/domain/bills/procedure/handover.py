"""移交 and bills: the organ that carries one out, or is asked of one, is the unit that took over."""

from django.utils.translation import gettext_lazy

from huying.domain.people.procedure import handover
from huying.domain.people.procedure.going_along import with_its_unit

from ..models import Bill, UnitView
from ..states import Bill as State
from .steps import bill_steps

OPEN = tuple(
    state
    for state in State
    if state not in (State.CONCLUDED, State.CONVERTED, State.WITHDRAWN, State.ENDED)
)


def _with(unit):
    """Bills under way that this unit carries out, or has still to speak of."""
    asked = UnitView.objects.filter(unit=unit, answered_at=None).values("bill")
    found = Bill.objects.filter(case__state__in=OPEN)
    every = found.filter(executor=unit) | found.filter(pk__in=asked)
    return every.select_related("case").order_by("pk")


@bill_steps.act(
    gettext_lazy("随机构调整移交"),
    who=handover.merge_unit.who,
    when=OPEN,
    by_hand=False,
    follows=with_its_unit(_with, told=lambda unit: {"unit": unit}),
)
def taken_over(bill, *, by, at, unit, into):
    """What it has said already stays as it was said."""
    if bill.executor_id == unit.pk:
        bill.executor = into
        bill.save(update_fields=["executor"])
    waiting = UnitView.objects.filter(bill=bill, unit=unit, answered_at=None)
    if UnitView.objects.filter(bill=bill, unit=into).exists():
        waiting.delete()  # asked already: one view of one organ is enough
    waiting.update(unit=into)
