"""Forms of 跨年度事项: what is followed, who keeps after it, until when."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Appointment
from huying.domain.people.policy import holders
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.forms.fields import long_text, reason, short_text
from huying.domain.suggestions.forms.like_links import ByNumber
from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .. import states


class OwnerChoice(forms.ModelChoiceField):
    """One of those who work for the 代表工委."""

    def __init__(self, **kwargs):
        super().__init__(queryset=Appointment.objects.none(), empty_label=None, **kwargs)

    def open_for(self, congress_id):
        staff = holders(
            congress_id,
            kind=BodyKind.DEPUTIES_COMMITTEE,
            capacities=(Capacity.CLERK, Capacity.HEAD),
        )
        self.queryset = staff.order_by("person__pinyin", "pk")

    def label_from_instance(self, one):
        return f"{one.person}（{one.get_capacity_display()}）"


class TakeUp(ByNumber):
    title = short_text(_("名称"), most=60)
    ground = forms.ChoiceField(
        label=_("为什么列入"), choices=states.FollowGround.choices, widget=forms.RadioSelect
    )
    owner = OwnerChoice(label=_("责任人"))
    review_on = DayField(label=_("下次复查的日期"))
    submit = _("列入")
    field_order = ("title", "ground", "session", "number", "owner", "review_on")

    def prepare(self):
        super().prepare()
        self.fields["owner"].open_for(self.by.congress_id)

    def details(self):
        said = self.cleaned_data
        kept = {name: said[name] for name in ("title", "ground", "owner", "review_on")}
        return kept | {"suggestion": said["found"]}


class AddSuggestion(ByNumber):
    reason = long_text(_("为什么是同一件事"), rows=2, most=300)
    submit = _("并入")

    def details(self):
        return {"suggestion": self.cleaned_data["found"], "reason": self.cleaned_data["reason"]}


class CarryOn(ActForm):
    words = long_text(_("这一年的情况"), rows=5, most=3000)
    next_step = long_text(_("下一年怎样继续"), rows=4, most=2000)
    review_on = DayField(label=_("下次复查的日期"))
    files = AttachmentsField(label=_("有关材料"), required=False)
    submit = _("转入下一年")


class HandTo(ActForm):
    owner = OwnerChoice(label=_("新的责任人"))
    reason = long_text(_("理由"), rows=2, most=300)
    submit = _("移交")

    def prepare(self):
        self.fields["owner"].open_for(self.subject.congress_id)


FORMS = {
    "take_up": TakeUp,
    "add_suggestion": AddSuggestion,
    "carry_on": CarryOn,
    "hand_to": HandTo,
    "settle": reason(_("做了什么，怎样证明已经解决"), argument="words", most=3000),
    "let_go": reason(_("不再跟踪的理由"), danger=True),
}
