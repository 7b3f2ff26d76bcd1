"""移交: what bears a unit's name beside its turns goes along with it, or ends: 责任书, 涉密件."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_committee
from huying.domain.people.procedure import appointments, handover
from huying.foundation.procedure.act import Follow

from ..models import ClassifiedItem, Pledge
from ..states import ClassifiedItem as ClassifiedState
from ..states import Pledge as PledgeState
from .steps import classified_steps, pledge_steps

OPEN_CLASSIFIED = (ClassifiedState.HANDED_OUT, ClassifiedState.ANSWERED)


def _unsigned_pledges(roll, *, by, at, unit, main=None, **details):
    """Nobody is left to sign for a unit that is no more; what was signed stays as history."""
    if main is None or main.pk != unit.pk:
        found = Pledge.objects.filter(unit=unit, case__state=PledgeState.ISSUED)
        for one in found.select_related("case").order_by("pk"):
            yield {"on": one, "reason": _("%s已随机构调整撤销") % unit}


@pledge_steps.act(
    gettext_lazy("责任书随机构调整收回"),
    who=appointments.end_appointment.who,
    when=PledgeState.ISSUED,
    then=PledgeState.TAKEN_BACK,
    by_hand=False,
    follows=(
        Follow(handover.merge_unit, _unsigned_pledges),
        Follow(handover.split_unit, _unsigned_pledges),
    ),
    tells=(the_committee,),
)
def lapse_with_unit(pledge, *, by, at, reason):
    """The unit that takes over may get one of its own."""
    pledge.taken_back_at, pledge.reason = at, reason
    pledge.save(update_fields=["taken_back_at", "reason"])


def _classified_of(roll, *, by, at, unit, into=None, main=None, **details):
    goes_to = into or main
    if goes_to.pk != unit.pk:
        found = ClassifiedItem.objects.filter(unit=unit, case__state__in=OPEN_CLASSIFIED)
        for one in found.select_related("case").order_by("pk"):
            yield {"on": one, "into": goes_to}


@classified_steps.act(
    gettext_lazy("涉密件随机构调整移交"),
    who=appointments.end_appointment.who,
    when=OPEN_CLASSIFIED,
    by_hand=False,
    follows=(
        Follow(handover.merge_unit, _classified_of),
        Follow(handover.split_unit, _classified_of),
    ),
)
def hand_classified_over(item, *, by, at, into):
    """With its day and its time as they were; on paper it goes the same way."""
    item.unit = into
    item.save(update_fields=["unit"])
