"""评价: the deputy answers the congress, not the unit; silence is remembered, never counted."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_committee, the_system
from huying.foundation.procedure import clocks
from huying.foundation.procedure.act import Follow
from huying.foundation.procedure.refusal import Refused

from ..models import Mark, Survey
from ..policy import evaluating
from ..policy.audiences import the_surveyed
from ..policy.clocks import book_of
from ..policy.standing import the_surveyed_deputy
from ..states import Grade
from ..states import ReplyRound as RoundState
from ..states import Survey as State
from . import reply as reply_acts
from . import suggestion as suggestion_acts
from .steps import reply_steps, survey_steps


def _each_deputy(round, *, by, at, received_on=None, **details):
    day = received_on or timezone.localdate(at)
    for deputy in evaluating.evaluators(round):
        yield {"root": round.case.root, "round": round, "deputy": deputy, "received_on": day}


@survey_steps.follows(
    reply_acts.deliver,
    _each_deputy,
    gettext_lazy("征询代表意见"),
    law="feedback",
    opens=True,
    then=State.OPEN,
    starts=("feedback",),
    tells=(the_surveyed,),
)
def ask(*, case, by, at, round, deputy, received_on):
    """Each deputy who proposed it is asked, or the lead for all, as the rulebook has it."""
    return Survey.objects.create(
        case=case,
        congress=round.congress,
        round=round,
        deputy=deputy,
        received_on=received_on,
    )


@survey_steps.act(
    gettext_lazy("评价"),
    law="feedback",
    who=the_surveyed_deputy,
    when=State.OPEN,
    then=State.ANSWERED,
    meets=("feedback", "feedback_grace"),
    tells=(the_committee,),
    former_too=True,
)
def answer(survey, *, by, at, reason="", praise="", asked_how="", **said):
    """Each dimension that the rulebook asks (`process="satisfied"`, `fulfilment=45`); a 不满意 says why."""
    rules, round = book_of(survey).evaluation, survey.round
    dimensions = evaluating.asked(round)
    if strange := said.keys() - {one.code for one in dimensions}:
        raise Refused(_("这份测评不问：%s。") % "、".join(sorted(strange)))
    meant = {one.code: evaluating.meant(rules, one, said.get(one.code)) for one in dimensions}
    grades = {code: grade for code, (grade, _points) in meant.items()}
    if Grade.DISSATISFIED in grades.values() and rules.reason_required and not reason.strip():
        raise Refused(_("评价“不满意”请说明理由，承办单位将据此重新办理。"))
    if not asked_how.strip() and (names := evaluating.unheard(round)):
        raise Refused(
            _("还没有收到联名代表的意见：%s。请先征求，或写明是怎样征求的。") % "、".join(names)
        )
    Mark.objects.bulk_create(
        Mark(congress_id=survey.congress_id, survey=survey, dimension=c, grade=grade, points=points)
        for c, (grade, points) in meant.items()
    )
    survey.process, survey.result = (evaluating.face(one, grades) for one in evaluating.FACES)
    survey.reason, survey.praise, survey.answered_at = reason, praise, at
    survey.asked_how = asked_how
    survey.save()


def feedback_is_over(survey, *, by, at):
    if clocks.overdue(survey.case, "feedback", at=at):
        return None
    return _("反馈期限还没有届满。")


def not_yet_reminded(survey, *, by, at):
    return _("已经提醒过一次。") if survey.reminded_at else None


def grace_is_over(survey, *, by, at):
    if clocks.overdue(survey.case, "feedback_grace", at=at):
        return None
    return _("提醒后的等候期还没有届满。")


@survey_steps.act(
    gettext_lazy("提醒评价"),
    law="feedback",
    who=the_system,
    when=State.OPEN,
    needs=(feedback_is_over, not_yet_reminded),
    starts=("feedback_grace",),
    tells=(the_surveyed,),
    adds_row=True,
)
def remind(survey, *, by, at):
    """One reminder when the time for feedback has passed."""
    survey.reminded_at = at
    survey.save(update_fields=["reminded_at"])


@survey_steps.act(
    gettext_lazy("记为未反馈"),
    law="feedback_grace",
    who=the_system,
    when=State.OPEN,
    then=State.SILENT,
    needs=(grace_is_over,),
    ends=("*",),
    tells=(the_committee,),
)
def close_silent(survey, *, by, at):
    """Five working days after the reminder: recorded as 未反馈, outside the rates."""


def open_surveys(round, **details):
    found = round.surveys.filter(case__state=State.OPEN).order_by("pk")
    return [{"on": survey} for survey in found]


@survey_steps.follows(
    reply_acts.close_early,
    open_surveys,
    gettext_lazy("转入下一轮评价"),
    when=State.OPEN,
    then=State.CARRIED,
    ends=("*",),
    tells=(the_surveyed,),
)
def carry(survey, *, by, at):
    """The round was closed early: this deputy is asked again after the second reply."""


@survey_steps.follows(
    reply_acts.end_round,
    open_surveys,
    gettext_lazy("终止评价"),
    when=State.OPEN,
    then=State.ENDED,
    ends=("*",),
)
def end_survey(survey, *, by, at):
    """Withdrawn: there is nothing left to evaluate."""


# The end of a round stands here, because it follows from the surveys: the reply knows nothing of them.
close_round = reply_steps.act(
    gettext_lazy("本轮评价收齐"),
    law="",
    who=reply_acts.begin.who,
    when=RoundState.DELIVERED,
    then=RoundState.CLOSED,
    by_hand=False,
    follows=(
        Follow(answer, reply_acts.nothing_awaited),
        Follow(close_silent, reply_acts.nothing_awaited),
    ),
)(reply_acts.close_when_answered)
close_round.followers.append((reply_acts.begin_again, reply_acts.next_round))

__all__ = ["answer", "ask", "carry", "close_round", "close_silent", "remind", "suggestion_acts"]
