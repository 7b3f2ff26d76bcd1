"""推荐记录: written by the act that decides, beside what it decided."""

from ...models import ShownUnits
from ...policy.shown_units import Shown, place_among


def keep_shown(suggestion, *, by, at, leads, shown: Shown | None) -> None:
    """Nothing where no unit was proposed: who did not ask is not counted."""
    forget_shown(suggestion, at)
    if not shown:
        return
    second, third = [*shown["units"][1:], None, None][:2]
    ShownUnits.objects.create(
        congress_id=suggestion.congress_id,
        suggestion=suggestion,
        model_id=shown["model"],
        first_id=shown["units"][0],
        second_id=second,
        third_id=third,
        decided=leads[0],
        place=place_among(shown, leads),
        by=by,
        at=at,
    )


def forget_shown(suggestion, at) -> None:
    """The assignment was taken back; what had been proposed for it no longer counts."""
    ShownUnits.objects.filter(suggestion=suggestion, undone_at=None).update(undone_at=at)
