"""The form of 验收: where and when deputies went, who, what they found."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.foundation.files.fields import AttachmentsField
from huying.foundation.ui.widgets import DayField

from .fields import DeputiesChoice, FillsDeputies, long_text, short_text


class RecordAcceptance(FillsDeputies):
    deputy_fields = ("deputies",)
    visited_on = DayField(label=_("验收日期"))
    place = short_text(_("地点"), most=80)
    deputies = DeputiesChoice(label=_("参加验收的代表"), queryset=None)
    passed = forms.TypedChoiceField(
        label=_("验收意见"),
        choices=[("yes", _("合格")), ("no", _("不合格，二次交办"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    finding = long_text(
        _("看到的情况和意见"),
        rows=5,
        most=3000,
        help_text=_("不合格的，这里写的就是二次交办的理由，会告知单位和代表。"),
    )
    photos = AttachmentsField(label=_("现场照片"), required=False)
    submit = _("登记验收")

    def prepare(self):
        super().prepare()
        self.initial.setdefault("visited_on", timezone.localdate(self.at))


FORMS = {"record_acceptance": RecordAcceptance}
