"""Forms of 回头看: what a round is for, its check lists, what was seen."""

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Session
from huying.domain.suggestions.forms.fields import Nothing, long_text, reason, short_text
from huying.domain.suggestions.forms.like_links import ByNumber
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.states import Grade
from huying.foundation.files.fields import AttachmentsField
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField

from .. import states
from ..models import LookBackUnit
from ..states import LookList

MOST_POINTS = 12
YES_OR_NO = [("yes", _("是")), ("no", _("否"))]
ANSWERS = {
    LookList.UNIT: YES_OR_NO,
    LookList.ITEM: YES_OR_NO,
    LookList.NOT_LET_GO: [("yes", _("没有这种情形")), ("no", _("有这种情形"))],
}
"""A point that is met is answered with the first."""


class ChooseAnew(ActForm):
    scopes = forms.MultipleChoiceField(
        label=_("看哪些建议"),
        choices=states.LookScope.choices,
        widget=forms.CheckboxSelectMultiple,
        help_text=_("符合其中一项的列入；拟定以后先看件数，可以逐件增减，再下发。"),
    )
    sessions = forms.ModelMultipleChoiceField(
        label=_("哪些会议的建议"),
        queryset=Session.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    report_by = DayField(label=_("各单位报告的截止日"))
    submit = _("重新选定")

    def prepare(self):
        congress = (self.subject or self.by).congress_id
        found = Session.objects.filter(congress=congress).select_related("term")
        self.fields["sessions"].queryset = found.order_by("-opens_at")
        if self.subject is not None:
            self.initial.setdefault("scopes", self.subject.scopes)
            self.initial.setdefault("report_by", self.subject.report_by)
            chosen = self.subject.sessions.values_list("pk", flat=True)
            self.initial.setdefault("sessions", list(chosen))

    def details(self):
        return super().details() | {"sessions": list(self.cleaned_data["sessions"])}


class Plan(ChooseAnew):
    kind = forms.ChoiceField(
        label=_("种类"), choices=states.LookBackKind.choices, widget=forms.RadioSelect
    )
    title = short_text(_("名称"), most=60)
    group = short_text(_("回头看组（组长、成员）"), most=300)
    asks_survey = forms.BooleanField(label=_("察看以后请领衔代表再次测评"), required=False)
    submit = _("拟定")
    field_order = ("kind", "title", "scopes", "sessions", "report_by", "group", "asks_survey")


class AddItem(ByNumber):
    submit = _("加入清单")

    def details(self):
        return {"suggestion": self.cleaned_data["found"]}


class TakeOut(ActForm):
    handlings = forms.ModelMultipleChoiceField(
        label=_("移出哪些"),
        queryset=Handling.objects.none(),
        widget=forms.CheckboxSelectMultiple,
    )
    reason = long_text(_("理由"), rows=2, most=300)
    submit = _("移出清单")

    def prepare(self):
        found = self.subject.chosen.select_related("unit", "suggestion")
        field = self.fields["handlings"]
        field.queryset = found.order_by("suggestion__session", "suggestion__number", "pk")
        field.label_from_instance = lambda one: f"{one.suggestion}　{one.unit}"

    def details(self):
        return super().details() | {"handlings": list(self.cleaned_data["handlings"])}


class SetPoints(ActForm):
    """One line for each point."""

    unit = long_text(_("看单位"), rows=3, most=2000, help_text=_("一行一条。"))
    item = long_text(_("看建议"), rows=5, most=2400, help_text=_("一行一条。"))
    not_let_go = long_text(_("不放过"), rows=6, most=2400, help_text=_("一行一条。"))
    submit = _("保存检查清单")

    def prepare(self):
        kept = list(self.subject.points.order_by("list", "order"))
        for name in LookList:
            lines = [one.text for one in kept if one.list == name]
            self.initial.setdefault(str(name), "\n".join(lines))

    def clean(self):
        cleaned = super().clean() or {}
        for name in LookList:
            texts = [one.strip() for one in (cleaned.get(str(name)) or "").splitlines()]
            cleaned[str(name)] = texts = [one for one in texts if one]
            if len(texts) > MOST_POINTS or any(len(one) > 200 for one in texts):
                self.add_error(str(name), _("最多十二条，每条不超过200字。"))
        return cleaned


class Answering(ActForm):
    """One question for each point of the lists named in `lists`."""

    lists: tuple[str, ...] = ()

    def ask(self, look_back):
        self.points = list(look_back.points.filter(list__in=self.lists).order_by("pk"))
        for one in self.points:
            self.fields[f"met_{one.pk}"] = forms.TypedChoiceField(
                label=_("%(list)s：%(point)s")
                % {"list": one.get_list_display(), "point": one.text},
                choices=ANSWERS[LookList(one.list)],
                coerce=lambda value: value == "yes",
                widget=forms.RadioSelect,
            )
            self.fields[f"note_{one.pk}"] = short_text(_("说明"), required=False, most=300)

    def details(self):
        data = self.cleaned_data
        asked = [f"{name}_{one.pk}" for one in self.points for name in ("met", "note")]
        kept = {key: value for key, value in super().details().items() if key not in asked}
        kept["answers"] = [
            (one, data[f"met_{one.pk}"], data[f"note_{one.pk}"]) for one in self.points
        ]
        return kept


class LookAtUnit(Answering):
    lists = (LookList.UNIT,)
    unit = forms.ModelChoiceField(
        label=_("单位"), queryset=LookBackUnit.objects.none(), empty_label=None
    )
    looked_on = DayField(label=_("察看日期"))
    place = short_text(_("地点"), most=80)
    note = long_text(_("情况和意见"), required=False, rows=4, most=2000)
    photos = AttachmentsField(label=_("现场照片或材料"), required=False)
    submit = _("登记")

    def prepare(self):
        waiting = self.subject.units.filter(looked_on=None).select_related("unit")
        self.fields["unit"].queryset = waiting.order_by("unit__name")
        self.initial.setdefault("looked_on", timezone.localdate(self.at))
        self.ask(self.subject)

    def details(self):
        return super().details() | {"unit": self.cleaned_data["unit"].unit}


class Look(Answering):
    lists = (LookList.ITEM, LookList.NOT_LET_GO)
    looked_on = DayField(label=_("察看日期"))
    place = short_text(_("地点"), most=80)
    people = short_text(_("参加察看的人"), most=300)
    public_discontent = forms.BooleanField(label=_("现场群众不满意"), required=False)
    finding = long_text(_("察看情况和意见"), rows=5, most=3000)
    photos = AttachmentsField(label=_("现场照片"), required=False)

    def prepare(self):
        self.initial.setdefault("looked_on", timezone.localdate(self.at))
        self.initial.setdefault("people", self.subject.look_back.group)
        self.ask(self.subject.look_back)
        asked = [f"{name}_{one.pk}" for one in self.points for name in ("met", "note")]
        self.order_fields(["looked_on", "place", "people", *asked])


class SendAgain(Look):
    submit = _("二次交办")

    def prepare(self):
        super().prepare()
        self.fields["finding"].help_text = _("这里写的就是二次交办的理由，会告知单位和代表。")


class Convert(Look):
    new_class = forms.ChoiceField(label=_("转为哪一类"), widget=forms.RadioSelect)
    submit = _("转类")

    def prepare(self):
        super().prepare()
        self.fields["new_class"].choices = [
            (one.code, f"{one.code} {one.label}")
            for one in book_of(self.subject).answer.classes
            if one.code != self.subject.class_then
        ]


class Explain(Look):
    basis = short_text(_("依据（法律、政策或者条件限制）"), most=300)
    submit = _("依法说明")


class Report(ActForm):
    text = long_text(_("情况"), rows=6, most=5000, help_text=_("代表会收到。"))
    files = AttachmentsField(label=_("证明材料或照片"), required=False)
    submit = _("报告")


class MarkAgain(ActForm):
    process = forms.ChoiceField(
        label=_("办理过程"), choices=Grade.choices, widget=forms.RadioSelect
    )
    result = forms.ChoiceField(label=_("办理结果"), choices=Grade.choices, widget=forms.RadioSelect)
    reason = long_text(_("不满意的理由"), required=False, rows=3, most=1000)
    submit = _("提交测评")


FORMS = {
    "plan": Plan,
    "choose_anew": ChooseAnew,
    "add_item": AddItem,
    "take_out": TakeOut,
    "set_points": SetPoints,
    "drop": reason(_("撤销的理由"), danger=True),
    "send_out": Nothing,
    "look_at_unit": LookAtUnit,
    "close": reason(_("总的情况"), argument="summary", most=3000),
}
ITEM_FORMS = {
    "report_progress": Report,
    "report_completion": Report,
    "find_done": Look,
    "send_again": SendAgain,
    "convert": Convert,
    "explain": Explain,
    "mark_again": MarkAgain,
    "send_again_after_mark": reason(_("二次交办的理由")),
}
