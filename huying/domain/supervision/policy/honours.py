"""评优: what suggestions and units score, from facts; when a selection may open; who is told."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, OuterRef
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_committee
from huying.domain.people.queries import sitting_deputies
from huying.domain.suggestions import states as of_suggestions
from huying.domain.suggestions.models import CoSignature, Groundwork, Outcome
from huying.domain.suggestions.policy.books import book_in_force
from huying.foundation.cases.within import Exists

from ..models import UnitAssessment
from ..states import UnitAssessment as Assessed
from .figures import FIGURES, Scope, answers, items
from .schemes import schemes
from .unit_assessment import table

__all__ = ["AUDIENCES", "the_committee"]
OTHERWISE = "hainan"
"""The scheme by which units are scored in a year without an assessment."""


@dataclass(frozen=True)
class Fact:
    """`points` are those of the shipped formula; a selection keeps its own."""

    code: str
    label: Any
    points: int
    found: Any


def _joined(scope: Scope):
    """At least two confirmed co-signers."""
    confirmed = CoSignature.objects.filter(
        congress=scope.congress, answer=of_suggestions.CosignAnswer.CONFIRMED
    )
    many = confirmed.order_by().values("suggestion").annotate(n=Count("pk")).filter(n__gte=2)
    return scope.items().filter(pk__in=many.values("suggestion"))


def _grounded(scope: Scope):
    found = Groundwork.objects.filter(suggestion=OuterRef("pk"))
    return scope.items().filter(Exists(found))


def _led_to_something(scope: Scope):
    led = Outcome.objects.filter(congress=scope.congress).exclude(
        check_word=of_suggestions.OutcomeCheck.UNTRUE
    )
    return scope.items().filter(pk__in=led.order_by().values("handlings__suggestion"))


def _whole_grade(scope: Scope):
    return FIGURES["result_satisfied"].found(scope)


FACTS: tuple[Fact, ...] = (
    Fact("grounded", gettext_lazy("有调研走访的依据"), 20, _grounded),
    Fact("joined", gettext_lazy("两名以上代表附议"), 10, _joined),
    Fact("solved", gettext_lazy("已经解决"), 30, lambda scope: answers.solved.found(scope)),
    Fact("outcome", gettext_lazy("形成政策、制度、项目等成果"), 20, _led_to_something),
    Fact("satisfied", gettext_lazy("结果评价为满意"), 10, _whole_grade),
    Fact("praised", gettext_lazy("代表留言肯定"), 10, lambda scope: answers.praised.found(scope)),
)
FORMULA = {one.code: one.points for one in FACTS}
LABELS = {one.code: one.label for one in FACTS}


@dataclass
class Score:
    """`parts`: [[fact or criterion, points]]."""

    score: Decimal
    parts: list


def suggestion_scores(scope: Scope, formula: dict[str, int]) -> dict[Any, Score]:
    """Every registered item of the year, {key: score}, on a scale of a hundred."""
    holds = {
        one.code: set(one.found(scope).order_by().values_list("pk", flat=True)) for one in FACTS
    }
    full = sum(formula.values())
    found = {}
    for key in items.registered.found(scope).order_by("pk").values_list("pk", flat=True):
        parts = [[code, points] for code, points in formula.items() if key in holds[code]]
        gained = Decimal(100 * sum(formula[code] for code in formula if key in holds[code]))
        found[key] = Score((gained / full).quantize(Decimal("0.01")) if full else Decimal(0), parts)
    return found


def unit_scores(scope: Scope) -> dict[int, Score]:
    """The totals of the year's assessment; where none was published, by the shipped scheme."""
    published = (
        UnitAssessment.objects.filter(congress=scope.congress, year=scope.year)
        .filter(case__state__in=(Assessed.PUBLISHED, Assessed.FROZEN))
        .prefetch_related("lines__points")
        .first()
    )
    if published is not None:
        return {
            one.unit_id: Score(
                one.total, [[point.criterion, float(point.points)] for point in one.points.all()]
            )
            for one in published.lines.all()
        }
    lines = table(scope, schemes()[OTHERWISE])
    return {
        one.unit: Score(one.total, [[code, float(points)] for code, points in one.points.items()])
        for one in lines
    }


def opens_in(congress) -> int:
    """The month of the rulebook; 0 where a place has none."""
    return book_in_force(congress).honours.month


def too_early(congress, year: int, at) -> str | None:
    """The selection of a year opens in the month of the rulebook, not before."""
    month, today = opens_in(congress), timezone.localdate(at)
    if month and (today.year, today.month) < (year, month):
        return _("依本级规则，%(year)s年的评选从%(month)s月开始。") % {"year": year, "month": month}
    return None


def every_deputy(selection):
    return sitting_deputies(selection.congress_id)


def year_of(selection, at) -> Scope:
    return Scope(selection.congress, selection.year, timezone.localdate(at))


AUDIENCES = {every_deputy: gettext_lazy("全体代表")}
