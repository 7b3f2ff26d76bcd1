"""签名纸质件: received by the 代表工委 and filed."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.procedure.refusal import Refused

from ...models import PaperOriginal
from ...policy import originals
from ...policy.audiences import the_lead
from ...states import Suggestion as State
from ..steps import suggestion_steps


@suggestion_steps.act(
    gettext_lazy("登记收到纸质件"),
    law="intake.paper_original",
    who=clerk_of_the_committee,
    when=(
        State.SUBMITTED,
        State.REGISTERED,
        State.CONSULTING,
        State.TRANSFERRED,
        State.MERGED,
        State.IN_HANDLING,
        State.CLOSED,
    ),
    applies=originals.paper_is_wanted,
    needs=(originals.not_received_yet,),
    tells=(the_lead,),
    adds_row=True,
)
def receive_paper(suggestion, *, by, at, received_on, kept_at=""):
    """The paper with the deputies' signatures is here; `kept_at` says where it is found again."""
    if received_on > timezone.localdate(at):
        raise Refused(_("收到日期不能晚于今天。"))
    PaperOriginal.objects.create(
        congress_id=suggestion.congress_id,
        suggestion=suggestion,
        received_on=received_on,
        kept_at=kept_at,
        by=by,
        at=at,
    )
