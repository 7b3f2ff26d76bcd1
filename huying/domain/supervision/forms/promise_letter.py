"""Forms of 年度告知书: the slip, by the deputy or entered from paper."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.domain.suggestions.forms.fields import Nothing, long_text
from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm

from ..queries.promise_letters import lines_of


class Slip(ActForm):
    """One answer for each promise in the letter."""

    words = long_text(_("意见"), required=False, rows=4, most=2000)
    submit = _("退回执")

    def prepare(self):
        self.lines = list(lines_of(self.subject))
        for one in self.lines:
            self.fields[self._of(one)] = forms.ChoiceField(
                label=one.commitment.what,
                help_text=one.standing,
                choices=[("yes", _now("满意")), ("no", _now("不满意"))],
                widget=forms.RadioSelect,
            )
        self.fields["words"].help_text = _now("有不满意的，写明还缺什么。")
        self.order_fields([self._of(one) for one in self.lines])

    @staticmethod
    def _of(line) -> str:
        return f"line_{line.pk}"

    def details(self):
        kept = super().details()
        said = {one: kept.pop(self._of(one)) for one in self.lines}
        return kept | {"dissatisfied": [one for one in self.lines if said[one] == "no"]}


class PaperSlip(Slip):
    files = AttachmentsField(label=_("代表签名的回执"), required=False)
    submit = _("登记")


FORMS = {"read": Nothing, "return_slip": Slip, "record_slip": PaperSlip}
