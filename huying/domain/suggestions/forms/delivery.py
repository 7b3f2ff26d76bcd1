"""答复送达: how, on which day, to whom; and what follows an answer in person or through the lead deputy."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Appointment
from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .. import states
from ..policy import answering, filing
from ..policy.clocks import book_of
from ..policy.family import confirmed, suggestion_of
from .fields import DeputiesChoice, Nothing, long_text, short_text

RECORD = ("place", "people", "content")


class Deliver(ActForm):
    """Asks only for what the rulebook wants of this reply."""

    delivery = forms.ChoiceField(label=_("答复方式"), widget=forms.RadioSelect)
    received_on = DayField(label=_("代表收到答复的日期"))
    through_lead = forms.BooleanField(
        label=_("由领衔代表转复其他联名代表（领衔代表已经同意）"), required=False
    )
    present = DeputiesChoice(
        label=_("一同听取答复的联名代表"),
        queryset=Appointment.objects.none(),
        required=False,
        help_text=_("其余联名代表由领衔代表转复。"),
    )
    place = short_text(_("当面答复的地点"), required=False, most=80)
    people = short_text(_("答复人（姓名、职务）"), required=False, most=200)
    content = long_text(_("答复的主要内容"), required=False, rows=4, most=2000)
    scans = AttachmentsField(
        label=_("代表签署的当面答复记录"),
        required=False,
        help_text=_("没有上传的，由代表在网上签署。"),
    )
    copied_to = short_text(
        _("抄送选举该代表的人大常委会代表工作机构"),
        most=200,
        help_text=_("写明机构名称和抄送日期。"),
    )
    submit = _("答复代表")

    def prepare(self):
        round = self.subject
        ways = answering.deliveries(round)
        field = self.fields["delivery"]
        field.choices = [(one.value, one.label) for one in ways]
        field.help_text = self._who_gets_it()
        self.initial.setdefault("delivery", ways[0])
        self.initial.setdefault("received_on", timezone.localdate(self.at))
        self._leave_out_what_is_not_asked(ways)

    def _who_gets_it(self) -> str:
        names = "、".join(answering.copies_in_words(self.subject))
        return _now("同时抄送：%s。") % names if names else ""

    def _leave_out_what_is_not_asked(self, ways) -> None:
        round = self.subject
        through = answering.may_go_through_the_lead(round)
        if not through or answering.must_go_through_the_lead(round):
            del self.fields["through_lead"]
        if through:
            signers = confirmed(suggestion_of(round)).values("deputy")
            self.fields["present"].queryset = Appointment.objects.filter(
                pk__in=signers
            ).select_related("person", "seat__delegation")
        else:
            del self.fields["present"]
        if not any(answering.needs_a_record(round, one) for one in ways):
            for name in (*RECORD, "scans"):
                del self.fields[name]
        if not answering.goes_outside(round):
            del self.fields["copied_to"]

    def clean_received_on(self):
        day = self.cleaned_data["received_on"]
        signed = timezone.localdate(self.subject.signed_at) if self.subject.signed_at else day
        if day < signed:
            raise forms.ValidationError(_("收到日期不能早于签发日期。"))
        if day > timezone.localdate(self.at):
            raise forms.ValidationError(_("收到日期不能晚于今天。"))
        return day

    def clean(self):
        given = super().clean()
        if answering.needs_a_record(self.subject, given.get("delivery")):
            for name in RECORD:
                if name not in self.errors and not given.get(name):
                    self.add_error(name, _now("当面答复的，请填写这一项。"))
        return given

    def details(self):
        found = super().details()
        record = {name: found.pop(name) for name in RECORD if name in found}
        if answering.needs_a_record(self.subject, found["delivery"]):
            found["record"] = record
        return found


class SignFaceRecord(ActForm):
    opinion = long_text(_("签署意见"), most=1000, rows=3)
    submit = _("签署当面答复记录")

    def prepare(self):
        record = self.subject.face_reply
        self.fields["opinion"].help_text = _now(
            "%(day)s在%(place)s，%(people)s当面答复：%(content)s"
        ) % {
            "day": f"{record.held_on.year}年{record.held_on.month}月{record.held_on.day}日",
            "place": record.place,
            "people": record.people,
            "content": record.content,
        }


class FileSignedRecord(ActForm):
    scans = AttachmentsField(label=_("代表签署的当面答复记录"))
    opinion = long_text(_("代表签署的意见"), required=False, most=1000, rows=3)
    submit = _("上传签字的记录")


class WishForReply(ActForm):
    """Only what this place leaves to the deputy."""

    form = forms.ChoiceField(
        label=_("答复的形式"),
        choices=[("", _("没有特别要求")), *states.AnswerForm.choices],
        required=False,
        widget=forms.RadioSelect,
    )
    relays = forms.BooleanField(label=_("同意由我转复联名代表"), required=False)
    submit = _("告知承办单位")

    def prepare(self):
        rule, wish = book_of(self.subject).answer, answering.wish_of(self.subject)
        if rule.form == "written":
            del self.fields["form"]
        if rule.recipients != "lead_relays" or not confirmed(self.subject).exists():
            del self.fields["relays"]
        if wish:
            self.initial.update(form=wish.form, relays=wish.relays)


class AttachSealed(ActForm):
    scans = AttachmentsField(label=_("签字盖章的扫描件"), required=True)
    submit = _("上传扫描件")


class FileCopy(ActForm):
    offices = forms.MultipleChoiceField(
        label=_("报备到"), widget=forms.CheckboxSelectMultiple, choices=[]
    )
    filed_on = DayField(label=_("报备日期"))
    submit = _("登记报备")

    def prepare(self):
        waiting = filing.still_to_file(self.subject)
        self.fields["offices"].choices = [(one.value, one.label) for one in waiting]
        self.initial.setdefault("offices", [one.value for one in waiting])
        self.initial.setdefault("filed_on", timezone.localdate(self.at))


ROUND_FORMS = {
    "attach_sealed": AttachSealed,
    "file_copy": FileCopy,
    "deliver": Deliver,
    "sign_face_record": SignFaceRecord,
    "file_signed_record": FileSignedRecord,
    "relay": Nothing,
}
SUGGESTION_FORMS = {"wish_for_reply": WishForReply}
