"""Forms of 专项行动 and 督办工作组."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Appointment, Session
from huying.domain.people.policy import holders
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.forms.fields import (
    DeputiesChoice,
    DeputyChoice,
    FillsDeputies,
    Nothing,
    UnitChoice,
    long_text,
    reason,
    short_text,
)
from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from ..models import Campaign, Stage, StageTask, TeamItem
from ..policy import campaign as policy
from ..states import campaign as states
from . import team_shares
from .key import ItemsChoice


class Plan(ActForm):
    title = short_text(_("名称"), most=60)
    aims = long_text(_("目标"), most=3000)
    session = forms.ModelChoiceField(
        label=_("督办哪次会议以来的建议"), queryset=Session.objects.none()
    )
    starts_on = DayField(label=_("开始日期"))
    ends_on = DayField(label=_("结束日期"))
    submit = _("制定")

    def prepare(self):
        found = Session.objects.filter(congress_id=self.by.congress_id).select_related("term")
        self.fields["session"].queryset = found.order_by("-opens_at")


class AddStage(ActForm):
    label = short_text(_("阶段名称"), most=40)
    starts_on = DayField(label=_("开始日期"))
    ends_on = DayField(label=_("结束日期"))
    submit = _("增加")


class AddTask(ActForm):
    stage = forms.ModelChoiceField(label=_("阶段"), queryset=Stage.objects.none())
    aspect = forms.ChoiceField(
        label=_("督什么"), choices=states.TaskOf.choices, widget=forms.RadioSelect
    )
    text = short_text(_("任务"), most=200)
    submit = _("增加")

    def prepare(self):
        self.fields["stage"].queryset = self.subject.stages.order_by("starts_on", "pk")


class FinishTask(ActForm):
    task = forms.ModelChoiceField(
        label=_("任务"), queryset=StageTask.objects.none(), widget=forms.RadioSelect,
        empty_label=None,
    )  # fmt: skip
    note = short_text(_("完成情况"), most=300)
    submit = _("完成")

    def prepare(self):
        found = StageTask.objects.filter(stage__campaign=self.subject, done_at=None)
        self.fields["task"].queryset = found.order_by("stage__starts_on", "pk")


class Form(FillsDeputies):
    deputy_fields = ("leader", "standing", "deputies")
    name = short_text(_("名称"), most=60)
    campaign = forms.ModelChoiceField(
        label=_("属于哪次专项行动"), queryset=Campaign.objects.none(), required=False,
        empty_label=_("不属于专项行动"),
    )  # fmt: skip
    field = short_text(
        _("专业领域"), required=False, most=80, help_text=_("专业代表小组分类督办的填写。")
    )
    leader = DeputyChoice(label=_("组长"), queryset=None)
    standing = DeputiesChoice(label=_("常委会组成人员"), queryset=None, required=False)
    deputies = DeputiesChoice(label=_("代表"), queryset=None, required=False)
    inspectors = forms.ModelMultipleChoiceField(
        label=_("政府督查室人员"), queryset=Appointment.objects.none(), required=False,
        widget=forms.CheckboxSelectMultiple,
    )  # fmt: skip
    items = ItemsChoice(label=_("督办哪些建议"), required=False)
    submit = _("成立")

    def prepare(self):
        super().prepare()
        congress = self.by.congress_id
        self.fields["campaign"].queryset = Campaign.objects.filter(
            congress=congress,
            case__state__in=(states.Campaign.PLANNED, states.Campaign.RUNNING),
        ).order_by("-starts_on")
        self.fields["inspectors"].queryset = holders(
            congress, kind=BodyKind.GOVERNMENT_OFFICE
        ).order_by("pk")
        self.fields["items"].open_for(policy.items_without_a_team(congress))


class GiveItems(ActForm):
    items = ItemsChoice(label=_("增加哪些建议"))
    submit = _("增加")

    def prepare(self):
        team = self.subject
        self.fields["items"].open_for(policy.items_without_a_team(team.congress_id, team.campaign))


def items_of(team):
    found = TeamItem.objects.filter(team=team, taken_off_at=None).select_related("suggestion")
    return found.order_by("suggestion__number", "pk")


class OfAnItem(ActForm):
    item = forms.ModelChoiceField(label=_("哪件建议"), queryset=TeamItem.objects.none())

    def prepare(self):
        self.fields["item"].queryset = items_of(self.subject)


class TakeOff(OfAnItem):
    reason = short_text(_("理由"), most=300)
    submit = _("移出")


class Find(OfAnItem):
    mark = forms.ChoiceField(
        label=_("办理情况"), choices=states.FindingMark.choices, widget=forms.RadioSelect
    )
    text = long_text(_("督办意见"), most=2000)
    submit = _("登记")


class RecordVisit(ActForm):
    unit = UnitChoice(label=_("走访的单位"))
    held_on = DayField(label=_("日期"))
    place = short_text(_("地点"))
    people = short_text(_("参加人员"), most=200)
    opinion = long_text(_("对单位办理工作的意见"), most=2000)
    files = AttachmentsField(label=_("照片"), required=False)
    submit = _("登记")

    def prepare(self):
        self.fields["unit"].open_for(self.subject.congress_id)
        for one in states.UnitCheck:
            self.fields[f"check_{one}"] = forms.ChoiceField(
                label=one.label, choices=states.CheckMark.choices, widget=forms.RadioSelect
            )
        self.order_fields(
            ["unit", "held_on", "place", "people", *(f"check_{one}" for one in states.UnitCheck)]
        )

    def details(self):
        kept = super().details()
        checks = {one.value: kept.pop(f"check_{one}") for one in states.UnitCheck}
        return kept | {"checks": checks}


class Disband(ActForm):
    report = long_text(_("督办报告"), most=5000, rows=8)
    submit = _("结束")


class Conclude(ActForm):
    conclusion = long_text(_("总结"), most=5000, rows=8, help_text=_("对照目标写明成效。"))
    submit = _("结束")


FORMS = {
    "campaign": {
        "plan": Plan,
        "add_stage": AddStage,
        "add_task": AddTask,
        "start": Nothing,
        "finish_task": FinishTask,
        "conclude": Conclude,
        "cancel": reason(_("取消的理由"), danger=True, most=300),
    },
    "team": {
        "form": Form,
        "give_items": GiveItems,
        "take_off": TakeOff,
        "record_visit": RecordVisit,
        "find": Find,
        "disband": Disband,
        **team_shares.FORMS,
    },
}
