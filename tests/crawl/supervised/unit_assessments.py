"""承办单位考核 of 清源县's estate: one in draft, one published, one frozen; 水利局 has points."""

from datetime import date

from huying.domain.supervision.models import AssessmentLine, AssessmentPoint, UnitAssessment
from huying.foundation.cases.models import Case

FAR = date(2099, 12, 31)


def unit_assessments(estate) -> list[UnitAssessment]:
    states = ("draft", "published", "frozen")
    return [_in(state, 2026 + n, estate) for n, state in enumerate(states)]


def _in(state, year, estate) -> UnitAssessment:
    county, at = estate.county, estate.moment("2026-11-20")
    case = Case(congress=county.congress, kind="unit_assessment", state=state, opened_at=at)
    case.root, case.version = case, 1
    case.save()
    draft = state == "draft"
    one = UnitAssessment.objects.create(
        case=case, congress=county.congress, year=year, scheme="hainan",
        weights={"in_time": 20, "at_once": 50, "content": 30}, drawn_up_at=at,
        title=f"{estate.mark}{year}年考核", published_at=None if draft else at,
        object_by=None if draft else FAR, frozen_at=at if state == "frozen" else None,
    )  # fmt: skip
    if not draft:
        line = AssessmentLine.objects.create(
            congress=county.congress, assessment=one, unit=county.water, place=1, turns=1,
            total=100, replied=1, solved=1, judged=1, content=1,
        )  # fmt: skip
        AssessmentPoint.objects.create(
            congress=county.congress, line=line, criterion="in_time", full=20, points=20, part=1,
            whole=1,
        )  # fmt: skip
    return one
