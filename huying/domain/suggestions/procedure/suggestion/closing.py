"""办结、归档: closed when every round is over, put away."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee

from ...policy import needs
from ...policy.answering import face_records_are_signed
from ...policy.audiences import the_proposers
from ...policy.originals import paper_is_on_file
from ...policy.publishing import publication_is_decided
from ...policy.redo import nothing_left_of_a_dissatisfaction
from ...policy.revisits import revisits_are_confirmed
from ...states import Suggestion as State
from ..steps import suggestion_steps

BEFORE_THE_ARCHIVE = (paper_is_on_file, publication_is_decided)


@suggestion_steps.act(
    gettext_lazy("办结"),
    law="",
    who=clerk_of_the_committee,
    when=State.IN_HANDLING,
    then=State.CLOSED,
    needs=(
        needs.every_round_is_closed,
        nothing_left_of_a_dissatisfaction,
        face_records_are_signed,
    ),
    ends=("*",),
    tells=(the_proposers,),
)
def close(suggestion, *, by, at):
    """Every round is over; after round two it may close whatever the deputies answered."""
    suggestion.closed_at = at
    suggestion.save(update_fields=["closed_at"])


@suggestion_steps.act(
    gettext_lazy("归档"),
    law="",
    who=clerk_of_the_committee,
    when=State.CLOSED,
    then=State.ARCHIVED,
    needs=(revisits_are_confirmed, *BEFORE_THE_ARCHIVE),
)
def archive(suggestion, *, by, at):
    """Put away; it stays readable for all who could read it."""
