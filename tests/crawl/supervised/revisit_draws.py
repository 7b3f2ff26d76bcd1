"""抽样回访 of 清源县's estate: one announced, one drawn."""

from huying.domain.suggestions.models import Handling
from huying.domain.supervision.models import DrawRow, RevisitDraw
from huying.foundation.cases.models import Case


def revisit_draws(estate) -> list[RevisitDraw]:
    turn = Handling.objects.get(suggestion=estate.at["delivered"], role="lead")
    return [_draw(estate, state, turn) for state in ("announced", "drawn")]


def _draw(estate, state, turn) -> RevisitDraw:
    county, at = estate.county, estate.moment("2026-04-11")
    case = Case(congress=county.congress, kind="revisit_draw", state=state, opened_at=at)
    case.root, case.version = case, 1
    case.save()
    is_drawn = state == "drawn"
    one = RevisitDraw.objects.create(
        case=case, congress=county.congress, title=f"{estate.mark}抽样回访", strata_by="unit",
        each=1, seed_source=f"{estate.mark}开奖号码", seed="1" if is_drawn else "",
        announced_by=county.chen, announced_at=at, drawn_at=at if is_drawn else None,
    )  # fmt: skip
    DrawRow.objects.create(
        congress=county.congress, draw=one, handling=turn, number=f"{estate.mark}2026-1",
        stratum=f"{estate.mark}水利局", drawn=is_drawn,
    )  # fmt: skip
    return one
