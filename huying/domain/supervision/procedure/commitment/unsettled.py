"""撤回、并案以后: the suggestion is gone, what was promised is not: the congress decides what becomes of it.

The deputy is not kept from withdrawing; each open promise asks afterwards, and waits for its answer.
"""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.domain.suggestions.procedure import suggestion as suggestion_acts
from huying.foundation.procedure.act import Follow

from ...models import Commitment
from ...policy.commitment import (
    not_a_person_of_the_unit,
    the_deputies,
    the_lead_unit,
    the_owner,
)
from ...states import Commitment as State
from ...states.commitment import OPEN_STATES
from .reporting import RUNNING
from .steps import LEDGER_LAW, commitment_steps

STILL_OPEN = tuple(one for one in OPEN_STATES if one != State.UNSETTLED)


def _open_ones(suggestion, **details):
    found = Commitment.objects.filter(suggestion=suggestion, case__state__in=STILL_OPEN)
    return [{"on": one} for one in found.select_related("case").order_by("pk")]


@commitment_steps.act(
    gettext_lazy("建议撤回、并案，待决定"),
    law=LEDGER_LAW,
    who=clerk_of_the_committee,
    when=STILL_OPEN,
    then=State.UNSETTLED,
    by_hand=False,
    pauses=(*RUNNING, "second_reply", "commitment_feedback"),
    tells=(the_committee, the_owner),
    follows=(
        Follow(suggestion_acts.withdraw, _open_ones),
        Follow(suggestion_acts.merge, _open_ones),
    ),
)
def unsettle(commitment, *, by, at):
    """What the unit had asked the congress to decide is answered by this."""
    commitment.requests.filter(granted=None).update(
        granted=False, decided_at=at, word=_("建议已撤回或者并案，另行决定。")
    )


SETTLING = {
    "law": LEDGER_LAW,
    "who": clerk_of_the_committee,
    "when": State.UNSETTLED,
    "needs": (not_a_person_of_the_unit,),
    "tells": (the_owner, the_lead_unit, the_deputies),
    "not_own": True,
}


@commitment_steps.act(
    gettext_lazy("继续落实"),
    then=State.OPEN,
    ends=("*",),
    starts=RUNNING,
    **SETTLING,
)
def carry_on(commitment, *, by, at, reason):
    """It was promised to the people, not to the paper: by itself, or with the item it was merged into."""
    commitment.goes_on_reason, commitment.done_on = reason, None
    commitment.save(update_fields=["goes_on_reason", "done_on"])


@commitment_steps.act(gettext_lazy("随建议终止"), then=State.DROPPED, ends=("*",), **SETTLING)
def end_with_the_item(commitment, *, by, at, reason):
    """Nothing is left of it without the suggestion; the reason is told to unit and deputies."""
    commitment.ended_at, commitment.end_reason = at, reason
    commitment.save(update_fields=["ended_at", "end_reason"])
