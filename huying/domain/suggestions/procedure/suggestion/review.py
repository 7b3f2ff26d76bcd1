"""审查: sent back with what to mend, or registered with a number that is never used again."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import (
    clerk_of_the_committee,
)

from ...policy import examining, merging, needs
from ...policy.audiences import the_proposers
from ...policy.originals import paper_came_first
from ...states import CosignAnswer, Disposal
from ...states import Suggestion as State
from ..steps import suggestion_steps
from .examination import found_inadmissible, pass_what_is_unchecked
from .laws import COMMITTEE_LAW
from .merging import alone_with_the_chain
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
def return_for_revision(suggestion, *, by, at, reason, grounds=(), mend=""):
    """Sent back to the deputy with what to mend."""
    found_inadmissible(suggestion, Disposal.RETURN, grounds, reason, mend, by=by, at=at)
    suggestion.return_reason = reason
    suggestion.save(update_fields=["return_reason"])


@suggestion_steps.act(
    gettext_lazy("登记编号"),
    law=COMMITTEE_LAW,
    who=clerk_of_the_committee,
    when=State.SUBMITTED,
    then=State.REGISTERED,
    needs=(
        needs.complete_text,
        examining.no_check_stands_against_it,
        paper_came_first,
    ),
    meets=("acceptance_notice",),
    tells=(the_proposers,),
)
def register(suggestion, *, by, at, category, keywords=""):
    """Accepted: a number that is never used again, and a category.

    Whoever was asked again after a changed text and has not answered does not stand among the signers.
    """
    needs.nobody_still_asked(suggestion).update(answer=CosignAnswer.LAPSED, answered_at=at)
    pass_what_is_unchecked(suggestion, by=by, at=at)
    suggestion.category, suggestion.keywords = category, keywords
    give_number(suggestion)
    suggestion.save()


@suggestion_steps.act(
    gettext_lazy("撤销登记或退回"),
    law="",
    who=clerk_of_the_committee,
    when=(State.REGISTERED, State.RETURNED),
    then=State.SUBMITTED,
    needs=(examining.nothing_followed, merging.nobody_merged_with_it),
    starts=("acceptance_notice", "assign"),
    tells=(the_proposers,),
)
def undo_review(suggestion, *, by, at):
    """A slip at the desk: it waits again as before. A number once given stays its own."""
    alone_with_the_chain(suggestion)
    suggestion.return_reason, suggestion.category = "", None
    suggestion.save(update_fields=["return_reason", "category"])


@suggestion_steps.act(
    gettext_lazy("标注关键词"),
    law="",
    who=clerk_of_the_committee,
    when=(
        State.REGISTERED,
        State.MERGED,
        State.CONSULTING,
        State.TRANSFERRED,
        State.IN_HANDLING,
        State.CLOSED,
    ),
    adds_row=True,
)
def mark_keywords(suggestion, *, by, at, keywords):
    """What it is about, so that it is found again and gathered for supervision."""
    suggestion.keywords = keywords
    suggestion.save(update_fields=["keywords"])
