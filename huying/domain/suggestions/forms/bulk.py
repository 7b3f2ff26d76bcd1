"""Forms of acts done to many at once. BULK: kind of case -> act -> form; a list offers what stands here."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.bulk_page import BulkForm

from ..models import Category
from .fields import long_text


class Nothing(BulkForm):
    """Only a confirmation."""


class Register(BulkForm):
    """One category for all, and another for single ones."""

    category = forms.ChoiceField(label=_("类别"), required=False)

    def prepare(self):
        found = Category.objects.filter(congress_id=self.by.congress_id).order_by("order", "pk")
        self.known = {str(one.pk): one for one in found}
        choices = [(key, one.name) for key, one in self.known.items()]
        self.fields["category"].choices = [("", _now("逐件选择")), *choices]
        for one in self.subjects:
            own = forms.ChoiceField(
                label=_("这一件的类别"),
                required=False,
                choices=[("", _now("与上面相同")), *choices],
            )
            self.fields[self._own(one)] = own

    @staticmethod
    def _own(subject) -> str:
        return f"category_{subject.pk.hex}"

    def fields_of(self, subject):
        return (self._own(subject),)

    def clean(self):
        given = super().clean()
        for one in self.subjects:
            name = self._own(one)
            if name not in self.errors and not (given.get(name) or given.get("category")):
                self.add_error(name, _now("请为这一件选择类别，或在上面选一个共同的类别。"))
        return given

    def details_of(self, subject):
        chosen = self.cleaned_data[self._own(subject)] or self.cleaned_data["category"]
        return {"category": self.known[chosen]}


class ReturnForRevision(BulkForm):
    """The same words to all of them."""

    reason = long_text(_("退回理由和修改要求"), most=1000, rows=4)


BULK: dict[str, dict[str, type[BulkForm]]] = {
    "suggestion": {
        "register": Register,
        "return_for_revision": ReturnForRevision,
        "close": Nothing,
        "archive": Nothing,
    },
}
