"""审查: sent back with what to mend, or registered with a number that is never used again."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import (
    clerk_of_the_committee,
)

from ...policy import needs
from ...policy.audiences import the_proposers
from ...states import CosignAnswer
from ...states import Suggestion as State
from ..steps import suggestion_steps
from .laws import COMMITTEE_LAW
from .numbering import give_number


@suggestion_steps.act(
    gettext_lazy("退回修改"),
    law="",
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    then=State.RETURNED,
    ends=("acceptance_notice", "assign"),
    tells=(the_proposers,),
)
def return_for_revision(suggestion, *, by, at, reason):
    """Sent back to the deputy with what to mend."""
    suggestion.return_reason = reason
    suggestion.save(update_fields=["return_reason"])


@suggestion_steps.act(
    gettext_lazy("登记编号"),
    law=COMMITTEE_LAW,
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    then=State.REGISTERED,
    needs=(needs.complete_text,),
    meets=("acceptance_notice",),
    tells=(the_proposers,),
)
def register(suggestion, *, by, at, category):
    """Accepted: a number that is never used again, and a category.

    Whoever was asked again after a changed text and has not answered does not stand among the signers.
    """
    needs.nobody_still_asked(suggestion).update(answer=CosignAnswer.LAPSED, answered_at=at)
    suggestion.category = category
    give_number(suggestion)
    suggestion.save()
