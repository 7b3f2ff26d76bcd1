"""Forms of what happens to a draft: groundwork, pre-review, 会中提交, the delegation."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Body, Session
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .. import states
from ..models import Groundwork
from ..policy.collecting import (
    bodies_of_round,
    next_round,
    sessions_to_come,
)
from .fields import Nothing, RequestsField, long_text, reason, short_text


class PastDay(DayField):
    """A day that has come; `today` is set by the form."""

    today = None

    def clean(self, value):
        day = super().clean(value)
        if day and self.today and day > self.today:
            raise forms.ValidationError(_now("日期还没有到，请核对。"), code="future")
        return day


class AddGroundwork(ActForm):
    kind = forms.ChoiceField(
        label=_("形式"), choices=states.Groundwork.choices, widget=forms.RadioSelect
    )
    done_on = PastDay(label=_("日期"))
    place = short_text(_("地点"), required=False)
    people = short_text(_("对象和人数"), required=False, most=200)
    content = long_text(_("了解到的情况"), most=1000, rows=4)
    submit = _("登记调研")

    def prepare(self):
        self.fields["done_on"].today = timezone.localdate(self.at)


class StrikeGroundwork(ActForm):
    groundwork = forms.ModelChoiceField(
        label=_("删去哪一条"),
        queryset=Groundwork.objects.none(),
        widget=forms.RadioSelect,
        empty_label=None,
    )
    submit = _("删去调研记录")
    danger = True

    def prepare(self):
        self.fields["groundwork"].queryset = self.subject.groundwork.order_by("done_on", "pk")


class SendToPreReview(ActForm):
    body = forms.ModelChoiceField(
        label=_("送哪个机构预审"), queryset=Body.objects.none(), empty_label=None
    )
    submit = _("送预审")

    def prepare(self):
        field = self.fields["body"]
        field.queryset = bodies_of_round(self.subject.congress_id, next_round(self.subject))
        if not field.queryset:
            field.help_text = _now("这一轮还没有登记机构和人员，请联系代表工委在“名册”中登记。")


class GiveOpinion(ActForm):
    """The draft as it was sent, to be changed where the reviewers would; unchanged, nothing is edited."""

    opinion = long_text(_("预审意见"), most=1000, rows=4)
    title = short_text(_("标题"), most=60)
    facts = long_text(_("情况和问题"), rows=8, most=5000)
    proposal = long_text(_("具体建议"), rows=8, most=5000)
    requests = RequestsField(label=_("诉求"))
    edit_reason = long_text(
        _("改稿理由"),
        required=False,
        most=500,
        rows=3,
        help_text=_("改动了上面的文稿才需要填写；是否采用由代表决定。"),
    )
    submit = _("提出预审意见")
    TEXT = ("title", "facts", "proposal", "requests")

    def prepare(self):
        self.initial.update(self._as_sent())

    def _as_sent(self) -> dict:
        text = self.subject.text
        asked = [one.text for one in text.requests.order_by("order")]
        return {
            "title": text.title,
            "facts": text.facts,
            "proposal": text.proposal,
            "requests": asked,
        }

    def clean(self):
        data = super().clean()
        sent = self._as_sent()
        self.edited = any(data.get(name) != sent[name] for name in self.TEXT)
        if self.edited and not data.get("edit_reason") and not self.errors:
            self.add_error("edit_reason", _now("改动了文稿，请写明改稿理由。"))
        return data

    def details(self):
        details = super().details()
        if not self.edited:
            for name in (*self.TEXT, "edit_reason"):
                details.pop(name)
        return details


class MarkForSession(ActForm):
    session = forms.ModelChoiceField(
        label=_("哪次会议"), queryset=Session.objects.none(), empty_label=None
    )
    submit = _("标明会中提交")

    def prepare(self):
        self.fields["session"].queryset = sessions_to_come(self.subject.congress_id, self.at)


class RecordDiscussion(ActForm):
    discussed_on = PastDay(label=_("讨论日期"))
    present = forms.IntegerField(
        label=_("到会代表人数"),
        min_value=1,
        max_value=3000,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "class": "short"}),
    )
    record = long_text(_("讨论情况"), most=2000, rows=5)
    submit = _("登记全团讨论")

    def prepare(self):
        self.fields["discussed_on"].today = timezone.localdate(self.at)


FORMS = {
    "add_groundwork": AddGroundwork,
    "strike_groundwork": StrikeGroundwork,
    "send_to_pre_review": SendToPreReview,
    "recall_from_pre_review": Nothing,
    "give_opinion": GiveOpinion,
    "adopt_edit": Nothing,
    "decline_edit": reason(_("不采用的理由")),
    "mark_for_session": MarkForSession,
    "unmark_for_session": Nothing,
    "lapse_for_session": Nothing,
    "pass_gate": Nothing,
    "return_at_gate": reason(_("退回理由和修改要求")),
    "release_from_gate": Nothing,
    "record_discussion": RecordDiscussion,
}
