"""Forms of 年度办理和督办意见."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.domain.suggestions.forms.fields import Nothing, long_text, reason, short_text
from huying.foundation.procedure.forms import ActForm

from .key import MakeStatutory


class Rewrite(ActForm):
    title = short_text(_("标题"), most=60)
    text = long_text(_("正文"), rows=14, most=10000)
    submit = _("保存")

    def prepare(self):
        if self.subject:
            self.initial.update(title=self.subject.title, text=self.subject.text)


class Draft(Rewrite):
    year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    field_order = ("year", "title", "text")

    def prepare(self):
        self.initial.setdefault("year", timezone.localdate(self.at or timezone.now()).year)


FORMS = {
    "yearly_opinion": {
        "draft": Draft,
        "rewrite": Rewrite,
        "decide": MakeStatutory,
        "issue": Nothing,
        "drop": reason(_("不再印发的理由"), danger=True, most=300),
    }
}
