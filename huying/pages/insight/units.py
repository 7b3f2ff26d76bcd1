"""协办当主办: what each unit owed as lead and as co-unit, and how much of it came in time, on one scale."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Count, Q, QuerySet

from huying.domain.people.models import Congress
from huying.domain.suggestions.models import Handling, SentBackOpinion
from huying.domain.suggestions.states import Role
from huying.foundation.procedure.models import Clock

from .counting import Period
from .seen import NO_LONGER, Seen, whole_of

OWED = {Role.LEAD: ("reply", "reply_long"), Role.CO: ("co_opinion",)}


@dataclass
class Side:
    """A unit's turns in one role: how many, how many came in time or late, how many were judged well."""

    turns: int = 0
    in_time: int = 0
    late: int = 0
    judged: int = 0
    content: int = 0
    redone: int = 0

    def __add__(self, other: "Side") -> "Side":
        return Side(
            *(getattr(self, one) + getattr(other, one) for one in self.__dataclass_fields__)
        )

    @property
    def due(self) -> int:
        return self.in_time + self.late

    @property
    def in_time_rate(self) -> str:
        return rate(self.in_time, self.due)

    @property
    def content_rate(self) -> str:
        return rate(self.content, self.judged)


@dataclass
class UnitLine:
    name: str
    lead: Side = field(default_factory=Side)
    co: Side = field(default_factory=Side)
    place: int | None = None

    @property
    def both(self) -> Side:
        return self.lead + self.co


def rate(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f}%" if whole else "—"


def units(congress: Congress, period: Period, today: date) -> list[UnitLine]:
    """一个单位主办一件、协办一件，同样各计一次。按期：主办首轮答复、协办意见没有超过期限（含依规延期、停表）；期限已过而没有完成的计为逾期，还没有到期的不计。满意：所承办的建议已收回的最近一轮结果评价为满意或基本满意，主办、协办同样计入。名次按主办、协办合计的按期率排列，相同的并列；还没有到期的不排。已改办、已终止的不计。"""
    seen = whole_of(congress, today)
    found = Handling.objects.filter(congress=congress).exclude(case__state__in=NO_LONGER)
    if period.session:
        found = found.filter(suggestion__session=period.session)
    lines: dict[int, UnitLine] = {}
    sides: dict[tuple[int, str], Side] = defaultdict(Side)
    for row in _turns(found):
        lines.setdefault(row["unit"], UnitLine(row["unit__name"]))
        sides[row["unit"], row["role"]].turns = row["number"]
    for role, clocks in OWED.items():
        for row in _owed(found.filter(role=role), clocks, today):
            side = sides[row["unit"], role]
            side.in_time, side.late = row["in_time"], row["late"]
    for name, number in _judged(found, seen):
        for row in number:
            setattr(sides[row["unit"], row["role"]], name, row["number"])
    redone = SentBackOpinion.objects.filter(handling__in=found.order_by().values("pk"))
    for row in redone.order_by().values("handling__unit").annotate(number=Count("pk")):
        sides[row["handling__unit"], Role.CO].redone = row["number"]
    for key, line in lines.items():
        line.lead, line.co = sides[key, Role.LEAD], sides[key, Role.CO]
    return _ranked(list(lines.values()))


def _turns(found: QuerySet[Handling]):
    return found.order_by().values("unit", "unit__name", "role").annotate(number=Count("pk"))


def _owed(found: QuerySet[Handling], clocks: tuple[str, ...], today: date):
    """By unit: periods that were kept, and those that were not or are over and still open."""
    of_them = Q(case__clocks__name__in=clocks)
    kept = of_them & Q(case__clocks__end=Clock.End.MET)
    missed = of_them & Q(case__clocks__end=Clock.End.LATE)
    over = of_them & Q(
        case__clocks__ended_at=None, case__clocks__paused_at=None, case__clocks__due__lt=today
    )
    return (
        found.order_by()
        .values("unit")
        .annotate(
            in_time=Count("case__clocks", filter=kept),
            late=Count("case__clocks", filter=missed | over),
        )
    )


def _judged(found: QuerySet[Handling], seen: Seen):
    """By unit and role: turns on items that were judged, and on those judged well."""
    for name, asked in (("judged", seen.graded("result", "any")), ("content", seen.content())):
        items = seen.suggestions.filter(asked).order_by().values("pk")
        turns = found.filter(suggestion__in=items).order_by()
        yield name, turns.values("unit", "role").annotate(number=Count("pk"))


def _ranked(lines: list[UnitLine]) -> list[UnitLine]:
    """The best rate first; equal ones share a place; who owed nothing yet has none."""

    def kept(line: UnitLine) -> float:
        return line.both.in_time / line.both.due if line.both.due else -1

    lines.sort(key=lambda one: (-kept(one), -one.both.due, one.name))
    for number, line in enumerate(lines, start=1):
        if line.both.due:
            same = number > 1 and kept(lines[number - 2]) == kept(line)
            line.place = lines[number - 2].place if same else number
    return lines
