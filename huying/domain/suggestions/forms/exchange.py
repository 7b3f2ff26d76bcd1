"""Forms of the messages on an item and of appointments."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Appointment, Body
from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from ..models import VisitTime
from ..policy.family import proposing_deputies
from ..states import MessageKind, VisitState, Way
from .fields import long_text, short_text

AMONG_UNITS = [one for one in MessageKind.choices if one[0] != MessageKind.MESSAGE]


class Write(ActForm):
    words = long_text(_("内容"), rows=5, most=2000)
    files = AttachmentsField(label=_("附件"), required=False)
    submit = _("发送")


class WriteToUnit(ActForm):
    to_unit = forms.ModelChoiceField(label=_("给哪个单位"), queryset=None)
    kind = forms.ChoiceField(label=_("种类"), choices=AMONG_UNITS, widget=forms.RadioSelect)
    words = long_text(_("内容"), rows=6, most=3000)
    files = AttachmentsField(label=_("附件"), required=False)
    submit = _("发送")

    def prepare(self):
        field = self.fields["to_unit"]
        field.queryset = (
            Body.objects.filter(handlings__suggestion=self.subject.suggestion_id)
            .exclude(pk=self.subject.unit_id)
            .distinct()
        )
        if field.queryset.count() == 1:
            self.initial.setdefault("to_unit", field.queryset.get().pk)


class TimeField(forms.TimeField):
    default_error_messages = {"invalid": _("请按“14:30”的样子填写时间。")}


def _clock_field(label, *, required=True):
    return TimeField(
        label=label,
        required=required,
        widget=forms.TimeInput(attrs={"class": "short"}, format="%H:%M"),
    )


class ProposeVisit(ActForm):
    """Up to three times, each a day and an hour."""

    deputy = forms.ModelChoiceField(label=_("约哪位代表"), queryset=None)
    way = forms.ChoiceField(label=_("方式"), choices=Way.choices)
    about = short_text(_("谈什么"), most=300)
    place = short_text(_("地点"), required=False, most=80)
    day_1 = DayField(label=_("日期一"))
    time_1 = _clock_field(_("时间一"))
    day_2 = DayField(label=_("日期二"), required=False)
    time_2 = _clock_field(_("时间二"), required=False)
    day_3 = DayField(label=_("日期三"), required=False)
    time_3 = _clock_field(_("时间三"), required=False)
    submit = _("发出预约")

    def prepare(self):
        field = self.fields["deputy"]
        keys = [one.pk for one in proposing_deputies(self.subject)]
        field.queryset = Appointment.objects.filter(pk__in=keys).select_related("person", "body")
        field.label_from_instance = lambda one: one.person.name
        self.initial.setdefault("deputy", keys[0] if keys else None)

    def clean(self):
        cleaned = super().clean()
        for n in (2, 3):
            if bool(cleaned.get(f"day_{n}")) != bool(cleaned.get(f"time_{n}")):
                self.add_error(f"day_{n}", _("日期和时间要一起填写。"))
        return cleaned

    def details(self):
        found = super().details()
        pairs = [(found.pop(f"day_{n}"), found.pop(f"time_{n}")) for n in (1, 2, 3)]
        found["times"] = [_moment(day, hour) for day, hour in pairs if day and hour]
        return found


class AcceptVisit(ActForm):
    time = forms.ModelChoiceField(label=_("选一个时间"), queryset=None, widget=forms.RadioSelect)
    submit = _("接受")

    def prepare(self):
        field = self.fields["time"]
        field.empty_label = None
        field.queryset = VisitTime.objects.filter(
            visit__handling=self.subject,
            visit__state=VisitState.PROPOSED,
            visit__deputy__person=self.by.person_id if self.by else None,
        ).select_related("visit")
        field.label_from_instance = lambda one: f"{_when(one.moment)}　{one.visit.about}"


class OneVisit(ActForm):
    """Which appointment; the only one there is is chosen already."""

    state: str = ""
    visit = forms.ModelChoiceField(label=_("哪一次预约"), queryset=None, widget=forms.RadioSelect)

    def prepare(self):
        field = self.fields["visit"]
        field.empty_label = None
        field.queryset = self.visits().order_by("pk")
        field.label_from_instance = lambda one: "　".join(
            [one.about, _when(one.at_time) if one.at_time else "", one.word]
        )
        if len(field.queryset) == 1:
            self.initial["visit"] = field.queryset[0].pk

    def visits(self):
        return self.subject.visits.exclude(state__in=(VisitState.HELD, VisitState.CANCELLED))


class NameAnotherTime(OneVisit):
    day = DayField(label=_("日期"))
    hour = _clock_field(_("时间"))
    word = short_text(_("说明"), required=False, most=300)
    submit = _("另约")

    def visits(self):
        person = self.by.person_id if self.by else None
        return self.subject.visits.filter(state=VisitState.PROPOSED, deputy__person=person)

    def details(self):
        found = super().details()
        found["moment"] = _moment(found.pop("day"), found.pop("hour"))
        return found


class AgreeToTime(OneVisit):
    submit = _("同意")

    def visits(self):
        return self.subject.visits.filter(state=VisitState.COUNTERED)


class CancelVisit(OneVisit):
    reason = short_text(_("为什么取消"), most=300)
    submit = _("取消预约")


def _moment(day, hour):
    return timezone.make_aware(datetime.combine(day, hour))


def _when(moment) -> str:
    held = timezone.localtime(moment)
    return f"{held.month}月{held.day}日 {held:%H:%M}"


FORMS = {
    "ask_the_unit": Write,
    "write_to_deputies": Write,
    "write_to_unit": WriteToUnit,
    "propose_visit": ProposeVisit,
    "accept_visit": AcceptVisit,
    "name_another_time": NameAnotherTime,
    "agree_to_time": AgreeToTime,
    "cancel_visit": CancelVisit,
}
