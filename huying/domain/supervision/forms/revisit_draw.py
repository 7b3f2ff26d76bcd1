"""Forms of 抽样回访: what is published before, the seed, what was found of one item."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Session
from huying.domain.suggestions.forms.fields import long_text, reason, short_text
from huying.domain.suggestions.states import Grade
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .. import states
from ..models import DrawRow
from ..policy.revisit_draw import not_visited


def _yes_or_no(label):
    return forms.TypedChoiceField(
        label=label,
        choices=[("yes", _("属实")), ("no", _("不属实"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )


class Announce(ActForm):
    title = short_text(_("名称"), most=60)
    sessions = forms.ModelMultipleChoiceField(
        label=_("哪些会议的建议"),
        queryset=Session.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text=_("已经答复的都在总体里，代表要求保密的除外。"),
    )
    strata_by = forms.ChoiceField(
        label=_("分层"), choices=states.StrataBy.choices, widget=forms.RadioSelect
    )
    share = forms.IntegerField(
        label=_("抽取比例（%）"), min_value=1, max_value=100, required=False,
        help_text=_("按比例抽，各层按件数分配；与每层件数只填一项。"),
    )  # fmt: skip
    each = forms.IntegerField(
        label=_("每层件数"), min_value=1, max_value=1000, required=False,
        help_text=_("不足的全部抽取。"),
    )  # fmt: skip
    seed_source = short_text(
        _("种子的来源"),
        most=200,
        help_text=_("以后才公布、谁也不能选择的一个数，例如某日某期的公开开奖号码。"),
    )
    submit = _("公布")

    def prepare(self):
        found = Session.objects.filter(congress=self.by.congress_id).select_related("term")
        self.fields["sessions"].queryset = found.order_by("-opens_at")

    def clean(self):
        cleaned = super().clean() or {}
        if not self.errors and bool(cleaned.get("share")) == bool(cleaned.get("each")):
            self.add_error("share", _("请填写抽取比例，或者每层件数，只填一项。"))
        return cleaned

    def details(self):
        return super().details() | {"sessions": list(self.cleaned_data["sessions"])}


class Draw(ActForm):
    seed = short_text(_("种子"), most=200, help_text=_("照公布的原样填写，一个字符也不能差。"))
    submit = _("抽取")

    def prepare(self):
        self.fields["seed"].help_text = _("%s；照公布的原样填写，抽取以后不能重抽。") % (
            self.subject.seed_source
        )


class RecordRevisit(ActForm):
    row = forms.ModelChoiceField(
        label=_("哪一件"), queryset=DrawRow.objects.none(), empty_label=None
    )
    way = forms.ChoiceField(
        label=_("方式"), choices=states.RevisitWay.choices, widget=forms.RadioSelect
    )
    visited_on = DayField(label=_("回访日期"))
    whom = short_text(_("回访了谁"), most=120)
    reached = forms.TypedChoiceField(
        label=_("是否联系上"),
        choices=[("yes", _("联系上")), ("no", _("没有联系上"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    contact_true = _yes_or_no(_("登记的沟通"))
    reply_true = _yes_or_no(_("答复的内容"))
    mark = forms.ChoiceField(
        label=_("满意程度"), choices=Grade.choices, required=False, widget=forms.RadioSelect
    )
    words = long_text(
        _("情况"),
        required=False,
        most=2000,
        help_text=_("不属实、不满意的必须写明，随之二次交办；没有联系上的写明原因。"),
    )
    submit = _("登记")

    def prepare(self):
        waiting = not_visited(self.subject).select_related("handling__suggestion__lead__person")
        self.fields["row"].queryset = waiting.order_by("stratum", "number")
        self.fields["row"].label_from_instance = _in_words
        self.initial.setdefault("visited_on", timezone.localdate(self.at))


def _in_words(row) -> str:
    lead = row.handling.suggestion.lead
    name = f"　{lead.person}" if lead else ""
    return f"{row.number}　{row.handling.suggestion.title}{name}"


FORMS = {
    "announce": Announce,
    "draw_sample": Draw,
    "call_off": reason(_("取消的理由"), danger=True),
    "record_revisit": RecordRevisit,
    "finish": reason(_("总的情况"), argument="summary", most=3000),
}
