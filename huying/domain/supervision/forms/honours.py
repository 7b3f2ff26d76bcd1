"""What the acts on a selection of honours ask for."""

from django import forms
from django.conf import settings
from django.utils import timezone, translation
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Body
from huying.domain.people.queries import newest_session
from huying.domain.people.states import BodyKind, UnitSystem
from huying.domain.suggestions.forms.fields import long_text, reason, short_text
from huying.domain.suggestions.forms.papers import RECEIVERS
from huying.domain.suggestions.models import Suggestion
from huying.foundation.procedure.forms import ActForm
from huying.foundation.ui.widgets import DayField, PeopleCheckboxes

from ..models import Candidate
from ..policy import honours as policy
from ..states import Honour

OFFERED = 40
"""The best so many are offered; whoever is chosen already is always among them."""


class Begin(ActForm):
    year = forms.IntegerField(label=_("哪一年"), min_value=1979, max_value=2200)
    rules = long_text(
        _("评选办法"), rows=5, most=5000, help_text=_("评选范围、条件、名额和程序，依本级办法写。")
    )
    submit = _("开始评选")

    def prepare(self):
        newest = newest_session(self.by.congress_id)
        day = newest.opens_at if newest else self.at
        self.initial.setdefault("year", timezone.localdate(day).year)
        for code, points in policy.FORMULA.items():
            self.fields[f"points_{code}"] = forms.IntegerField(
                label=_("“%s”的分值") % policy.LABELS[code], min_value=0, max_value=100
            )
            self.initial.setdefault(f"points_{code}", points)

    def details(self):
        given = super().details()
        formula = {
            one.removeprefix("points_"): given[one] for one in given if one.startswith("points_")
        }
        return {"year": given["year"], "rules": given["rules"], "formula": formula}


class Shortlist(ActForm):
    suggestions = forms.ModelMultipleChoiceField(
        label=_("优秀代表建议"), queryset=None, required=False, widget=PeopleCheckboxes
    )
    units = forms.ModelMultipleChoiceField(
        label=_("办理工作先进单位"), queryset=None, required=False, widget=PeopleCheckboxes
    )
    reason = short_text(_("入选理由"), required=False, most=300)
    submit = _("确定初选名单")

    def prepare(self):
        scope = policy.year_of(self.subject, self.at)
        items = policy.suggestion_scores(scope, self.subject.formula)
        units = policy.unit_scores(scope)
        chosen = list(self.subject.candidates.values_list("suggestion", "unit"))
        self._offer("suggestions", Suggestion.objects, items, [one for one, _unit in chosen if one])
        self._offer("units", Body.objects, units, [one for _item, one in chosen if one])

    def _offer(self, name, rows, scores, chosen):
        best = sorted(scores, key=lambda key: (-scores[key].score, str(key)))
        offered = set(best[:OFFERED]) | {key for key in chosen if key in scores}
        field = self.fields[name]
        field.queryset = rows.filter(pk__in=offered)
        rank = {key: place for place, key in enumerate(best)}
        found = sorted(field.queryset, key=lambda one: rank[one.pk])
        field.choices = [(str(one.pk), f"{scores[one.pk].score}　{one}") for one in found]
        field.widget.details = {str(one.pk): ("", str(scores[one.pk].score)) for one in found}
        self.initial.setdefault(name, [str(key) for key in chosen])

    def details(self):
        given = super().details()
        return given | {name: list(given[name]) for name in ("suggestions", "units")}


class CandidatesChoice(forms.ModelMultipleChoiceField):
    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, one):
        return f"{Honour(one.honour).label}　{one}（{one.score}）"


class Decide(ActForm):
    decided_on = DayField(label=_("主任会议日期"))
    decided_at = short_text(_("哪次主任会议"), most=80)
    kept = CandidatesChoice(label=_("议定的名单"), queryset=Candidate.objects.none())
    submit = _("记录主任会议议定")

    def prepare(self):
        found = self.subject.candidates.select_related("suggestion", "unit")
        self.fields["kept"].queryset = found.order_by("honour", "-score", "pk")

    def details(self):
        return super().details() | {"kept": list(self.cleaned_data["kept"])}


