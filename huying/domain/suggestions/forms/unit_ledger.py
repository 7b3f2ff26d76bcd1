"""Forms of a unit's own work on an item: what was done, how far it has come, when its clocks stand still."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .. import states
from ..models import Outcome
from ..states import PauseAnswer, Work
from .fields import Nothing, long_text, reason, short_text


class Days(forms.IntegerField):
    def __init__(self, **kwargs):
        super().__init__(min_value=1, max_value=365, **kwargs)
        self.widget.attrs["class"] = "short"


class AskPause(ActForm):
    ground = forms.ChoiceField(
        label=_("停表的法定情形"), choices=states.PauseGround.choices, widget=forms.RadioSelect
    )
    reason = long_text(_("具体情况"), rows=4, most=1000)
    days = Days(label=_("需要停表的天数"), help_text=_("按自然日计，情形消除即恢复计时。"))
    submit = _("申请停表")


class GrantPause(ActForm):
    days = Days(label=_("同意停表的天数"))
    submit = _("同意停表")

    def prepare(self):
        asked = self.subject.pauses.filter(answer=PauseAnswer.ASKED).first()
        if asked:
            self.initial.setdefault("days", asked.days)
            self.fields["days"].help_text = f"{asked.get_ground_display()}：{asked.reason}"


class RecordWork(ActForm):
    kind = forms.ChoiceField(
        label=_("工作内容"),
        choices=[one for one in Work.choices if one[0] != Work.PROGRESS],
        widget=forms.RadioSelect,
    )
    held_on = DayField(label=_("日期"))
    place = short_text(_("地点"), required=False, most=80)
    people = short_text(_("参加人（姓名、职务）"), required=False, most=200)
    content = long_text(_("情况和结果"), rows=6, most=3000)
    for_deputies = forms.BooleanField(label=_("代表可以看到"), required=False)
    files = AttachmentsField(label=_("照片或附件"), required=False)
    submit = _("登记")

    def prepare(self):
        self.initial.setdefault("held_on", timezone.localdate(self.at))


class ReportProgress(ActForm):
    content = long_text(
        _("办理进展"), rows=6, most=3000, help_text=_("领衔代表和附议代表会收到通知。")
    )
    files = AttachmentsField(label=_("照片或附件"), required=False)
    submit = _("通报代表")


class RegisterOutcome(ActForm):
    kind = forms.ChoiceField(
        label=_("成果类别"), choices=states.OutcomeKind.choices, widget=forms.RadioSelect
    )
    name = short_text(_("名称"), most=120)
    document_number = short_text(_("文号"), required=False, most=60)
    quantity = forms.DecimalField(
        label=_("数量"), required=False, min_value=0, max_digits=14, decimal_places=2
    )
    measure = short_text(
        _("计量单位"), required=False, most=20, help_text=_("如：公里、万元、个。")
    )
    before = short_text(_("办理前"), required=False, most=200)
    after = short_text(_("办理后"), required=False, most=200)
    place = short_text(_("地点"), required=False, most=80)
    achieved_on = DayField(label=_("取得成果的日期"))
    files = AttachmentsField(label=_("佐证材料"), required=False)
    submit = _("登记成果")

    def prepare(self):
        self.initial.setdefault("achieved_on", timezone.localdate(self.at))

    def clean(self):
        cleaned = super().clean()
        if (cleaned.get("quantity") is None) != (not cleaned.get("measure")):
            self.add_error("measure", _("数量和计量单位要一起填写。"))
        return cleaned


class ChooseOutcome(ActForm):
    """One line; where there is only one it is chosen already."""

    outcome = forms.ModelChoiceField(
        label=_("办理成果"), queryset=None, widget=forms.RadioSelect, empty_label=None
    )

    def prepare(self):
        found = self.lines().order_by("-achieved_on", "-pk")
        self.fields["outcome"].queryset = found
        self.fields["outcome"].label_from_instance = _outcome_in_words
        first_two = list(found[:2])
        if len(first_two) == 1:
            self.initial.setdefault("outcome", first_two[0].pk)

    def lines(self):
        return self.subject.outcomes.filter(check_word=states.OutcomeCheck.UNCHECKED)


class ShareOutcome(ChooseOutcome):
    submit = _("关联成果")

    def lines(self):
        mine = Outcome.objects.filter(unit=self.subject.unit_id)
        return mine.exclude(handlings=self.subject.pk)


class RejectOutcome(ChooseOutcome):
    reason = long_text(_("哪里不符"), rows=3, most=1000)


def _outcome_in_words(one) -> str:
    parts = (one.get_kind_display(), one.name, one.amount, one.achieved_on.isoformat())
    return " · ".join(part for part in parts if part)


FORMS = {
    "register_outcome": RegisterOutcome,
    "share_outcome": ShareOutcome,
    "verify_outcome": ChooseOutcome,
    "reject_outcome": RejectOutcome,
    "ask_pause": AskPause,
    "grant_pause": GrantPause,
    "refuse_pause": reason(_("不同意的理由")),
    "run_on": Nothing,
    "record_work": RecordWork,
    "report_progress": ReportProgress,
}
