"""承办单位考核: the table of a year computed from its turns; who may object; who is told."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Appointment
from huying.domain.people.policy import holders, the_committee
from huying.domain.people.states import Capacity
from huying.foundation.procedure.act import who

from ..models import AssessmentObjection
from ..states import AssessmentObjection as Objection
from .figures import Scope, items
from .measures import MEASURES
from .schemes import Scheme, schemes

__all__ = ["AUDIENCES", "the_committee"]
SPEAK_FOR_A_UNIT = (Capacity.OFFICE, Capacity.HEAD)
BESIDE = ("solved", "content")
"""解决率 stands beside 满意率 whatever the scheme counts."""


@dataclass
class Point:
    """The turns behind one criterion of one unit: those that gained and those that did not."""

    gained: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    @property
    def part(self) -> int:
        return len(self.gained)

    @property
    def whole(self) -> int:
        return len(self.gained) + len(self.missed)


@dataclass
class Line:
    """One unit: its turns, its points by criterion, its total, its place."""

    unit: int
    name: str
    turns: int = 0
    measured: dict[str, Point] = field(default_factory=lambda: defaultdict(Point))
    points: dict[str, Decimal] = field(default_factory=dict)
    total: Decimal = Decimal(0)
    place: int = 0


def scope_of(assessment, at) -> Scope:
    return Scope(assessment.congress, assessment.year, timezone.localdate(at))


def scheme_of(assessment) -> Scheme:
    return schemes()[assessment.scheme].weighed(assessment.weights)


def table(scope: Scope, scheme: Scheme) -> list[Line]:
    """Every unit that had a turn, the best first; equal totals share a place."""
    lines: dict[int, Line] = {}
    for unit, name in items.turns(scope).order_by().values_list("unit", "unit__name"):
        line = lines.setdefault(unit, Line(unit, name))
        line.turns += 1
    for code in dict.fromkeys((*(one.code for one in scheme.criteria), *BESIDE)):
        _measured(lines, code, scope)
    for line in lines.values():
        line.points = {
            one.code: one.points(line.measured[one.code].part, line.measured[one.code].whole)
            for one in scheme.criteria
        }
        line.total = scheme.total(
            {code: (points, line.measured[code].whole) for code, points in line.points.items()}
        )
    return ranked(list(lines.values()))


def _measured(lines: dict[int, Line], code: str, scope: Scope) -> None:
    one = MEASURES[code]
    counts = one.counts(scope)
    gained = set(one.gains(scope, counts).order_by().values_list("pk", flat=True))
    for unit, key in counts.order_by("pk").values_list("unit", "pk").distinct():
        point = lines[unit].measured[code]
        (point.gained if key in gained else point.missed).append(str(key))


def ranked(lines: list[Line]) -> list[Line]:
    lines.sort(key=lambda one: (-one.total, one.name))
    for number, line in enumerate(lines, start=1):
        same = number > 1 and lines[number - 2].total == line.total
        line.place = lines[number - 2].place if same else number
    return lines


# -- who -------------------------------------------------------------------------------------


@who(gettext_lazy("被考核单位的办公室或负责人"))
def of_an_assessed_unit(assessment, by):
    return by.capacity in SPEAK_FOR_A_UNIT and assessment.lines.filter(unit=by.body_id).exists()


def the_assessed_units(assessment):
    units = assessment.lines.values("unit")
    return holders(assessment.congress_id, capacities=SPEAK_FOR_A_UNIT).filter(body__in=units)


def those_who_objected(assessment):
    said = AssessmentObjection.objects.filter(point__line__assessment=assessment).values("by")
    return Appointment.objects.filter(pk__in=said).select_related("person", "body")


def still_open_to_objections(assessment, *, by, at):
    if timezone.localdate(at) > assessment.object_by:
        return _("提出异议的期限已于%s届满。") % assessment.object_by.isoformat()
    return None


def objections_are_over(assessment, *, by, at):
    """Nothing is frozen while a unit may still object, or waits for its answer."""
    if timezone.localdate(at) <= assessment.object_by:
        return _("单位在%s以前可以提出异议，过后再定。") % assessment.object_by.isoformat()
    waiting = AssessmentObjection.objects.filter(
        point__line__assessment=assessment, answer=Objection.OPEN
    ).count()
    return _("还有%d条异议没有复核。") % waiting if waiting else None


def the_year_is_over(assessment, *, by, at):
    """Frozen at year end: the items of the year have had their time."""
    if timezone.localdate(at).year <= assessment.year and timezone.localdate(at).month < 12:
        return _("考核结果在年底确定：%s年12月起可以确定。") % assessment.year
    return None


AUDIENCES = {
    the_assessed_units: gettext_lazy("被考核单位"),
    those_who_objected: gettext_lazy("提出异议的单位"),
}
