"""The deputy's evaluation: what the congress's rulebook asks, in its own scale."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.forms import ActForm

from ..policy import evaluating
from ..policy.clocks import book_of
from ..states import Grade
from .fields import long_text, short_text

STARS = [(5, _("五星")), (4, _("四星")), (3, _("三星")), (2, _("二星")), (1, _("一星"))]


class Evaluate(ActForm):
    """One field for each dimension, under its own name."""

    reason = long_text(
        _("意见和理由"),
        required=False,
        rows=4,
        most=1000,
        help_text=_("评价“不满意”时请说明理由，承办单位将据此重新办理。"),
    )
    asked_how = short_text(_("怎样征求联名代表的意见"), required=False, most=300)
    praise = short_text(_("想表扬的话（可不填）"), required=False, most=300)
    submit = _("提交评价")

    def prepare(self):
        round, rules = self.subject.round, book_of(self.subject).evaluation
        scale = rules.scale
        self.dimensions = evaluating.asked(round)
        for one in self.dimensions:
            self.fields[one.code] = _field(scale, one)
        self.order_fields([one.code for one in self.dimensions])
        if scale != "three_grades":
            self.fields["reason"].help_text = _now(
                "满分的%(good)s%%以上为满意，%(fair)s%%以上为基本满意，不足%(fair)s%%为不满意；"
                "有不满意的请说明理由。"
            ) % {"good": rules.satisfied_from, "fair": rules.mostly_from}
        if missing := evaluating.unheard(round):
            self.fields["asked_how"].help_text = _now("还没有提出意见的联名代表：%s。") % "、".join(
                missing
            )
        else:
            del self.fields["asked_how"]

    def details(self):
        found = super().details()
        for one in self.dimensions:
            if not isinstance(self.fields[one.code], forms.ChoiceField):
                continue
            if found[one.code].isdecimal():
                found[one.code] = int(found[one.code])
        return found


def _field(scale: str, dimension):
    label = _now("对%s") % _now(dimension.label)
    if scale == "three_grades":
        return forms.ChoiceField(label=label, choices=Grade.choices, widget=forms.RadioSelect)
    if scale == "five_stars":
        return forms.ChoiceField(label=label, choices=STARS, widget=forms.RadioSelect)
    most = evaluating.full_mark(scale, dimension)
    return forms.IntegerField(
        label=label,
        min_value=0,
        max_value=most,
        help_text=_now("满分%s分") % most,
        widget=forms.NumberInput(attrs={"class": "short"}),
    )


FORMS = {"answer": Evaluate}
