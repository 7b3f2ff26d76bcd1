"""跨年度台账 of 清源县's estate: one matter with the item that was answered."""

from datetime import date

from huying.domain.supervision.models import FollowedMatter, MatterNote
from huying.foundation.cases.models import Case


def followed_matters(estate) -> list[FollowedMatter]:
    county, at = estate.county, estate.moment("2026-04-11")
    congress = county.congress
    case = Case(congress=congress, kind="followed_matter", state="followed", opened_at=at)
    case.root, case.version = case, 1
    case.save()
    one = FollowedMatter.objects.create(
        case=case, congress=congress, title=f"{estate.mark}灌溉支渠", ground="repeated",
        owner=county.chen, review_on=date(2099, 12, 31), opened_at=at,
    )  # fmt: skip
    one.items.add(estate.at["delivered"])
    MatterNote.objects.create(
        congress=congress, matter=one, words=f"{estate.mark}修了一半", next_step=f"{estate.mark}修完",
        by=county.chen, at=at,
    )  # fmt: skip
    return [one]
