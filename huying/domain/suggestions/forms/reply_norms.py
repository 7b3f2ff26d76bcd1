"""Forms of 答复规范 and 优秀答复范文."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.forms.roll import RollForm

from .. import states
from .fields import long_text, short_text


class NormText(forms.Form):
    title = short_text(_("名称"), most=80, help_text=_("不加书名号。"))
    text = long_text(
        _("正文"),
        most=20000,
        rows=16,
        help_text=_("范文请先隐去代表姓名和联系方式。"),
    )


class AddNorm(NormText, RollForm):
    kind = forms.ChoiceField(label=_("是哪一种"), choices=states.NormKind.choices)
    field_order = ("kind", "title", "text")
    submit = _("收录")


class ReplaceNorm(NormText, RollForm):
    submit = _("更换")

    def prepare(self):
        self.initial.setdefault("title", self.row.title)
        self.initial.setdefault("text", self.row.text)

    def details(self):
        return super().details() | {"norm": self.row}


class WithdrawNorm(RollForm):
    reason = short_text(_("原因"), most=300)
    submit = _("撤下")

    def details(self):
        return super().details() | {"norm": self.row}