class Consent(ActForm):
    consented_on = DayField(label=_("党委同意的日期"))
    consent_document = short_text(_("文件或会议纪要"), most=80)
    submit = _("记录党委同意")


class Announce(ActForm):
    text = long_text(
        _("通报正文"),
        rows=14,
        most=20_000,
        help_text=_("文号、落款和日期由系统生成；发给全体代表和受表彰的单位。"),
    )
    submit = _("通报表彰")

    def prepare(self):
        self.initial.setdefault("text", self._drafted())

    @translation.override(settings.LANGUAGE_CODE)  # as the circular will be
    def _drafted(self) -> str:
        one = self.subject
        kept = one.candidates.filter(kept=True).select_related("suggestion__lead__person", "unit")
        lines = [
            gettext(
                "为鼓励先进，经主任会议议定并报党委同意，决定对%(year)s年度优秀代表建议和办理工作先进单位予以通报表彰。"
            )
            % {"year": one.year}
        ]
        for honour, numeral in ((Honour.SUGGESTION, "一"), (Honour.UNIT, "二")):
            named = [_line(one) for one in kept.order_by("-score", "pk") if one.honour == honour]
            if named:
                lines += [f"{numeral}、{honour.label}", *named]
        return "\n".join(lines)


class SendResults(ActForm):
    text = long_text(
        _("函的正文"),
        rows=6,
        most=20_000,
        help_text=_("文号、落款、日期和受表彰名单由系统生成，不用写在这里。"),
    )
    recipients = forms.ModelMultipleChoiceField(
        label=_("报送给谁"), queryset=None, required=False, widget=PeopleCheckboxes
    )
    copies = short_text(
        _("抄送不在本系统的机关"),
        required=False,
        most=200,
        help_text=_("例如县委组织部、县绩效考核办公室。"),
    )
    submit = _("报送评选结果")

    def prepare(self):
        self.initial.setdefault("text", self._drafted())
        bodies = Body.objects.filter(congress=self.by.congress_id, active=True)
        bodies = bodies.filter(kind__in=RECEIVERS).order_by("kind", "name")
        field = self.fields["recipients"]
        field.queryset = bodies
        field.widget.details = {
            str(one.pk): (one.duties[:60], one.get_kind_display()) for one in bodies
        }
        self.initial.setdefault("recipients", [one.pk for one in bodies if _is_told(one)])

    @translation.override(settings.LANGUAGE_CODE)  # as the letter will be
    def _drafted(self) -> str:
        return gettext(
            "现将%(year)s年度优秀代表建议和办理工作先进单位评选结果送上（名单附后），"
            "供综合考核、干部评价和代表履职评价参考。"
        ) % {"year": self.subject.year}

    def details(self):
        return super().details() | {"recipients": list(self.cleaned_data["recipients"])}


def _is_told(body) -> bool:
    """党委、一府一委两院."""
    offices = (BodyKind.PARTY_OFFICE, BodyKind.GOVERNMENT_OFFICE)
    return body.kind in offices or body.system == UnitSystem.JUDICIAL


def _line(candidate) -> str:
    if candidate.unit:
        return str(candidate.unit)
    item = candidate.suggestion
    title = gettext("（依代表要求保密）") if item.secrecy else f"《{item.title}》"
    lead = gettext("（领衔代表：%s）") % item.lead.person if item.lead else ""
    return gettext("第%(number)s号%(title)s%(lead)s") % {
        "number": item.number_text, "title": title, "lead": lead,
    }  # fmt: skip


FORMS = {
    "begin": Begin,
    "shortlist": Shortlist,
    "decide": Decide,
    "consent": Consent,
    "announce": Announce,
    "send_results": SendResults,
    "call_off": reason(_("终止的理由"), danger=True),
}
