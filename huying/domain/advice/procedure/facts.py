"""知情知政: a deputy asks a unit, through the 代表工委, for facts or a talk before writing."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import a_deputy, clerk_of_the_committee, the_committee
from huying.domain.people.states import BodyKind
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ..models import FactRequest
from ..policy.audiences import the_asker, the_unit
from ..policy.standing import of_the_asked_unit, the_asking_deputy
from ..states import FactRequest as State
from ..states import FactWay
from .steps import fact_steps


@fact_steps.opens(
    gettext_lazy("请求提供情况"),
    law="facts",
    who=a_deputy,
    then=State.ASKED,
    tells=(the_committee,),
)
def ask(*, case, by, at, unit, way, title, question):
    """What a deputy wants to know, of which unit, on paper or in a talk."""
    _a_unit_of(unit, case.congress_id)
    return FactRequest.objects.create(
        case=case,
        congress_id=case.congress_id,
        deputy=by,
        unit=unit,
        way=way,
        title=title,
        question=question,
        asked_at=at,
    )


@fact_steps.act(
    gettext_lazy("转交单位"),
    law="facts",
    who=clerk_of_the_committee,
    when=State.ASKED,
    then=State.FORWARDED,
    starts=("facts",),
    tells=(the_unit, the_asker),
)
def forward(request, *, by, at, unit):
    """To the unit that knows; the 代表工委 may choose another than the deputy named."""
    _a_unit_of(unit, request.congress_id)
    request.unit, request.forwarded_at = unit, at
    request.save(update_fields=["unit", "forwarded_at"])


@fact_steps.act(
    gettext_lazy("不予转交"),
    law="facts",
    who=clerk_of_the_committee,
    when=State.ASKED,
    then=State.DECLINED,
    tells=(the_asker,),
)
def decline(request, *, by, at, reason):
    """It is public already, secret, or no matter of a deputy's office: the reason says which."""
    request.decline_reason = reason
    request.save(update_fields=["decline_reason"])


@fact_steps.act(
    gettext_lazy("提供情况"),
    law="facts",
    who=of_the_asked_unit,
    when=State.FORWARDED,
    then=State.ANSWERED,
    meets=("facts",),
    tells=(the_asker, the_committee),
)
def answer(request, *, by, at, text, talk="", files=()):
    """The facts and material; where a talk was asked for, when and with whom it was held."""
    if request.way == FactWay.TALK and not talk:
        raise Refused(_("代表希望当面介绍情况，请写明何时、何地、由谁介绍。"))
    request.answer, request.talk, request.answered_at = text, talk, at
    request.save(update_fields=["answer", "talk", "answered_at"])
    hang(request, files, case=request.case, purpose="advice", by=by, at=at)


@fact_steps.act(
    gettext_lazy("撤回请求"),
    law="facts",
    who=the_asking_deputy,
    when=(State.ASKED, State.FORWARDED),
    then=State.WITHDRAWN,
    ends=("*",),
    tells=(the_committee,),
    former_too=True,
)
def withdraw(request, *, by, at):
    """No longer needed."""


def _a_unit_of(unit, congress_id) -> None:
    if unit.kind != BodyKind.UNIT or unit.congress_id != congress_id:
        raise Refused(_("请选择本级人大的承办单位。"))
