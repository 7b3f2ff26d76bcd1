"""Forms of 审查: the three checks, and what is told to the deputy where it is not taken."""

import re

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import units
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.fields import PlainText

from ..policy.examining import grounds_of
from .categories import CategoryChoice
from .fields import Nothing, long_text, reason

OPINION_HELP = _("通过的留空；有意见的写明意见。")


class Examine(ActForm):
    politics = long_text(_("政治关"), required=False, rows=2, most=500, help_text=OPINION_HELP)
    law = long_text(_("法律关"), required=False, rows=2, most=500, help_text=OPINION_HELP)
    quality = long_text(_("质量关"), required=False, rows=2, most=500, help_text=OPINION_HELP)
    submit = _("记录审查意见")


class WithGrounds(ActForm):
    """The grounds of the congress's own text to choose from."""

    grounds = forms.MultipleChoiceField(
        label=_("属于哪种情形"), widget=forms.CheckboxSelectMultiple, choices=()
    )
    reason = long_text(_("理由（代表会看到）"), most=1000, rows=4)
    mend = long_text(_("代表可以怎样做"), required=False, most=1000, rows=3)

    def prepare(self):
        self.fields["grounds"].choices = [
            (code, f"{one.label}（{one.article}）" if one.article else one.label)
            for code, one in grounds_of(self.subject).items()
        ]


class Return(WithGrounds):
    """A fault may be one of form alone: then no ground is ticked."""

    reason = long_text(_("退回理由和修改要求"), most=1000, rows=4)
    submit = _("退回修改")
    field_order = ("reason", "grounds", "mend")

    def prepare(self):
        super().prepare()
        self.fields["grounds"].required = False


class Reject(WithGrounds):
    submit = _("不予受理")
    danger = True


class Letter(WithGrounds):
    units = forms.ModelMultipleChoiceField(
        label=_("转给哪些单位"),
        queryset=None,
        required=False,
        widget=forms.CheckboxSelectMultiple(attrs={"class": "chooser-ticks"}),
    )
    submit = _("转为来信")
    danger = True

    def prepare(self):
        super().prepare()
        self.fields["units"].queryset = units(self.subject.congress_id)


class Refer(Letter):
    submit = _("作工作参考")

    def prepare(self):
        super().prepare()
        self.fields["units"].required = True


class KeywordsField(PlainText):
    """At most eight words, however they were separated; stored with 、 between them."""

    def clean(self, value):
        words = list(dict.fromkeys(re.split(r"[\s,，、;；]+", super().clean(value) or "")))
        words = [one for one in words if one]
        if len(words) > 8 or any(len(one) > 12 for one in words):
            raise forms.ValidationError(_("最多八个关键词，每个不超过十二个字。"))
        return "、".join(words)


def keywords_field():
    return KeywordsField(
        label=_("关键词"), required=False, max_length=120, help_text=_("用空格或顿号隔开。")
    )


class Keywords(ActForm):
    keywords = keywords_field()
    submit = _("标注关键词")

    def prepare(self):
        self.initial.setdefault("keywords", self.subject.keywords)


class Register(ActForm):
    """Whoever registers says that it passes the three checks, and gives its category."""

    category = CategoryChoice(
        label=_("类别"),
        widget=forms.RadioSelect,
        empty_label=None,
        help_text=_("登记即表示政治关、法律关、质量关都通过。"),
    )
    keywords = keywords_field()
    submit = _("登记编号")

    def prepare(self):
        self.fields["category"].open_for(self.subject.congress_id)


FORMS = {
    "examine": Examine,
    "return_for_revision": Return,
    "reject": Reject,
    "convert_to_letter": Letter,
    "refer_for_reference": Refer,
    "register": Register,
    "undo_review": Nothing,
    "undo_disposal": reason(_("为什么撤销"), required=False, most=300),
    "mark_keywords": Keywords,
}
