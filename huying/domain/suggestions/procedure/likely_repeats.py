"""反复提出排查: what people say of a pair that looks like the same matter, done on the roll (名册)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.domain.people.procedure.steps import ours, roll_steps
from huying.domain.people.states import RollState
from huying.foundation.procedure.refusal import Refused, Why

from ..models import LikelyRepeat


@roll_steps.act(
    gettext_lazy("认定不是同一件"), who=clerk_of_the_committee, when=RollState.OPEN, adds_row=True
)
def dismiss_repeat(roll, *, by, at, pair, reason):
    """Two items that read alike are two matters; it is not asked again."""
    ours(roll, pair)
    said = {"dismissed_by": by, "dismissed_at": at, "dismiss_reason": reason}
    if not LikelyRepeat.objects.filter(pk=pair.pk, dismissed_at=None).update(**said):
        raise Refused(_("刚才已有人认定或者关联了这两件，请刷新页面查看。"), Why.STATE)


@roll_steps.act(
    gettext_lazy("收回“不是同一件”的认定"),
    who=clerk_of_the_committee,
    when=RollState.OPEN,
    adds_row=True,
)
def ask_again_of_repeat(roll, *, by, at, pair, reason):
    """It is a question again; the events keep who had said what."""
    ours(roll, pair)
    unsaid = {"dismissed_by": None, "dismissed_at": None, "dismiss_reason": ""}
    dismissed = LikelyRepeat.objects.filter(pk=pair.pk, dismissed_at__isnull=False)
    if not dismissed.update(**unsaid):
        raise Refused(_("刚才已有人收回了这一认定，请刷新页面查看。"), Why.STATE)
