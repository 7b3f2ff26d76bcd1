"""The deputy's evaluation: two questions, three grades each."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.forms import ActForm

from ..states import Grade
from .fields import long_text, short_text


class Evaluate(ActForm):
    process = forms.ChoiceField(
        label=_("对办理过程"), choices=Grade.choices, widget=forms.RadioSelect
    )
    result = forms.ChoiceField(
        label=_("对办理结果"), choices=Grade.choices, widget=forms.RadioSelect
    )
    reason = long_text(
        _("意见和理由"),
        required=False,
        rows=4,
        most=1000,
        help_text=_("评价“不满意”时请说明理由，承办单位将据此重新办理。"),
    )
    praise = short_text(_("想表扬的话（可不填）"), required=False, most=300)
    submit = _("提交评价")


FORMS = {"answer": Evaluate}
