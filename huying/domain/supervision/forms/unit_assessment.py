"""What the acts on an assessment of units ask for."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import newest_session
from huying.domain.suggestions.forms.fields import Nothing, long_text, reason
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from ..models import AssessmentObjection, AssessmentPoint
from ..policy.measures import MEASURES
from ..policy.schemes import schemes
from ..states import AssessmentObjection as Objection


class DrawUp(ActForm):
    year = forms.IntegerField(label=_("哪一年"), min_value=1979, max_value=2200)
    scheme = forms.ChoiceField(label=_("考核方案"), widget=forms.RadioSelect)
    submit = _("拟定考核")

    def prepare(self):
        self.fields["scheme"].choices = [(one.code, one.label) for one in schemes().values()]
        newest = newest_session(self.by.congress_id)
        day = newest.opens_at if newest else self.at
        self.initial.setdefault("year", timezone.localdate(day).year)
        self.initial.setdefault("scheme", next(iter(schemes())))


class Weigh(ActForm):
    reason = long_text(_("调整的理由"), most=300, rows=3)
    submit = _("保存分值")

    def prepare(self):
        for one in schemes()[self.subject.scheme].criteria:
            self.fields[f"full_{one.code}"] = forms.IntegerField(
                label=_("%s的满分") % MEASURES[one.code].label, min_value=0, max_value=100
            )
            self.initial.setdefault(f"full_{one.code}", self.subject.weights[one.code])
        self.order_fields([one for one in self.fields if one != "reason"])

    def details(self):
        given = super().details()
        weights = {one.removeprefix("full_"): n for one, n in given.items() if one != "reason"}
        return {"weights": weights, "reason": given["reason"]}


class Publish(ActForm):
    object_by = DayField(label=_("单位提出异议的截止日"))
    submit = _("公示考核结果")


class PointChoice(forms.ModelChoiceField):
    def label_from_instance(self, one):
        return (
            f"{MEASURES[one.criterion].label}：{one.points} / {one.full}（{one.part}/{one.whole}）"
        )


class ObjectTo(ActForm):
    point = PointChoice(
        label=_("哪一项"),
        queryset=AssessmentPoint.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    reason = long_text(_("异议和理由"), most=1000, rows=4)
    submit = _("提出考核异议")

    def prepare(self):
        mine = {"line__assessment": self.subject, "line__unit": self.by.body_id}
        self.fields["point"].queryset = AssessmentPoint.objects.filter(**mine).order_by("pk")


class ReviewObjection(ActForm):
    objection = forms.ModelChoiceField(
        label=_("哪条异议"),
        queryset=AssessmentObjection.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    answer = forms.ChoiceField(
        label=_("复核结果"),
        choices=[(one.value, one.label) for one in (Objection.UPHELD, Objection.DISMISSED)],
        widget=forms.RadioSelect,
    )
    points = forms.DecimalField(
        label=_("更正后的得分"), required=False, min_value=0, max_value=100, decimal_places=2
    )
    reason = long_text(_("复核的理由"), most=300, rows=3)
    submit = _("复核考核异议")

    def prepare(self):
        found = AssessmentObjection.objects.filter(
            point__line__assessment=self.subject, answer=Objection.OPEN
        )
        self.fields["objection"].queryset = found.select_related("point__line__unit").order_by("pk")


FORMS = {
    "draw_up": DrawUp,
    "weigh": Weigh,
    "publish": Publish,
    "object_to": ObjectTo,
    "review_objection": ReviewObjection,
    "freeze": Nothing,
    "drop": reason(_("作废的理由"), danger=True),
}
