"""节假日安排 and the clocks of suggestions: each that moves is counted anew, and its case says so."""

from functools import partial
from typing import Any

from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Congress
from huying.domain.people.policy import day_table
from huying.domain.people.procedure import holidays
from huying.foundation.calendar.table import shipped_table

from ..models import Handling, Suggestion, Survey
from ..policy.clocks import national_day
from .steps import handling_steps, suggestion_steps, survey_steps


def _floors(found, table) -> dict:
    """What national law says of the reply clocks of handlings."""
    handlings = Handling.objects.select_related("case", "congress").in_bulk(
        [one.case_id for one in found]
    )
    return {one.pk: national_day(handlings[one.case_id], one, table) for one in found}


holidays.FLOORS["handling"] = _floors


def _whose_clocks_move(kind, model, roll, *, by, at, **details):
    congress = Congress.objects.get(pk=roll.congress_id)
    by_case: dict[Any, list] = {}
    for one in holidays.moves(congress, day_table(congress) or shipped_table(), [kind]):
        by_case.setdefault(one.clock.case_id, []).append(one)
    keys = list(by_case)
    for start in range(0, len(keys), 500):
        found = model.objects.select_related("case").in_bulk(keys[start : start + 500])
        for key in keys[start : start + 500]:
            yield {"on": found[key], "moves": by_case[key]}


def count_clocks_anew(subject, *, by, at, moves):
    """Nothing but the days has changed: the same rule, from the same day, on the new calendar."""
    for one in moves:
        holidays.move(one, at=at)


for steps, model in (
    (suggestion_steps, Suggestion),
    (handling_steps, Handling),
    (survey_steps, Survey),
):
    steps.follows(
        holidays.apply_holidays,
        partial(_whose_clocks_move, steps.kind, model),
        _("期限随节假日安排重算"),
        when=tuple(steps.states),
    )(count_clocks_anew)
