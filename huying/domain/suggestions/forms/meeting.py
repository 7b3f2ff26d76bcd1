"""Forms of the 改办协调会: calling it, deciding each item, signing the list."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import units
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField, PeopleCheckboxes

from ..policy import meetings
from ..policy.countersigning import at_odds
from ..states import Decision, Matter
from .fields import Nothing, long_text, reason, short_text
from .handling import TimeField


class Call(ActForm):
    held_on = DayField(label=_("开会日期"))
    held_time = TimeField(
        label=_("时间"), widget=forms.TimeInput(attrs={"class": "short"}, format="%H:%M")
    )
    place = short_text(_("地点"), required=False)
    units = forms.ModelMultipleChoiceField(
        label=_("另外请哪些单位参加"),
        queryset=None,
        required=False,
        widget=PeopleCheckboxes,
        help_text=_("申请退回的单位和它们建议的承办单位自动列入。"),
    )
    submit = _("召集")

    def prepare(self):
        field = self.fields["units"]
        field.queryset = units(self.by.congress_id) if self.by else units(None)
        field.widget.details = {
            str(one.pk): (one.duties[:60], one.get_system_display()) for one in field.queryset
        }
        self.initial.setdefault("held_time", "09:00")

    def details(self):
        found = super().details()
        held_on, held_time = found.pop("held_on"), found.pop("held_time")
        found["held_at"] = timezone.make_aware(datetime.combine(held_on, held_time))
        found["units"] = list(found["units"])
        return found


OF = {
    Matter.RETURN: (Decision.OPEN, Decision.MOVE, Decision.KEEP),
    Matter.DISAGREEMENT: (Decision.OPEN, Decision.SETTLE),
}
"""What may be decided of each kind of matter."""


class Decide(ActForm):
    """One line for each item that is still open: what is decided, to which unit, in what words."""

    submit = _("保存议定结果")

    def prepare(self):
        said = meetings.dissents_on(at_odds(self.subject.congress_id))
        every_unit = list(units(self.subject.congress_id))
        named = [("", _now("请选择"))] + [(str(one.pk), one.name) for one in every_unit]
        self.units = {str(one.pk): one for one in every_unit}
        self.items = list(
            meetings.still_open(self.subject).select_related("handling__proposed_unit")
        )
        for item in self.items:
            n, proposed = item.number, item.unit_id or item.handling.proposed_unit_id
            item.dissents = said.get(item.handling_id, [])
            disputed = item.matter == Matter.DISAGREEMENT
            self.fields[f"decision_{item.pk}"] = forms.ChoiceField(
                label=_now("第%s项的决定") % n,
                choices=[(one.value, one.label) for one in OF[item.matter]],
                initial=item.decision,
            )
            self.fields[f"unit_{item.pk}"] = forms.ChoiceField(
                label=_now("第%s项改由") % n,
                choices=[("", _now("不改办"))] if disputed else named,
                required=False,
                initial="" if disputed else proposed,
            )
            self.fields[f"words_{item.pk}"] = short_text(
                _now("第%s项的说明") % n, required=False, most=300
            )
            self.fields[f"words_{item.pk}"].initial = item.words

    def rows(self):
        """(item, its three fields), for the table."""
        for item in self.items:
            yield item, [self[f"{name}_{item.pk}"] for name in ("decision", "unit", "words")]

    def details(self):
        clean = self.cleaned_data
        return {
            "decisions": [
                (
                    item,
                    clean[f"decision_{item.pk}"],
                    self.units.get(clean[f"unit_{item.pk}"]),
                    clean[f"words_{item.pk}"],
                )
                for item in self.items
            ]
        }


class Sign(ActForm):
    signer = short_text(
        _("签字人"), most=60, help_text=_("到会签字的各方，如“代表工委王海、政府办公室刘洋”。")
    )
    minutes = long_text(_("会议纪要"), required=False, rows=5, most=3000)
    submit = _("签发改办清单")

    def prepare(self):
        if self.by:
            self.initial.setdefault("signer", f"{self.by.body}{self.by.person}")


class Prepare(Call):
    submit = _("筹备")

    def prepare(self):
        super().prepare()
        del self.fields["units"]

    def details(self):
        self.cleaned_data["units"] = ()
        found = super().details()
        del found["units"]
        return found


class Attend(ActForm):
    """One line for each unit that was asked to come."""

    submit = _("登记")

    def prepare(self):
        self.rows = list(self.subject.attendances.select_related("unit").order_by("unit__name"))
        for one in self.rows:
            self.fields[f"people_{one.pk}"] = short_text(one.unit.name, required=False, most=120)
            self.fields[f"people_{one.pk}"].initial = one.people

    def details(self):
        clean = self.cleaned_data
        return {"attendances": [(one, clean[f"people_{one.pk}"]) for one in self.rows]}


class Appraise(ActForm):
    text = long_text(_("讲评通报"), rows=10, most=5000)
    submit = _("通报各单位")

    def prepare(self):
        self.initial.setdefault("text", self.subject.appraisal)


class Hold(Sign):
    submit = _("会上交办")


MEETING_FORMS = {
    "prepare": Prepare,
    "pack_more": Nothing,
    "record_attendance": Attend,
    "hold": Hold,
    "appraise": Appraise,
    "call_off": reason(_("不开会的理由"), danger=True),
}
FORMS = {
    "call": Call,
    "take_in": Nothing,
    "decide": Decide,
    "sign_list": Sign,
    "cancel": reason(_("取消的理由"), danger=True),
}
