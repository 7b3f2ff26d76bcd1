"""What is asked of 节假日安排: the year and the notice, in the words of the State Council."""

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.forms.roll import RollForm
from huying.foundation.calendar.notice import read_notice
from huying.foundation.calendar.table import CalendarError
from huying.foundation.files.refusals import FileRefused
from huying.foundation.files.sheets import ACCEPT, read_sheet
from huying.foundation.ui.widgets import DayField

from .fields import long_text, short_text

COLUMNS = {"day": ("日期",), "name": ("节日", "名称"), "what": ("安排", "放假或上班", "类型")}


def text_of(file) -> str:
    """The days of a sheet in the words of a notice: 日期, 节日, 放假或上班, one day a row.

    Raises FileRefused for a file that is no list, ValidationError, naming the row, for what cannot be read.
    """
    sheet = read_sheet(file, file.name, COLUMNS)
    if missing := COLUMNS.keys() - sheet.headings.keys():
        words = "、".join(COLUMNS[one][0] for one in COLUMNS if one in missing)
        raise forms.ValidationError(_("表里没有这几列：%s。") % words)
    days: dict[tuple[str, str], list[str]] = {}
    for row in sheet:
        what = row.get("what", "").strip()
        if what not in ("放假", "上班"):
            raise forms.ValidationError(
                _("第%(row)s行：安排只能写放假或者上班，现在是“%(what)s”。")
                % {"row": row.number, "what": what}
            )
        day = _day(row)
        spoken = f"{day.year}年{day.month}月{day.day}日"
        days.setdefault((row.get("name", "").strip(), what), []).append(spoken)
    return "\n".join(f"{name}：{'、'.join(found)}{what}。" for (name, what), found in days.items())


def _day(row):
    try:
        day = DayField().clean(row.get("day", ""))
    except forms.ValidationError as error:
        raise forms.ValidationError(
            _("第%s行：日期要写成“2027-01-01”的样子。") % row.number
        ) from error
    return day


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
        required=False,
        help_text=gettext_lazy(
            "粘贴通知里各个节日的那几行，如“一、元旦：1月1日（周五）至3日（周日）放假，共3天。”"
        ),
    )
    file = forms.FileField(
        label=gettext_lazy("或者上传表格"),
        required=False,
        help_text=gettext_lazy(
            "Excel（xlsx）或 CSV，每天一行，要有“日期”“节日”“安排”（放假或上班）三列。"
        ),
        widget=forms.FileInput(attrs={"accept": ACCEPT}),
    )
    submit = gettext_lazy("启用这一安排")

    def clean_file(self):
        """The days of the file stand in the text from here on: looked through, then applied."""
        file = self.cleaned_data["file"]
        if not file:
            return None
        try:
            text = text_of(file)
        except FileRefused as refused:
            raise forms.ValidationError(str(refused)) from refused
        data = self.data.copy()
        data["text"] = self.cleaned_data["text"] = text
        self.data = data
        return None

    def clean(self):
        super().clean()
        if not self.errors and not self.cleaned_data.get("text"):
            self.add_error("text", _("请粘贴通知内容，或者上传表格。"))
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
