"""What is asked of 制度库: a text, its end, and what rests on which of its articles."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.forms.roll import ChangeForm, RollForm
from huying.foundation.ui.widgets import DayField

from ..models import Regulation
from ..policy.clocks import book_of
from ..policy.library import targets
from .fields import long_text, short_text


class RegulationFields(forms.Form):
    title = short_text(_("名称"), most=120, help_text=_("写全称，不加书名号。"))
    document_number = short_text(_("文号"), required=False, most=60)
    adopted_by = short_text(_("通过机关"), help_text=_("例如：县人大常委会。"))
    adopted_on = DayField(label=_("通过日期"), required=False)
    in_force_from = DayField(label=_("施行日期"))
    text = long_text(
        _("正文"),
        most=60000,
        rows=16,
        help_text=_("把全文粘贴进来；每一条另起一行，以“第一条”这样开头。"),
    )


class EnterRegulation(RegulationFields, RollForm):
    replaces = forms.ModelChoiceField(
        label=_("代替的原版本"),
        queryset=Regulation.objects.none(),
        required=False,
        empty_label=_("没有，是新的制度"),
        help_text=_("原版本到新版本施行的前一天为止；它的对应条款会带过来，逐条核对。"),
    )
    groups = [
        ("", ["title", ("document_number", "adopted_by"), ("adopted_on", "in_force_from")]),
        ("", ["replaces", "text"]),
    ]
    submit = _("收录")

    def prepare(self):
        found = Regulation.objects.filter(congress_id=self.congress_id, in_force_until=None)
        self.fields["replaces"].queryset = found.order_by("title", "pk")
        asked = self.initial.get("replaces")
        one = found.filter(pk=asked).first() if str(asked or "").isdecimal() else None
        if one is not None:
            for name in ("title", "adopted_by"):
                self.initial.setdefault(name, getattr(one, name))


class CorrectRegulation(RegulationFields, ChangeForm):
    argument = "regulation"
    groups = [
        (
            "",
            ["title", ("document_number", "adopted_by"), ("adopted_on", "in_force_from"), "text"],
        )
    ]
    submit = _("保存")


class RepealRegulation(RollForm):
    until = DayField(label=_("最后有效的一天"))
    reason = short_text(_("依据和原因"), most=300)
    submit = _("废止")

    def details(self):
        return super().details() | {"regulation": self.row}


class ArticleForm(RollForm):
    """`article` is chosen from those that stand in the text."""

    article = forms.ChoiceField(label=_("条款"))

    def offer_articles(self, regulation):
        self.fields["article"].choices = [
            (number, f"{number}　{words[:40]}") for number, words in regulation.articles.items()
        ]


class TieToArticle(ArticleForm):
    what = forms.ChoiceField(label=_("规则或检查清单"))
    field_order = ("what", "article")
    submit = _("对应")

    def prepare(self):
        self.offer_articles(self.row)
        self.fields["what"].choices = list(targets(book_of(self.subject)).items())

    def details(self):
        return super().details() | {"regulation": self.row}


class CheckFooting(ArticleForm):
    submit = _("核对无误")

    def prepare(self):
        self.offer_articles(self.row.regulation)
        self.initial.setdefault("article", self.row.article)

    def details(self):
        return super().details() | {"footing": self.row}


class Untie(RollForm):
    reason = short_text(_("原因"), most=300)
    submit = _("取消对应")

    def details(self):
        return super().details() | {"footing": self.row}
