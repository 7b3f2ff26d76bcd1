"""The form of 拆分: titles of the parts, and into which of them each 诉求 goes."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.forms import ActForm

from .fields import Nothing, short_text

MOST_PARTS = 4


class Split(ActForm):
    """title_<n> for each part, part_<order> for each 诉求."""

    submit = _("拆分")
    danger = True

    def prepare(self):
        self.asked = list(self.subject.text.requests.order_by("order"))
        for n in range(1, MOST_PARTS + 1):
            label = _now("第%s件的标题") % n
            self.fields[f"title_{n}"] = short_text(label, most=60, required=n <= 2)
        places = [(str(n), _now("第%s件") % n) for n in range(1, MOST_PARTS + 1)]
        for one in self.asked:
            label = _now("诉求%(order)s“%(text)s”归入") % {
                "order": one.order,
                "text": one.text[:40],
            }
            self.fields[f"part_{one.order}"] = forms.ChoiceField(label=label, choices=places)

    def clean(self):
        given = super().clean()
        used = {given.get(f"part_{one.order}") for one in self.asked}
        for n in range(1, MOST_PARTS + 1):
            titled = bool(given.get(f"title_{n}"))
            if str(n) in used and not titled and f"title_{n}" not in self.errors:
                self.add_error(f"title_{n}", _now("有诉求归入这一件，请写标题。"))
            if titled and str(n) not in used:
                self.add_error(f"title_{n}", _now("还没有诉求归入这一件。"))
        return given

    def details(self):
        data = self.cleaned_data
        parts = []
        for n in range(1, MOST_PARTS + 1):
            mine = [one for one in self.asked if data[f"part_{one.order}"] == str(n)]
            if mine:
                parts.append((data[f"title_{n}"], mine))
        return {"parts": parts}


FORMS = {"split": Split, "draft_anew": Nothing}
