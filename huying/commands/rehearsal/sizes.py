"""How large a congress is rehearsed, and which matter each of its suggestions is about."""

from dataclasses import dataclass, replace
from random import Random
from typing import NamedTuple

from huying.domain.people.states import Level

from .cast import CAST_SEATS, OWN_UNITS
from .plans import BILLS, COUNTY, PROVINCE, SMALL, Plan
from .themes import Matter, matters


class StoryPlan(NamedTuple):
    """One suggestion to be lived: what it is about, and its plan."""

    matter: Matter
    plan: Plan


@dataclass(frozen=True)
class Size:
    """How large a congress: its level and name, its deputies, its units, its suggestions of one year.

    units: "needed" by the matters only, "county" for all sixty, "province" for all hundred and one.
    bills: what happens to each of a session's bills; talks: how often advice.toml is gone through.
    """

    name: str
    level: str
    place: str
    deputies: int
    units: str
    plans: tuple[Plan, ...]
    bills: tuple[str, ...] = ()
    talks: int = 0

    @property
    def suggestions(self) -> int:
        return sum(plan.count * plan.makes for plan in self.plans)

    @property
    def of_a_past_year(self) -> "Size":
        """Everything that had come to its end, all of it proposed in session."""
        over = [
            replace(plan, submitted=None, assigned=None, written=None)
            for plan in self.plans
            if plan.stop in ("closed", "archived", "withdrawn")
        ]
        return replace(self, plans=tuple(over))


SIZES = {
    "county": Size("county", Level.COUNTY, "清源县", 240, "county", COUNTY, BILLS, 1),
    "small": Size("small", Level.COUNTY, "清源县", 30, "needed", SMALL),
    "province": Size("province", Level.PROVINCE, "清源省", 945, "province", PROVINCE, BILLS, 6),
}


def planned(size: Size, random: Random) -> list[StoryPlan]:
    """Every suggestion with its matter. The particular ones choose first, and no matter is chosen
    twice as long as others are left; in a province several deputies ask for the same."""
    each = [replace(plan, count=1) for plan in size.plans for _one in range(plan.count)]
    left = matters(random)
    left *= 1 + 2 * len(each) // len(left) if len(each) > len(left) else 1
    chosen = {}
    for index in sorted(range(len(each)), key=lambda index: -len(each[index].wants)):
        chosen[index] = _take(left, each[index])
    return [StoryPlan(chosen[index], plan) for index, plan in enumerate(each)]


def _take(left: list[Matter], plan: Plan) -> Matter:
    fitting = [one for one in left if all(_has(one, wanted) for wanted in plan.wants)]
    if plan.lead:
        fitting = [one for one in fitting if set(one.units).isdisjoint(OWN_UNITS[plan.lead])]
        fitting.sort(key=lambda one: one.place != CAST_SEATS[plan.lead])
    if not fitting:
        raise LookupError(f"no theme is left for {plan}")
    left.remove(fitting[0])
    return fitting[0]


def _has(matter: Matter, wanted: str) -> bool:
    what, _colon, unit = wanted.partition(":")
    lead, *co = matter.units
    return {
        "co": unit in co if unit else bool(co),
        "lead": lead == unit,
        "party": lead.startswith("县") or lead == "团县委",
        "court": lead == "人民法院",
    }[what]
