"""Forms of 转出办理: to whom it goes and by which letter, what comes back."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .. import states
from .fields import long_text, reason, short_text


class PassOnForGood(ActForm):
    direction = forms.ChoiceField(
        label=_("转往"), choices=states.Direction.choices, widget=forms.RadioSelect
    )
    receiver = short_text(_("接收机关"), most=80, help_text=_("写全称。"))
    letter_number = short_text(_("函号"), most=60)
    sent_on = DayField(label=_("发函日期"))
    reason = long_text(_("为什么不由本级办理（代表会看到）"), rows=4, most=1000)
    submit = _("转出并终结")
    danger = True

    def prepare(self):
        self.initial.setdefault("sent_on", timezone.localdate(self.at))


class PassOn(PassOnForGood):
    answer_by = DayField(label=_("请对方在哪天以前答复"), required=False)
    submit = _("转出")
    danger = False
    field_order = ("direction", "receiver", "letter_number", "sent_on", "answer_by", "reason")


class OutsideAnswer(ActForm):
    answered_on = DayField(label=_("答复日期"))
    answer_number = short_text(_("来函文号"), required=False, most=60)
    answer = long_text(_("答复内容（代表会看到）"), rows=8, most=3000)
    submit = _("登记并告知代表")

    def prepare(self):
        self.initial.setdefault("answered_on", timezone.localdate(self.at))


FORMS = {
    "pass_on": PassOn,
    "pass_on_for_good": PassOnForGood,
    "record_outside_answer": OutsideAnswer,
    "take_in_again": reason(_("为什么收回")),
    "conclude_passing": reason(_("说明"), argument="words", required=False),
}
