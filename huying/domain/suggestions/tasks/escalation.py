"""逾期提醒逐级上报: a late unit's handlers hear of it first, then its office, its head, the 代表工委."""

from datetime import date

from huying.domain.people.policy import holders, the_committee
from huying.domain.people.states import Capacity

from ..models import Handling
from ..rulebook.groups import Escalation

LEVELS = {
    "section": (Capacity.HANDLER,),
    "office": (Capacity.OFFICE,),
    "head": (Capacity.HEAD, Capacity.DEPUTY_HEAD),
}


def steps(days: Escalation) -> dict[int, list[str]]:
    """{days late: the levels that hear of it then}, the first day first; 0 leaves a level out."""
    found: dict[int, list[str]] = {}
    for level in (*LEVELS, "congress"):
        if after := getattr(days, level):
            found.setdefault(after, []).append(level)
    return dict(sorted(found.items()))


def reached(days: Escalation, due: date, today: date) -> list[int]:
    """The steps whose day has come, the first one first."""
    return [after for after in steps(days) if (today - due).days >= after]


def people_of(handling: Handling, levels: list[str]) -> list:
    """Who hears of it at these levels. For a level at which nobody stands, the next one up hears."""
    unit = list(holders(handling.congress_id, body=handling.unit_id).order_by("pk"))
    found = []
    for level in levels:
        found += _at(level, handling, unit)
    return found


def _at(level: str, handling: Handling, unit: list) -> list:
    upwards = list(LEVELS)[list(LEVELS).index(level) :] if level in LEVELS else []
    for one in upwards:
        if here := [person for person in unit if person.capacity in LEVELS[one]]:
            return here
    return list(the_committee(handling))
