"""公开件: of every attachment that goes public a clean copy; one that should not be there is taken down."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.files.storing import attach
from huying.foundation.procedure.refusal import Refused

from ...models import PublicCopy
from ...policy import public_copies as policy
from ...states import Suggestion as State
from ..steps import suggestion_steps


@suggestion_steps.act(
    gettext_lazy("制作公开件"),
    law="",
    who=clerk_of_the_committee,
    when=(State.CLOSED, State.ARCHIVED),
    applies=policy.something_to_publish,
    adds_row=True,
)
def make_public_copies(suggestion, *, by, at, copies):
    """`copies`: (attachment, its clean copy) each; what a copy left out is kept beside it."""
    waiting = set(policy.still_to_make(suggestion).values_list("pk", flat=True))
    for original, clean in copies:
        if original.pk not in waiting:
            raise Refused(
                _("“%s”已经制作了公开件，或不在公开的范围内，请刷新页面。") % original.name
            )
        hung = attach(
            suggestion.case,
            clean.file,
            purpose=policy.PUBLIC,
            about=str(original.pk),
            by=by,
            at=at,
        )
        PublicCopy.objects.create(
            congress_id=suggestion.congress_id,
            suggestion=suggestion,
            original=original,
            copy=hung,
            removed=clean.removed,
            made_by=by,
            made_at=at,
        )


@suggestion_steps.act(
    gettext_lazy("撤下公开件"),
    law="",
    who=clerk_of_the_committee,
    when=(State.CLOSED, State.ARCHIVED),
    applies=policy.something_is_public,
    adds_row=True,
)
def withdraw_public_copies(suggestion, *, by, at, copies, reason):
    """They are shown no longer; that they were, and why not any more, stays in the record."""
    standing = policy.standing_copies(suggestion).filter(pk__in=[one.pk for one in copies])
    if standing.update(withdrawn_at=at) != len(copies):
        raise Refused(_("其中有的公开件已经撤下，请刷新页面。"))
