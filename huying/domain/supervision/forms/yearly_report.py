"""What the acts on a yearly report ask for."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import newest_session
from huying.domain.suggestions.forms.fields import Nothing, long_text, reason, short_text
from huying.domain.suggestions.forms.papers import offer_sessions_and_receivers
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField, PeopleCheckboxes

from ..policy.figures import words
from ..queries.yearly_report import shown


class Draft(ActForm):
    year = forms.IntegerField(label=_("哪一年"), min_value=1979, max_value=2200)
    submit = _("按数据起草")

    def prepare(self):
        newest = newest_session(self.by.congress_id)
        day = newest.opens_at if newest else self.at
        self.initial.setdefault("year", timezone.localdate(day).year)


class EditWords(ActForm):
    title = short_text(_("标题"), most=120)
    text = long_text(
        _("正文"),
        rows=18,
        most=40_000,
        help_text=_(
            "数字写成【数字名称】，名称见旁边的表；件数和百分比不要直接写，由系统按记录计数。"
        ),
    )
    submit = _("保存修改")

    def prepare(self):
        self.initial.setdefault("title", self.subject.title)
        self.initial.setdefault("text", self.subject.text)
        self.named = shown(self.subject, self.at).named()

    def clean_text(self):
        text = self.cleaned_data["text"]
        if wrong := words.what_is_wrong(text):
            raise forms.ValidationError(wrong)
        return text


class Hear(ActForm):
    heard_on = DayField(label=_("听取日期"))
    heard_at = short_text(_("哪次会议"), most=80, help_text=_("例如县十八届人大常委会第五次会议。"))
    opinions = long_text(_("审议意见"), required=False, most=5000)
    submit = _("记录听取报告")


class Issue(ActForm):
    session = forms.ModelChoiceField(label=_("印发哪次会议"), queryset=None, empty_label=None)
    number = forms.IntegerField(label=_("会议文件编号"), min_value=1, max_value=999)
    recipients = forms.ModelMultipleChoiceField(
        label=_("收文单位"),
        queryset=None,
        required=False,
        widget=PeopleCheckboxes,
        help_text=_("全体代表都会收到；这里所选的单位要签收。"),
    )
    submit = _("印发代表大会")

    def prepare(self):
        offer_sessions_and_receivers(self, self.subject.congress)

    def details(self):
        return super().details() | {"recipients": list(self.cleaned_data["recipients"])}


FORMS = {
    "draft": Draft,
    "edit_words": EditWords,
    "settle": Nothing,
    "reopen": reason(_("退回修改的理由")),
    "hear": Hear,
    "issue": Issue,
}
