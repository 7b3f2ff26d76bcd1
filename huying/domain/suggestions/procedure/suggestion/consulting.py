"""预交办: the units are asked first whether an item is theirs."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure.refusal import Refused

from ...models import Consultation
from ...policy import assigning, needs
from ...policy.audiences import those_consulted
from ...policy.standing import a_consulted_unit
from ...states import Fitness, Role
from ...states import Suggestion as State
from ..steps import suggestion_steps


@suggestion_steps.act(
    gettext_lazy("拟定承办单位"),
    law="",
    who=clerk_of_the_committee,
    when=(State.SUBMITTED, State.REGISTERED, State.CONSULTING),
    adds_row=True,
)
def propose_units(suggestion, *, by, at, lead_unit, co_units=()):
    """A first word on whose it may be; nothing begins by it."""
    if lead_unit in co_units:
        raise Refused(_("%s已拟为主办单位，不能同时协办。") % lead_unit)
    suggestion.proposed_lead = lead_unit
    suggestion.save(update_fields=["proposed_lead"])
    suggestion.proposed_units.set([lead_unit, *co_units])


@suggestion_steps.act(
    gettext_lazy("预交办"),
    law="consult",
    who=clerk_of_the_committee,
    when=(State.REGISTERED, State.CONSULTING),
    then=State.CONSULTING,
    applies=assigning.units_are_consulted_first,
    needs=(needs.a_lead_deputy,),
    starts=("consult",),
    tells=(those_consulted,),
)
def consult(suggestion, *, by, at, lead_unit, co_units=()):
    """Every unit meant is asked whether it is its own; who was asked before is asked anew."""
    propose_units.change(suggestion, by=by, at=at, lead_unit=lead_unit, co_units=co_units)
    suggestion.consultations.exclude(unit__in=[lead_unit, *co_units]).filter(
        answer=Fitness.OPEN
    ).delete()
    for role, units in ((Role.LEAD, [lead_unit]), (Role.CO, co_units)):
        for unit in units:
            Consultation.objects.update_or_create(
                suggestion=suggestion,
                unit=unit,
                defaults={
                    "congress_id": suggestion.congress_id,
                    "role": role,
                    "asked_at": at,
                    "answer": Fitness.OPEN,
                    "reason": "",
                    "proposed_unit": None,
                    "answered_by": None,
                    "answered_at": None,
                },
            )


@suggestion_steps.act(
    gettext_lazy("反馈预交办意见"),
    law="consult",
    who=a_consulted_unit,
    when=State.CONSULTING,
    tells=(the_committee,),
    adds_row=True,
    not_own=True,
)
def answer_consultation(suggestion, *, by, at, fitness, reason="", proposed_unit=None):
    """The unit says whether it is its own; where it is not, why, and whose it may be."""
    if fitness == Fitness.UNFIT and not reason:
        raise Refused(_("不属于本单位的，请写明理由。"))
    mine = Consultation.objects.filter(suggestion=suggestion, unit=by.body_id, answer=Fitness.OPEN)
    mine.update(
        answer=fitness, reason=reason, proposed_unit=proposed_unit, answered_by=by, answered_at=at
    )
