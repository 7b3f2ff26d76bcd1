"""涉密件: number, unit, dates. No field takes a word of what it is about."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from ..policy import classified
from .fields import Nothing, UnitChoice


class Given(ActForm):
    """To a unit from a day on."""

    unit = UnitChoice(label=_("承办单位"))
    assigned_on = DayField(label=_("交办日期"))

    def prepare(self):
        self.fields["unit"].open_for(self.by.congress_id)
        self.initial.setdefault("assigned_on", timezone.localdate(self.at))


class Enter(Given):
    number = forms.CharField(
        label=_("编号"),
        max_length=30,
        help_text=_("只写文号，例如：密建字〔2026〕3号。标题、内容和代表姓名不得写入系统。"),
    )
    submit = _("登记涉密件")
    field_order = ("number", "unit", "assigned_on")

    def clean_number(self):
        number = self.cleaned_data["number"]
        if not classified.NUMBER.fullmatch(number):
            raise forms.ValidationError(_now("这里只能写文号，内容不得写入系统。"))
        return number


class HandOn(Given):
    submit = _("改由这个单位承办")


class Replied(ActForm):
    replied_on = DayField(label=_("答复日期"))
    submit = _("登记答复")


class Closed(ActForm):
    closed_on = DayField(label=_("办结日期"))
    submit = _("办结")


FORMS = {
    "enter": Enter,
    "hand_on": HandOn,
    "give_longer": Nothing,
    "note_reply": Replied,
    "handle_again": Nothing,
    "conclude": Closed,
    "strike": Nothing,
}
