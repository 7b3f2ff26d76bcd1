"""What each act asks for. FORMS: kind of case -> act -> form."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.suggestions.forms.fields import (
    DeputiesChoice,
    FillsDeputies,
    Nothing,
    UnitChoice,
    long_text,
    reason,
    short_text,
)
from huying.domain.suggestions.models import Category
from huying.domain.suggestions.states import Outcome, Way
from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .. import states
from ..models import AdviceLine


class Ask(ActForm):
    title = short_text(_("题目"), most=60)
    question = long_text(_("要征求意见的问题"), rows=6, most=5000)
    wanted = short_text(
        _("希望听取哪些代表的意见"), most=300, help_text=_("例如农业农村领域的代表、河口镇的代表。")
    )
    advise_by = DayField(label=_("提出意见的截止日"))
    files = AttachmentsField(label=_("有关材料"), required=False)
    submit = _("提请征求意见")


class Invite(FillsDeputies):
    deputy_fields = ("deputies",)
    deputies = DeputiesChoice(
        label=_("邀请哪些代表"),
        queryset=None,
        help_text=_("可按姓名、拼音首字母或代表团查找。"),
    )
    submit = _("发出邀请")

    def left_out(self):
        return set(self.subject.invitations.values_list("deputy__person_id", flat=True))


class Accept(Invite):
    submit = _("受理并邀请")


class Advise(ActForm):
    text = long_text(
        _("意见"), most=2000, help_text=_("一次写一件事，单位会逐条回应；还有别的意见，可以再提。")
    )
    submit = _("提出意见")


class AnswerLine(ActForm):
    line = forms.ModelChoiceField(
        label=_("回应哪一条"),
        queryset=AdviceLine.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    outcome = forms.ChoiceField(
        label=_("怎样采纳"), choices=Outcome.choices, widget=forms.RadioSelect
    )
    answer = long_text(_("回应"), most=2000)
    submit = _("回应意见")

    def prepare(self):
        self.fields["line"].queryset = (
            self.subject.lines.filter(answered_at=None)
            .select_related("deputy__person")
            .order_by("pk")
        )


class Report(ActForm):
    done = long_text(
        _("落实情况"), rows=8, most=5000, help_text=_("采纳的意见做了什么、做到哪一步。")
    )
    files = AttachmentsField(label=_("有关材料"), required=False)
    submit = _("报告落实情况")


class AskFacts(ActForm):
    unit = UnitChoice(label=_("希望哪个单位提供"))
    way = forms.ChoiceField(
        label=_("方式"),
        choices=states.FactWay.choices,
        widget=forms.RadioSelect,
        initial=states.FactWay.FACTS,
    )
    title = short_text(_("想了解什么"), most=60)
    question = long_text(_("具体问题"), rows=6, most=3000)
    submit = _("提出请求")

    def prepare(self):
        self.fields["unit"].open_for(self.by.congress_id)


class Forward(ActForm):
    unit = UnitChoice(label=_("转交单位"))
    submit = _("转交单位")

    def prepare(self):
        self.fields["unit"].open_for(self.subject.congress_id)
        self.initial.setdefault("unit", self.subject.unit_id)


class Facts(ActForm):
    text = long_text(_("情况说明"), rows=8, most=8000)
    talk = short_text(
        _("当面介绍的时间、地点和介绍人"),
        required=False,
        most=200,
        help_text=_("代表希望当面介绍情况时填写。"),
    )
    files = AttachmentsField(label=_("有关材料"), required=False)
    submit = _("提供情况")


class Publish(ActForm):
    kind = forms.ChoiceField(
        label=_("种类"), choices=states.GuideKind.choices, widget=forms.RadioSelect,
        initial=states.GuideKind.TOPICS,
    )  # fmt: skip
    title = short_text(_("题目"), most=60)
    text = long_text(_("内容"), rows=10, most=20000)
    category = forms.ModelChoiceField(
        label=_("类别"), queryset=None, required=False, empty_label=_("不分类")
    )
    valid_until = DayField(label=_("有效期至"), required=False)
    files = AttachmentsField(label=_("附件"), required=False)
    submit = _("发布")

    def prepare(self):
        self.fields["category"].queryset = Category.objects.filter(
            congress_id=(self.subject or self.by).congress_id
        ).order_by("order")


class ReviseGuide(Publish):
    submit = _("保存修改")

    def prepare(self):
        super().prepare()
        one = self.subject
        self.initial.update(
            kind=one.kind,
            title=one.title,
            text=one.text,
            category=one.category_id,
            valid_until=one.valid_until,
        )


class LayDown(ActForm):
    title = short_text(_("名称"), most=60)
    document_number = short_text(_("文号"), required=False, most=60)
    text = long_text(
        _("内容"), rows=8, most=20000, help_text=_("联系哪些代表、以哪些方式、由谁负责。")
    )
    each_year = forms.IntegerField(label=_("每年联系几次"), min_value=1, max_value=366)
    in_force_from = DayField(label=_("施行日期"))
    submit = _("保存")


class Record(FillsDeputies):
    deputy_fields = ("deputies",)
    held_on = DayField(label=_("联系日期"))
    way = forms.ChoiceField(label=_("方式"), choices=Way.choices, widget=forms.RadioSelect)
    place = short_text(_("地点"), required=False)
    deputies = DeputiesChoice(label=_("联系了哪些代表"), queryset=None)
    content = long_text(_("内容"), most=3000)
    opinions = long_text(
        _("代表提出的意见"),
        required=False,
        most=3000,
        help_text=_("填写以后，本机关要在期限内答复代表；没有提出意见的不填。"),
    )
    submit = _("记录")


class AnswerOpinions(ActForm):
    text = long_text(_("办理情况和答复"), most=3000)
    submit = _("答复代表")


FORMS = {
    "consultation": {
        "ask": Ask,
        "accept": Accept,
        "decline": reason(_("不予受理的理由")),
        "invite_more": Invite,
        "advise": Advise,
        "close_gathering": Nothing,
        "end": reason(_("终止的理由"), danger=True),
        "answer_line": AnswerLine,
        "report": Report,
        "send_back": reason(_("退回的理由")),
        "close": Nothing,
    },
    "fact_request": {
        "ask": AskFacts,
        "forward": Forward,
        "decline": reason(_("不予转交的理由")),
        "answer": Facts,
        "withdraw": Nothing,
    },
    "guide": {"publish": Publish, "revise": ReviseGuide, "take_down": Nothing},
    "contact_rule": {
        "lay_down": LayDown,
        "record": Record,
        "repeal": reason(_("废止的理由"), danger=True),
    },
    "liaison": {"answer": AnswerOpinions},
}
