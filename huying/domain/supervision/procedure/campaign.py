"""专项行动: planned in stages with tasks, begun, concluded when every task is done and every group has ended."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure.refusal import Refused

from ..models import Campaign, Stage, StageTask
from ..policy import campaign as policy
from ..states.campaign import Campaign as State
from .kinds import campaign_steps


@campaign_steps.opens(
    gettext_lazy("制定专项行动方案"),
    who=clerk_of_the_committee,
    then=State.PLANNED,
    tells=(the_committee,),
)
def plan(*, case, by, at, title, aims, session, starts_on, ends_on):
    """Aims, and the session whose items are all to be covered."""
    _in_order(starts_on, ends_on)
    if session.congress_id != case.congress_id:
        raise Refused(_("请选择本级人大的会议。"))
    return Campaign.objects.create(
        case=case,
        congress_id=case.congress_id,
        title=title,
        aims=aims,
        session=session,
        starts_on=starts_on,
        ends_on=ends_on,
    )


@campaign_steps.act(
    gettext_lazy("增加阶段"),
    who=clerk_of_the_committee,
    when=(State.PLANNED, State.RUNNING),
    adds_row=True,
)
def add_stage(campaign, *, by, at, label, starts_on, ends_on):
    """A stage lies within the campaign."""
    _in_order(starts_on, ends_on)
    if not campaign.starts_on <= starts_on <= ends_on <= campaign.ends_on:
        raise Refused(_("阶段的起止日期要在专项行动的起止日期以内。"))
    Stage.objects.create(
        congress_id=campaign.congress_id,
        campaign=campaign,
        label=label,
        starts_on=starts_on,
        ends_on=ends_on,
    )


def _a_stage_is_there(campaign, *, by, at):
    return None if campaign.stages.exists() else _("请先增加阶段。")


@campaign_steps.act(
    gettext_lazy("增加任务"),
    who=clerk_of_the_committee,
    when=(State.PLANNED, State.RUNNING),
    needs=(_a_stage_is_there,),
    adds_row=True,
)
def add_task(campaign, *, by, at, stage, aspect, text):
    """What is looked at in a stage: process, content or effect."""
    if stage.campaign_id != campaign.pk:
        raise Refused(_("请选择这次专项行动的阶段。"))
    StageTask.objects.create(
        congress_id=campaign.congress_id, stage=stage, aspect=aspect, text=text
    )


@campaign_steps.act(
    gettext_lazy("启动专项行动"),
    who=clerk_of_the_committee,
    when=State.PLANNED,
    then=State.RUNNING,
    needs=(policy.has_stages_and_tasks,),
    tells=(the_committee, policy.the_teams_of_the_campaign),
)
def start(campaign, *, by, at):
    """Its groups set to work."""


def _a_task_is_open(campaign, *, by, at):
    waiting = StageTask.objects.filter(stage__campaign=campaign, done_at=None)
    return None if waiting.exists() else _("没有未完成的任务。")


@campaign_steps.act(
    gettext_lazy("完成任务"),
    who=clerk_of_the_committee,
    when=State.RUNNING,
    needs=(_a_task_is_open,),
    adds_row=True,
)
def finish_task(campaign, *, by, at, task, note):
    """How it was done."""
    mine = StageTask.objects.filter(pk=task.pk, stage__campaign=campaign, done_at=None)
    if not mine.update(done_at=at, done_note=note, done_by=by):
        raise Refused(_("这项任务已经完成。"))


@campaign_steps.act(
    gettext_lazy("结束专项行动"),
    who=clerk_of_the_committee,
    when=State.RUNNING,
    then=State.CONCLUDED,
    needs=(policy.every_task_is_done, policy.no_team_is_at_work),
    tells=(the_committee, policy.the_teams_of_the_campaign),
)
def conclude(campaign, *, by, at, conclusion):
    """What it achieved, measured by its aims."""
    campaign.conclusion = conclusion
    campaign.save(update_fields=["conclusion"])


@campaign_steps.act(
    gettext_lazy("取消专项行动"),
    who=clerk_of_the_committee,
    when=(State.PLANNED, State.RUNNING),
    then=State.CANCELLED,
    needs=(policy.no_team_is_at_work,),
    tells=(the_committee,),
)
def cancel(campaign, *, by, at, reason):
    """It does not take place."""
    campaign.cancel_reason = reason
    campaign.save(update_fields=["cancel_reason"])


def _in_order(starts_on, ends_on) -> None:
    if ends_on < starts_on:
        raise Refused(_("结束日期不能早于开始日期。"))
