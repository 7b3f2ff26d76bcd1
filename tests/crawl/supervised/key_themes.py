"""重点主题 of 清源县's estate: one theme with the item that was answered."""

from huying.domain.supervision.models import KeyTheme
from huying.domain.supervision.procedure import key_theme


def key_themes(estate) -> list[KeyTheme]:
    county, at, item = estate.county, estate.moment("2026-04-11"), estate.at["delivered"]
    one = key_theme.choose(
        by=county.chen, at=at, name=f"{estate.mark}灌溉支渠", session=item.session, items=[item],
        reason=f"{estate.mark}几个村都提", found_by=f"{estate.mark}支渠",
    )  # fmt: skip
    return [KeyTheme.objects.select_related("case", "congress").get(pk=one.pk)]
