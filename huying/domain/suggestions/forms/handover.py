"""What is asked of a hand-over: to whom, from which day, and why."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.forms.roll import RollForm
from huying.domain.people.models import Body, Person, Seat, Term
from huying.domain.people.states import BodyKind
from huying.foundation.ui.widgets import DayField, PersonSelect

from ..policy.ownership import in_hand
from ..queries import handover as reading
from .fields import short_text


class FromADay(RollForm):
    on = DayField(label=gettext_lazy("生效日期"))
    reason = short_text(gettext_lazy("依据和原因"), most=300)

    def prepare(self):
        self.initial.setdefault("on", timezone.localdate(self.at).isoformat())


class RenameBody(FromADay):
    name = short_text(gettext_lazy("新名称"), most=60)
    field_order = ("name", "on", "reason")
    submit = gettext_lazy("更名")

    def details(self):
        return super().details() | {"body": self.row}


def other_units(congress_id, but=None):
    found = Body.objects.filter(congress_id=congress_id, kind=BodyKind.UNIT, active=True)
    return found.exclude(pk=but).order_by("name")


class MergeUnit(FromADay):
    """`into` is chosen first; then the page shows what goes there."""

    into = forms.ModelChoiceField(label=gettext_lazy("并入"), queryset=Body.objects.none())
    field_order = ("into", "on", "reason")
    submit = gettext_lazy("确认并入")

    def prepare(self):
        super().prepare()
        self.fields["into"].queryset = other_units(self.congress_id, self.row.pk)
        asked = str(self.data.get("into") or self.initial.get("into") or "")
        one = self.fields["into"].queryset.filter(pk=asked).first() if asked.isdecimal() else None
        self.chosen = one
        if one is not None:
            self.fields["into"].widget = forms.HiddenInput()
            self.initial["into"] = one.pk

    def choices(self):
        return self.fields["into"].queryset

    def details(self):
        return super().details() | {"unit": self.row}


class SplitUnit(FromADay):
    """`main` and `other` are chosen first; then each person and each item gets its select."""

    main = forms.ModelChoiceField(queryset=Body.objects.none(), widget=forms.HiddenInput)
    other = forms.ModelChoiceField(queryset=Body.objects.none(), widget=forms.HiddenInput)
    submit = gettext_lazy("确认分立")

    def prepare(self):
        super().prepare()
        every = other_units(self.congress_id)
        self.chosen = []
        for name in ("main", "other"):
            self.fields[name].queryset = every
            asked = str(self.data.get(name) or self.initial.get(name) or "")
            one = every.filter(pk=asked).first() if asked.isdecimal() else None
            if one is not None:
                self.chosen.append(one)
                self.initial[name] = one.pk
        self.ready = len(set(self.chosen)) == 2
        self.people = reading.people_of(self.row) if self.ready else []
        self.items = in_hand(self.row) if self.ready else []
        offered = [(one.pk, one.name) for one in self.chosen]
        for name, label in self._names():
            self.fields[name] = forms.TypedChoiceField(label=label, choices=offered, coerce=int)

    def _names(self):
        for one in self.people:
            yield f"p{one.pk}", str(one.person)
        for one in self.items:
            yield f"i{one.pk}", str(one.suggestion.number_text)

    def choices(self):
        return other_units(self.congress_id)

    def people_fields(self):
        return [(one, self[f"p{one.pk}"]) for one in self.people]

    @property
    def item_fields(self):
        return {one.pk: self[f"i{one.pk}"] for one in self.items}

    def clean(self):
        super().clean()
        if not self.ready:
            self.add_error(None, _("请选择两个不同的接收单位。"))
        return self.cleaned_data

    def details(self):
        data = self.cleaned_data
        return {
            "unit": self.row,
            "main": data["main"],
            "others": [data["other"]],
            "people": {one.pk: data[f"p{one.pk}"] for one in self.people},
            "items": {str(one.pk): data[f"i{one.pk}"] for one in self.items},
            "on": data["on"],
            "reason": data["reason"],
        }


class ChangeOfHands(RollForm):
    person = forms.ModelChoiceField(
        label=gettext_lazy("接手人"), queryset=Person.objects.none(), widget=PersonSelect
    )
    on = DayField(label=gettext_lazy("接手日期"))
    note = short_text(gettext_lazy("交接说明"), most=300)
    submit = gettext_lazy("交接")

    def prepare(self):
        self.initial.setdefault("on", timezone.localdate(self.at).isoformat())
        staff = Person.objects.filter(congress_id=self.congress_id).exclude(
            appointments__capacity="system"
        )
        self.fields["person"].queryset = staff.exclude(pk=self.row.person_id).order_by("pinyin")

    def details(self):
        return super().details() | {"appointment": self.row}


class ChangeOfTerm(RollForm):
    new = forms.ModelChoiceField(
        label=gettext_lazy("新一届"), queryset=Term.objects.none(), empty_label=None
    )
    on = DayField(label=gettext_lazy("新一届任期开始的日期"))
    stay = forms.ModelMultipleChoiceField(
        label=gettext_lazy("连任的代表"),
        queryset=Seat.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
        help_text=gettext_lazy("没有勾选的，任期届满；新当选的代表随后登记或导入。"),
    )
    submit = gettext_lazy("确认换届")

    def prepare(self):
        later = Term.objects.filter(congress_id=self.congress_id, number__gt=self.row.number)
        self.fields["new"].queryset = later.order_by("number")
        self.fields["stay"].queryset = reading.sitting(self.row)
        self.fields["stay"].label_from_instance = lambda seat: (
            f"{seat.appointment.person}（{seat.delegation or seat.elected_by}）"
        )

    def details(self):
        data = super().details()
        return data | {"old": self.row, "stay": list(data["stay"])}
