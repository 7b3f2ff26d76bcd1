"""单位年度办理工作 for the matrix: `own` is that of 水利局, `other` that of the party's 宣传部."""

from huying.domain.supervision.models import UnitYear
from tests.procedure.supervised.look_back import FAR, a_case


def _of(cast, unit) -> UnitYear:
    return UnitYear.objects.create(
        case=a_case(cast, "unit_year", "asked"), congress=cast.county.congress, unit=unit,
        year=2026, title=f"{unit}2026年代表建议办理工作", opened_at=cast.at, report_by=FAR,
        text="承办【承办建议】件。",
    )  # fmt: skip


def cast(cast) -> dict:
    county = cast.county
    return {"own": _of(cast, county.water), "other": _of(cast, county.publicity)}
