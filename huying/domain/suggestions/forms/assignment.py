"""Forms of 拟办、预交办、转交、交办、分办 and of taking an assignment off again."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import units
from huying.domain.people.states import UnitSystem
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import PeopleCheckboxes

from ..policy.clocks import book_of
from ..policy.shown_units import opened
from ..states import Fitness
from .fields import UnitChoice, long_text, reason, short_text


class UnitsChoice(forms.ModelMultipleChoiceField):
    """Several undertaking units as ticks, found by name, system or duties."""

    widget = PeopleCheckboxes

    def __init__(self, **kwargs):
        super().__init__(queryset=units(None), required=False, **kwargs)

    def open_for(self, congress_id):
        self.queryset = units(congress_id)
        self.widget.details = {
            str(one.pk): (one.duties[:60], one.get_system_display()) for one in self.queryset
        }


class Propose(ActForm):
    """A lead unit and co-units; what was proposed before stands there already."""

    lead_unit = UnitChoice(label=_("主办单位"))
    co_units = UnitsChoice(label=_("协办单位"))
    submit = _("拟定")

    def prepare(self):
        for field in self.fields.values():
            if hasattr(field, "open_for"):
                field.open_for(self.subject.congress_id)
        proposed = list(self.subject.proposed_units.order_by("pk"))
        first = self.subject.proposed_lead or (proposed[0] if proposed else None)
        if first:
            self.initial.setdefault("lead_unit", first.pk)
            others = [unit.pk for unit in proposed if unit.pk != first.pk]
            self.initial.setdefault("co_units", others)

    def details(self):
        found = super().details()
        return {
            name: list(value) if name in ("co_units", "separate_units") else value
            for name, value in found.items()
        }


class Consult(Propose):
    submit = _("发出预交办")


class Assign(Propose):
    separate_units = UnitsChoice(
        label=_("分办单位"),
        help_text=_("由几个单位分别主办的，各自答复、各自接受评价；一般不用选。"),
    )
    note = long_text(_("交办意见"), required=False, rows=3, most=500)
    shown = forms.CharField(widget=forms.HiddenInput, required=False)
    submit = _("交办")
    field_order = ("lead_unit", "co_units", "separate_units", "note")

    def details(self):
        """`shown`: what the desk proposed, where this form stood on it."""
        found = super().details()
        shown = opened(self.subject.pk, found.pop("shown"))
        return found | ({"shown": shown} if shown else {})


class AssignOn(Assign):
    signer = short_text(_("签字人"), most=60, help_text=_("政府办公室签字人的姓名和职务。"))
    submit = _("分办")

    def prepare(self):
        super().prepare()
        field = self.fields["lead_unit"]
        if book_of(self.subject).assignment.government == "two_steps":
            field.queryset = field.queryset.filter(system=UnitSystem.GOVERNMENT)


class Transfer(ActForm):
    signer = short_text(_("签字人"), most=60, help_text=_("代表工委签字人的姓名和职务。"))
    note = long_text(_("转交意见"), required=False, rows=3, most=500)
    submit = _("转交")


class AnswerConsultation(ActForm):
    fitness = forms.ChoiceField(
        label=_("是否属于本单位"),
        choices=[one for one in Fitness.choices if one[0] != Fitness.OPEN],
        widget=forms.RadioSelect,
    )
    reason = long_text(_("理由"), required=False, rows=3, most=500)
    proposed_unit = UnitChoice(label=_("建议的承办单位"), required=False)
    submit = _("反馈")

    def prepare(self):
        own = [self.by.body_id] if self.by else []
        self.fields["proposed_unit"].open_for(self.subject.congress_id, without=own)

    def clean(self):
        given = super().clean()
        if given.get("fitness") == Fitness.UNFIT and not given.get("reason"):
            self.add_error("reason", _("不属于本单位的，请写明理由。"))
        return given


class NameLeader(ActForm):
    leader = short_text(_("领衔领导"), most=40)
    post = short_text(_("职务"), most=60, help_text=_("如“县长”“分管副县长”。"))
    team = short_text(_("专班人员"), required=False, most=500)
    plan = long_text(_("专班方案"), required=False, rows=5, most=3000)
    submit = _("确定")

    def prepare(self):
        now = getattr(self.subject, "leadership", None)
        for name in ("leader", "post", "team", "plan") if now else ():
            self.initial.setdefault(name, getattr(now, name))


FORMS = {
    "name_leader": NameLeader,
    "propose_units": Propose,
    "consult": Consult,
    "answer_consultation": AnswerConsultation,
    "assign": Assign,
    "transfer": Transfer,
    "assign_on": AssignOn,
    "send_back_to_committee": reason(_("退回的理由")),
    "undo_assignment": reason(_("撤销的理由"), danger=True),
}
