"""Forms of the suggestion's own acts."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.foundation.files.fields import AttachmentsField
from huying.foundation.files.models import Attachment
from huying.foundation.procedure.forms import ActForm

from .. import states
from ..policy.clocks import book_of
from ..policy.delegation import in_the_name_of
from . import collection, examination, merging, splitting
from .categories import CategoryChoice
from .circumstances import (
    BOXES,
    CircumstancesFields,
    boxes_as_they_are,
    boxes_of,
    secrecy_reason,
)
from .fields import (
    DeputiesChoice,
    DeputyChoice,
    FillsDeputies,
    Nothing,
    RequestsField,
    long_text,
    reason,
    short_text,
)

TITLE_HELP = _("一件建议只讲一件事，例如“关于维修某镇灌溉支渠的建议”。")
FACTS_HELP = _("看到了什么、涉及哪里、多少人，有什么依据。")
PROPOSAL_HELP = _("希望怎么解决，由谁做、做什么。")
REQUESTS_HELP = _("把希望办的事一条一条写清楚，承办单位会逐条答复。空着的格子不算。")
DIFFERS_HELP = _("以前有相近的建议时，写明这一次有什么新情况、新要求。审查时看得到。")

TEXT_FIELDS = ("title", "facts", "proposal", "requests", "openness")
OWN_TEXT_FIELDS = ("title", "facts", "proposal", "requests", "differs", "openness")


class Text(CircumstancesFields, ActForm):
    """Title, facts, proposal, requests, openness and attachments. A draft may be incomplete."""

    title = short_text(_("标题"), most=60, help_text=TITLE_HELP)
    facts = long_text(_("情况和问题"), required=False, rows=8, most=5000, help_text=FACTS_HELP)
    proposal = long_text(_("具体建议"), required=False, rows=8, most=5000, help_text=PROPOSAL_HELP)
    requests = RequestsField(label=_("诉求"), required=False, help_text=REQUESTS_HELP)
    differs = long_text(_("与以往的不同"), required=False, rows=2, most=500, help_text=DIFFERS_HELP)
    openness = forms.ChoiceField(
        label=_("公开意见"),
        choices=states.Openness.choices,
        widget=forms.RadioSelect,
        initial=states.Openness.TITLE_ONLY,
    )
    files = AttachmentsField(label=_("附件"), required=False)
    submit = _("保存草稿")
    field_order = (*OWN_TEXT_FIELDS, *BOXES, "files")

    def details(self):
        return boxes_of(super().details())


class Revise(Text):
    """The present text to start from; attachments of the last version may be kept."""

    reason = short_text(
        _("修改理由"),
        required=False,
        most=300,
        help_text=_("别人已经看过的稿子，请写明改了什么、为什么改。"),
    )
    kept = forms.ModelMultipleChoiceField(
        label=_("保留原有附件"),
        queryset=Attachment.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    submit = _("保存修改")
    field_order = (*OWN_TEXT_FIELDS, *BOXES, "kept", "files", "reason")
    read_by_others = (states.Suggestion.COSIGNING, states.Suggestion.RETURNED)

    def prepare(self):
        self.fields["reason"].required = self.subject.state in self.read_by_others
        if self.subject.secrecy:
            del self.fields["openness"]
        text = self.subject.text
        hung = text.attachments.all()
        self.fields["kept"].queryset = hung
        if not hung:
            del self.fields["kept"]
        self.initial.update(
            title=text.title,
            facts=text.facts,
            proposal=text.proposal,
            requests=[one.text for one in text.requests.order_by("order")],
            differs=text.differs,
            openness=self.subject.openness,
            kept=[one.pk for one in hung],
            **boxes_as_they_are(self.subject),
        )


class ReplaceText(Revise):
    """Handed in already: nothing may be missing, and the reason is read by the reviewers."""

    submit = _("更换文本")
    read_by_others = (states.Suggestion.SUBMITTED,)

    def prepare(self):
        super().prepare()
        for name in ("facts", "proposal", "requests"):
            self.fields[name].required = True


class AskForSecrecy(ActForm):
    secrecy_reason = secrecy_reason()
    submit = _("要求保密")


class Paper(CircumstancesFields, FillsDeputies):
    """A signed paper typed in by staff: who signed it, its text, the scan of it."""

    deputy_fields = ("lead", "cosigners")
    lead = DeputyChoice(label=_("领衔代表"), queryset=None)
    cosigners = DeputiesChoice(label=_("附议代表"), queryset=None, required=False)
    title = short_text(_("标题"), most=60, help_text=TITLE_HELP)
    facts = long_text(_("情况和问题"), rows=8, most=5000)
    proposal = long_text(_("具体建议"), rows=8, most=5000)
    requests = RequestsField(label=_("诉求"), help_text=REQUESTS_HELP)
    openness = forms.ChoiceField(
        label=_("公开意见"),
        choices=states.Openness.choices,
        widget=forms.RadioSelect,
        initial=states.Openness.TITLE_ONLY,
    )
    scans = AttachmentsField(
        label=_("原件扫描件"), help_text=_("有代表签名的纸质原件，扫描或拍照（PDF、JPG、PNG）。")
    )
    submit = _("录入")
    field_order = ("lead", "cosigners", *TEXT_FIELDS, *BOXES, "scans")

    def details(self):
        return boxes_of(super().details())


class Invite(FillsDeputies):
    deputy_fields = ("deputies",)
    deputies = DeputiesChoice(
        label=_("邀请哪些代表附议"),
        queryset=None,
        help_text=_("可按姓名、拼音首字母或代表团查找。"),
    )
    submit = _("发出邀请")

    def left_out(self):
        asked = self.subject.cosignatures.values_list("deputy__person_id", flat=True)
        return {self.subject.lead.person_id, *asked}


class Confirm(ActForm):
    """Bound to the very text that was shown."""

    version_number = forms.IntegerField(widget=forms.HiddenInput)
    submit = _("我已阅读，同意附议")

    def prepare(self):
        self.initial["version_number"] = self.subject.text.number


class Join(Confirm):
    submit = _("我已阅读，参加附议")


class Decline(Confirm):
    submit = _("不附议")


class Submit(ActForm):
    without_waiting = forms.BooleanField(
        label=_("不再等待没有答复的附议邀请，直接提交"), required=False
    )
    signed = forms.BooleanField(label=_("经全团充分讨论，本人以团长身份签名"))
    submit = _("提交")

    def details(self):
        return {name: one for name, one in super().details().items() if name != "signed"}

    def prepare(self):
        if in_the_name_of(self.subject) is None:
            del self.fields["signed"]
        nobody_waited_for = book_of(self.subject).intake.cosigning == "informed"
        open_ones = self.subject.cosignatures.filter(answer=states.CosignAnswer.OPEN)
        if nobody_waited_for or not open_ones.exists():
            del self.fields["without_waiting"]


class CompleteEntry(FillsDeputies):
    deputy_fields = ("lead", "cosigners")
    lead = DeputyChoice(label=_("领衔代表"), queryset=None)
    cosigners = DeputiesChoice(label=_("附议代表"), queryset=None, required=False)
    facts = long_text(_("情况和问题"), rows=8, most=5000)
    proposal = long_text(_("具体建议"), rows=8, most=5000)
    requests = RequestsField(label=_("诉求"), help_text=REQUESTS_HELP)
    category = CategoryChoice(label=_("类别"))
    submit = _("补录")

    def prepare(self):
        super().prepare()
        self.fields["category"].open_for(self.subject.congress_id)
        self.initial.setdefault("category", self.subject.category_id)
        self.initial.setdefault("lead", self.subject.lead_id)


FORMS = {
    **collection.FORMS,
    **merging.FORMS,
    **splitting.FORMS,
    "draft": Text,
    "enter_from_paper": Paper,
    "confirm_entry": Nothing,
    "deny_entry": reason(_("哪里与原件不符")),
    "revise": Revise,
    "replace_text": ReplaceText,
    "ask_for_secrecy": AskForSecrecy,
    "lift_secrecy": Nothing,
    "ask_for_reply": Nothing,
    "invite": Invite,
    "invite_again": Invite,
    "confirm": Confirm,
    "decline": Decline,
    "call_for_cosigners": Nothing,
    "end_the_call": Nothing,
    "join": Join,
    "submit": Submit,
    **examination.FORMS,
    "submit_to_delegation": Submit,
    "draft_for_delegation": Text,
    "complete_entry": CompleteEntry,
    "propose_withdrawal": reason(_("撤回理由")),
    "agree_to_withdraw": Nothing,
    "withdraw": reason(_("撤回理由"), danger=True),
    "withdraw_on_word": reason(_("代表的意见（何时、以何种方式表示撤回）"), danger=True),
    "close": Nothing,
    "certify": reason(_("核对了什么（将告知代表和主办单位）"), argument="text"),
    "archive": Nothing,
    "archive_without_revisit": reason(_("为什么没有经代表确认的办后回访")),
}
