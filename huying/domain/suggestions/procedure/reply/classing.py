"""答复类别: changed only with a reason; once delivered a unit proposes it and the congress decides."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ...models import ClassChange
from ...policy import class_changes
from ...policy.audiences import the_proposers, the_unit
from ...policy.class_changes import DELIVERED, the_proposers_of_a_delivered_one
from ...policy.standing import of_the_unit
from ...states import ClassAnswer, ClassStage
from ...states import ReplyRound as State
from ..steps import reply_steps


@reply_steps.act(
    gettext_lazy("变更答复类别"),
    law="",
    who=clerk_of_the_committee,
    when=(State.COMMITTEE_REVIEW, *DELIVERED),
    applies=class_changes.may_change,
    tells=(the_unit, the_proposers_of_a_delivered_one),
    not_own=True,
)
def change_class(round, *, by, at, was, now, reason, evidence="", files=()):
    """The class that the unit gave does not fit what the reply says, or what became of it. Before it is
    signed 签发 asks what the new one demands; once delivered, 已经解决 needs its evidence."""
    meaning = class_changes.changed_to(round, was=was, now=now, evidence=evidence)
    stage = ClassStage.AFTERWARDS if round.delivered_at else ClassStage.REVIEW
    told = {"was": was, "now": now, "reason": reason, "evidence": evidence}
    row = _keep(round, stage, by, at, meaning=meaning, answered_by=by, answered_at=at, **told)
    hang(row, files, case=round.case, purpose="class_change", by=by, at=at)
    _change(round, now)


@reply_steps.act(
    gettext_lazy("提请变更答复类别"),
    law="",
    who=of_the_unit,
    when=DELIVERED,
    applies=class_changes.may_change,
    tells=(the_committee,),
    not_own=True,
)
def propose_class(round, *, by, at, was, now, reason, evidence="", files=()):
    """The unit says that another class fits by now, with what shows it; the congress decides."""
    meaning = class_changes.changed_to(round, was=was, now=now, evidence=evidence)
    told = {"was": was, "now": now, "reason": reason, "evidence": evidence}
    row = _keep(
        round, ClassStage.AFTERWARDS, by, at, meaning=meaning, answer=ClassAnswer.OPEN, **told
    )
    hang(row, files, case=round.case, purpose="class_change", by=by, at=at)


@reply_steps.act(
    gettext_lazy("同意变更答复类别"),
    law="",
    who=clerk_of_the_committee,
    when=DELIVERED,
    applies=class_changes.a_change_is_proposed,
    tells=(the_unit, the_proposers),
    not_own=True,
)
def agree_class(round, *, by, at, text=""):
    """The 代表工委 checked the evidence: from now on the reply bears the other class."""
    row = _answer(round, ClassAnswer.AGREED, text, by, at)
    if row.was != round.reply_class:
        raise Refused(_("答复类别刚才已经变更，请刷新页面查看。"))
    _change(round, row.now)


@reply_steps.act(
    gettext_lazy("不同意变更答复类别"),
    law="",
    who=clerk_of_the_committee,
    when=DELIVERED,
    applies=class_changes.a_change_is_proposed,
    tells=(the_unit,),
    not_own=True,
)
def refuse_class(round, *, by, at, text):
    """The class stays; the unit is told why."""
    _answer(round, ClassAnswer.REFUSED, text, by, at)


# -- what these acts share -------------------------------------------------------------------


def _keep(round, stage, by, at, **columns) -> ClassChange:
    return ClassChange.objects.create(
        congress_id=round.congress_id, round=round, stage=stage, by=by, at=at, **columns
    )


def _answer(round, answer, text, by, at) -> ClassChange:
    row = class_changes.open_change(round)
    assert row is not None
    row.answer, row.answer_reason, row.answered_by, row.answered_at = answer, text, by, at
    row.save(update_fields=["answer", "answer_reason", "answered_by", "answered_at"])
    return row


def _change(round, now: str) -> None:
    round.reply_class = now
    round.save(update_fields=["reply_class"])
