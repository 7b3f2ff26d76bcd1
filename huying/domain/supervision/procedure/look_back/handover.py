"""移交: a unit that is still to be looked at goes on under the unit that took its work over."""

from django.utils.translation import gettext_lazy

from huying.domain.people.procedure import handover
from huying.domain.people.procedure.going_along import with_its_unit

from ...models import LookBack
from ...states import LookBack as State
from .steps import look_back_steps


def _rounds_of(unit):
    found = LookBack.objects.filter(units__unit=unit, units__looked_on=None, case__state=State.SENT)
    return found.select_related("case").order_by("pk")


@look_back_steps.act(
    gettext_lazy("随机构调整移交"),
    who=handover.merge_unit.who,
    when=State.SENT,
    by_hand=False,
    follows=with_its_unit(_rounds_of, told=lambda unit: {"unit": unit}),
)
def taken_over(look_back, *, by, at, unit, into):
    """Its items go with their turns; where the other unit is looked at anyway, one look is enough."""
    row = look_back.units.get(unit=unit)
    if look_back.units.filter(unit=into).exists():
        row.delete()
    else:
        row.unit = into
        row.save(update_fields=["unit"])
