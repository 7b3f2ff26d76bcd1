"""核稿要点: ticked or refused in a check; kept by the congress."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.forms.roll import ChangeForm, RollForm
from huying.foundation.procedure.forms import ActForm

from .. import states
from ..policy.check_points import may_lack_a_passage, points_of
from .fields import long_text, short_text


class Pass(ActForm):
    """Each point of this check is ticked, one by one."""

    text = long_text(_("意见"), required=False, rows=3, most=1000)

    def prepare(self):
        self.points = points_of(self.subject)
        for one in self.points:
            self.fields[f"point_{one.pk}"] = forms.BooleanField(
                label=f"{one.get_aspect_display()}：{one}",
                error_messages={"required": _("核对后请勾选；不符合的请退回。")},
            )
        self.order_fields([*(f"point_{one.pk}" for one in self.points), "text"])

    def details(self):
        return {
            "text": self.cleaned_data["text"],
            "verdicts": [(one, True, "") for one in self.points],
        }


class SendBack(ActForm):
    """Which points are not met, and the words of the reply that do not meet them."""

    text = long_text(_("退回意见"), rows=4, most=1000)

    def prepare(self):
        self.points = points_of(self.subject)
        for one in self.points:
            self.fields[f"point_{one.pk}"] = forms.BooleanField(
                label=f"{one.get_aspect_display()}：{one}", required=False
            )
            self.fields[f"passage_{one.pk}"] = short_text(
                _("不符合的原话"), required=False, most=500
            )

    @property
    def asked(self):
        """[(tick, passage)] of each point, for the page."""
        return [(self[f"point_{one.pk}"], self[f"passage_{one.pk}"]) for one in self.points]

    def clean(self):
        cleaned = super().clean()
        for one in self.points:
            passage, refused = cleaned.get(f"passage_{one.pk}"), cleaned.get(f"point_{one.pk}")
            if passage and not refused:
                self.add_error(f"point_{one.pk}", _("抄了原话，还要勾选哪一条不符合。"))
            if refused and not passage and not may_lack_a_passage(one):
                self.add_error(f"passage_{one.pk}", _("请抄下答复中有问题的原话。"))
        return cleaned

    def details(self):
        data = self.cleaned_data
        return {
            "text": data["text"],
            "verdicts": [
                (one, False, data[f"passage_{one.pk}"])
                for one in self.points
                if data[f"point_{one.pk}"]
            ],
        }


STAGES = [one for one in states.Stage.choices if one[0] != states.Stage.SIGNING]


class PointFields(forms.Form):
    stage = forms.ChoiceField(label=_("哪一关"), choices=STAGES)
    level = forms.TypedChoiceField(
        label=_("第几级核稿"),
        coerce=int,
        choices=[(0, _("各级都问")), *((n, str(n)) for n in range(1, 5))],
        initial=0,
        help_text=_("只有单位核稿分级。"),
    )
    aspect = forms.ChoiceField(label=_("方面"), choices=states.PointAspect.choices)
    text = short_text(_("要点"), most=120, help_text=_("写成一句可以回答“符合”或者“不符合”的话。"))
    order = forms.IntegerField(
        label=_("次序"), min_value=1, max_value=999, initial=1, help_text=_("小的排在前面。")
    )


class AddPoint(PointFields, RollForm):
    submit = _("增设")


class CorrectPoint(PointFields, ChangeForm):
    argument = "point"
    submit = _("更正")


class ThePoint(RollForm):
    """Nothing to ask: put in use or out of use."""

    def details(self):
        return {"point": self.row}


class Adopt(RollForm):
    """Nothing to ask."""

    submit = _("采用推荐要点")
