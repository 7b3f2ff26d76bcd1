"""A unit's year, read: who may see it, its items and plan, its visits, its report with every figure."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import Prefetch, Q, QuerySet

from huying.domain.people.models import Appointment
from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind, Capacity, UnitSystem
from huying.domain.suggestions.models import Suggestion

from ..models import Outing, PlanDuty, UnitPlan, UnitYear
from ..policy import division_of_duties
from ..policy import unit_year as policy
from ..policy.figures import of_a_unit, words
from ..states.hearing import Outing as OutingState
from ..states.hearing import OutingWay
from .supervising import outings_visible_to


def unit_years_visible_to(acting: Acting) -> QuerySet[UnitYear]:
    """The 代表工委 all, a unit its own, the government office those of the government's units."""
    found = UnitYear.objects.filter(congress=acting.congress)
    found = found.select_related("case", "congress", "unit", "signed_by__person")
    if acting.is_committee:
        return found
    rules: Any = Q(unit__in=acting.bodies)
    if acting.has(BodyKind.GOVERNMENT_OFFICE):
        rules |= Q(unit__system=UnitSystem.GOVERNMENT)
    return found.filter(rules)


def opens_figures(unit_year: UnitYear, acting: Acting) -> bool:
    """Whose figures they are, and whose duty it is to look behind them."""
    return acting.is_committee or unit_year.unit_id in acting.bodies


# -- plan ------------------------------------------------------------------------------------


def items_of(unit_year: UnitYear, at: datetime) -> QuerySet[Suggestion]:
    """What the unit has of the year, in the order of the numbers."""
    found = policy.scope_of(unit_year, at).items()
    return found.select_related("case").order_by("-session", "number", "pk")


def plans_of(unit_year: UnitYear) -> list[UnitPlan]:
    """The newest first."""
    items = Prefetch("items", Suggestion.objects.order_by("-session", "number", "pk"))
    duties = PlanDuty.objects.prefetch_related(items).order_by("pk")
    found = unit_year.plans.select_related("by__person", "by__body")
    return list(
        found.prefetch_related(Prefetch("duties", duties), "attachments__file").order_by("-pk")
    )


def duties_to_begin_with(unit_year: UnitYear, held: list[Suggestion]) -> str:
    """The lines of the last plan, and what it leaves out with whoever handles for the unit."""
    plans = plans_of(unit_year)
    still = {one.pk for one in held}
    rows = [
        (line.section, line.person, [one for one in line.items.all() if one.pk in still])
        for plan in plans[:1]
        for line in plan.duties.all()
    ]
    shared = {one.pk for _section, _person, items in rows for one in items}
    rest = [one for one in held if one.pk not in shared]
    handler = _first_handler(unit_year) if rest else None
    if handler:
        rows.append((handler.body.name, str(handler.person), rest))
    return division_of_duties.written(row for row in rows if row[2])


def _first_handler(unit_year: UnitYear) -> Appointment | None:
    at_work = (Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD)
    found = Appointment.objects.filter(body=unit_year.unit_id, until=None, capacity__in=at_work)
    rows = sorted(
        found.select_related("person", "body"),
        key=lambda one: (at_work.index(one.capacity), one.pk),
    )
    return rows[0] if rows else None


# -- visits ----------------------------------------------------------------------------------


def visits(congress, year: int) -> QuerySet[Outing]:
    """What the congress held, or has arranged, at a unit in that year; not the unit's own events."""
    found = Outing.objects.filter(congress=congress, held_on__year=year, unit__isnull=False)
    return found.exclude(way=OutingWay.OPEN_HANDLING).exclude(case__state=OutingState.CANCELLED)


def visits_of(unit_year: UnitYear, acting: Acting) -> QuerySet[Outing]:
    mine = visits(unit_year.congress, unit_year.year).filter(unit=unit_year.unit_id)
    found = outings_visible_to(acting).filter(pk__in=mine.order_by().values("pk"))
    return found.order_by("held_on", "pk")


# -- report ----------------------------------------------------------------------------------


@dataclass(frozen=True)
class Shown:
    """The report's figures: `numbers` and `texts` by name."""

    numbers: dict[str, int]
    texts: dict[str, str]

    def lines(self, text: str) -> list[list]:
        shares = of_a_unit.SHARES_OF_A_UNIT
        return words.lines(text, self.texts, shares, of_a_unit.by_label())

    def named(self) -> list[dict]:
        known, shares = of_a_unit.by_label(), of_a_unit.SHARES_OF_A_UNIT
        return words.named(self.texts, of_a_unit.OF_A_UNIT, shares, known)


def shown(unit_year: UnitYear, at: datetime) -> Shown:
    """Counted now, or as they were when the head signed."""
    if unit_year.signed_at is None:
        counted = of_a_unit.numbers(policy.scope_of(unit_year, at))
    else:
        kept = {name: len(keys) for name, keys in unit_year.figures.items()}
        counted = dict.fromkeys(of_a_unit.OF_A_UNIT, 0) | kept
    return Shown(counted, of_a_unit.texts(counted))


@dataclass(frozen=True)
class Behind:
    label: str
    meaning: str
    model: Any
    keys: list


def behind(unit_year: UnitYear, name: str, at: datetime) -> Behind | None:
    """The rows that a figure counted; None for what no report of a unit names."""
    one = of_a_unit.OF_A_UNIT.get(name)
    if one is None:
        return None
    found = one.found(policy.scope_of(unit_year, at))
    if unit_year.signed_at is None:
        keys = list(found.order_by("pk").values_list("pk", flat=True))
    else:
        keys = unit_year.figures.get(name, [])
    return Behind(str(one.label), str(one.meaning), found.model, keys)
