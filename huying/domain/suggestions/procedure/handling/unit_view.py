"""交办意见评价、代表对承办单位的异议: what unit and deputy say of the assignment."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure.refusal import Refused

from ...models import AssignmentRating, UnitObjection
from ...policy import objections
from ...policy.audiences import the_lead, the_unit
from ...policy.standing import of_the_unit, the_lead_deputy
from ...states import Handling as State
from ...states import ObjectionAnswer
from ..steps import handling_steps
from .returning import not_already_at_it, successor
from .turn import give_to_unit


@handling_steps.act(
    gettext_lazy("评价交办意见"),
    law="",
    who=of_the_unit,
    when=State.ACCEPTED,
    applies=objections.not_rated_yet,
    adds_row=True,
    not_own=True,
)
def rate_assignment(handling, *, by, at, accurate, practical, workable, remark=""):
    """The unit says whether the assignment was accurate, practical and workable."""
    if not remark and not (accurate and practical and workable):
        raise Refused(_("认为不准确、不务实或不可操作的，请说明。"))
    AssignmentRating.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        accurate=accurate,
        practical=practical,
        workable=workable,
        remark=remark,
        by=by,
        at=at,
    )


@handling_steps.act(
    gettext_lazy("对承办单位提出异议"),
    law="assignment.deputy_objection",
    who=the_lead_deputy,
    when=(State.ASSIGNED, State.ACCEPTED),
    applies=objections.a_deputy_may_object,
    needs=(objections.no_objection_is_open,),
    tells=(the_committee,),
    adds_row=True,
)
def object_to_unit(handling, *, by, at, reason, proposed_unit=None):
    """The lead deputy thinks that another unit should handle it; the 代表工委 decides."""
    if proposed_unit and proposed_unit.pk == handling.unit_id:
        raise Refused(_("建议的承办单位就是现在的单位。"))
    UnitObjection.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        reason=reason,
        proposed_unit=proposed_unit,
        at=at,
    )


@handling_steps.act(
    gettext_lazy("采纳异议并改办"),
    law="assignment.deputy_objection",
    who=clerk_of_the_committee,
    when=(State.ASSIGNED, State.ACCEPTED),
    then=State.RETURNED,
    applies=objections.an_objection_is_open,
    ends=("*",),
    tells=(the_unit, the_lead),
    not_own=True,
)
def uphold_objection(handling, *, by, at, new_unit, answer=""):
    """The deputy is right: another unit gets it with clocks of its own."""
    not_already_at_it(handling, new_unit)
    _answered(handling, ObjectionAnswer.UPHELD, answer, at)
    handling.return_answer = answer
    handling.save(update_fields=["return_answer"])


@handling_steps.act(
    gettext_lazy("不采纳异议"),
    law="assignment.deputy_objection",
    who=clerk_of_the_committee,
    when=(State.ASSIGNED, State.ACCEPTED),
    applies=objections.an_objection_is_open,
    tells=(the_lead,),
    adds_row=True,
    not_own=True,
)
def overrule_objection(handling, *, by, at, reason):
    """The unit stays; the deputy is told why."""
    _answered(handling, ObjectionAnswer.OVERRULED, reason, at)


uphold_objection.followers.append((give_to_unit, successor))


def _answered(handling, answer, reason, at) -> None:
    handling.objections.filter(answer=ObjectionAnswer.OPEN).update(
        answer=answer, answer_reason=reason, answered_at=at
    )
