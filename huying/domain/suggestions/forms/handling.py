"""Forms of a unit's acts, of the contacts, and of the committee's answers to them."""

from datetime import datetime

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .. import states
from ..models import Contact
from ..policy.clocks import book_of
from ..policy.contact_forms import contact_form_words, form_asked
from ..policy.family import proposing_deputies
from ..states import ContactAnswer
from .fields import Nothing, UnitChoice, long_text, reason, short_text


class AskToReturn(ActForm):
    reason = long_text(
        _("退回理由"), rows=4, most=1000, help_text=_("说明职能依据，为什么不属于本单位。")
    )
    proposed_unit = UnitChoice(label=_("建议的承办单位"))
    submit = _("申请退回")

    def prepare(self):
        self.fields["proposed_unit"].open_for(
            self.subject.congress_id, without=[self.subject.unit_id]
        )


class NewUnit(ActForm):
    """Which unit it goes to, with a word to the old one."""

    new_unit = UnitChoice(label=_("改由哪个单位承办"))
    answer = long_text(_("说明"), required=False, rows=3, most=500)
    submit = _("同意并改办")

    def prepare(self):
        self.fields["new_unit"].open_for(self.subject.congress_id, without=[self.subject.unit_id])
        self.initial.setdefault("new_unit", self.subject.proposed_unit_id)


class TakeBack(NewUnit):
    answer = long_text(_("收回的理由"), rows=3, most=500)
    submit = _("收回并改办")


class Plan(ActForm):
    plan = long_text(_("办理方案"), rows=5, most=2000)
    liaison = short_text(_("联系人和电话"), most=60)
    planned_reply_on = DayField(label=_("计划答复日期"), required=False)
    submit = _("登记方案")

    def prepare(self):
        self.initial.setdefault("plan", self.subject.plan)
        self.initial.setdefault("liaison", self.subject.liaison)
        self.initial.setdefault("planned_reply_on", self.subject.planned_reply_on)


class CoOpinion(ActForm):
    text = long_text(_("协办意见"), rows=8, most=3000)
    submit = _("提交协办意见")


class Extend(ActForm):
    reason = long_text(_("延期理由"), rows=3, most=1000)
    work_done = long_text(_("已经做的工作"), rows=3, most=1000)
    told_deputy = short_text(_("向代表说明的时间和方式"), most=200)
    submit = _("延长期限")

    def prepare(self):
        book = book_of(self.subject)
        self.fields["told_deputy"].required = book.extension.notify_deputy
        rule = book.clocks["reply_long"]
        self.fields["reason"].help_text = _now("延长后的答复期限：自%(start)s起%(length)s。") % {
            "start": rule.anchor_label,
            "length": rule.length,
        }


class TimeField(forms.TimeField):
    default_error_messages = {"invalid": _("请按“14:30”的样子填写时间。")}


