"""重新办理的决定与再次不满意的处理: what the 代表工委 does where a mark alone does not settle it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure.refusal import Refused

from ..models import QualityOpinion, RedoDecision, SecondOpinion, SignerView
from ..policy import evaluating, redo
from ..policy.audiences import the_lead, the_proposers, the_unit
from ..policy.standing import a_confirmed_cosigner, of_the_unit
from ..states import ReplyRound as State
from ..states import SecondPath
from . import reply as reply_acts
from . import survey as survey_acts
from .steps import reply_steps


@reply_steps.act(
    gettext_lazy("提出评价意见"),
    law="evaluation.evaluators",
    who=a_confirmed_cosigner,
    when=State.DELIVERED,
    applies=evaluating.lead_answers_for_others,
    tells=(the_lead,),
    adds_row=True,
    former_too=True,
)
def give_view(round, *, by, at, text):
    """A co-signer tells the lead deputy, who evaluates for all, what he or she thinks of the reply."""
    if round.signer_views.filter(deputy__person=by.person_id).exists():
        raise Refused(_("您已经对这一轮答复提出过意见。"))
    SignerView.objects.create(
        congress_id=round.congress_id, round=round, deputy=by, text=text, at=at
    )


# -- a second handling -----------------------------------------------------------------------


def _one_more(round, **details):
    yield {"root": round.case.root, "handling": round.handling, "number": round.round + 1}


@reply_steps.act(
    gettext_lazy("要求重新办理"),
    law="evaluation.redo_trigger",
    who=clerk_of_the_committee,
    when=State.CLOSED,
    applies=redo.may_be_ordered,
    tells=(the_unit, the_proposers),
    not_own=True,
)
def order_redo(round, *, by, at, reason):
    """The 代表工委 finds that it must be handled again, and says so to the unit."""
    _decide(round, by, at, True, reason)


@reply_steps.act(
    gettext_lazy("研究认为不需重新办理"),
    law="evaluation.redo_trigger",
    who=clerk_of_the_committee,
    when=State.CLOSED,
    applies=redo.may_be_studied,
    tells=(the_proposers, the_unit),
    not_own=True,
)
def decline_redo(round, *, by, at, reason):
    """The deputies are told what came of studying their 不满意."""
    _decide(round, by, at, False, reason)


def _decide(round, by, at, again, reason) -> None:
    RedoDecision.objects.create(
        congress_id=round.congress_id, round=round, again=again, reason=reason, by=by, at=at
    )


@reply_steps.act(
    gettext_lazy("质量评价合格"),
    law="",
    who=clerk_of_the_committee,
    when=(State.DELIVERED, State.CLOSED),
    applies=redo.may_be_rated,
    tells=(the_unit,),
    adds_row=True,
    not_own=True,
)
def pass_quality(round, *, by, at, text=""):
    """The congress itself looks at the reply, whatever the deputies marked: it is good enough."""
    _rate(round, by, at, True, text)


@reply_steps.act(
    gettext_lazy("质量评价不合格，退回重办"),
    law="",
    who=clerk_of_the_committee,
    when=(State.DELIVERED, State.CLOSED),
    then=State.CLOSED,
    applies=redo.may_be_rated,
    tells=(the_unit, the_proposers),
    not_own=True,
)
def fail_quality(round, *, by, at, text):
    """Below the standard: back to the unit, which handles it again and replies once more."""
    _rate(round, by, at, False, text)
    round.closed_at = round.closed_at or at
    round.save(update_fields=["closed_at"])


def _rate(round, by, at, passed, text) -> None:
    QualityOpinion.objects.create(
        congress_id=round.congress_id, round=round, passed=passed, text=text, by=by, at=at
    )


fail_quality.followers.append((survey_acts.carry, survey_acts.open_surveys))
for _again in (order_redo, fail_quality):
    _again.followers.append((reply_acts.begin_again, _one_more))


# -- after a second 不满意 -------------------------------------------------------------------


def _settles(label, path):
    return reply_steps.act(
        label,
        law="evaluation.second_dissatisfied",
        who=clerk_of_the_committee,
        when=State.CLOSED,
        applies=redo.second_path(path),
        tells=(the_unit, the_proposers),
        not_own=True,
    )


@_settles(gettext_lazy("登记当面沟通"), SecondPath.MEDIATION)
def mediate(round, *, by, at, held_on, people, text):
    """Deputy and unit sit down together; what they came to is written down."""
    _settle(round, by, at, SecondPath.MEDIATION, held_on, people, text)


@_settles(gettext_lazy("登记专家评估"), SecondPath.EXPERT_EVALUATION)
def evaluate_by_experts(round, *, by, at, held_on, people, text):
    """The units concerned and experts evaluate; the unit acts on their opinion."""
    _settle(round, by, at, SecondPath.EXPERT_EVALUATION, held_on, people, text)


@_settles(gettext_lazy("提出处理意见"), SecondPath.STUDY_OPINION)
def study(round, *, by, at, held_on, people, text):
    """Deputies and unit are convened to study it; the 代表工委 says what is to be done."""
    _settle(round, by, at, SecondPath.STUDY_OPINION, held_on, people, text)


def _settle(round, by, at, kind, held_on, people, text) -> None:
    SecondOpinion.objects.create(
        congress_id=round.congress_id,
        round=round,
        kind=kind,
        held_on=held_on,
        people=people,
        text=text,
        by=by,
        at=at,
    )


@reply_steps.act(
    gettext_lazy("落实处理意见"),
    law="evaluation.second_dissatisfied",
    who=of_the_unit,
    when=State.CLOSED,
    applies=redo.an_opinion_to_act_on,
    tells=(the_proposers, the_committee),
    not_own=True,
)
def act_on_opinion(round, *, by, at, text):
    """What the unit did on the opinion; after it the item may be closed whatever the mark."""
    round.second_opinion.done, round.second_opinion.done_at = text, at
    round.second_opinion.save(update_fields=["done", "done_at"])
