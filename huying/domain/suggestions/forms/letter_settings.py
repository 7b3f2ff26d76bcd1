"""Forms of the settings of 公文."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.forms.roll import RollForm
from huying.foundation.files.fields import AttachmentsField

from .fields import short_text


class SetSeries(RollForm):
    """`row` is (body, use, the series as it is or None)."""

    prefix = short_text(
        _("机关代字"), most=20, help_text=_("例如“清水函”，文号就是“清水函〔2026〕1号”。")
    )
    last = forms.IntegerField(
        label=_("今年已经用到几号"),
        min_value=0,
        max_value=9999,
        help_text=_("没有用过的写0，下一件从1号起；每年重新起号。"),
    )
    submit = _("保存")

    def prepare(self):
        _body, _use, series = self.row
        self.initial.setdefault("prefix", series.prefix if series else "")
        self.initial.setdefault("last", series.last if series else 0)

    def details(self):
        body, use, _series = self.row
        return super().details() | {"body": body, "use": use}


class ReplaceTemplate(RollForm):
    """`row` is the letter's kind."""

    file = AttachmentsField(
        label=_("模板（docx）"),
        most=1,
        required=True,
        help_text=_(
            "先下载现在的模板，在 Word 或 WPS 里改，占位符和样式名不要改动；有错的不会换用。"
        ),
    )
    submit = _("换用这个模板")

    def details(self):
        return {"letter": letter_key(self.row), "file": self.cleaned_data["file"][0]}


class RestoreTemplate(RollForm):
    submit = _("恢复默认模板")

    def details(self):
        return {"letter": letter_key(self.row)}


def letter_key(kind) -> str:
    """By this a congress's own template is found: reply_round.reply."""
    return f"{kind.of}.{kind.name}"
