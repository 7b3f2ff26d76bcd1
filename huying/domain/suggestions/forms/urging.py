"""Forms of 催办 and of the unit's answer to it."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.forms import ActForm

from ..policy.urging import answer_by
from .fields import long_text


class Urge(ActForm):
    words = long_text(_("催办的话"), rows=3, most=500)
    answer_required = forms.BooleanField(label=_("要求承办单位回复"), required=False)
    submit = _("催办")

    def prepare(self):
        day = answer_by(self.subject, self.at or timezone.now())
        self.fields["answer_required"].help_text = _now(
            "请承办单位%(m)s月%(d)s日前回复，回复以前一直列在单位的待办里。"
        ) % {"m": day.month, "d": day.day}


class AnswerUrging(ActForm):
    answer = long_text(
        _("回复"), rows=4, most=1000, help_text=_("写明办到哪一步，什么时候能够办完。")
    )
    submit = _("回复催办")


FORMS = {"urge": Urge, "answer_urging": AnswerUrging}
