"""评议和评估 beside an item. Before the first reply there is nothing to appraise, and nothing is read."""

from huying.domain.people.queries import Acting

from ..models import Appraisal, Assessment, Suggestion
from ..states import Suggestion as State

REPLIED_TO = (State.IN_HANDLING, State.CLOSED, State.ARCHIVED)


def appraisals_of(suggestion: Suggestion, acting: Acting) -> dict[str, list]:
    """For all who see the item; what an assessor wrote is for the congress and the bodies at it."""
    if suggestion.state not in REPLIED_TO:
        return {"appraisals": [], "assessments": []}
    assessments = Assessment.objects.filter(suggestion=suggestion).order_by("assessed_on")
    return {
        "appraisals": list(Appraisal.objects.filter(suggestion=suggestion).order_by("held_on")),
        "assessments": list(assessments) if acting.bodies else [],
    }
