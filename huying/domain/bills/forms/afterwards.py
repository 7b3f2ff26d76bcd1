"""Forms of what happens to a bill after the session."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.suggestions.forms.fields import UnitChoice, long_text
from huying.foundation.procedure.forms import ActForm

from .. import states
from .secretariat import Decision


class AskUnits(ActForm):
    units = forms.ModelMultipleChoiceField(
        label=_("有关机关"),
        queryset=None,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "chooser-ticks"}),
    )
    submit = _("征求意见")

    def prepare(self):
        asked = self.subject.views.values_list("unit_id", flat=True)
        choice = UnitChoice(label="")
        choice.open_for(self.subject.congress_id, without=asked)
        self.fields["units"].queryset = choice.queryset


class View(ActForm):
    heard_lead = long_text(
        _("听取领衔代表说明的情况"),
        rows=3,
        most=1000,
        help_text=_("研究议案前应当先听取领衔代表的说明和办理建议。"),
    )
    text = long_text(_("意见"), most=5000)
    submit = _("提出意见")


class Result(Decision):
    text = long_text(_("审议结果报告"), rows=10, most=10000)
    heard = long_text(_("听取和采纳有关机关、代表意见的情况"), rows=4, most=3000)
    submit = _("提出报告")


class Decide(Decision):
    conclusion = forms.ChoiceField(
        label=_("常委会的决定"),
        choices=[
            (one.value, one.label)
            for one in (
                states.Conclusion.NEXT_SESSION,
                states.Conclusion.STANDING_COMMITTEE,
                states.Conclusion.PLANNED,
                states.Conclusion.REFERENCE,
            )
        ],
        widget=forms.RadioSelect,
    )


class HandOver(Decision):
    executor = UnitChoice(label=_("承办机关"))

    def prepare(self):
        self.fields["executor"].open_for(self.subject.congress_id)


class Execution(ActForm):
    text = long_text(
        _("办理情况报告"), rows=10, most=10000, help_text=_("写明办理部门、措施和时间要求。")
    )
    heard = long_text(_("听取专委会和领衔代表对办理方案意见的情况"), rows=4, most=3000)
    submit = _("提出报告")


FORMS = {
    "ask_units": AskUnits,
    "give_view": View,
    "report_result": Result,
    "decide": Decide,
    "hand_over": HandOver,
    "report_execution": Execution,
    "agree": Decision,
    "disagree": Decision,
}
