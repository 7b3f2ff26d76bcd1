"""解决一类: a unit records what cured the class of problems that its items showed; the 代表工委 confirms it."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure.refusal import Refused

from ..models import Cure
from ..policy import hearing as policy
from ..policy import supervising
from ..states.hearing import Cure as State
from .kinds import cure_steps


@cure_steps.opens(
    gettext_lazy("登记解决一类问题"),
    who=policy.of_any_unit,
    then=State.RECORDED,
    tells=(the_committee,),
)
def record(*, case, by, at, title, problem, by_what, document, text, in_force_on, items):
    """From one item to the class of problems: what measure, mechanism or rule now holds for all."""
    if in_force_on > timezone.localdate(at):
        raise Refused(_("还没有施行的不登记。"))
    if not items or policy.items_for(by).filter(pk__in=[one.pk for one in items]).count() != len(
        items
    ):
        raise Refused(_("请选择本单位承办的建议。"))
    policy.stand_back(by, items)
    cure = Cure.objects.create(
        case=case,
        congress_id=case.congress_id,
        title=title,
        problem=problem,
        by_what=by_what,
        document=document,
        text=text,
        in_force_on=in_force_on,
        unit=by.body,
        recorded_by=by,
    )
    cure.items.set(items)
    return cure


@cure_steps.act(
    gettext_lazy("核实解决一类问题"),
    who=clerk_of_the_committee,
    when=State.RECORDED,
    then=State.CONFIRMED,
    tells=(supervising.the_supervised_unit,),
)
def confirm(cure, *, by, at, word):
    """The congress has seen that it holds."""
    cure.word = word
    cure.save(update_fields=["word"])


@cure_steps.act(
    gettext_lazy("不予认定"),
    who=clerk_of_the_committee,
    when=State.RECORDED,
    then=State.DISMISSED,
    tells=(supervising.the_supervised_unit,),
)
def dismiss(cure, *, by, at, reason):
    """It answers the one item and no class of problems."""
    cure.word = reason
    cure.save(update_fields=["word"])
