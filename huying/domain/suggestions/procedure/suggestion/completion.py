"""核定办结: where the rulebook counts a suggestion as finished only once somebody has looked."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee

from ...models import Completion
from ...policy.audiences import the_lead_units, the_proposers
from ...policy.completing import wants_certifying
from ...states import Suggestion as State
from ..steps import suggestion_steps


@suggestion_steps.act(
    gettext_lazy("核定办结"),
    law="completion.standard",
    who=clerk_of_the_committee,
    when=(State.CLOSED, State.ARCHIVED),
    applies=wants_certifying,
    tells=(the_proposers, the_lead_units),
    adds_row=True,
)
def certify(suggestion, *, by, at, text):
    """The promises are kept, or the matter is struck off: found by the 代表工委, told to the deputies."""
    Completion.objects.create(
        congress_id=suggestion.congress_id, suggestion=suggestion, text=text, by=by, at=at
    )
