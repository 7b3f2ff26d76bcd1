"""What is asked of 办理规则: for every cell what this congress lays down, beside the preset."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.forms.roll import RollForm
from huying.foundation.calendar.periods import LARGEST_AMOUNT, UNITS
from huying.foundation.cases.language import as_written
from huying.foundation.ui.widgets import DayField

from .. import rulebook
from ..policy.books import book_in_force, overrides_of, version_in_force
from ..policy.wording import cell_in_words
from ..rulebook import RulebookError, own, showing
from ..rulebook.words import CLOCK_ANCHORS
from .cells import field_of
from .fields import short_text


class PeriodWidget(forms.MultiWidget):
    def __init__(self, anchors):
        super().__init__(
            [
                forms.NumberInput(
                    attrs={
                        "class": "short",
                        "min": 1,
                        "max": LARGEST_AMOUNT,
                        "aria-label": _("数量"),
                    }
                ),
                forms.Select(
                    choices=[(u, _(w)) for u, w in UNITS.items()], attrs={"aria-label": _("单位")}
                ),
                forms.Select(choices=anchors, attrs={"aria-label": _("起算日")}),
            ]
        )

    def decompress(self, value):
        return [value["amount"], value["unit"], value["anchor"]] if value else [None, None, None]


class PeriodField(forms.MultiValueField):
    """{amount, unit, anchor}: so many days of one kind after one of the days that this clock knows."""

    def __init__(self, name, **options):
        known = [(key, _(label)) for key, label in rulebook.ANCHORS.items()]
        anchors = [(key, label) for key, label in known if key in CLOCK_ANCHORS[name]]
        parts = [
            forms.IntegerField(min_value=1, max_value=LARGEST_AMOUNT),
            forms.ChoiceField(choices=[(key, _(label)) for key, label in UNITS.items()]),
            forms.ChoiceField(choices=anchors),
        ]
        super().__init__(parts, widget=PeriodWidget(anchors), **options)

    def compress(self, values):
        return dict(zip(("amount", "unit", "anchor"), values, strict=True)) if values else None


class AdoptRules(RollForm):
    """`preset` stands in the address; each cell is three fields: what we say, our article, our reason."""

    title = short_text(
        gettext_lazy("规则名称"), most=60, help_text=gettext_lazy("例如：清源县规则。")
    )
    effective_on = DayField(
        label=gettext_lazy("施行日期"),
        help_text=gettext_lazy("从这一天起提交的建议适用；在办的事项和期限沿用原规则。"),
    )
    reason = short_text(
        gettext_lazy("制定理由"),
        most=300,
        help_text=gettext_lazy("没有单独写依据或理由的改动，以此为理由。"),
    )
    preset = forms.ChoiceField(widget=forms.HiddenInput)
    submit = gettext_lazy("制定")

    def prepare(self):
        self.fields["preset"].choices = [(one, one) for one in rulebook.names()]
        asked = self.data.get("preset") or self.initial.get("preset")
        version = version_in_force(self.subject.congress)
        present = version.preset if version else self.subject.congress.rulebook
        self.chosen = asked if asked in rulebook.names() else present
        self.initial["preset"] = self.chosen
        with as_written():  # it is laid down under this name
            self.initial.setdefault("title", _("%s规则") % self.subject.congress.short_name)
        self.initial.setdefault("effective_on", timezone.localdate(self.at))
        self.book = rulebook.get(self.chosen)
        before = book_in_force(self.subject.congress) if self.chosen == present else self.book
        ours = {}
        if version and self.chosen == present:
            ours = {one.code: one for one in overrides_of(version)}
        self.cells = {
            one.code: one for one in (*showing.periods(self.book), *showing.options(self.book))
        }
        for code in own.codes(self.chosen):
            if (field := self._field(code)) is None:
                continue
            field.label = self.cells[code].label
            if not field.widget.use_fieldset and not isinstance(field, PeriodField):
                field.widget.attrs["aria-label"] = field.label  # the column's head is not its label
            self.fields[code] = field
            self.fields[f"{code}:article"] = short_text(_("依据条款"), required=False, most=80)
            self.fields[f"{code}:reason"] = short_text(_("理由"), required=False, most=300)
            self.initial.setdefault(code, own.stated(before, code))
            if code in ours:
                self.initial.setdefault(f"{code}:article", ours[code].article)
                self.initial.setdefault(f"{code}:reason", ours[code].reason)

    def _field(self, code):
        if code in self.book.every_period:
            return PeriodField(code, label=code)
        return field_of(code)

    def rows(self):
        """Each cell as the page shows it: what the preset says, where from, and the three fields."""
        for code in own.codes(self.chosen):
            if code in self.fields:
                yield self.cells[code], self[code], self[f"{code}:article"], self[f"{code}:reason"]

    def overrides(self) -> list[own.Override]:
        data, found = self.cleaned_data, []
        for code in own.codes(self.chosen):
            value = data.get(code)
            if code not in self.fields or value is None or value == own.stated(self.book, code):
                continue
            article, reason = data.get(f"{code}:article", ""), data.get(f"{code}:reason", "")
            if not article and not reason:
                reason = data.get("reason", "")
            found.append(own.Override(code, value, article, reason))
        return found

    def clean(self):
        super().clean()
        if self.errors:
            return self.cleaned_data
        try:
            own.overridden(self.chosen, self.cleaned_data["title"], self.overrides())
        except RulebookError as error:
            code, fault = own.at_fault(error)
            self.add_error(
                code if code in self.fields else None, cell_in_words(self.book, code, fault)
            )
        return self.cleaned_data

    def details(self):
        kept = ("title", "reason", "effective_on", "preset")
        overrides = [vars(one) for one in self.overrides()]
        return {name: self.cleaned_data[name] for name in kept} | {"overrides": overrides}


class RevokeRules(RollForm):
    reason = short_text(gettext_lazy("理由"), most=300)
    submit = gettext_lazy("撤销")

    def details(self):
        return super().details() | {"rules": self.row}
