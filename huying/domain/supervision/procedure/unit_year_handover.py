"""移交: a unit that is merged or split away leaves its year to whoever goes on, unless that unit has its own."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.procedure import handover
from huying.foundation.procedure.act import Follow

from ..models import UnitYear
from ..policy import unit_year as policy
from ..states.unit_year import UnitYear as State
from .kinds import unit_year_steps

OPEN = (State.ASKED, State.UNDER_WAY, State.DRAFTED)
"""What is signed stays the report of the unit that signed it."""


def _of(unit):
    found = UnitYear.objects.filter(unit=unit, case__state__in=OPEN)
    return found.select_related("case", "unit").order_by("pk")


def _goes_over(alone: bool):
    """The years that the unit going on does not have itself (`alone`), or those that it has."""

    def after_a_merger(roll, *, by, at, unit, into, **details):
        for one in _of(unit):
            if policy.years_of(into, one.year).exists() is not alone:
                yield {"on": one, "was": unit.name, "into": into}

    return after_a_merger


def _after_a_split(alone: bool):
    goes_over = _goes_over(alone)

    def after_a_split(roll, *, by, at, unit, main, **details):
        if main.pk != unit.pk:
            yield from goes_over(roll, by=by, at=at, unit=unit, into=main)

    return after_a_split


@unit_year_steps.act(
    gettext_lazy("随机构调整移交"),
    who=handover.merge_unit.who,
    when=OPEN,
    by_hand=False,
    follows=(
        Follow(handover.merge_unit, _goes_over(alone=True)),
        Follow(handover.split_unit, _after_a_split(alone=True)),
    ),
    tells=(policy.the_unit_of_the_year,),
)
def taken_over(one, *, by, at, was, into):
    """Whoever took over the items reports on them, by the same days."""
    one.unit = into
    one.save(update_fields=["unit"])


@unit_year_steps.act(
    gettext_lazy("随机构调整并入"),
    who=handover.merge_unit.who,
    when=OPEN,
    then=State.CALLED_OFF,
    ends=("*",),
    by_hand=False,
    follows=(
        Follow(handover.merge_unit, _goes_over(alone=False)),
        Follow(handover.split_unit, _after_a_split(alone=False)),
    ),
)
def folded_in(one, *, by, at, was, into):
    """The unit that goes on reports on the items in the report it owes anyway."""
    one.called_off_at = at
    one.call_off_reason = _("%(was)s并入%(into)s，由%(into)s一并报告。") % {
        "was": was,
        "into": into,
    }
    one.save(update_fields=["called_off_at", "call_off_reason"])
