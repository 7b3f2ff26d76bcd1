"""承办单位考核 for the matrix: one of the whole congress, in which 水利局 has points."""

from datetime import date

from huying.domain.supervision.models import AssessmentLine, AssessmentPoint, UnitAssessment
from huying.foundation.cases.models import Case

FAR = date(2099, 12, 31)


def cast(cast) -> dict:
    county = cast.county
    case = Case(congress=county.congress, kind="unit_assessment", state="draft", opened_at=cast.at)
    case.root, case.version = case, 1
    case.save()
    one = UnitAssessment.objects.create(
        case=case, congress=county.congress, year=2026, scheme="hainan", title="考核",
        weights={"in_time": 20, "at_once": 50, "content": 30}, drawn_up_at=cast.at,
        published_at=cast.at, object_by=FAR,
    )  # fmt: skip
    line = AssessmentLine.objects.create(
        congress=county.congress, assessment=one, unit=county.water, place=1, turns=1, total=100,
        replied=1, solved=1, judged=1, content=1,
    )  # fmt: skip
    AssessmentPoint.objects.create(
        congress=county.congress,
        line=line,
        criterion="in_time",
        full=20,
        points=20,
        part=1,
        whole=1,
    )
    return {"own": one, "other": one}
