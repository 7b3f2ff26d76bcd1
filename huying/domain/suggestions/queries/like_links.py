"""关联的建议, read: the links of one item, and the line of years that a matter was raised in."""

from dataclasses import dataclass

from django.db.models import Prefetch, Q

from huying.domain.people.queries import Acting

from ..models import Handling, LikeLink, ReplyRound, Suggestion
from ..policy.like_links import is_linked, same_matter
from ..states import GRADE_ORDER, LikeKind, Role
from .visibility import may_see, visible_one

__all__ = ["Link", "Year", "lineage", "links_of_page", "links_with", "same_matter", "worst_mark"]


@dataclass(frozen=True)
class Link:
    """One link as seen from one of its two ends."""

    row: LikeLink
    other: Suggestion


@dataclass(frozen=True)
class Year:
    """One item in the line of a matter: who had it, in which class and with which marks it ended."""

    suggestion: Suggestion
    units: str
    reply_class: str
    process: str
    result: str

    @property
    def year(self) -> int | None:
        session = self.suggestion.session
        return session.opens_at.year if session else None


def links_with(suggestion: Suggestion, acting: Acting) -> list[Link]:
    """Those whose other end one may see."""
    if not is_linked(suggestion):
        return []
    found = LikeLink.objects.filter(
        Q(a=suggestion.pk) | Q(b=suggestion.pk), may_see(acting, "a"), may_see(acting, "b")
    )
    rows = found.select_related(
        "a__case", "a__session__term", "b__case", "b__session__term", "by__person"
    )
    return [
        Link(one, one.b if one.a_id == suggestion.pk else one.a)
        for one in rows.order_by("kind", "a__submitted_at", "pk")
    ]


def links_of_page(suggestion: Suggestion, acting: Acting) -> dict[str, list]:
    """What the page of an item shows: its links, and the years in which its matter was raised."""
    links = links_with(suggestion, acting)
    again = any(one.row.kind == LikeKind.REPEAT for one in links)
    years = lineage(same_matter([suggestion.pk]), acting) if again else []
    return {"links": links, "years": years}


def lineage(keys, acting: Acting) -> list[Year]:
    """The items of one matter in the order of their years, with how each ended."""
    rounds = ReplyRound.objects.filter(delivered_at__isnull=False).order_by("round")
    turns = Handling.objects.filter(role=Role.LEAD).select_related("unit").order_by("pk")
    found = (
        visible_one(acting)
        .filter(pk__in=keys)
        .prefetch_related(
            Prefetch(
                "handlings",
                turns.prefetch_related(Prefetch("rounds", rounds.prefetch_related("surveys"))),
            )
        )
        .order_by("submitted_at", "pk")
    )
    return [_year(one) for one in found]


def _year(suggestion: Suggestion) -> Year:
    turns = list(suggestion.handlings.all())
    last = [rounds[-1] for one in turns if (rounds := list(one.rounds.all()))]
    marks = [mark for round in last for mark in round.surveys.all() if mark.answered_at]
    return Year(
        suggestion,
        "、".join(dict.fromkeys(one.unit.name for one in turns)),
        "、".join(dict.fromkeys(one.reply_class for one in last if one.reply_class)),
        worst_mark(marks, "process"),
        worst_mark(marks, "result"),
    )


def worst_mark(marks, face: str) -> str:
    """The worst mark in words; nothing where nobody marked it."""
    said = [one for one in marks if getattr(one, face)]
    if not said:
        return ""
    worst = max(said, key=lambda one: GRADE_ORDER.index(getattr(one, face)))
    return str(getattr(worst, f"get_{face}_display")())
