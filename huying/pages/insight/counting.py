"""Counting suggestions: a period, a count that opens its items in the ledger, a rate of two counts."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from huying.domain.people.models import Congress, Session

from .filters import FILTERS
from .seen import Seen, whole_of


@dataclass(frozen=True)
class Period:
    """One session (届次会议), its suggestions out of session included; or everything."""

    session: Session | None = None

    def asks(self) -> dict[str, str]:
        return {"session": str(self.session.pk)} if self.session else {"received": "yes"}

    def __str__(self) -> str:
        return str(self.session) if self.session else _("历次会议")


@dataclass(frozen=True)
class Counted:
    """`value` items, which the ledger shows when it is asked `asks`."""

    label: Any
    value: int
    asks: dict[str, str]


@dataclass(frozen=True)
class Rate:
    """`part` of `whole`; without a whole there is no rate."""

    label: Any
    part: Counted
    whole: Counted

    @property
    def text(self) -> str:
        if not self.whole.value:
            return "—"
        return f"{100 * self.part.value / self.whole.value:.1f}%"


Asked = tuple[Any, dict[str, str]]


def counted(congress: Congress, period: Period, today: date, asked: list[Asked]) -> list[Counted]:
    """All the counts in one query."""
    seen = whole_of(congress, today)
    counts = {
        f"n{place}": Count("pk", filter=condition(seen, asks))
        for place, (_label, asks) in enumerate(asked)
    }
    found = scope(seen, period).aggregate(**counts)
    return [
        Counted(label, found[f"n{place}"], period.asks() | asks)
        for place, (label, asks) in enumerate(asked)
    ]


def rates(
    congress: Congress, period: Period, today: date, parts: list[Asked], whole: Asked
) -> list[Rate]:
    *found, all_of_them = counted(congress, period, today, [*parts, whole])
    return [Rate(one.label, one, all_of_them) for one in found]


def condition(seen: Seen, asks: dict[str, str]) -> Q:
    found = Q(congress=seen.congress)
    for name, value in asks.items():
        found &= FILTERS[name].condition(seen, value)
    return found


def scope(seen: Seen, period: Period) -> QuerySet[Any]:
    found = seen.with_standing()
    return found.filter(session=period.session) if period.session else found
