"""Forms of 评价交办意见 and of a deputy's objection to the unit."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.forms import ActForm

from .fields import UnitChoice, long_text, reason
from .handling import NewUnit

YES_NO = [("yes", _("是")), ("no", _("否"))]


def yes_or_no(label):
    return forms.ChoiceField(label=label, choices=YES_NO, widget=forms.RadioSelect)


class Rate(ActForm):
    accurate = yes_or_no(_("交办准确（属于本单位职责）"))
    practical = yes_or_no(_("交办意见务实"))
    workable = yes_or_no(_("交办意见可操作"))
    remark = long_text(_("说明"), required=False, rows=3, most=500)
    submit = _("评价")

    def clean(self):
        given = super().clean()
        marks = [given.get(name) for name in ("accurate", "practical", "workable")]
        if "no" in marks and not given.get("remark"):
            self.add_error("remark", _("认为不准确、不务实或不可操作的，请说明。"))
        return given

    def details(self):
        found = super().details()
        return {name: value == "yes" if value in ("yes", "no") else value
                for name, value in found.items()}  # fmt: skip


class Object(ActForm):
    reason = long_text(_("异议的理由"), rows=4, most=1000)
    proposed_unit = UnitChoice(label=_("您认为应由哪个单位承办"), required=False)
    submit = _("提出异议")

    def prepare(self):
        field = self.fields["proposed_unit"]
        field.open_for(self.subject.congress_id, without=[self.subject.unit_id])


class Uphold(NewUnit):
    submit = _("采纳并改办")

    def prepare(self):
        super().prepare()
        objection = self.subject.objections.filter(answer="open").first()
        if objection and objection.proposed_unit_id:
            self.initial["new_unit"] = objection.proposed_unit_id


FORMS = {
    "rate_assignment": Rate,
    "object_to_unit": Object,
    "uphold_objection": Uphold,
    "overrule_objection": reason(_("不采纳的理由")),
}
