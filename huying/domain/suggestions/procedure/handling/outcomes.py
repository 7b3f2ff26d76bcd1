"""办理成果: registered by the unit, shared by several items, checked by the 代表工委."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ...models import Outcome
from ...policy import outcomes
from ...policy.audiences import the_unit
from ...policy.standing import of_the_unit
from ...states import Handling as State
from ...states import OutcomeCheck
from ..steps import handling_steps

WHEN = (State.ACCEPTED, State.OPINION_SENT, State.COMPLETED)


@handling_steps.act(
    gettext_lazy("登记办理成果"),
    law="",
    who=of_the_unit,
    when=WHEN,
    tells=(the_committee,),
    adds_row=True,
    not_own=True,
)
def register_outcome(
    handling,
    *,
    by,
    at,
    kind,
    name,
    achieved_on,
    document_number="",
    quantity=None,
    measure="",
    before="",
    after="",
    place="",
    files=(),
):
    """A policy, a rule, a project, money, a service, an indicator: what it is and how much."""
    if achieved_on > timezone.localdate(at):
        raise Refused(_("取得成果的日期不能晚于今天。"))
    if (quantity is None) != (not measure):
        raise Refused(_("数量和计量单位要一起填写。"))
    outcome = Outcome.objects.create(
        congress_id=handling.congress_id,
        unit_id=handling.unit_id,
        kind=kind,
        name=name,
        document_number=document_number,
        quantity=quantity,
        measure=measure,
        before=before,
        after=after,
        place=place,
        achieved_on=achieved_on,
        by=by,
        at=at,
    )
    outcome.handlings.add(handling)
    hang(outcome, files, case=handling.case, purpose="outcome", by=by, at=at)


@handling_steps.act(
    gettext_lazy("关联已有成果"),
    law="",
    who=of_the_unit,
    when=WHEN,
    tells=(the_committee,),
    adds_row=True,
    not_own=True,
)
def share_outcome(handling, *, by, at, outcome):
    """The same line came of this item too: it still counts once, and is looked into once more."""
    if outcome.unit_id != handling.unit_id:
        raise Refused(_("只能关联本单位登记的成果。"))
    if outcome.handlings.filter(pk=handling.pk).exists():
        raise Refused(_("这件建议已经关联了这项成果。"))
    outcome.handlings.add(handling)
    Outcome.objects.filter(pk=outcome.pk).update(check_word=OutcomeCheck.UNCHECKED)


@handling_steps.act(
    gettext_lazy("核实办理成果"),
    law="",
    who=clerk_of_the_committee,
    when=WHEN,
    applies=outcomes.one_is_unchecked,
    tells=(the_unit,),
    adds_row=True,
    not_own=True,
)
def verify_outcome(handling, *, by, at, outcome):
    """It is as it was said: from now on it is counted."""
    _check(handling, outcome, OutcomeCheck.TRUE, "", at)


@handling_steps.act(
    gettext_lazy("成果核实不符"),
    law="",
    who=clerk_of_the_committee,
    when=WHEN,
    applies=outcomes.one_is_unchecked,
    tells=(the_unit,),
    adds_row=True,
    not_own=True,
)
def reject_outcome(handling, *, by, at, outcome, reason):
    """It is not, or did not come of these items: it is kept and not counted."""
    _check(handling, outcome, OutcomeCheck.UNTRUE, reason, at)


def _check(handling, outcome, word, reason, at) -> None:
    waiting = handling.outcomes.filter(pk=outcome.pk, check_word=OutcomeCheck.UNCHECKED)
    if not waiting.update(check_word=word, check_reason=reason, checked_at=at):
        raise Refused(_("这项成果已经核实过，或者与这件建议无关。"))
