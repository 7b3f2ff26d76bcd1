"""Forms of 责任链, 办理清单 and 年度重点任务."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.domain.people.policy import holders
from huying.domain.people.states import Capacity
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from ..models import STILL_OPEN, Responsibility, YearlyTask
from .fields import long_text, reason, short_text


class NameResponsible(ActForm):
    head = short_text(_("主要负责人"), most=40)
    deputy_head = short_text(_("分管领导"), required=False, most=40)
    office = short_text(_("办公室负责人"), required=False, most=40)
    section = short_text(_("承办科室"), most=40)
    person = short_text(_("具体承办人"), most=40)
    phone = short_text(_("联系电话"), required=False, most=40)
    submit = _("明确责任人")

    def prepare(self):
        stated = Responsibility.objects.filter(handling=self.subject).first()
        for name in (*Responsibility.LINKS, "phone"):
            self.initial.setdefault(name, getattr(stated, name, ""))
        if stated is None:
            heads = holders(
                self.subject.congress_id, body=self.subject.unit_id, capacities=(Capacity.HEAD,)
            )
            self.initial["head"] = "、".join(one.person.name for one in heads)


class AddMeasure(ActForm):
    what = long_text(_("举措"), rows=2, most=200, help_text=_("一项举措写一条，写完再登记下一条。"))
    section = short_text(_("责任科室"), required=False, most=40)
    due_on = DayField(label=_("完成期限"))
    submit = _("列入办理清单")

    def prepare(self):
        stated = Responsibility.objects.filter(handling=self.subject).first()
        self.initial.setdefault("section", getattr(stated, "section", ""))


class ChooseMeasure(ActForm):
    """One open line; where there is only one it is chosen already."""

    measure = forms.ModelChoiceField(
        label=_("哪一项"), queryset=None, widget=forms.RadioSelect, empty_label=None
    )

    def prepare(self):
        found = self.subject.measures.filter(STILL_OPEN).order_by("due_on", "pk")
        self.fields["measure"].queryset = found
        self.fields["measure"].label_from_instance = lambda one: f"{one.what}（{one.due_on}）"
        first_two = list(found[:2])
        if len(first_two) == 1:
            self.initial.setdefault("measure", first_two[0].pk)


class FinishMeasure(ChooseMeasure):
    done_on = DayField(label=_("完成日期"))
    result = long_text(_("完成情况"), rows=3, most=500)
    submit = _("完成")

    def prepare(self):
        super().prepare()
        self.initial.setdefault("done_on", timezone.localdate(self.at))


class DropMeasure(ChooseMeasure):
    reason = long_text(_("为什么取消"), rows=3, most=300)
    submit = _("取消这项举措")


class TieToTask(ActForm):
    """One of the unit's lines, or a new one by its year and name."""

    task = forms.ModelChoiceField(
        label=_("本单位已列的任务"), queryset=None, required=False, empty_label=_("（新列一项）")
    )
    year = forms.IntegerField(
        label=_("新任务的年度"), required=False, min_value=2000, max_value=2100
    )
    name = short_text(
        _("新任务的名称"), required=False, most=120, help_text=_("填写了的，以新任务为准。")
    )
    how = short_text(_("怎样结合办理"), required=False, most=300)
    submit = _("列入")

    def prepare(self):
        mine = YearlyTask.objects.filter(unit=self.subject.unit_id).order_by("-year", "name")
        self.fields["task"].queryset = mine
        self.fields["year"].widget.attrs["class"] = "short"
        self.initial.setdefault("year", timezone.localdate(self.at).year)
        if tie := getattr(self.subject, "task_tie", None):
            self.initial.setdefault("task", tie.task_id)
            self.initial.setdefault("how", tie.how)

    def clean(self):
        cleaned = super().clean()
        if cleaned.get("name") and not cleaned.get("year"):
            self.add_error("year", _("请写明新任务的年度。"))
        elif cleaned.get("task") is None and not cleaned.get("name"):
            self.add_error("name", _("请选择已列的任务，或者写明新任务的年度和名称。"))
        return cleaned

    def details(self):
        found = super().details()
        task = found.pop("task")
        if not found["name"]:
            found["year"], found["name"] = task.year, task.name
        return found


FORMS = {
    "name_responsible": NameResponsible,
    "add_measure": AddMeasure,
    "finish_measure": FinishMeasure,
    "drop_measure": DropMeasure,
    "tie_to_task": TieToTask,
    "untie_from_task": reason(_("为什么移出"), most=300),
}
