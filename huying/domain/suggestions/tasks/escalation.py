"""逾期提醒逐级上报: a late unit's handlers hear of it first, then its office, its head, the 代表工委."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from huying.domain.people.policy import holders, the_committee
from huying.domain.people.states import Capacity

from ..policy.audiences import the_unit
from ..rulebook.rules import Rulebook


@dataclass(frozen=True)
class Climb:
    """How a late clock climbs. `days`: the group of the rulebook that says when each level hears of it;
    `told`: whose clock it is, and `unit` the key of that body; `within`: the levels in the unit, by
    capacity; `above`: those over it."""

    days: str
    told: Callable
    unit: Callable[[Any], Any]
    within: dict[str, tuple[Capacity, ...]]
    above: dict[str, Callable]

    def steps(self, book: Rulebook) -> dict[int, list[str]]:
        """{days late: the levels that hear of it then}, the first day first; 0 leaves a level out."""
        found: dict[int, list[str]] = {}
        for level in (*self.within, *self.above):
            if after := getattr(getattr(book, self.days), level):
                found.setdefault(after, []).append(level)
        return dict(sorted(found.items()))

    def reached(self, book: Rulebook, due: date, today: date) -> list[int]:
        """The steps whose day has come, the first one first."""
        return [after for after in self.steps(book) if (today - due).days >= after]

    def people_of(self, subject, levels: list[str]) -> list:
        """Who hears of it at these levels. For a level at which nobody stands, the next one up hears."""
        unit = list(holders(subject.congress_id, body=self.unit(subject)).order_by("pk"))
        found = []
        for level in levels:
            found += self._at(level, subject, unit)
        return found

    def _at(self, level: str, subject, unit: list) -> list:
        upwards = [*self.within, *self.above]
        for one in upwards[upwards.index(level) :]:
            if one in self.above:
                here = list(self.above[one](subject))
            else:
                here = [person for person in unit if person.capacity in self.within[one]]
            if here:
                return here
        return list(the_committee(subject))


CLIMBS: dict[str, Climb] = {
    "handling": Climb(
        "escalation",
        the_unit,
        lambda handling: handling.unit_id,
        {
            "section": (Capacity.HANDLER,),
            "office": (Capacity.OFFICE,),
            "head": (Capacity.HEAD, Capacity.DEPUTY_HEAD),
        },
        {"congress": the_committee},
    )
}
"""By kind of case; what comes later adds its own."""
