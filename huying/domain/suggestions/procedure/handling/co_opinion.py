"""协办意见: the co-unit's word to the lead unit."""

from django.utils.translation import gettext_lazy

from ...models import CoOpinion
from ...policy import needs
from ...policy.audiences import the_lead_units
from ...policy.pausing import not_paused
from ...policy.standing import of_the_unit
from ...states import Handling as State
from ..steps import handling_steps


@handling_steps.act(
    gettext_lazy("提出协办意见"),
    law="co_opinion",
    who=of_the_unit,
    when=State.ACCEPTED,
    then=State.OPINION_SENT,
    applies=needs.is_co,
    needs=(not_paused,),
    meets=("co_opinion",),
    ends=("return", "first_contact"),
    tells=(the_lead_units,),
    not_own=True,
)
def send_co_opinion(handling, *, by, at, text):
    """The co-unit's word to the lead unit; with it its turn ends."""
    CoOpinion.objects.create(
        congress_id=handling.congress_id, handling=handling, text=text, by=by, at=at
    )
