"""Forms of 分类督办 and 重点督办."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Body
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.forms.fields import (
    DeputiesChoice,
    FillsDeputies,
    UnitChoice,
    long_text,
    reason,
    short_text,
)
from huying.domain.suggestions.models import Suggestion
from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField, PeopleCheckboxes

from ..policy import key
from ..states import key as states


class ItemsChoice(forms.ModelMultipleChoiceField):
    """Several items, found by number or words of the title."""

    widget = PeopleCheckboxes

    def __init__(self, **options):
        super().__init__(queryset=Suggestion.objects.none(), **options)

    def open_for(self, found):
        self.queryset = found
        self.widget.details = {str(one.pk): (one.number_text, "") for one in found}


class RateAgain(ActForm):
    difficulty = forms.ChoiceField(
        label=_("难易度"), choices=states.Degree.choices, widget=forms.RadioSelect
    )
    reach = forms.ChoiceField(
        label=_("影响面"), choices=states.Reach.choices, widget=forms.RadioSelect
    )
    feasible = forms.BooleanField(
        label=_("经审查认为可行，应当采纳"),
        required=False,
        help_text=_("以后答复为暂时无法解决或者留作参考的，计入“该采纳未采纳”。"),
    )
    reason = short_text(_("重新评定的理由"), most=300)
    submit = _("评定")

    def prepare(self):
        self.initial.setdefault("feasible", self.subject.found_feasible_at is not None)


class Rate(RateAgain):
    suggestion = forms.ModelChoiceField(label=_("建议"), queryset=Suggestion.objects.none())
    reason = None
    field_order = ("suggestion", "difficulty", "reach", "feasible")

    def prepare(self):
        found = Suggestion.objects.filter(
            congress_id=self.by.congress_id,
            case__state__in=key.RATED_FROM,
            class_supervision=None,
        )
        self.fields["suggestion"].queryset = found.order_by("-session", "number", "pk")


class ChangeTier(ActForm):
    tier = forms.ChoiceField(
        label=_("类别"),
        choices=[(one.value, one.label) for one in (states.Tier.LIVELIHOOD, states.Tier.ORDINARY)],
        widget=forms.RadioSelect,
        help_text=_("重点建议不在这里调整：由代表工委、专门委员会或政府办公室决定列入。"),
    )
    reason = short_text(_("理由"), most=300)
    submit = _("调整")


class Enter(ActForm):
    title = short_text(_("督办主题"), most=60)
    items = ItemsChoice(label=_("列入哪些建议"), required=False)
    together = short_text(
        _("合并督办的理由"), required=False, most=300, help_text=_("几件放在一起的填写。")
    )
    unit = UnitChoice(
        label=_("列入哪个单位"),
        required=False,
        help_text=_("对单位的办理工作整体进行重点督办时选择。"),
    )
    decision = short_text(
        _("决定"), most=120, help_text=_("什么会议或文件决定的，例如：代表工委第3次会议。")
    )
    decided_on = DayField(label=_("决定日期"))
    submit = _("列入")

    def prepare(self):
        self.fields["items"].open_for(key.items_open_to(self.by.congress_id, self.by.body))
        self.fields["unit"].open_for(self.by.congress_id)


class MakeStatutory(ActForm):
    decided_on = DayField(label=_("主任会议日期"))
    decision = short_text(_("会议和决定"), most=120)
    submit = _("登记决定")


class Organise(FillsDeputies):
    deputy_fields = ("deputies",)
    leader = short_text(_("牵头领导"), most=40, help_text=_("姓名和职务。"))
    leader_of = forms.ChoiceField(
        label=_("牵头领导所属"), choices=states.LeaderOf.choices, widget=forms.RadioSelect
    )
    committee = forms.ModelChoiceField(
        label=_("负责督办的专门委员会"),
        queryset=Body.objects.none(),
        required=False,
        empty_label=_("代表工委直接督办"),
    )
    deputies = DeputiesChoice(label=_("参加督办的代表"), queryset=None, required=False)
    plan = long_text(_("督办方案"), most=3000)
    submit = _("组织督办")

    def prepare(self):
        super().prepare()
        one = self.subject
        self.fields["committee"].queryset = Body.objects.filter(
            congress_id=one.congress_id, kind=BodyKind.SPECIAL_COMMITTEE, active=True
        ).order_by("name")
        kept = {"leader": one.leader, "leader_of": one.leader_of, "plan": one.plan}
        for name, value in kept.items():
            self.initial.setdefault(name, value)
        field = one.items.values_list("category__committee", flat=True).first()
        self.initial.setdefault("committee", one.committee_id or field)
        self.initial.setdefault("deputies", [each.pk for each in one.deputies.all()])


class RecordVisit(ActForm):
    way = forms.ChoiceField(label=_("方式"), choices=states.VisitWay.choices)
    held_on = DayField(label=_("日期"))
    place = short_text(_("地点"), required=False)
    people = short_text(_("参加人员"), most=200)
    found = long_text(_("发现的情况和意见"), most=3000)
    files = AttachmentsField(label=_("照片和材料"), required=False)
    submit = _("登记")


class Conclude(ActForm):
    conclusion = long_text(
        _("督办结论"), most=3000, help_text=_("解决了什么、还有什么、今后怎么办；代表会看到。")
    )
    submit = _("督办完毕")


FORMS = {
    "class_supervision": {"rate": Rate, "rate_again": RateAgain, "change_tier": ChangeTier},
    "key_supervision": {
        "enter": Enter,
        "make_statutory": MakeStatutory,
        "organise": Organise,
        "record_visit": RecordVisit,
        "conclude": Conclude,
        "drop": reason(_("撤销的理由"), danger=True, most=300),
    },
}
