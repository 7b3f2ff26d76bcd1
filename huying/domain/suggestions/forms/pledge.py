"""Forms of the 责任书: what all units of a session sign, with the targets."""

from django import forms
from django.utils.translation import gettext_lazy as _

from huying.domain.people.forms.roll import RollForm
from huying.domain.people.models import Session
from huying.domain.people.queries import newest_session, units
from huying.foundation.cases.language import as_written
from huying.foundation.ui.widgets import PeopleCheckboxes

from ..models import Handling, Pledge
from ..states import Handling as State
from .fields import Nothing, long_text, reason, short_text

DUTIES = _(
    "一、主要负责人负总责，分管领导具体负责，逐件明确承办科室和承办人。\n"
    "二、办前、办中、办后逐件与代表沟通，听取意见。\n"
    "三、在规定期限内逐条答复，不推诿、不敷衍。\n"
    "四、答复承诺的事项列入计划，限期落实，并向代表通报。"
)


class Percent(forms.IntegerField):
    def __init__(self, **kwargs):
        super().__init__(min_value=1, max_value=100, required=False, **kwargs)
        self.widget.attrs["class"] = "short"


class IssuePledges(RollForm):
    session = forms.ModelChoiceField(label=_("会议"), queryset=None, empty_label=None)
    units = forms.ModelMultipleChoiceField(
        label=_("签订的单位"),
        queryset=None,
        widget=PeopleCheckboxes,
        help_text=_("已选上最近一次会议有承办、还没有下发的单位。"),
    )
    duties = long_text(_("责任内容"), rows=8, most=3000)
    met_target = Percent(label=_("见面率（%）"))
    replied_target = Percent(label=_("答复率（%）"))
    content_target = Percent(label=_("满意率（%）"))
    solved_target = Percent(label=_("解决率（%）"))
    issuer = short_text(_("下发单位和签字人"), most=60)
    submit = _("下发责任书")
    groups = [
        ("", ["session", "units", "duties"]),
        (
            _("目标"),
            [("met_target", "replied_target"), ("content_target", "solved_target"), "issuer"],
        ),
    ]

    def prepare(self):
        congress = self.subject.congress_id
        sessions = Session.objects.filter(congress=congress).select_related("term")
        self.fields["session"].queryset = sessions.order_by("-opens_at")
        at_work = Handling.objects.filter(congress=congress).exclude(
            case__state__in=(State.RETURNED, State.ENDED)
        )
        field = self.fields["units"]
        field.queryset = units(congress).filter(pk__in=at_work.values("unit"))
        field.widget.details = {
            str(one.pk): (one.duties[:60], one.get_system_display()) for one in field.queryset
        }
        newest = newest_session(congress)
        self.initial.setdefault("session", newest)
        there = Pledge.objects.filter(session=newest, taken_back_at=None)
        owing = field.queryset.filter(
            pk__in=at_work.filter(suggestion__session=newest).values("unit")
        ).exclude(pk__in=there.values("unit"))
        self.initial.setdefault("units", list(owing.values_list("pk", flat=True)))
        with as_written():  # units sign it as it stands
            self.initial.setdefault("duties", str(DUTIES))
        if self.by:
            self.initial.setdefault("issuer", f"{self.by.body}{self.by.person}")

    def details(self):
        found = super().details()
        found["targets"] = {name: found.pop(name) for name in Pledge.TARGETS}
        found["units"] = list(found["units"])
        return found


FORMS = {"sign": Nothing, "take_back": reason(_("为什么收回"), danger=True, most=300)}
