"""反复提出排查, read: pairs that look like the same matter, what was linked, what is none; each with both its items.

For the 代表工委 alone, as likely repeats in review are (suggestions/queries/repeats.py).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Case, F, Max, OuterRef, Q, QuerySet, Value, When

from huying.domain.people.models import Body, Session
from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import (
    Handling,
    LikeLink,
    LikelyRepeat,
    PastHandling,
    RepeatLook,
    Suggestion,
)
from huying.domain.suggestions.policy.likely_repeats import (
    not_compared,
    pairs_of,
    solved_before,
)
from huying.domain.suggestions.queries import may_see
from huying.domain.suggestions.queries.like_ones import LikeOne, shown
from huying.domain.suggestions.states import LikeKind, Role
from huying.foundation.cases.within import Exists

from ..models import FollowedMatter
from ..policy.key import GONE

ORDERS: dict[str, tuple] = {
    "": (F("solved").desc(), "-alike", "-later__submitted_at", "pk"),
    "alike": ("-alike", "-later__submitted_at", "pk"),
    "new": (F("later__submitted_at").desc(nulls_last=True), "-alike", "pk"),
}
"""Solved before and raised again first; the most alike first; the newest first."""


class NotUnderstood(Exception):
    """An address that no link or form of ours makes."""


@dataclass(frozen=True)
class Asked:
    """Which pairs: whose later item is of this session, one of whose items this unit leads; how ordered."""

    session: int | None = None
    unit: int | None = None
    order: str = ""

    @classmethod
    def of(cls, given: Mapping[str, Any]) -> "Asked":
        if given.get("order", "") not in ORDERS:
            raise NotUnderstood
        return cls(_key(given, "session"), _key(given, "unit"), given.get("order", ""))


def _key(given: Mapping[str, Any], name: str) -> int | None:
    said = given.get(name, "")
    if not said:
        return None
    if not (said.isascii() and said.isdigit() and len(said) < 10):
        raise NotUnderstood
    return int(said)


@dataclass(frozen=True)
class Side:
    """One item of a pair. An imported one has what its ledger says of units, class and marks."""

    suggestion: Suggestion
    year: int
    units: str
    reply_class: str
    process: str
    result: str


@dataclass(frozen=True)
class Pair:
    """`row` is a LikelyRepeat or a LikeLink; `matters` follow one of the two (跨年度台账)."""

    row: Any
    earlier: Side
    later: Side
    solved: bool = False
    matters: list[FollowedMatter] = field(default_factory=list)


# -- which there are --------------------------------------------------------------------------------


def undecided(acting: Acting) -> QuerySet[LikelyRepeat]:
    return pairs_seen(acting).filter(dismissed_at=None)


def dismissed(acting: Acting) -> QuerySet[LikelyRepeat]:
    """The newest word first."""
    found = pairs_seen(acting).filter(dismissed_at__isnull=False)
    return found.select_related("dismissed_by__person").order_by("-dismissed_at", "pk")


def linked(acting: Acting) -> QuerySet[LikeLink]:
    """As 反复提出的同一件事, wherever it was done; the newest first."""
    found = LikeLink.objects.filter(
        may_see(acting, "a"), may_see(acting, "b"), congress=acting.congress
    )
    return found.filter(kind=LikeKind.REPEAT).select_related("by__person").order_by("-at", "-pk")


def pairs_seen(acting: Acting) -> QuerySet[LikelyRepeat]:
    """Undecided or not."""
    return pairs_of(acting.congress).filter(may_see(acting, "earlier"), may_see(acting, "later"))


def asked_for(acting: Acting, asked: Asked) -> QuerySet[LikelyRepeat]:
    solved = Case(When(solved_before(acting.congress), then=Value(True)), default=Value(False))
    found = undecided(acting).annotate(solved=solved)
    if asked.session:
        found = found.filter(later__session=asked.session)
    if asked.unit:
        found = found.filter(_led_by(asked.unit, "earlier") | _led_by(asked.unit, "later"))
    return found.order_by(*ORDERS[asked.order])


def _leading(**more) -> QuerySet[Handling]:
    return Handling.objects.filter(role=Role.LEAD, **more).exclude(case__state__in=GONE)


def _led_by(unit: int, end: str) -> Q:
    led = Exists(_leading(unit=unit, suggestion=OuterRef(end)))
    return Q(led) | Q(**{f"{end}__past__isnull": False, f"{end}__proposed_lead": unit})


def sessions_of(acting: Acting) -> QuerySet[Session]:
    """Of the later items, the newest first."""
    found = Session.objects.filter(pk__in=undecided(acting).values("later__session"))
    return found.select_related("term").order_by("-opens_at", "pk")


def units_of(acting: Acting) -> QuerySet[Body]:
    """That lead, or led, one of the items."""
    pairs = undecided(acting)
    ends = Q(suggestion__in=pairs.values("earlier")) | Q(suggestion__in=pairs.values("later"))
    return Body.objects.filter(pk__in=_leading().filter(ends).values("unit")).order_by("name", "pk")


def last_look(acting: Acting) -> tuple[datetime | None, int]:
    """When items were compared last, and how many wait for it."""
    looks = RepeatLook.objects.filter(congress=acting.congress)
    waiting = not_compared(acting.congress.pk).count()
    return looks.aggregate(last=Max("looked_at"))["last"], waiting


# -- with both items --------------------------------------------------------------------------------


def with_their_items(rows, acting: Acting) -> list[Pair]:
    """Of one page of pairs, in a fixed number of queries."""
    rows = list(rows)
    sides = _sides({key for row in rows for key in (row.earlier_id, row.later_id)}, acting)
    return [
        Pair(row, sides[row.earlier_id], sides[row.later_id], getattr(row, "solved", False))
        for row in rows
        if row.earlier_id in sides and row.later_id in sides
    ]


def links_with_their_items(rows, acting: Acting) -> list[Pair]:
    """The same of links; with the matters that follow them already."""
    rows = list(rows)
    keys = {key for row in rows for key in (row.a_id, row.b_id)}
    sides, followed = _sides(keys, acting), _followed(keys)
    return [
        Pair(
            row,
            sides[row.a_id],
            sides[row.b_id],
            matters=list(dict.fromkeys(followed.get(row.b_id, []) + followed.get(row.a_id, []))),
        )
        for row in rows
        if row.a_id in sides and row.b_id in sides
    ]


def _followed(keys) -> dict[UUID, list[FollowedMatter]]:
    through = FollowedMatter.items.through.objects.filter(suggestion__in=keys)
    found: dict[UUID, list[FollowedMatter]] = {}
    for row in through.select_related("followedmatter").order_by("pk"):
        found.setdefault(row.suggestion_id, []).append(row.followedmatter)
    return found


def _sides(keys, acting: Acting) -> dict[UUID, Side]:
    past = PastHandling.objects.filter(suggestion__in=keys)
    ledger = {one.pk: one for one in past.select_related("suggestion__proposed_lead")}
    likes = shown(dict.fromkeys(keys, 1.0), acting)
    return {one.suggestion.pk: _side(one, ledger.get(one.suggestion.pk)) for one in likes}


def _side(one: LikeOne, past: PastHandling | None) -> Side:
    if past is None:
        return Side(one.suggestion, one.year, one.units, one.reply_class, one.process, one.result)
    lead = past.suggestion.proposed_lead
    return Side(
        one.suggestion,
        one.year,
        lead.name if lead else "",
        past.reply_class,
        past.process,
        past.result,
    )
