"""年度办理情况报告 for the matrix: one of the whole congress, nobody's own."""

from huying.domain.supervision.models import YearlyReport
from huying.foundation.cases.models import Case


def cast(cast) -> dict:
    county = cast.county
    case = Case(congress=county.congress, kind="yearly_report", state="draft", opened_at=cast.at)
    case.root, case.version = case, 1
    case.save()
    one = YearlyReport.objects.create(
        case=case, congress=county.congress, year=2026, title="年度报告", text="收到【收到建议】件。",
        drafted_by=county.chen, drafted_at=cast.at,
    )  # fmt: skip
    return {"own": one, "other": one}
