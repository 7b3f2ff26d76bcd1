"""仅供参考: where the deputy asks for no written reply, the unit tells what it made of the suggestion.

The law knows no exception from handling: the unit studies it and tells the deputy within the months of
the reply. What falls away is the document itself, answered request by request, checked, pre-reviewed and
signed, and with it the survey. Until then the deputy may ask for the whole reply after all.
"""

from django.utils import timezone
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_committee

from ...policy import proposing
from ...policy.audiences import the_proposers
from ...policy.pausing import reply_not_paused
from ...policy.standing import office_of_the_unit
from ...states import Delivery
from ...states import ReplyRound as State
from ..steps import reply_steps
from .delivery import REPLY_CLOCKS


@reply_steps.act(
    gettext_lazy("告知参考情况"),
    law="reply",
    who=office_of_the_unit,
    when=State.DRAFTING,
    then=State.CLOSED,
    applies=proposing.for_reference_only,
    needs=(reply_not_paused,),
    meets=REPLY_CLOCKS,
    tells=(the_proposers, the_committee),
    not_own=True,
)
def tell_considered(round, *, by, at, considered):
    """How the suggestion was studied and what use was made of it; with this the round is over."""
    round.opening, round.delivery = considered, Delivery.PLATFORM
    round.delivered_at = round.closed_at = at
    round.received_on = timezone.localdate(at)
    round.save(update_fields=["opening", "delivery", "delivered_at", "closed_at", "received_on"])
