"""Forms of what follows an evaluation: redo, quality, the second 不满意."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .fields import long_text, reason, short_text


class Settle(ActForm):
    """When, with whom, and what they came to."""

    held_on = DayField(label=_("日期"))
    people = short_text(_("参加人（代表、单位、专家）"), most=300)
    text = long_text(_("意见"), rows=6, most=3000)
    submit = _("登记")

    def prepare(self):
        self.initial.setdefault("held_on", timezone.localdate(self.at))

    def clean_held_on(self):
        day = self.cleaned_data["held_on"]
        if day > timezone.localdate(self.at):
            raise forms.ValidationError(_("日期不能晚于今天。"))
        return day


FORMS = {
    "give_view": reason(_("对这一轮答复的意见"), argument="text"),
    "order_redo": reason(_("为什么要重新办理、有什么要求")),
    "decline_redo": reason(_("研究的结果和理由（将告知代表）")),
    "pass_quality": reason(_("评价意见（可不填）"), argument="text", required=False),
    "fail_quality": reason(_("不合格在哪里、有什么要求"), argument="text"),
    "mediate": Settle,
    "evaluate_by_experts": Settle,
    "study": Settle,
    "act_on_opinion": reason(_("怎样落实的"), argument="text"),
}
