"""Forms of a unit's own work on an item: what was done, how far it has come, when its clocks stand still."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .. import states
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


FORMS = {
    "ask_pause": AskPause,
    "grant_pause": GrantPause,
    "refuse_pause": reason(_("不同意的理由")),
    "run_on": Nothing,
    "record_work": RecordWork,
    "report_progress": ReportProgress,
}
