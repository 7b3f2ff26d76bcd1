"""并案: one handling for the same matter; each deputy is answered and asked."""

from django.utils import timezone
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.procedure import chain
from huying.foundation.procedure.refusal import Refused, Why

from ...models import Answer, PromiseLine, ReplyRound, Suggestion
from ...policy import merging, needs
from ...policy.audiences import (
    the_proposers,
    the_proposers_of_the_main,
    the_units_of_the_main,
)
from ...states import Suggestion as State
from ..steps import suggestion_steps
from .laws import COMMITTEE_LAW


@suggestion_steps.act(
    gettext_lazy("并案"),
    law=COMMITTEE_LAW,
    who=clerk_of_the_committee,
    when=State.REGISTERED,
    then=State.MERGED,
    needs=(needs.a_lead_deputy, merging.fit_to_merge),
    ends=("assign",),
    tells=(the_proposers, the_proposers_of_the_main, the_units_of_the_main),
)
def merge(suggestion, *, by, at, main, reason=""):
    """Its number stays its own. From now on it goes the way of `main`, and its deputies with it.

    One that comes late joins a `main` that is in handling already; its 诉求 are answered there.
    """
    alone_with_the_chain(suggestion)
    main = Suggestion.objects.select_related("case").get(pk=main.pk)
    if why := merging.unfit_as_main(main, suggestion):
        raise Refused(why, Why.STATE)
    suggestion.merged_into = main
    suggestion.save(update_fields=["merged_into"])


def alone_with_the_chain(suggestion) -> None:
    """Of two that touch each other at once, the second sees what the first has done."""
    chain.hold(suggestion.congress_id)
    if Suggestion.objects.filter(merged_into=suggestion).exists():
        raise Refused(merging.others_are_in_it(), Why.STATE)


@suggestion_steps.act(
    gettext_lazy("分开办理"),
    law="",
    who=clerk_of_the_committee,
    when=State.MERGED,
    then=State.REGISTERED,
    needs=(merging.not_answered_yet,),
    starts=("assign",),
    tells=(the_proposers, the_proposers_of_the_main),
)
def unmerge(suggestion, *, by, at, reason):
    """It waits for a unit of its own again; its time to be assigned begins today."""
    rounds = ReplyRound.objects.filter(handling__suggestion=suggestion.merged_into_id)
    Answer.objects.filter(round__in=rounds, request__version=suggestion.text_id).delete()
    PromiseLine.objects.filter(round__in=rounds, request__version=suggestion.text_id).delete()
    rounds.update(reviewed_at=None, countersigned_at=None)  # it is another text now
    suggestion.merged_into = None
    suggestion.save(update_fields=["merged_into"])
    suggestion.parted_on = timezone.localdate(at)
