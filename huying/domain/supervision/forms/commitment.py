"""What the acts on a promise ask for."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.suggestions.forms.fields import long_text, short_text
from huying.domain.suggestions.states import Grade
from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField


def papers(label, help_text=""):
    return AttachmentsField(label=label, required=False, help_text=help_text)


def evidence():
    return papers(_("证明材料"), _("照片、文件、验收单等。"))


class ReportProgress(ActForm):
    text = long_text(_("做了什么、做到哪一步"), most=3000)
    share = forms.IntegerField(label=_("完成比例（%）"), min_value=0, max_value=100)
    figures = short_text(
        _("数据"), required=False, most=200, help_text=_("例如已完成0.8公里，投入48万元。")
    )
    files = evidence()
    submit = _("报告落实进展")

    def prepare(self):
        self.initial.setdefault("share", self.subject.share)


class ChangePlan(ActForm):
    plan_name = short_text(_("规划（计划）名称"))
    plan_year = forms.IntegerField(label=_("年度"), min_value=2000, max_value=2100)
    plan_line = short_text(_("规划（计划）中的项目或条目"), required=False)
    due_on = DayField(label=_("变更后的完成时间"), required=False, help_text=_("没有变化的不填。"))
    reason = long_text(_("规划怎样变更、为什么"), most=2000)
    files = papers(_("变更后的规划或计划"))
    submit = _("记录规划变更")

    def prepare(self):
        one = self.subject
        self.initial.update(
            plan_name=one.plan_name, plan_year=one.plan_year, plan_line=one.plan_line
        )


class AskForAnotherDay(ActForm):
    wanted_on = DayField(label=_("新的完成时间"))
    reason = long_text(_("不能按期完成的理由"), most=2000)
    files = papers(_("有关材料"))
    submit = _("申请变更完成时间")


class AskToDrop(ActForm):
    reason = long_text(_("不再落实的理由"), most=2000)
    files = papers(_("有关材料"))
    submit = _("申请不再落实")


class AskToExplain(ActForm):
    basis = short_text(_("依据的法律、法规、政策或规划"), most=200)
    reason = long_text(
        _("为什么确实不能办"), most=3000, help_text=_("代表会看到，请说明到代表能够理解。")
    )
    files = papers(_("有关材料"))
    submit = _("报请依法说明")


WORD = _("书面告知代表的内容")


class Decide(ActForm):
    word = long_text(WORD, most=2000, help_text=_("决定和理由，随通知送达代表，并记入台账。"))
    submit = _("作出决定")


class GrantAnotherDay(Decide):
    until = DayField(label=_("同意的完成时间"))
    field_order = ("until", "word")

    def prepare(self):
        asked = self.subject.requests.filter(granted=None).first()
        if asked is not None:
            self.initial.setdefault("until", asked.wanted_on)


class AskForCheck(ActForm):
    done_on = DayField(label=_("办成的日期"))
    text = long_text(_("办成了什么"), most=3000)
    figures = short_text(_("数据"), required=False, most=200)
    files = evidence()
    submit = _("申请核验")


class Looked(ActForm):
    text = long_text(_("核验情况"), most=2000)
    on_the_spot = forms.BooleanField(label=_("到现场核验"), required=False)
    files = papers(_("现场照片等"))


class PassCheck(Looked):
    submit = _("核验通过")


class FailCheck(Looked):
    submit = _("核验不通过")
    danger = True


class WriteSecondReply(ActForm):
    text = long_text(_("答复内容"), rows=8, most=5000)
    document_number = short_text(_("文号"), required=False, most=40)
    files = papers(_("附件"))
    submit = _("答复代表")

    def prepare(self):
        self.initial.setdefault("text", drafted(self.subject))


def drafted(commitment) -> str:
    """The letter as the ledger would have it: what was promised, what was done, with what evidence."""
    last = commitment.progress.order_by("-pk").first()
    lines = [str(_("我单位在答复中承诺：%s")) % commitment.what]
    if last is not None:
        lines.append(str(_("现将落实情况答复如下：%s")) % last.text)
    if last is not None and last.figures:
        lines.append(last.figures)
    return "\n".join(lines)


class Say(ActForm):
    confirmed = forms.TypedChoiceField(
        label=_("是否已经落实"),
        choices=((1, _("确认已经落实")), (0, _("还没有落实"))),
        coerce=lambda value: value == "1",
        widget=forms.RadioSelect,
    )
    process = forms.ChoiceField(
        label=_("对办理过程的评价"), choices=Grade.choices, widget=forms.RadioSelect
    )
    result = forms.ChoiceField(
        label=_("对落实结果的评价"), choices=Grade.choices, widget=forms.RadioSelect
    )
    text = long_text(
        _("意见"), required=False, most=1000, help_text=_("还没有落实、不满意的，请写明。")
    )
    submit = _("提交")


class SendBack(ActForm):
    until = DayField(label=_("新的完成时间"))
    reason = long_text(_("退回的理由"), most=2000)
    submit = _("退回继续落实")


class Close(ActForm):
    reason = long_text(
        _("理由"), required=False, most=1000, help_text=_("有代表不认可的，请写明为什么仍然销号。")
    )
    submit = _("销号")


class CarryOn(ActForm):
    reason = long_text(_("为什么继续落实"), most=1000)
    submit = _("继续落实")


class EndWithTheItem(ActForm):
    reason = long_text(_("为什么不再落实"), most=1000, help_text=_("随通知送达代表和承诺单位。"))
    submit = _("随建议终止")
    danger = True


FORMS = {
    "carry_on": CarryOn,
    "end_with_the_item": EndWithTheItem,
    "report_progress": ReportProgress,
    "change_plan": ChangePlan,
    "ask_for_another_day": AskForAnotherDay,
    "grant_another_day": GrantAnotherDay,
    "deny_another_day": Decide,
    "ask_to_drop": AskToDrop,
    "approve_drop": Decide,
    "deny_drop": Decide,
    "ask_to_explain": AskToExplain,
    "approve_explanation": Decide,
    "deny_explanation": Decide,
    "ask_for_check": AskForCheck,
    "pass_check": PassCheck,
    "fail_check": FailCheck,
    "write_second_reply": WriteSecondReply,
    "say": Say,
    "send_back": SendBack,
    "close": Close,
}
