"""What the acts of a unit's year ask for."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import newest_session
from huying.domain.suggestions.forms.fields import Nothing, UnitChoice, long_text, reason
from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from ..policy import division_of_duties
from ..policy.figures import of_a_unit, words
from ..queries import unit_year as reading


class OpenYear(ActForm):
    unit = UnitChoice(label=_("承办单位"))
    year = forms.IntegerField(label=_("哪一年"), min_value=1979, max_value=2200)
    submit = _("布置")

    def prepare(self):
        self.fields["unit"].open_for(self.by.congress_id)
        newest = newest_session(self.by.congress_id)
        day = newest.opens_at if newest else self.at
        self.initial.setdefault("year", timezone.localdate(day).year)


class Plan(ActForm):
    aims = long_text(_("目标和措施"), most=4000, rows=6)
    duties = long_text(
        _("分工"),
        most=6000,
        rows=8,
        help_text=_(
            "一行一个责任人，写成“科室，责任人：编号、编号”，例如“水利科，张三：3、5”。"
            "本单位主办、协办的建议每件都要写到。"
        ),
    )
    files = AttachmentsField(label=_("方案文件"), required=False)
    submit = _("报送方案")

    def prepare(self):
        self.held = list(reading.items_of(self.subject, self.at))
        self.initial.setdefault("duties", reading.duties_to_begin_with(self.subject, self.held))

    def clean_duties(self):
        try:
            return division_of_duties.read(self.cleaned_data["duties"], self.held)
        except division_of_duties.NotUnderstood as wrong:
            raise forms.ValidationError(str(wrong)) from wrong


class ChangePlan(Plan):
    reason = long_text(_("修改的理由"), most=300, rows=2)
    submit = _("保存方案")
    field_order = ("aims", "duties", "reason", "files")

    def prepare(self):
        super().prepare()
        newest = self.subject.plans.order_by("-pk").first()
        if newest:
            self.initial.setdefault("aims", newest.aims)


class OfTheReport(ActForm):
    """Words with marks: no number of items is typed."""

    words_in = ""

    def clean(self):
        said = super().clean()
        wrong = words.what_is_wrong(said.get(self.words_in, ""), of_a_unit.by_label())
        if wrong:
            self.add_error(self.words_in, wrong)
        return said


class DraftReport(OfTheReport):
    words_in = "practice"
    practice = long_text(
        _("做法、问题和下一步打算"),
        most=6000,
        rows=10,
        help_text=_(
            "件数、时限、类别、评价和承诺由系统按记录写成；"
            "这里写本单位怎样办理、还有什么问题、下一步怎样做。"
        ),
    )
    submit = _("按数据起草")


class EditReport(OfTheReport):
    words_in = "text"
    text = long_text(
        _("正文"),
        most=20_000,
        rows=18,
        help_text=_("数字写成【数字名称】，名称见报告页下面的表；件数和百分比不要直接写。"),
    )
    submit = _("保存修改")

    def prepare(self):
        self.initial.setdefault("text", self.subject.text)


class ReturnReport(ActForm):
    reason = long_text(_("退回的理由"), most=1000, rows=4)
    report_by = DayField(label=_("重新报送的期限"))
    submit = _("退回")


FORMS = {
    "open_year": OpenYear,
    "submit_plan": Plan,
    "change_plan": ChangePlan,
    "draft_report": DraftReport,
    "edit_report": EditReport,
    "sign_report": Nothing,
    "return_report": ReturnReport,
    "take_in": Nothing,
    "call_off": reason(_("不再要求的理由"), danger=True, most=300),
}
