"""抽样回访 for the matrix: one draw of the congress."""

from huying.domain.supervision.models import RevisitDraw
from tests.procedure.supervised.look_back import a_case


def cast(cast) -> dict:
    one = RevisitDraw.objects.create(
        case=a_case(cast, "revisit_draw", "announced"), congress=cast.county.congress,
        title="抽样回访", strata_by="unit", each=1, seed_source="开奖号码", seed="1",
        announced_by=cast.county.chen, announced_at=cast.at, drawn_at=cast.at,
    )  # fmt: skip
    return {"own": one, "other": one}


ARRANGED: dict = {}
