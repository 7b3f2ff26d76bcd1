"""督办阶梯: from a reminder to a report before the standing committee, each step answered by the unit."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.domain.suggestions.policy.family import proposers
from huying.foundation.procedure.refusal import Refused

from ..models import Ladder, LadderStep
from ..policy import ladder as policy
from ..policy import supervising
from ..policy.key import GONE
from ..states.ladder import Ladder as State
from .kinds import ladder_steps

LAW = "supervision.ladder"


@ladder_steps.opens(
    gettext_lazy("开始逐级督办"),
    law=LAW,
    who=policy.whose_step_is_next,
    then=State.TAKEN,
    starts=(policy.ANSWER,),
    tells=(supervising.the_supervised_unit, the_committee),
)
def begin(*, case, by, at, handling, why, step, words, skip_reason=""):
    """The first step towards a unit about an item; one ladder at a time for each turn."""
    if handling.congress_id != case.congress_id or handling.state in GONE:
        raise Refused(_("这个单位不在承办这件建议。"))
    if by.person_id in proposers(handling):
        raise Refused(_("您是这件建议的提出人或附议人，依规定应当回避。"))
    running = Ladder.objects.filter(handling=handling).exclude(case__state=State.LIFTED)
    if running.exists():
        raise Refused(_("对这个单位的逐级督办正在进行。"))
    taken, passed = policy.chosen(None, by, step, skip_reason)
    ladder = Ladder.objects.create(
        case=case, congress_id=case.congress_id, handling=handling, why=why
    )
    _take(ladder, taken, passed, by, at, words, skip_reason, 0)
    return ladder


@ladder_steps.act(
    gettext_lazy("升级督办"),
    law=LAW,
    who=policy.whose_step_is_next,
    when=(State.TAKEN, State.ANSWERED),
    then=State.TAKEN,
    applies=policy.steps_are_left,
    needs=(policy.nothing_awaited_in_time,),
    starts=(policy.ANSWER,),
    tells=(supervising.the_supervised_unit, the_committee),
    not_own=True,
)
def climb(ladder, *, by, at, step, words, skip_reason=""):
    """The next step, or a later one where those between may be passed over."""
    taken, passed = policy.chosen(ladder, by, step, skip_reason)
    _take(ladder, taken, passed, by, at, words, skip_reason, policy.len_taken(ladder))


@ladder_steps.act(
    gettext_lazy("回复督办"),
    law=LAW,
    who=supervising.of_the_supervised_unit,
    when=State.TAKEN,
    then=State.ANSWERED,
    meets=(policy.ANSWER,),
    tells=(the_committee,),
    not_own=True,
)
def answer(ladder, *, by, at, text):
    """What was done, and when the rest will be."""
    last = ladder.steps.latest("place")
    last.answer, last.answered_by, last.answered_at = text, by, at
    last.save(update_fields=["answer", "answered_by", "answered_at"])


@ladder_steps.act(
    gettext_lazy("解除督办"),
    law=LAW,
    who=(clerk_of_the_committee, policy.whose_step_was_last),
    when=(State.TAKEN, State.ANSWERED),
    then=State.LIFTED,
    ends=("*",),
    tells=(supervising.the_supervised_unit, the_committee),
    not_own=True,
)
def lift(ladder, *, by, at, reason):
    """It is done, or the unit no longer handles it."""
    ladder.lift_reason = reason
    ladder.save(update_fields=["lift_reason"])


def _take(ladder, step, passed, by, at, words, skip_reason, taken_before) -> None:
    LadderStep.objects.create(
        congress_id=ladder.congress_id,
        ladder=ladder,
        place=taken_before + len(passed) + 1,
        code=step.code,
        label=step.label,
        paper=step.paper,
        words=words,
        skipped="、".join(_(one.label) for one in passed),
        skip_reason=skip_reason if passed else "",
        answer_by=policy.answer_by(by, step.days, at),
        by=by,
        at=at,
    )
