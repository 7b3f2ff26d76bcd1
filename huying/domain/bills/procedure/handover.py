"""移交 and bills: the organ that carries one out, or is asked of one, is the unit that took over."""

from django.utils.translation import gettext_lazy

from huying.domain.people.procedure import handover
from huying.foundation.procedure.act import Follow

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


def _merged(roll, *, by, at, unit, into, **details):
    for bill in _with(unit):
        yield {"on": bill, "unit": unit, "into": into}


def _split(roll, *, by, at, unit, main, **details):
    if main.pk != unit.pk:
        yield from _merged(roll, by=by, at=at, unit=unit, into=main)


@bill_steps.act(
    gettext_lazy("随机构调整移交"),
    who=handover.merge_unit.who,
    when=OPEN,
    by_hand=False,
    follows=(Follow(handover.merge_unit, _merged), Follow(handover.split_unit, _split)),
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
