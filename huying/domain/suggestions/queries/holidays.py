"""节假日安排, read: what was applied, and which running clocks a further notice would move."""

from collections import Counter
from dataclasses import dataclass
from itertools import groupby

from huying.domain.people.models import HolidayNotice
from huying.domain.people.procedure.holidays import Move, moves, table_with
from huying.foundation.calendar.notice import Notice

from ..models import Suggestion
from .visibility import visible_one


@dataclass(frozen=True)
class Moving:
    """`suggestion` is None for somebody who may not see it: he is told of the clock alone."""

    move: Move
    suggestion: Suggestion | None


def applied(congress_id):
    """The notices that were applied, the newest first."""
    return HolidayNotice.objects.filter(congress_id=congress_id).order_by("-applied_at")


def would_move(acting, notice: Notice) -> list[Moving]:
    """Every running clock of the congress whose last day this notice moves, the soonest first."""
    found = moves(acting.congress, table_with(acting.congress, notice))
    if not acting.is_committee:  # nobody else hears that there is anything classified
        found = [one for one in found if one.clock.case.kind != "classified"]
    roots = {one.clock.case.root_id for one in found}
    seen = {one.pk: one for one in visible_one(acting).filter(pk__in=list(roots)[:900])}
    return [Moving(one, seen.get(one.clock.case.root_id)) for one in found]


def counted(rows: list[Moving]) -> list[tuple[str, int]]:
    """(the clock's name, how many of it move), the most first."""
    return Counter(one.move.clock.label for one in rows).most_common()


def spans(days: dict) -> list[tuple]:
    """Neighbouring days of one holiday as (name, first, last)."""
    ordered = sorted(days.items())
    found = []
    for _key, group in groupby(
        enumerate(ordered), key=lambda one: (one[1][1], one[1][0].toordinal() - one[0])
    ):
        rows = [row for _place, row in group]
        found.append((rows[0][1], rows[0][0], rows[-1][0]))
    return found
