"""移交: a unit that is still to be looked at goes on under the unit that took its work over."""

from django.utils.translation import gettext_lazy

from huying.domain.people.procedure import handover
from huying.foundation.procedure.act import Follow

from ...models import LookBack
from ...states import LookBack as State
from .steps import look_back_steps


def _rounds_of(unit):
    found = LookBack.objects.filter(units__unit=unit, units__looked_on=None, case__state=State.SENT)
    return found.select_related("case").order_by("pk")


def _after_a_merger(roll, *, by, at, unit, into, **details):
    for one in _rounds_of(unit):
        yield {"on": one, "unit": unit, "into": into}


def _after_a_split(roll, *, by, at, unit, main, **details):
    if main.pk != unit.pk:
        yield from _after_a_merger(roll, by=by, at=at, unit=unit, into=main)


@look_back_steps.act(
    gettext_lazy("随机构调整移交"),
    who=handover.merge_unit.who,
    when=State.SENT,
    by_hand=False,
    follows=(
        Follow(handover.merge_unit, _after_a_merger),
        Follow(handover.split_unit, _after_a_split),
    ),
)
def taken_over(look_back, *, by, at, unit, into):
    """Its items go with their turns; where the other unit is looked at anyway, one look is enough."""
    row = look_back.units.get(unit=unit)
    if look_back.units.filter(unit=into).exists():
        row.delete()
    else:
        row.unit = into
        row.save(update_fields=["unit"])