class RecordContact(ActForm):
    """When, where, how, who, what was said; the deputies named are asked to confirm it."""

    phase = forms.ChoiceField(
        label=_("阶段"), choices=states.Phase.choices, widget=forms.RadioSelect
    )
    way = forms.ChoiceField(label=_("方式"), choices=states.Way.choices)
    held_on = DayField(label=_("沟通日期"))
    held_time = TimeField(
        label=_("时间"),
        widget=forms.TimeInput(attrs={"class": "short"}, format="%H:%M"),
    )
    place = short_text(_("地点"), required=False, most=80)
    attendees = short_text(_("单位参加人（姓名、职务）"), most=200)
    deputies = forms.ModelMultipleChoiceField(
        label=_("参加沟通的代表"), queryset=None, widget=forms.CheckboxSelectMultiple
    )
    voters = short_text(_("参加的选民、群众（可不填）"), required=False, most=200)
    content = long_text(_("沟通内容和代表意见"), rows=6, most=3000)
    agreed = long_text(
        _("现场议定的事项"),
        required=False,
        rows=3,
        most=1000,
        help_text=_("方式是“现场办理”的必填，并请附照片。"),
    )
    form_handed = forms.BooleanField(label=_("已当面交给代表征询意见表"), required=False)
    visit = forms.ModelChoiceField(label=_("按哪一次预约"), queryset=None, required=False)
    files = AttachmentsField(label=_("照片或附件"), required=False)
    submit = _("登记沟通")

    def prepare(self):
        deputies = proposing_deputies(self.subject)
        field = self.fields["deputies"]
        from huying.domain.people.models import Appointment

        field.queryset = Appointment.objects.filter(
            pk__in=[one.pk for one in deputies]
        ).select_related("person", "body")
        field.label_from_instance = lambda one: one.person.name
        self.initial.setdefault("deputies", [one.pk for one in deputies[:1]])
        self.initial.setdefault("held_on", timezone.localdate(self.at))
        self.initial.setdefault("held_time", timezone.localtime(self.at).strftime("%H:%M"))
        delivered = self.subject.rounds.filter(delivered_at__isnull=False).exists()
        done = set(self.subject.contacts.values_list("phase", flat=True))
        agreed = self.subject.visits.filter(state=states.VisitState.AGREED)
        self.fields["visit"].queryset = agreed.select_related("handling__unit", "deputy__person")
        if not agreed.exists():
            del self.fields["visit"]
        words = [
            phase.label + contact_form_words(form)
            for phase in states.Phase
            if (form := form_asked(self.subject, phase)) != "any"
        ]
        if words:
            self.fields["way"].help_text = _now("按本级规则和代表的要求：%s。") % "、".join(words)
        if self.subject.state == states.Handling.COMPLETED:  # only the revisit is left
            self.fields["phase"].choices = [(states.Phase.AFTER, states.Phase.AFTER.label)]
        default = "after" if delivered else ("during" if "before" in done else "before")
        self.initial.setdefault("phase", default)
        if not delivered:
            del self.fields["form_handed"]

    def details(self):
        found = super().details()
        held_on, held_time = found.pop("held_on"), found.pop("held_time")
        found["held_at"] = timezone.make_aware(datetime.combine(held_on, held_time))
        found["deputies"] = list(found["deputies"])
        return found


class AnswerContact(ActForm):
    """Which contact; where one alone waits for this deputy it is chosen already."""

    contact = forms.ModelChoiceField(label=_("哪一次沟通"), queryset=None, widget=forms.RadioSelect)
    remark = short_text(_("补充说明"), required=False, most=300)
    submit = _("确认属实")

    def prepare(self):
        field = self.fields["contact"]
        field.empty_label = None
        field.queryset = Contact.objects.filter(
            handling=self.subject,
            answers__deputy__person=self.by.person_id if self.by else None,
            answers__answer=ContactAnswer.OPEN,
        ).order_by("held_at")
        field.label_from_instance = _contact_in_words
        self.contacts = list(field.queryset)
        if len(self.contacts) == 1:
            self.initial["contact"] = self.contacts[0].pk


class DenyContact(AnswerContact):
    remark = short_text(_("实际情况"), most=300)
    submit = _("不属实")


def _contact_in_words(contact) -> str:
    held = timezone.localtime(contact.held_at)
    return (
        f"{contact.get_phase_display()} · {held.year}年{held.month}月{held.day}日 · "
        f"{contact.get_way_display()} · {contact.content[:40]}"
    )


FORMS = {
    "sign_for": Nothing,
    "head_has_seen": Nothing,
    "ask_to_return": AskToReturn,
    "ask_to_return_late": AskToReturn,
    "approve_return": NewUnit,
    "deny_return": reason(_("不同意的理由"), argument="answer"),
    "take_back": TakeBack,
    "plan": Plan,
    "send_co_opinion": CoOpinion,
    "send_back_co_opinion": reason(_("为什么要重提，还要说明什么")),
    "extend": Extend,
    "ask_extension": Extend,
    "grant_extension": Nothing,
    "refuse_extension": reason(_("不同意的理由")),
    "record_contact": RecordContact,
    "confirm_contact": AnswerContact,
    "deny_contact": DenyContact,
    "waive_contacts": reason(_("放行的理由")),
}
