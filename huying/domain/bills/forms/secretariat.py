"""Forms of the secretariat (between sessions the 代表工委) and of the presidium's decisions."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.forms.roll_bodies import MomentField
from huying.domain.people.models import Body, Session
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.forms.fields import Nothing, long_text, reason, short_text
from huying.domain.suggestions.models import Category
from huying.foundation.procedure.forms import ActForm

from .. import states

MEETING_HELP = _("例如“主席团第三次会议，2026年2月27日”。")


class Classed(ActForm):
    """With the class of the bill, chosen from the congress's own list."""

    category = forms.ModelChoiceField(
        label=_("类别"), queryset=None, widget=forms.RadioSelect, empty_label=None
    )

    def prepare(self):
        self.fields["category"].queryset = Category.objects.filter(
            congress_id=self.subject.congress_id
        ).order_by("order")
        if self.subject.category_id:
            self.initial.setdefault("category", self.subject.category_id)


class Register(Classed):
    submit = _("登记议案")


class Send(ActForm):
    committee = forms.ModelChoiceField(
        label=_("专门委员会"), queryset=None, widget=forms.RadioSelect, empty_label=None
    )
    submit = _("送专委会研究")

    def prepare(self):
        self.fields["committee"].queryset = Body.objects.filter(
            congress_id=self.subject.congress_id, kind=BodyKind.SPECIAL_COMMITTEE, active=True
        ).order_by("name")


class Opinion(ActForm):
    proposal = forms.ChoiceField(
        label=_("处理意见"), choices=states.Proposal.choices, widget=forms.RadioSelect
    )
    text = long_text(_("意见和理由"), most=5000)
    heard = long_text(
        _("与代表联系沟通的情况"),
        rows=4,
        most=2000,
        help_text=_("何时、以何种方式听取了哪些代表的意见。"),
    )
    submit = _("提出处理意见")


class Decision(ActForm):
    """What an organ decided, and at which meeting."""

    meeting = short_text(_("会议"), help_text=MEETING_HELP)
    text = long_text(_("决定和理由"), most=5000)


class Written(Decision):
    text = long_text(
        _("不作为议案的书面理由"), most=5000, help_text=_("原文书面告知提出议案的代表。")
    )


class Vote(Decision):
    conclusion = forms.ChoiceField(
        label=_("结果"),
        choices=[
            (one.value, one.label)
            for one in (
                states.Conclusion.PASSED,
                states.Conclusion.FAILED,
                states.Conclusion.NOT_PUT,
            )
        ],
        widget=forms.RadioSelect,
    )


class Meeting(ActForm):
    meeting = short_text(_("会议"), help_text=MEETING_HELP)


class Convert(Classed):
    meeting = short_text(
        _("依据"),
        help_text=_("主席团的会议，或者代表同意改作建议的时间和方式。"),
    )
    text = long_text(_("说明"), required=False, rows=3, most=1000)
    submit = _("转为建议")


class Hours(ActForm):
    session = forms.ModelChoiceField(label=_("会议"), queryset=None, empty_label=None)
    cut_off_at = MomentField(label=_("议案截止时间"))
    last_presidium_at = MomentField(label=_("主席团最后一次会议"))
    submit = _("登记议案时限")

    def prepare(self):
        self.fields["session"].queryset = (
            Session.objects.filter(congress_id=self.by.congress_id)
            .select_related("term")
            .order_by("-opens_at")
        )


FORMS = {
    "return_for_mending": reason(_("要修改完善的地方")),
    "register": Register,
    "send_to_committee": Send,
    "give_opinion": Opinion,
    "put_on_agenda": Decision,
    "examine_first": Decision,
    "defer": Decision,
    "find_no_bill": Written,
    "record_vote": Vote,
    "end_on_agenda": Meeting,
    "settle": Nothing,
    "uphold": Decision,
    "reverse": Decision,
    "convert": Convert,
}
