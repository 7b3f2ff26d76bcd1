"""听取汇报: a unit reports, leaves with a list of opinions, and answers every one of them in its days."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.domain.people.states import BodyKind
from huying.foundation.procedure.refusal import Refused

from ..models import Hearing, HearingOpinion
from ..policy import hearing as policy
from ..policy import supervising
from ..states.hearing import Hearing as State
from .kinds import hearing_steps


@hearing_steps.opens(
    gettext_lazy("安排听取汇报"),
    who=(clerk_of_the_committee, supervising.of_a_special_committee),
    then=State.CALLED,
    tells=(supervising.the_supervised_unit, the_committee),
)
def call(*, case, by, at, title, unit, held_on, place=""):
    """Which unit reports, on what day; heard by the body that calls it."""
    if unit.kind != BodyKind.UNIT or unit.congress_id != case.congress_id:
        raise Refused(_("请选择本级人大的承办单位。"))
    if held_on < timezone.localdate(at):
        raise Refused(_("召开的日期不能早于今天。"))
    special = by.body.kind == BodyKind.SPECIAL_COMMITTEE
    return Hearing.objects.create(
        case=case,
        congress_id=case.congress_id,
        title=title,
        unit=unit,
        committee=by.body if special else None,
        held_on=held_on,
        place=place,
    )


@hearing_steps.act(
    gettext_lazy("登记汇报会和意见清单"),
    who=policy.who_hears,
    when=State.CALLED,
    then=State.ANSWERING,
    starts=(policy.ANSWER,),
    tells=(supervising.the_supervised_unit, the_committee),
)
def hold(hearing, *, by, at, minutes, opinions, answer_by):
    """What was said, and the opinions: each is answered by itself until the day that is set."""
    today = timezone.localdate(at)
    if hearing.held_on > today:
        raise Refused(_("汇报会还没有到召开的日期。"))
    if not opinions or answer_by <= today:
        raise Refused(_("请写明意见，答复的期限要在今天以后。"))
    hearing.minutes, hearing.answer_by = minutes, answer_by
    hearing.save(update_fields=["minutes", "answer_by"])
    HearingOpinion.objects.bulk_create(
        HearingOpinion(congress_id=hearing.congress_id, hearing=hearing, text=one)
        for one in opinions
    )


@hearing_steps.act(
    gettext_lazy("答复一条意见"),
    who=supervising.of_the_supervised_unit,
    when=State.ANSWERING,
    needs=(policy.an_opinion_waits,),
    adds_row=True,
)
def answer_opinion(hearing, *, by, at, opinion, answer):
    """What was done about it, or why not."""
    mine = hearing.opinions.filter(pk=opinion.pk, answered_at=None)
    if not mine.update(answer=answer, answered_by=by, answered_at=at):
        raise Refused(_("这条意见已经答复。"))


def _when_every_opinion_is_answered(hearing, **details):
    if not hearing.opinions.filter(answered_at=None).exists():
        yield {"on": hearing}


@hearing_steps.follows(
    answer_opinion,
    _when_every_opinion_is_answered,
    gettext_lazy("意见逐条答复完毕"),
    when=State.ANSWERING,
    then=State.ANSWERED,
    meets=(policy.ANSWER,),
    tells=(policy.those_who_hear,),
)
def all_answered(hearing, *, by, at):
    """Whether the answers will do is for whoever heard the report."""


@hearing_steps.act(
    gettext_lazy("退回一条答复"),
    who=policy.who_hears,
    when=State.ANSWERED,
    then=State.ANSWERING,
    starts=(policy.ANSWER,),
    tells=(supervising.the_supervised_unit,),
)
def send_back(hearing, *, by, at, opinion, reason, answer_by):
    """It does not say what was done; another day is set."""
    if answer_by <= timezone.localdate(at):
        raise Refused(_("答复的期限要在今天以后。"))
    hearing.answer_by = answer_by
    hearing.save(update_fields=["answer_by"])
    mine = hearing.opinions.filter(pk=opinion.pk)
    mine.update(answered_at=None, answered_by=None, sent_back=reason)


@hearing_steps.act(
    gettext_lazy("汇报会办结"),
    who=policy.who_hears,
    when=State.ANSWERED,
    then=State.CLOSED,
    needs=(policy.everybody_was_answered,),
    tells=(supervising.the_supervised_unit, the_committee),
)
def close(hearing, *, by, at):
    """Every opinion has an answer that will do."""


@hearing_steps.act(
    gettext_lazy("取消汇报会"),
    who=policy.who_hears,
    when=State.CALLED,
    then=State.CANCELLED,
    tells=(supervising.the_supervised_unit, the_committee),
)
def cancel(hearing, *, by, at, reason):
    """It does not take place."""
    hearing.cancel_reason = reason
    hearing.save(update_fields=["cancel_reason"])
