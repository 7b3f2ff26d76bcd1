"""列入台账、报告进展、随规划变更: what the unit does while it keeps its promise."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_committee
from huying.domain.suggestions.procedure import reply
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ...models import Commitment, PlanChange, Progress
from ...policy.commitment import of_the_owner, the_deputies, the_field_committee, the_owner
from ...states import Commitment as State
from .steps import LEDGER_LAW, commitment_steps

RUNNING = ("commitment_progress", "commitment_due")


def _each_promise(round, *, by, at, **details):
    for line in round.promise_lines.select_related("owner").order_by("position"):
        yield {"root": round.case.root, "round": round, "line": line}


@commitment_steps.follows(
    reply.deliver,
    _each_promise,
    gettext_lazy("列入承诺事项台账"),
    law=LEDGER_LAW,
    opens=True,
    then=State.OPEN,
    starts=RUNNING,
    tells=(the_owner,),
)
def open_commitment(*, case, by, at, round, line):
    """One for each promise line of the reply that was delivered; whoever promised keeps it."""
    return Commitment.objects.create(
        case=case,
        congress_id=case.congress_id,
        suggestion=round.handling.suggestion,
        round=round,
        position=line.position,
        owner=line.owner,
        owner_words=line.owner_words,
        what=line.what,
        first_class=round.reply_class,
        first_due_on=line.due_on,
        due_on=line.due_on,
        evidence=line.evidence,
        plan_name=line.plan_name,
        plan_year=line.plan_year,
        plan_line=line.plan_line,
        opened_at=at,
    )


@commitment_steps.act(
    gettext_lazy("报告落实进展"),
    law="commitment_progress",
    who=of_the_owner,
    when=State.OPEN,
    meets=("commitment_progress",),
    starts=("commitment_progress",),
    tells=(the_committee, the_deputies),
    adds_row=True,
    not_own=True,
)
def report_progress(commitment, *, by, at, text, share, figures="", files=()):
    """What has been done, how much of the whole that is, with photographs, papers, figures."""
    row = Progress.objects.create(
        congress_id=commitment.congress_id,
        commitment=commitment,
        text=text,
        figures=figures,
        share=share,
        by=by,
        at=at,
    )
    hang(row, files, case=commitment.case, purpose="supervision", by=by, at=at)
    commitment.share = share
    commitment.save(update_fields=["share"])


@commitment_steps.act(
    gettext_lazy("记录规划变更"),
    law=LEDGER_LAW,
    who=of_the_owner,
    when=State.OPEN,
    applies=lambda one: None if one.plan_name else _("这项承诺没有列入规划或计划。"),
    starts=("commitment_due",),
    tells=(the_committee, the_field_committee, the_deputies),
    not_own=True,
)
def change_plan(
    commitment, *, by, at, plan_name, plan_year, reason, plan_line="", due_on=None, files=()
):
    """The plan itself was changed: name, year, line and day follow it, and what it said is kept.

    Not a change of date at the unit's wish: the changed plan is hung on it.
    """
    if not files:
        raise Refused(_("请上传变更后的规划或计划。只是单位自己要延期的，请“申请变更完成时间”。"))
    was_plan, was_due_on = commitment.plan, commitment.due_on
    commitment.plan_name, commitment.plan_year = plan_name, plan_year
    commitment.plan_line, commitment.due_on = plan_line, due_on or commitment.due_on
    commitment.save(update_fields=["plan_name", "plan_year", "plan_line", "due_on"])
    row = PlanChange.objects.create(
        congress_id=commitment.congress_id,
        commitment=commitment,
        was_plan=was_plan,
        was_due_on=was_due_on,
        plan=commitment.plan,
        due_on=commitment.due_on,
        reason=reason,
        by=by,
        at=at,
    )
    hang(row, files, case=commitment.case, purpose="supervision", by=by, at=at)
