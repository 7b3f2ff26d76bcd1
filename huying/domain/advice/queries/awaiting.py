"""What waits for whom among questions, requests and opinions raised: lists for the workbench."""

from typing import Any

from django.db.models import OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits
from huying.foundation.cases.within import Exists

from .. import states
from ..models import AdviceLine, Consultation, FactRequest, Invitation, Liaison

LISTS: list[Awaited] = []
DEPUTY = Hands((Capacity.DEPUTY,))
COMMITTEE = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.DEPUTIES_COMMITTEE,))
UNIT = Hands((Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD), kinds=(BodyKind.UNIT,))
ORGAN = Hands(
    (Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD, Capacity.CLERK),
    kinds=tuple(one for one in BodyKind if one != BodyKind.CONGRESS),
)
HERE: dict[str, Any] = {"about": lambda subject: subject, "place": "advice"}


def _of(model, acting, *in_states):
    return model.objects.filter(congress=acting.congress, case__state__in=in_states).select_related(
        "case", *(["unit"] if model is not Liaison else ["rule__body"])
    )


@awaits(
    LISTS,
    gettext_lazy("向我征求意见"),
    hands=DEPUTY,
    kind="consultation",
    act="advise",
    clocks=("advise",),
    why=lambda row: _("%s征求代表意见") % row.unit,
    **HERE,
)
def advice_to_give(acting, at):
    """Questions I was invited to and have said nothing on."""
    asked = Invitation.objects.filter(consultation=OuterRef("pk"), deputy__person=acting.person)
    said = AdviceLine.objects.filter(consultation=OuterRef("pk"), deputy__person=acting.person)
    found = _of(Consultation, acting, states.Consultation.OPEN)
    return found.filter(Exists(asked)).exclude(Exists(said))


@awaits(
    LISTS,
    gettext_lazy("单位提请征求意见"),
    hands=COMMITTEE,
    kind="consultation",
    clocks=("advise",),
    why=lambda row: (
        _("%s的落实报告：办结或退回") % row.unit
        if row.state == states.Consultation.REPORTED
        else _("%s提请：受理并邀请代表") % row.unit
    ),
    **HERE,
)
def consultations_to_decide(acting, at):
    """Questions to take on or decline, and reports to close."""
    return _of(Consultation, acting, states.Consultation.SUBMITTED, states.Consultation.REPORTED)


@awaits(
    LISTS,
    gettext_lazy("代表请求提供情况"),
    hands=COMMITTEE,
    kind="fact_request",
    act="forward",
    why=lambda row: _("代表希望由%s提供") % row.unit,
    **HERE,
)
def facts_to_forward(acting, at):
    return _of(FactRequest, acting, states.FactRequest.ASKED)


@awaits(
    LISTS,
    gettext_lazy("回应代表意见"),
    hands=UNIT,
    kind="consultation",
    why=lambda row: (
        _("逐条回应代表意见") if row.state == states.Consultation.ANSWERING else _("报告落实情况")
    ),
    **HERE,
)
def advice_to_answer(acting, at):
    """Lines that have no answer yet, and reports still owed."""
    found = _of(Consultation, acting, states.Consultation.ANSWERING, states.Consultation.RESPONDED)
    return found.filter(unit__in=acting.bodies)


@awaits(
    LISTS,
    gettext_lazy("向代表提供情况"),
    hands=UNIT,
    kind="fact_request",
    act="answer",
    clocks=("facts",),
    why=lambda row: str(row.get_way_display()),
    **HERE,
)
def facts_to_give(acting, at):
    return _of(FactRequest, acting, states.FactRequest.FORWARDED).filter(unit__in=acting.bodies)


@awaits(
    LISTS,
    gettext_lazy("答复联系中提出的意见"),
    hands=ORGAN,
    kind="liaison",
    act="answer",
    clocks=("oral_opinion",),
    why=lambda row: _("代表在联系中提出了意见"),
    **HERE,
)
def opinions_to_answer(acting, at):
    return _of(Liaison, acting, states.Liaison.OPEN).filter(rule__body__in=acting.bodies)
