"""Assessments of units as somebody may see them, their tables, and the turns behind every point."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import OuterRef, Q, QuerySet

from huying.domain.people.queries import Acting
from huying.foundation.cases.within import Exists

from ..models import AssessmentLine, AssessmentObjection, UnitAssessment
from ..policy import unit_assessment as policy
from ..policy.measures import MEASURES
from ..states import UnitAssessment as State

LARGEST = 5


def assessments_visible_to(acting: Acting) -> QuerySet[UnitAssessment]:
    """The 代表工委 from the first draft; an assessed unit once it is published; everybody once it is frozen."""
    found = UnitAssessment.objects.filter(congress=acting.congress).select_related(
        "case", "congress"
    )
    if acting.is_committee:
        return found
    mine = AssessmentLine.objects.filter(assessment=OuterRef("pk"), unit__in=acting.bodies)
    return found.filter(Q(case__state=State.FROZEN) | Q(Exists(mine), case__state=State.PUBLISHED))


def assessments(acting: Acting):
    return assessments_visible_to(acting).order_by("-year", "-drawn_up_at")


@dataclass(frozen=True)
class ShownPoint:
    criterion: str
    points: Decimal
    full: int
    part: int
    whole: int
    corrected: str = ""

    @property
    def label(self):
        return MEASURES[self.criterion].label


@dataclass(frozen=True)
class ShownLine:
    """A unit's line as the page, the file and the letter print it."""

    place: int
    unit: int
    name: str
    turns: int
    total: Decimal
    solved: tuple[int, int]
    content: tuple[int, int]
    points: list[ShownPoint] = field(default_factory=list)

    @property
    def total_text(self) -> str:
        """Of a unit with which nothing has occurred yet that could be scored there is no total."""
        return str(self.total) if any(one.whole for one in self.points) else "—"

    @property
    def solve_rate(self) -> str:
        return rate(*self.solved)

    @property
    def content_rate(self) -> str:
        return rate(*self.content)

    @property
    def gap(self) -> float | None:
        """Satisfaction above what was solved, in hundredths; None where one of them has no rate."""
        if not self.solved[1] or not self.content[1]:
            return None
        return round(
            100 * self.content[0] / self.content[1] - 100 * self.solved[0] / self.solved[1], 1
        )


def rate(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "—"


def lines(assessment: UnitAssessment, at: datetime) -> list[ShownLine]:
    """Computed now, or as they were published and corrected."""
    if assessment.published_at is None:
        scheme = policy.scheme_of(assessment)
        return [
            _computed(one, scheme) for one in policy.table(policy.scope_of(assessment, at), scheme)
        ]
    kept = assessment.lines.select_related("unit").prefetch_related("points")
    return [_kept(one) for one in kept.order_by("place", "unit__name")]


def _computed(one: policy.Line, scheme) -> ShownLine:
    solved, content = (one.measured[code] for code in policy.BESIDE)
    points = [
        ShownPoint(
            each.code,
            one.points[each.code],
            each.full,
            one.measured[each.code].part,
            one.measured[each.code].whole,
        )
        for each in scheme.criteria
    ]
    return ShownLine(
        one.place, one.unit, one.name, one.turns, one.total, (solved.part, solved.whole),
        (content.part, content.whole), points,
    )  # fmt: skip


def _kept(one: AssessmentLine) -> ShownLine:
    points = [
        ShownPoint(row.criterion, row.points, row.full, row.part, row.whole, row.corrected)
        for row in sorted(one.points.all(), key=lambda row: row.pk)
    ]
    return ShownLine(
        one.place, one.unit_id, one.unit.name, one.turns, one.total, (one.solved, one.replied),
        (one.content, one.judged), points,
    )  # fmt: skip


def largest_gaps(found: list[ShownLine]) -> list[ShownLine]:
    """Where deputies are content and little is solved: the largest first."""
    wide = [one for one in found if one.gap is not None and one.gap > 0]
    return sorted(wide, key=lambda one: (-(one.gap or 0), one.name))[:LARGEST]


@dataclass(frozen=True)
class Evidence:
    """The turns of one unit behind one criterion: those that gained the points, those that did not."""

    unit: str
    point: ShownPoint
    gained: list
    missed: list


def evidence(
    assessment: UnitAssessment, unit: int, criterion: str, at: datetime
) -> Evidence | None:
    line: Any = next((one for one in lines(assessment, at) if one.unit == unit), None)
    point = next((one for one in line.points if one.criterion == criterion), None) if line else None
    if point is None:
        return None
    if assessment.published_at is None:
        scheme = policy.scheme_of(assessment)
        table = policy.table(policy.scope_of(assessment, at), scheme)
        found: Any = next(one for one in table if one.unit == unit).measured[criterion]
    else:
        kept = assessment.lines.get(unit=unit)
        found = kept.points.get(criterion=criterion)
    return Evidence(line.name, point, list(found.gained), list(found.missed))


def objections(assessment: UnitAssessment, acting: Acting) -> QuerySet[AssessmentObjection]:
    """All of them for the 代表工委, one's own unit's for a unit."""
    found = AssessmentObjection.objects.filter(point__line__assessment=assessment)
    if not acting.is_committee:
        found = found.filter(point__line__unit__in=acting.bodies)
    return found.select_related("point__line__unit", "by__person", "answered_by__person").order_by(
        "-pk"
    )
