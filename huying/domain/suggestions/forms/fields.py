"""Fields that several forms share."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Body
from huying.domain.people.queries import sitting_deputies, units
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.fields import PlainText
from huying.foundation.ui.widgets import PeopleCheckboxes, PersonSelect

MOST_REQUESTS = 8


def long_text(label, *, required=True, most=3000, rows=6, help_text=""):
    """Paragraphs of plain text; pasted layout is reduced to paragraphs."""
    return PlainText(
        label=label,
        required=required,
        max_length=most,
        multiline=True,
        help_text=help_text,
        widget=forms.Textarea(attrs={"rows": rows}),
    )


def short_text(label, *, required=True, most=80, help_text=""):
    return PlainText(label=label, required=required, max_length=most, help_text=help_text)


class RequestsWidget(forms.MultiWidget):
    """Numbered boxes, one for each 诉求."""

    template_name = "suggestions/_requests_widget.html"
    use_fieldset = True

    def __init__(self, word="诉求"):
        boxes = [
            forms.Textarea(attrs={"rows": 2, "maxlength": 300, "aria-label": f"{word}{n}"})
            for n in range(1, MOST_REQUESTS + 1)
        ]
        super().__init__(boxes)

    def decompress(self, value):
        texts = list(value or [])
        return texts + [""] * (MOST_REQUESTS - len(texts))


class RequestsField(forms.MultiValueField):
    """诉求 in order, empty boxes skipped: a list of texts of at most 300 characters each."""

    widget = RequestsWidget

    def __init__(self, *, word="诉求", **kwargs):
        boxes = [
            PlainText(required=False, max_length=300, multiline=False)
            for _n in range(MOST_REQUESTS)
        ]
        super().__init__(boxes, require_all_fields=False, widget=RequestsWidget(word), **kwargs)

    def compress(self, values):
        return [text for text in values if text]


def deputies_of(congress_id, *, without=()):
    """(queryset, what the chooser searches): sitting deputies but for these persons."""
    found = sitting_deputies(congress_id).exclude(person_id__in=without)
    details = {
        str(one.pk): (
            f"{one.person.initials} {one.person.pinyin}",
            str(one.seat.delegation or ""),
        )
        for one in found
    }
    return found, details


class DeputyChoice(forms.ModelChoiceField):
    """One sitting deputy, found by name, pinyin or delegation."""

    widget = PersonSelect

    def label_from_instance(self, one):
        return f"{one.person.name}（{one.seat.delegation or one.seat.elected_by}）"


class DeputiesChoice(forms.ModelMultipleChoiceField):
    """Several sitting deputies."""

    widget = PeopleCheckboxes

    def label_from_instance(self, one):
        return f"{one.person.name}（{one.seat.delegation or one.seat.elected_by}）"


class FillsDeputies(ActForm):
    """A form with deputies to choose from: names of those fields in `deputy_fields`."""

    deputy_fields: tuple[str, ...] = ()

    def prepare(self):
        congress_id = self.subject.congress_id if self.subject else self.by.congress_id
        found, details = deputies_of(congress_id, without=self.left_out())
        for name in self.deputy_fields:
            field = self.fields[name]
            field.queryset = found
            field.widget.details = details

    def left_out(self) -> set:
        return set()


class UnitChoice(forms.ModelChoiceField):
    """One undertaking unit of the congress; its duties stand in the option's searchable words."""

    widget = PersonSelect

    def __init__(self, **kwargs):
        super().__init__(queryset=Body.objects.none(), **kwargs)

    def open_for(self, congress_id, *, without=()):
        self.queryset = units(congress_id).exclude(pk__in=without)
        self.widget.details = {
            str(unit.pk): (unit.duties[:60], unit.get_system_display()) for unit in self.queryset
        }


class Reason(ActForm):
    """An act that only needs a reason; the argument's name may differ."""

    argument = "reason"
    reason = long_text(_("理由"), most=1000, rows=4)

    def details(self):
        return {self.argument: self.cleaned_data["reason"]}


class Nothing(ActForm):
    """An act that asks nothing: the page is a confirmation."""


def reason(label, *, argument="reason", required=True, danger=False, most=1000):
    """A form class with one text under its own label."""
    field = long_text(label, most=most, rows=4, required=required)
    return type(
        "ReasonForm",
        (Reason,),
        {"reason": field, "argument": argument, "danger": danger},
    )
