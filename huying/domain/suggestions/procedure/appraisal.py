"""办理情况评议和第三方评估: kept beside the item, whatever its deputies marked."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.procedure.refusal import Refused

from ..models import Appraisal, Assessment
from ..policy.audiences import the_proposers
from ..states import Suggestion as State
from .steps import suggestion_steps

REPLIED_TO = (State.IN_HANDLING, State.CLOSED)


@suggestion_steps.act(
    gettext_lazy("登记办理情况评议"),
    law="",
    who=clerk_of_the_committee,
    when=REPLIED_TO,
    tells=(the_proposers,),
    adds_row=True,
)
def record_appraisal(
    suggestion, *, by, at, kind, held_on, people, questions="", satisfied, mostly, dissatisfied
):
    """A group on the spot, heads of units questioned, or a vote: date, people, questions, counts."""
    if held_on > timezone.localdate(at):
        raise Refused(_("评议日期不能晚于今天。"))
    if not satisfied + mostly + dissatisfied and not questions.strip():
        raise Refused(_("请填写票数，或者记下询问的问题。"))
    Appraisal.objects.create(
        congress_id=suggestion.congress_id,
        suggestion=suggestion,
        kind=kind,
        held_on=held_on,
        people=people,
        questions=questions,
        satisfied=satisfied,
        mostly=mostly,
        dissatisfied=dissatisfied,
        by=by,
        at=at,
    )


@suggestion_steps.act(
    gettext_lazy("登记第三方评估"),
    law="",
    who=clerk_of_the_committee,
    when=(*REPLIED_TO, State.ARCHIVED),
    adds_row=True,
)
def record_assessment(suggestion, *, by, at, assessor, assessed_on, verdict, text=""):
    """What an assessor from outside says; one of a day, so that a list is not taken in twice."""
    if assessed_on > timezone.localdate(at):
        raise Refused(_("评估日期不能晚于今天。"))
    same = {"assessor": assessor, "assessed_on": assessed_on}
    if suggestion.assessments.filter(**same).exists():
        raise Refused(_("%s这一天的评估已经登记过。") % assessor)
    Assessment.objects.create(
        congress_id=suggestion.congress_id,
        suggestion=suggestion,
        verdict=verdict,
        text=text,
        by=by,
        at=at,
        **same,
    )
