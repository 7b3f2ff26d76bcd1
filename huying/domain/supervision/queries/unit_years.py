"""单位年度办理工作 of a whole year: which unit has handed in its plan and report, was visited, and which not."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Min
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Body
from huying.domain.people.queries import Acting, newest_session
from huying.domain.people.states import BodyKind
from huying.foundation.procedure.models import Clock

from ..models import Outing, UnitPlan, UnitYear
from ..policy import unit_year as policy
from ..policy.figures import Scope, items
from ..states.hearing import Outing as OutingState
from ..states.unit_year import UnitYear as State
from ..states.unit_year import VisitStanding, YearStanding
from .unit_year import unit_years_visible_to, visits

PARTS: dict[str, tuple[Any, Any]] = {
    "plan": (_("工作方案"), YearStanding),
    "visit": (_("年中走访"), VisitStanding),
    "report": (_("年度报告"), YearStanding),
}
"""The links of the chain: what each is called, and how it may stand."""


@dataclass(frozen=True)
class Line:
    """One unit's year; `plan`, `visit`, `report` are codes of how each stands, the days as far as there are."""

    row: UnitYear
    items: int
    plan: str
    plan_on: date | None
    visit: str
    visited: Outing | None
    report: str
    reported_on: date | None

    def word(self, part: str) -> str:
        return str(PARTS[part][1](getattr(self, part)).label)

    @property
    def plan_word(self) -> str:
        return self.word("plan")

    @property
    def visit_word(self) -> str:
        return self.word("visit")

    @property
    def report_word(self) -> str:
        return self.word("report")


def may_list(acting: Acting) -> bool:
    """Whoever may have a line to read."""
    offices = (BodyKind.GOVERNMENT_OFFICE, BodyKind.UNIT)
    return acting.is_committee or any(acting.has(kind) for kind in offices)


def years(acting: Acting) -> list[int]:
    """Those there are, the newest first."""
    found = unit_years_visible_to(acting).order_by("-year").values_list("year", flat=True)
    return list(found.distinct())


def year_now(acting: Acting, at: datetime) -> int:
    """Of the newest session."""
    newest = newest_session(acting.congress.pk)
    return timezone.localdate(newest.opens_at if newest else at).year


def lines(acting: Acting, year: int, at: datetime) -> list[Line]:
    """By unit; what was called off is not asked for any more and stands in no list."""
    found = unit_years_visible_to(acting).filter(year=year)
    rows = list(found.exclude(case__state=State.CALLED_OFF).order_by("unit__name", "pk"))
    keys, today = [one.pk for one in rows], timezone.localdate(at)
    plans = UnitPlan.objects.filter(unit_year__in=keys).order_by().values_list("unit_year")
    handed = dict(plans.annotate(first=Min("at")))
    running: dict = {}
    for clock in Clock.objects.filter(case__in=keys).order_by("pk"):
        running.setdefault((clock.case_id, clock.name), []).append(clock)
    held, seen = _held(acting, year, at), _seen(acting, year)
    return [_line(one, handed, running, held, seen, today) for one in rows]


def _held(acting: Acting, year: int, at: datetime) -> dict:
    turns = items.turns(Scope(acting.congress, year, timezone.localdate(at)))
    rows = turns.order_by().values_list("unit")
    return dict(rows.annotate(number=Count("suggestion", distinct=True)))


def _seen(acting: Acting, year: int) -> dict[int | None, Outing]:
    """Of every unit its first visit of the year; one that was only arranged where there was none."""
    found: dict[int | None, Outing] = {}
    for one in visits(acting.congress, year).select_related("case").order_by("held_on", "pk"):
        there = found.get(one.unit_id)
        if there is None or (_was_held(one) and not _was_held(there)):
            found[one.unit_id] = one
    return found


def _was_held(outing: Outing) -> bool:
    return outing.case.state == OutingState.HELD


def _line(row, handed, running, held, seen, today) -> Line:
    plan_at, visit = handed.get(row.pk), seen.get(row.unit_id)
    standing = VisitStanding.NONE
    if visit:
        standing = VisitStanding.THERE if _was_held(visit) else VisitStanding.ARRANGED
    plan = _standing(running.get((row.pk, policy.PLAN), []), plan_at, today)
    report = _standing(running.get((row.pk, policy.REPORT), []), row.signed_at, today)
    return Line(
        row, held.get(row.unit_id, 0), plan, _day(plan_at), standing, visit, report,
        _day(row.signed_at),
    )  # fmt: skip


def _day(at: datetime | None) -> date | None:
    return timezone.localdate(at) if at else None


def _standing(clocks: list[Clock], done: datetime | None, today: date) -> str:
    """Late once is late, also where it was sent back and handed in anew."""
    if done is not None:
        late = any(one.end == Clock.End.LATE for one in clocks)
        return YearStanding.LATE if late else YearStanding.IN_TIME
    waiting = any(one.ended_at is None and one.due >= today for one in clocks)
    return YearStanding.WAITING if waiting else YearStanding.MISSING


@dataclass(frozen=True)
class Sum:
    """How many units stand so with one link of the chain; `asked` opens them."""

    part: str
    code: str
    label: str
    number: int

    @property
    def asked(self) -> str:
        return f"{self.part}-{self.code}"


def sums(found: Iterable[Line]) -> list[tuple[Any, list[Sum]]]:
    """By link: each way in which it stands, with its units."""
    rows = list(found)
    made = []
    for part, (label, standings) in PARTS.items():
        counted = Counter(getattr(one, part) for one in rows)
        made.append(
            (label, [Sum(part, one.value, str(one.label), counted[one]) for one in standings])
        )
    return made


def asked_for(found: list[Line], asked: str) -> list[Line] | None:
    """Those that one figure counts; None for what is no figure. Nothing asked: all."""
    if not asked:
        return found
    part, _dash, code = asked.partition("-")
    if part not in PARTS or code not in PARTS[part][1].values:
        return None
    return [one for one in found if getattr(one, part) == code]


def not_opened(acting: Acting, year: int, at: datetime) -> list[Body]:
    """Units that have items of the year and of which nothing was asked yet: for the 代表工委."""
    if not acting.is_committee:
        return []
    there = UnitYear.objects.filter(congress=acting.congress, year=year, called_off_at=None)
    return list(
        policy.units_with_items(acting.congress, year, at).exclude(pk__in=there.values("unit"))
    )
