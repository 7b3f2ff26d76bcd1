"""跨年度事项 for the matrix: one matter of the congress."""

from huying.domain.supervision.models import FollowedMatter
from tests.procedure.supervised.look_back import FAR, a_case


def cast(cast) -> dict:
    one = FollowedMatter.objects.create(
        case=a_case(cast, "followed_matter", "followed"), congress=cast.county.congress,
        title="灌溉支渠", ground="repeated", owner=cast.county.chen, review_on=FAR,
        opened_at=cast.at,
    )  # fmt: skip
    one.items.set([cast.own, cast.other])
    return {"own": one, "other": one}


ARRANGED: dict = {}
