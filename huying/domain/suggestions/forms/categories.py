"""Forms of the congress's own list of categories, and the field that chooses from it."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.forms.roll import ChangeForm, RollForm
from huying.domain.people.models import Body
from huying.domain.people.states import BodyKind

from ..models import Category
from ..policy.categories import in_use
from .fields import short_text


class CategoryChoice(forms.ModelChoiceField):
    """In two levels: 农业农村 › 水利."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Category.objects.none(), **kwargs)

    def open_for(self, congress_id) -> None:
        self.queryset = in_use(congress_id)

    def label_from_instance(self, one):
        return one.in_full


class CategoryFields(forms.Form):
    name = short_text(_("名称"), most=20)
    order = forms.IntegerField(
        label=_("次序"), min_value=1, max_value=999, help_text=_("小的排在前面。")
    )
    parent = forms.ModelChoiceField(
        label=_("上一级"),
        queryset=Category.objects.none(),
        required=False,
        empty_label=_("没有，是一级类别"),
    )
    committee = forms.ModelChoiceField(
        label=_("对口专门委员会"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("没有"),
    )

    def open_for(self, congress_id, *, without=None):
        tops = in_use(congress_id).filter(parent=None)
        self.fields["parent"].queryset = tops.exclude(pk=without) if without else tops
        self.fields["committee"].queryset = Body.objects.filter(
            congress_id=congress_id, kind=BodyKind.SPECIAL_COMMITTEE, active=True
        ).order_by("name")


class AddCategory(CategoryFields, RollForm):
    submit = _("增设")

    def prepare(self):
        self.open_for(self.congress_id)


class CorrectCategory(CategoryFields, ChangeForm):
    argument = "category"
    attributes = {"parent": "parent_id", "committee": "committee_id"}
    submit = _("更正")

    def prepare(self):
        self.open_for(self.congress_id, without=self.row.pk)


class TheCategory(RollForm):
    """Nothing to ask: put in use or out of use."""

    def details(self):
        return {"category": self.row}
