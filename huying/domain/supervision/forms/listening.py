"""Forms of 网上听办 and of a question asked there."""

from django import forms
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Body, Delegation
from huying.domain.people.queries import units
from huying.domain.suggestions.forms.fields import (
    DeputiesChoice,
    FillsDeputies,
    Nothing,
    long_text,
    reason,
    short_text,
)
from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField, PeopleCheckboxes

from ..models import ListeningReport, Team
from ..policy import listening as policy
from ..policy.key import items_open_to
from ..states.campaign import Team as TeamState
from .key import ItemsChoice


class UnitsChoice(forms.ModelMultipleChoiceField):
    """Several undertaking units of the congress."""

    widget = PeopleCheckboxes

    def __init__(self, **options):
        super().__init__(queryset=Body.objects.none(), **options)

    def open_for(self, congress_id):
        self.queryset = units(congress_id)
        self.widget.details = {
            str(one.pk): (one.duties[:60], one.get_system_display()) for one in self.queryset
        }


class Announce(FillsDeputies):
    deputy_fields = ("deputies",)
    title = short_text(_("听办名称"), most=60)
    units = UnitsChoice(label=_("哪些单位汇报"))
    items = ItemsChoice(label=_("汇报哪些建议"), required=False)
    starts_on = DayField(label=_("开始日期"), help_text=_("单位在这一天以前提交报告。"))
    ends_on = DayField(label=_("结束日期"), help_text=_("代表在这一天以前提问和评价。"))
    authors = forms.BooleanField(label=_("邀请所选建议的领衔代表和附议代表"), required=False)
    delegations = forms.ModelMultipleChoiceField(
        label=_("邀请代表团的全体代表"),
        queryset=Delegation.objects.none(),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    team = forms.ModelChoiceField(
        label=_("邀请督办工作组的代表"),
        queryset=Team.objects.none(),
        required=False,
        empty_label=_("不邀请"),
    )
    deputies = DeputiesChoice(label=_("另外邀请哪些代表"), queryset=None, required=False)
    note = long_text(_("安排"), required=False, most=2000)
    submit = _("安排")

    def prepare(self):
        super().prepare()
        congress_id = self.by.congress_id
        self.fields["units"].open_for(congress_id)
        self.fields["items"].open_for(items_open_to(congress_id, self.by.body))
        self.fields["delegations"].queryset = policy.delegations_that_sit(congress_id)
        teams = Team.objects.filter(congress_id=congress_id, case__state=TeamState.AT_WORK)
        self.fields["team"].queryset = teams.order_by("name", "pk")


class HandIn(ActForm):
    text = long_text(
        _("办理情况报告"), most=10000, rows=12,
        help_text=_("怎样办的、解决了什么、还有什么；受邀代表读到的就是这一份。"),
    )  # fmt: skip
    link = short_text(
        _("直播或视频的链接"),
        required=False,
        most=300,
        help_text=_("以 https:// 开头，开始听办以后代表可以打开。"),
    )
    files = AttachmentsField(label=_("视频和材料"), required=False)
    submit = _("提交")

    def prepare(self):
        mine = self.subject.reports.filter(unit=self.by.body_id).first()
        if mine is not None:
            self.initial.setdefault("text", mine.text)
            self.initial.setdefault("link", mine.link)


class Ask(ActForm):
    unit = forms.ModelChoiceField(
        label=_("问哪个单位"), queryset=Body.objects.none(), widget=forms.RadioSelect,
        empty_label=None,
    )  # fmt: skip
    text = long_text(_("提问"), most=500, rows=4)
    submit = _("听办提问")

    def prepare(self):
        found = policy.may_be_asked(self.subject).order_by("name", "pk")
        self.fields["unit"].queryset = found
        if len(found) == 1:
            self.initial.setdefault("unit", found[0].pk)


class Mark(ActForm):
    report = forms.ModelChoiceField(
        label=_("评价哪个单位的报告"), queryset=ListeningReport.objects.none(),
        widget=forms.RadioSelect, empty_label=None,
    )  # fmt: skip
    grade = forms.ChoiceField(label=_("评价"), widget=forms.RadioSelect)
    words = short_text(
        _("说明"), required=False, most=300, help_text=_("不满意的要写明理由。单位看不到是谁写的。")
    )
    submit = _("评价")

    def prepare(self):
        grades = policy.grades_of(self.subject)
        self.fields["grade"].choices = [(one.code, _now(one.label)) for one in grades]
        found = policy.handed_in(self.subject).select_related("unit").order_by("pk")
        self.fields["report"].queryset = found
        if len(found) == 1:
            self.initial.setdefault("report", found[0].pk)
        earlier = policy.mark_of(self.initial.get("report"), self.subject, self.by)
        if earlier is not None:
            self.initial.update(grade=earlier.grade, words=earlier.words)


class Close(ActForm):
    summary = long_text(
        _("听办情况"), most=3000, help_text=_("单位和受邀代表会看到；评价的人数和提问由系统计数。")
    )
    submit = _("结束听办")


class Answer(ActForm):
    text = long_text(_("答复"), most=2000)
    submit = _("答复")


FORMS = {
    "listening": {
        "announce": Announce,
        "hand_in": HandIn,
        "open_up": Nothing,
        "ask": Ask,
        "mark": Mark,
        "close": Close,
        "cancel": reason(_("取消的理由"), danger=True, most=300),
    },
    "listening_question": {"answer": Answer},
}
