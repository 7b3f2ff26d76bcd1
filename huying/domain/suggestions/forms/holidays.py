"""What is asked of 节假日安排: the year and the notice, in the words of the State Council."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.forms.roll import RollForm
from huying.foundation.calendar.notice import read_notice
from huying.foundation.calendar.table import CalendarError

from .fields import long_text, short_text


class EnterHolidays(RollForm):
    """`notice` is what was read, once the form is valid."""

    year = forms.IntegerField(
        label=gettext_lazy("年份"),
        min_value=2008,
        max_value=2099,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
    )
    title = short_text(
        gettext_lazy("通知名称"),
        help_text=gettext_lazy("例如：国务院办公厅关于2027年部分节假日安排的通知。"),
    )
    text = long_text(
        gettext_lazy("通知内容"),
        most=6000,
        rows=10,
        help_text=gettext_lazy(
            "粘贴通知里各个节日的那几行，如“一、元旦：1月1日（周五）至3日（周日）放假，共3天。”"
        ),
    )
    submit = gettext_lazy("启用这一安排")

    def clean(self):
        super().clean()
        if not self.errors:
            try:
                self.notice = read_notice(self.cleaned_data["year"], self.cleaned_data["text"])
            except CalendarError as error:
                self.add_error("text", _("%s。") % error)
        return self.cleaned_data

    def details(self):
        data, notice = self.cleaned_data, self.notice
        return {
            "year": data["year"],
            "title": data["title"],
            "rest": notice.rest,
            "work": notice.work,
        }
