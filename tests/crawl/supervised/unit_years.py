"""单位年度办理工作 of 清源县's estate: 水利局 with its plan, a report waiting for its head, and one handed in."""

from datetime import date

from huying.domain.supervision.models import PlanDuty, UnitPlan, UnitYear
from huying.foundation.cases.models import Case

FAR = date(2099, 12, 31)


def unit_years(estate) -> list[UnitYear]:
    states = ("asked", "under_way", "drafted", "handed_in")
    return [_in(state, 2026 + n, estate) for n, state in enumerate(states)]


def _in(state, year, estate) -> UnitYear:
    county, at = estate.county, estate.moment("2026-03-10")
    case = Case(congress=county.congress, kind="unit_year", state=state, opened_at=at)
    case.root, case.version = case, 1
    case.save()
    written = state in ("drafted", "handed_in")
    one = UnitYear.objects.create(
        case=case, congress=county.congress, unit=county.water, year=year, opened_at=at,
        title=f"{estate.mark}{year}年办理工作", report_by=FAR,
        text=f"{estate.mark}承办【承办建议】件。" if written else "",
        drafted_at=at if written else None,
    )  # fmt: skip
    if state == "asked":
        return one
    plan = UnitPlan.objects.create(
        congress=county.congress, unit_year=one, aims=f"{estate.mark}件件有回音",
        by=county.sun_office, at=at,
    )  # fmt: skip
    line = PlanDuty.objects.create(
        congress=county.congress, plan=plan, section=f"{estate.mark}水利科", person="张三"
    )
    line.items.add(estate.at["delivered"])
    if state == "handed_in":
        one.signed_by, one.signed_at = county.li, at
        one.figures = {"held": [str(estate.at["delivered"].pk)]}
        one.save()
    return one
