"""公开: proposed by the 代表工委, open to the deputies' objection, decided by its head.

Nothing is published here: what is decided is what may be, and why.
"""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import (
    clerk_of_the_committee,
    head_of_the_committee,
    the_committee,
)

from ...models import Publication
from ...policy import publishing
from ...policy.audiences import the_proposers
from ...policy.standing import a_confirmed_cosigner, the_lead_deputy
from ...states import Suggestion as State
from ..steps import suggestion_steps


@suggestion_steps.act(
    gettext_lazy("拟定公开意见"),
    law="publication.content",
    who=clerk_of_the_committee,
    when=State.CLOSED,
    applies=publishing.nothing_said_yet,
    starts=("publication_objection",),
    tells=(the_proposers,),
    adds_row=True,
)
def announce_publication(suggestion, *, by, at, extent, replies, ground="", reason=""):
    """What is to be published of text and replies; the deputies may object within the time."""
    publishing.refuse_what_may_not_be(suggestion, extent, replies, ground, reason)
    Publication.objects.create(
        congress_id=suggestion.congress_id,
        suggestion=suggestion,
        content=extent,
        replies=replies,
        ground=ground,
        reason=reason,
        announced_by=by,
        announced_at=at,
    )


@suggestion_steps.act(
    gettext_lazy("对公开提出异议"),
    law="publication.deputy_may_object",
    who=(the_lead_deputy, a_confirmed_cosigner),
    when=State.CLOSED,
    applies=publishing.deputies_may_object,
    within="publication_objection",
    tells=(the_committee,),
    former_too=True,
    adds_row=True,
)
def object_to_publication(suggestion, *, by, at, objection):
    """A deputy thinks that it should not be published as proposed."""
    said = suggestion.publication
    said.objection, said.objected_by, said.objected_at = objection, by, at
    said.save(update_fields=["objection", "objected_by", "objected_at"])


@suggestion_steps.act(
    gettext_lazy("决定公开"),
    law="publication.content",
    who=head_of_the_committee,
    when=State.CLOSED,
    applies=publishing.waits_for_a_decision,
    needs=(publishing.the_deputies_were_heard,),
    ends=("publication_objection",),
    tells=(the_proposers,),
    adds_row=True,
)
def decide_publication(suggestion, *, by, at, extent, replies, ground="", reason=""):
    """With the deputies' word, or after the time for it. Where the law says 应当 an objection is
    weighed; where it says 可以 it binds."""
    publishing.refuse_what_may_not_be(suggestion, extent, replies, ground, reason)
    said = suggestion.publication
    said.content, said.replies, said.ground, said.reason = extent, replies, ground, reason
    said.decided_by, said.decided_at = by, at
    said.save()
