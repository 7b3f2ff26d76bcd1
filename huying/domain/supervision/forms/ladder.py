"""Forms of 督办阶梯."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.domain.suggestions.forms.fields import long_text, reason, short_text
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.states import Handling as Turn
from huying.foundation.procedure.forms import ActForm

from ..policy import ladder


class Climb(ActForm):
    step = forms.ChoiceField(label=_("采取哪一级"), widget=forms.RadioSelect)
    words = long_text(_("督办的内容和要求"), rows=4, most=2000)
    skip_reason = short_text(
        _("跳过前面几级的理由"), required=False, most=300, help_text=_("不跳级的不填。")
    )
    submit = _("升级督办")

    def prepare(self):
        ahead = ladder.steps_ahead(self.subject, self.by)
        self.fields["step"].choices = [
            (one.code, _now("%(label)s（%(days)s个工作日内回复）") % {"label": _now(one.label), "days": one.days})
            for one in ahead
            if ladder.HANDS[one.who](self.subject, self.by)
        ]  # fmt: skip
        if self.fields["step"].choices:
            self.initial.setdefault("step", self.fields["step"].choices[0][0])


class Begin(Climb):
    handling = forms.ModelChoiceField(label=_("哪个单位承办的哪件建议"), queryset=None)
    why = short_text(_("督办的缘由"), most=300)
    field_order = ("handling", "why", "step", "words", "skip_reason")
    submit = _("开始督办")

    def prepare(self):
        super().prepare()
        self.fields["handling"].queryset = (
            Handling.objects.filter(
                congress_id=self.by.congress_id,
                case__state__in=(Turn.ASSIGNED, Turn.ACCEPTED, Turn.COMPLETED),
                suggestion__secrecy=False,
            )
            .select_related("suggestion", "unit")
            .order_by("unit__name", "suggestion__number", "pk")
        )


class Answer(ActForm):
    text = long_text(_("回复"), rows=5, most=2000, help_text=_("写明做了什么、什么时候办完。"))
    submit = _("回复督办")


FORMS = {
    "ladder": {
        "begin": Begin,
        "climb": Climb,
        "answer": Answer,
        "lift": reason(_("解除的理由"), most=300),
    }
}
