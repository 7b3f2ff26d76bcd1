"""评优 for the matrix: one of the whole congress."""

from datetime import date

from huying.domain.supervision.models import HonourSelection
from huying.foundation.cases.models import Case


def cast(cast) -> dict:
    county = cast.county
    case = Case(congress=county.congress, kind="honour_selection", state="open", opened_at=cast.at)
    case.root, case.version = case, 1
    case.save()
    one = HonourSelection.objects.create(
        case=case, congress=county.congress, year=2026, title="评选", rules="……",
        formula={"praised": 10}, opened_at=cast.at, decided_on=date(2026, 3, 1),
    )  # fmt: skip
    return {"own": one, "other": one}
