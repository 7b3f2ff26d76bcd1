"""年度办理情况报告 of 清源县's estate: one in each state."""

from huying.domain.supervision.models import YearlyReport
from huying.domain.supervision.states import YearlyReport as State
from huying.foundation.cases.models import Case


def yearly_reports(estate) -> list[YearlyReport]:
    return [_in(state, 2026 + n, estate) for n, state in enumerate(State)]


def _in(state, year, estate) -> YearlyReport:
    county, at = estate.county, estate.moment("2026-11-20")
    case = Case(congress=county.congress, kind="yearly_report", state=state, opened_at=at)
    case.root, case.version = case, 1
    case.save()
    return YearlyReport.objects.create(
        case=case, congress=county.congress, year=year, title=f"{estate.mark}{year}年报告",
        text="收到【收到建议】件。", drafted_by=county.chen, drafted_at=at,
        settled_at=None if state == State.DRAFT else at,
    )  # fmt: skip
