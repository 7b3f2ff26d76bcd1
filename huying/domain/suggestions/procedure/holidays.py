"""节假日安排 and the clocks of suggestions: each that moves is counted anew, and its case says so."""

from huying.domain.people.procedure import holidays

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
holidays.recounted_with(suggestion_steps, Suggestion)
holidays.recounted_with(handling_steps, Handling)
holidays.recounted_with(survey_steps, Survey)
