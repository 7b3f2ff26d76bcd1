"""关联建议: the same matter raised again, a like one, one of a theme; by hand and with a reason."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.procedure import chain
from huying.foundation.procedure.refusal import Refused, Why

from ...models import LikeLink
from ...policy.like_links import has_links, links_of
from ...states import Suggestion as State
from ..finding_repeats import compare_again, forget_answered
from ..steps import suggestion_steps

LINKED_IN = (
    *(State.SUBMITTED, State.REGISTERED, State.IN_HANDLING),
    *(State.CLOSED, State.ARCHIVED),
)


@suggestion_steps.act(
    gettext_lazy("关联建议"),
    law="",
    who=clerk_of_the_committee,
    when=LINKED_IN,
    adds_row=True,
)
def link_like(suggestion, *, by, at, other, kind, reason):
    """With another item of the congress, of whatever year; the earlier of the two stands first."""
    if other.pk == suggestion.pk:
        raise Refused(_("不能和自己关联，请选择另一件建议。"))
    if other.congress_id != suggestion.congress_id or other.submitted_at is None:
        raise Refused(_("只能关联本级人大已经提出的建议。"))
    chain.hold(suggestion.congress_id)  # two clerks may link the two from both ends at once
    earlier, later = sorted((suggestion, other), key=lambda one: (one.submitted_at or at, one.pk))
    pair = {"kind": kind, "a": earlier, "b": later}
    if LikeLink.objects.filter(**pair).exists():
        raise Refused(_("这两件建议已经这样关联过。"), Why.STATE)
    LikeLink.objects.create(congress_id=suggestion.congress_id, reason=reason, by=by, at=at, **pair)
    forget_answered({suggestion.pk, other.pk}, kind)


@suggestion_steps.act(
    gettext_lazy("取消关联"),
    law="",
    who=clerk_of_the_committee,
    when=LINKED_IN,
    applies=has_links,
    adds_row=True,
)
def unlink_like(suggestion, *, by, at, link, reason):
    """It turned out to be another matter; the event keeps who linked what and why it was undone."""
    if not links_of(suggestion).filter(pk=link.pk).delete()[0]:
        raise Refused(_("刚才已有人取消了这一关联，请刷新页面。"), Why.STATE)
    compare_again(link.a_id, link.b_id)
