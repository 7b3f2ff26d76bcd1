"""Forms of 听取汇报, 现场活动 and 解决一类."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.states import BodyKind
from huying.domain.suggestions.forms.fields import (
    DeputiesChoice,
    FillsDeputies,
    Nothing,
    RequestsField,
    UnitChoice,
    long_text,
    reason,
    short_text,
)
from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from ..models import HearingOpinion
from ..policy import hearing as policy
from ..states import hearing as states
from .key import ItemsChoice


class Call(ActForm):
    title = short_text(_("汇报会名称"), most=60)
    unit = UnitChoice(label=_("哪个单位汇报"))
    held_on = DayField(label=_("召开日期"))
    place = short_text(_("地点"), required=False)
    submit = _("安排")

    def prepare(self):
        self.fields["unit"].open_for(self.by.congress_id)


class HoldHearing(ActForm):
    minutes = long_text(_("汇报和讨论情况"), most=5000)
    opinions = RequestsField(label=_("意见清单"), word="意见")
    answer_by = DayField(label=_("答复期限"))
    submit = _("登记")


class OfAnOpinion(ActForm):
    opinion = forms.ModelChoiceField(
        label=_("哪一条意见"), queryset=HearingOpinion.objects.none(), widget=forms.RadioSelect,
        empty_label=None,
    )  # fmt: skip
    waiting = True

    def prepare(self):
        found = self.subject.opinions.filter(answered_at__isnull=self.waiting)
        self.fields["opinion"].queryset = found.order_by("pk")


class AnswerOpinion(OfAnOpinion):
    answer = long_text(_("答复"), most=2000)
    submit = _("答复")


class SendBack(OfAnOpinion):
    waiting = False
    reason = short_text(_("退回的理由"), most=300)
    answer_by = DayField(label=_("重新答复的期限"))
    submit = _("退回")


class Announce(FillsDeputies):
    deputy_fields = ("deputies",)
    way = forms.ChoiceField(label=_("活动"), widget=forms.RadioSelect)
    title = short_text(_("名称"), most=60)
    held_on = DayField(label=_("日期"))
    place = short_text(_("地点"))
    items = ItemsChoice(label=_("哪些建议"), required=False)
    unit = UnitChoice(label=_("走访的单位"), required=False)
    deputies = DeputiesChoice(label=_("邀请哪些代表"), queryset=None, required=False)
    note = long_text(_("安排"), required=False, most=2000)
    submit = _("安排")

    def prepare(self):
        super().prepare()
        ways = policy.WAYS[BodyKind(self.by.body.kind)]
        self.fields["way"].choices = [(one.value, one.label) for one in ways]
        self.initial.setdefault("way", ways[0])
        self.fields["items"].open_for(policy.items_for(self.by))
        self.fields["unit"].open_for(self.by.congress_id)


class HoldOuting(ActForm):
    people = short_text(_("参加人员"), most=200)
    found = long_text(_("活动情况和结果"), most=3000)
    files = AttachmentsField(label=_("照片"), required=False)
    submit = _("登记")


class Record(ActForm):
    title = short_text(_("哪一类问题"), most=60)
    items = ItemsChoice(label=_("由哪些建议发现"))
    problem = long_text(_("问题的表现和原因"), most=2000)
    by_what = forms.ChoiceField(
        label=_("以什么解决"), choices=states.CureBy.choices, widget=forms.RadioSelect
    )
    document = short_text(_("措施、机制或文件的名称和文号"), most=120)
    text = long_text(_("主要内容"), most=3000)
    in_force_on = DayField(label=_("施行日期"))
    submit = _("登记")

    def prepare(self):
        self.fields["items"].open_for(policy.items_for(self.by))


class Confirm(ActForm):
    word = short_text(_("核实情况"), most=300)
    submit = _("核实")


FORMS = {
    "hearing": {
        "call": Call,
        "hold": HoldHearing,
        "answer_opinion": AnswerOpinion,
        "send_back": SendBack,
        "close": Nothing,
        "cancel": reason(_("取消的理由"), danger=True, most=300),
    },
    "outing": {
        "announce": Announce,
        "hold": HoldOuting,
        "cancel": reason(_("取消的理由"), danger=True, most=300),
    },
    "cure": {
        "record": Record,
        "confirm": Confirm,
        "dismiss": reason(_("不予认定的理由"), most=300),
    },
}
