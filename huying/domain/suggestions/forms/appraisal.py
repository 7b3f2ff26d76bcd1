"""Forms of 办理情况评议 and of a third party's assessment."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from ..states import AppraisalKind, Verdict
from .fields import long_text, short_text


def _count(label):
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=5000,
        initial=0,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )


class RecordAppraisal(ActForm):
    kind = forms.ChoiceField(label=_("形式"), choices=AppraisalKind.choices)
    held_on = DayField(label=_("日期"))
    people = short_text(_("参加人（代表、单位负责人）"), most=500)
    questions = long_text(_("询问的问题和回答"), required=False, rows=5, most=3000)
    satisfied = _count(_("满意票"))
    mostly = _count(_("基本满意票"))
    dissatisfied = _count(_("不满意票"))
    submit = _("登记")

    def prepare(self):
        self.initial.setdefault("held_on", timezone.localdate(self.at))


class RecordAssessment(ActForm):
    assessor = short_text(_("评估机构"), most=80)
    assessed_on = DayField(label=_("评估日期"))
    verdict = forms.ChoiceField(
        label=_("办理质量"), choices=Verdict.choices, widget=forms.RadioSelect
    )
    text = long_text(_("评估意见"), required=False, rows=4, most=2000)
    submit = _("登记")


FORMS = {"record_appraisal": RecordAppraisal, "record_assessment": RecordAssessment}
