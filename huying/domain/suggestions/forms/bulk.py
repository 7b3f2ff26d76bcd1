"""Forms of acts done to many at once. BULK: kind of case -> act -> form; a list offers what stands here."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import units
from huying.foundation.procedure.bulk_page import BulkForm

from ..policy.categories import in_use
from .fields import long_text, short_text
from .publication import ReceivePapers


class Nothing(BulkForm):
    """Only a confirmation."""


class Register(BulkForm):
    """One category for all, and another for single ones."""

    category = forms.ChoiceField(label=_("类别"), required=False)

    def prepare(self):
        self.known = {str(one.pk): one for one in in_use(self.by.congress_id)}
        choices = [(key, one.in_full) for key, one in self.known.items()]
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


class Assign(BulkForm):
    """To each its lead unit, the proposed one unless another is chosen; proposed co-units go with it."""

    note = long_text(_("交办意见"), required=False, rows=3, most=500)

    def prepare(self):
        self.known = {str(one.pk): one for one in units(self.by.congress_id)}
        named = [("", _now("请选择")), *((key, one.name) for key, one in self.known.items())]
        for one in self.subjects:
            self.fields[self._own(one)] = forms.ChoiceField(
                label=_now("主办单位"), choices=named, initial=one.proposed_lead_id or ""
            )

    @staticmethod
    def _own(subject) -> str:
        return f"lead_{subject.pk.hex}"

    def fields_of(self, subject):
        return (self._own(subject),)

    def details_of(self, subject):
        lead = self.known[self.cleaned_data[self._own(subject)]]
        co_units = [one for one in subject.proposed_units.all() if one != lead]
        if subject.proposed_lead_id != lead.pk:
            co_units = []
        return {"lead_unit": lead, "co_units": co_units, "note": self.cleaned_data["note"]}


class Consult(Assign):
    """The units proposed for each are asked."""

    note = None

    def details_of(self, subject):
        lead = self.known[self.cleaned_data[self._own(subject)]]
        return {"lead_unit": lead, "co_units": []}


class Transfer(BulkForm):
    """One signature for all that go to the government office."""

    signer = short_text(_("签字人"), most=60, help_text=_("代表工委签字人的姓名和职务。"))
    note = long_text(_("转交意见"), required=False, rows=3, most=500)


class AssignOn(Assign):
    """The second of two steps, signed once for all."""

    signer = short_text(_("签字人"), most=60, help_text=_("政府办公室签字人的姓名和职务。"))

    def details_of(self, subject):
        return super().details_of(subject) | {"signer": self.cleaned_data["signer"]}


class ReturnForRevision(BulkForm):
    """The same words to all of them."""

    reason = long_text(_("退回理由和修改要求"), most=1000, rows=4)


BULK: dict[str, dict[str, type[BulkForm]]] = {
    "suggestion": {
        "register": Register,
        "receive_paper": ReceivePapers,
        "return_for_revision": ReturnForRevision,
        "assign": Assign,
        "consult": Consult,
        "transfer": Transfer,
        "assign_on": AssignOn,
        "close": Nothing,
        "archive": Nothing,
    },
}
