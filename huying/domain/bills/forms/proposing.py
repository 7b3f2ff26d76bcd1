"""Forms of the deputies who propose a bill."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.suggestions.forms.fields import (
    DeputiesChoice,
    FillsDeputies,
    Nothing,
    RequestsField,
    long_text,
    reason,
    short_text,
)
from huying.foundation.files.fields import AttachmentsField
from huying.foundation.files.models import Attachment
from huying.foundation.procedure.forms import ActForm

from .. import rulebook, states


class Text(ActForm):
    """案由, 案据, 方案 and what belongs to them. A draft may be incomplete."""

    title = short_text(
        _("案由"), most=60, help_text=_("一事一案，明确清楚，例如“关于制定某某条例的议案”。")
    )
    matter = forms.ChoiceField(
        label=_("议案内容属于"),
        choices=states.BillMatter.choices,
        widget=forms.RadioSelect,
        initial=states.BillMatter.LEGISLATION,
    )
    proposer = forms.ChoiceField(
        label=_("提出方式"),
        choices=states.Proposer.choices,
        widget=forms.RadioSelect,
        initial=states.Proposer.JOINT,
    )
    grounds = long_text(
        _("案据"),
        required=False,
        rows=8,
        most=8000,
        help_text=_("为什么提出：法律依据、事实和理由。"),
    )
    plan = long_text(
        _("方案"), required=False, rows=8, most=8000, help_text=_("怎样解决，要有具体内容。")
    )
    points = RequestsField(
        word="要点",
        label=_("方案要点"),
        required=False,
        help_text=_("把要做的事一条一条写清楚；如果转为建议，每一条就是一条诉求。"),
    )
    draft_law = long_text(
        _("法规草案，或立法要旨、主要内容及说明"),
        required=False,
        rows=8,
        most=20000,
        help_text=_("只有立法议案需要；草案也可以作为附件。"),
    )
    files = AttachmentsField(label=_("附件"), required=False)
    submit = _("保存草稿")

    def prepare(self):
        congress = (self.subject or self.by).congress
        if not rulebook.of(congress).options["delegation"].value:
            del self.fields["proposer"]


class Revise(Text):
    kept = forms.ModelMultipleChoiceField(
        label=_("保留原有附件"),
        queryset=Attachment.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    submit = _("保存修改")

    def prepare(self):
        super().prepare()
        text = self.subject.text
        hung = text.attachments.all()
        self.fields["kept"].queryset = hung
        if not hung:
            del self.fields["kept"]
        self.initial.update(
            {
                name: getattr(text, name)
                for name in ("title", "grounds", "plan", "points", "draft_law")
            },
            matter=self.subject.matter,
            proposer=self.subject.proposer,
            kept=[one.pk for one in hung],
        )


class Invite(FillsDeputies):
    deputy_fields = ("deputies",)
    deputies = DeputiesChoice(
        label=_("邀请哪些代表联名"),
        queryset=None,
        help_text=_("可按姓名、拼音首字母或代表团查找。"),
    )
    submit = _("发出邀请")

    def left_out(self):
        asked = self.subject.signatures.values_list("deputy__person_id", flat=True)
        return {self.subject.lead.person_id, *asked}


class Sign(ActForm):
    """Bound to the very text that was shown."""

    version_number = forms.IntegerField(widget=forms.HiddenInput)
    submit = _("我已审阅文本，同意联名")

    def prepare(self):
        self.initial["version_number"] = self.subject.text.number


class Decline(Sign):
    submit = _("不联名")


class Submit(ActForm):
    without_waiting = forms.BooleanField(
        label=_("不再等待没有答复的联名邀请，直接提交"), required=False
    )
    submit = _("提交议案")

    def prepare(self):
        if not self.subject.signatures.filter(answer=states.Signing.OPEN).exists():
            del self.fields["without_waiting"]


FORMS = {
    "draft": Text,
    "revise": Revise,
    "invite": Invite,
    "invite_again": Invite,
    "sign": Sign,
    "decline": Decline,
    "submit": Submit,
    "withdraw": reason(_("放弃的理由"), danger=True),
    "take_back": reason(_("撤回签名的理由"), danger=True),
    "propose_reconsideration": reason(_("要求复议的理由")),
    "want_reconsideration": Nothing,
    "ask_reconsideration": Nothing,
}
