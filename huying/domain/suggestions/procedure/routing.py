"""推荐模型: the acts by which a congress keeps what was learnt from its assignments, done on its roll (名册)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import administrator, clerk_of_the_committee, the_system
from huying.domain.people.procedure.steps import ours, roll_steps
from huying.domain.people.queries import units
from huying.domain.people.states import RollState
from huying.foundation.procedure.refusal import Refused, Why

from ..models import RoutingModel
from ..policy.learning import Learnt

KEPT_VERSIONS = 5
"""So far back one can go; of older versions the figures remain, and what was learnt is let go."""


@roll_steps.act(
    gettext_lazy("学习交办记录"),
    who=(clerk_of_the_committee, administrator, the_system),
    when=RollState.OPEN,
    adds_row=True,
)
def learn_routing(roll, *, by, at, learnt: Learnt):
    """A new version of what units are proposed by, in use from now on."""
    found = RoutingModel.objects.filter(congress_id=roll.congress_id)
    newest = found.defer("rule").order_by("-version").first()
    version = newest.version + 1 if newest else 1
    found.filter(in_use=True).update(in_use=False)
    RoutingModel.objects.create(
        congress_id=roll.congress_id,
        version=version,
        learnt_at=at,
        by=by,
        texts=learnt.texts,
        units=len(learnt.known),
        known=sorted(learnt.known),
        newly_known=_newly_known(roll.congress_id, newest, learnt),
        tried=learnt.tried,
        first=learnt.first,
        among_three=learnt.among_three,
        rule=learnt.packed,
    )
    found.filter(version__lte=version - KEPT_VERSIONS).update(rule=b"")


@roll_steps.act(
    gettext_lazy("改用另一版推荐模型"),
    who=(clerk_of_the_committee, administrator),
    when=RollState.OPEN,
    adds_row=True,
)
def use_routing_model(roll, *, by, at, model, reason):
    """Until the next version is learnt; what was proposed by which version stays known."""
    ours(roll, model)
    row = RoutingModel.objects.filter(pk=model.pk, in_use=False).exclude(rule=b"").first()
    if row is None:
        raise Refused(_("这一版正在使用，或者已经不再保留，请刷新页面查看。"), Why.STATE)
    RoutingModel.objects.filter(congress_id=roll.congress_id, in_use=True).update(in_use=False)
    row.in_use = True
    row.save(update_fields=["in_use"])


def _newly_known(congress_id, before, learnt: Learnt) -> list[str]:
    """Names of the units, in use today, that the version before did not know."""
    known = set(before.known) if before else set()
    return [one.name for one in units(congress_id) if str(one.pk) in learnt.known - known]
