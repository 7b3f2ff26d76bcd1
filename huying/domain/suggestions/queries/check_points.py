"""核稿要点, read: the congress's own list, and which points are refused most often."""

from django.db.models import Count, Q

from ..models import CheckPoint, PointVerdict
from ..policy.check_points import in_order
from ..states import Stage
from .visibility import rounds_visible_to, visible_to


def points_by_stage(congress_id) -> list[tuple[Stage, list[CheckPoint]]]:
    """Every point of each check, those in use first."""
    found = CheckPoint.objects.filter(congress_id=congress_id)
    return [
        (stage, sorted(in_order(one for one in found if one.stage == stage), key=_closed))
        for stage in Stage
        if stage != Stage.SIGNING
    ]


def _closed(point) -> bool:
    return not point.active


def _refused(acting):
    """Of the replies that one may see, of one's own checks, and for the 代表工委 of every item it sees:
    it asks what goes wrong, though a draft that was sent back is the unit's own again."""
    found = PointVerdict.objects.filter(met=False)
    if acting.is_committee:
        return found.filter(opinion__round__handling__suggestion__in=visible_to(acting))
    bodies = [one.body_id for one in acting.appointments]
    return found.filter(
        Q(opinion__round__in=rounds_visible_to(acting))
        | Q(
            opinion__by__body__in=bodies,
            opinion__round__handling__suggestion__in=visible_to(acting),
        )
    )


def refused_by_unit(acting) -> list[dict]:
    """One row for each unit and point, the most refused first; only of replies that one may see."""
    return list(
        _refused(acting)
        .values("opinion__round__handling__unit", "opinion__round__handling__unit__name")
        .annotate(number=Count("pk"))
        .values(
            "number",
            "point",
            "point__text",
            "point__aspect",
            "point__stage",
            "opinion__round__handling__unit",
            "opinion__round__handling__unit__name",
        )
        .order_by("-number", "opinion__round__handling__unit__name", "point")
    )


def refusals(acting, unit, point) -> list[PointVerdict]:
    """The single refusals behind one number, the latest first."""
    return list(
        _refused(acting)
        .filter(opinion__round__handling__unit=unit, point=point)
        .select_related(
            "point",
            "opinion__by__body",
            "opinion__round__handling__unit",
            "opinion__round__handling__suggestion",
        )
        .order_by("-opinion__at")
    )
