"""Forms of a unit's own ledger: giving a line to sections, their reports, striking off."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .fields import long_text, reason, short_text

MOST_SECTIONS = 6


class GiveToSections(ActForm):
    lead_section = short_text(_("主办科室"), most=40)
    due_on = DayField(label=_("主办科室的期限"))
    co_sections = short_text(
        _("协办科室"), required=False, most=200, help_text=_("几个科室之间用顿号分开。")
    )
    co_due_on = DayField(label=_("协办科室的期限"), required=False)
    report_on = DayField(label=_("对账交单日期"), required=False)
    what = long_text(_("要办什么"), required=False, rows=3, most=1000)
    accurate = forms.BooleanField(label=_("准确：分工与科室职责相符"), required=False)
    practical = forms.BooleanField(label=_("务实：期限和要求做得到"), required=False)
    workable = forms.BooleanField(label=_("可操作：每个科室知道要办什么"), required=False)
    submit = _("分给科室")

    def clean_co_sections(self):
        names = self.cleaned_data["co_sections"].replace("，", "、").split("、")
        found = [name.strip() for name in names if name.strip()]
        if len(found) > MOST_SECTIONS or any(len(name) > 40 for name in found):
            raise forms.ValidationError(_("协办科室最多%s个，每个名称不超过40字。") % MOST_SECTIONS)
        return found


class ChooseTask(ActForm):
    task = forms.ModelChoiceField(
        label=_("科室"), queryset=None, widget=forms.RadioSelect, empty_label=None
    )

    def prepare(self):
        found = self.tasks().select_related("section").order_by("-leads", "pk")
        self.fields["task"].queryset = found
        self.fields["task"].label_from_instance = lambda one: one.section.name
        first_two = list(found[:2])
        if len(first_two) == 1:
            self.initial.setdefault("task", first_two[0].pk)

    def tasks(self):
        return self.subject.inner_tasks.filter(struck_off_at=None)


class ReportOfSection(ChooseTask):
    report = long_text(_("办理情况"), rows=5, most=2000)
    report_on = DayField(label=_("下次交单日期"), required=False)


class StrikeOff(ChooseTask):
    def tasks(self):
        return super().tasks().filter(reported_at__isnull=False)


FORMS = {
    "give_to_sections": GiveToSections,
    "report_of_section": ReportOfSection,
    "strike_off": StrikeOff,
    "urge_inside": reason(_("督办意见")),
}
