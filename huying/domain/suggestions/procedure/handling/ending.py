"""承办结束: with the withdrawal or the closing of the suggestion."""

from django.utils.translation import gettext_lazy

from huying.foundation.procedure.act import Follow

from ...policy.audiences import the_head_of_the_unit, the_unit
from ...states import Handling as State
from ...states import Role
from .. import suggestion as suggestion_acts
from ..steps import handling_steps
from .turn import AT_WORK


def _still_at_work(suggestion, *, by, at, **details):
    for handling in suggestion.handlings.filter(case__state__in=AT_WORK).order_by("pk"):
        yield {"on": handling}


@handling_steps.follows(
    suggestion_acts.withdraw,
    _still_at_work,
    gettext_lazy("终止办理"),
    when=AT_WORK,
    then=State.ENDED,
    ends=("*",),
    tells=(the_unit,),
)
def end_with_withdrawal(handling, *, by, at):
    """A withdrawn suggestion is handled no further."""


def _leads_at_work(suggestion, *, by, at, **details):
    for handling in suggestion.handlings.filter(
        role=Role.LEAD, case__state=State.ACCEPTED
    ).order_by("pk"):
        yield {"on": handling}


@handling_steps.follows(
    suggestion_acts.close,
    _leads_at_work,
    gettext_lazy("承办完毕"),
    when=State.ACCEPTED,
    then=State.COMPLETED,
    ends=("*",),
    spares=("follow_up",),  # 办后回访 is owed until the suggestion is put away
    tells=(the_head_of_the_unit,),
)
def complete(handling, *, by, at):
    """The lead unit's turn ends with the closing of the suggestion."""


@handling_steps.act(
    gettext_lazy("随办结终止协办"),
    who=complete.who,
    when=AT_WORK,
    then=State.ENDED,
    ends=("*",),
    by_hand=False,
    follows=Follow(suggestion_acts.close, lambda suggestion, **rest: _silent_co_units(suggestion)),
)
def end_unanswered(handling, *, by, at):
    """A co-unit that never gave its opinion is recorded as ended, not as done."""


def _silent_co_units(suggestion):
    found = suggestion.handlings.filter(role=Role.CO, case__state__in=AT_WORK)
    return [{"on": handling} for handling in found.order_by("pk")]


@handling_steps.act(
    gettext_lazy("随转出终止"),
    who=complete.who,
    when=(*AT_WORK, State.OPINION_SENT),
    then=State.ENDED,
    ends=("*",),
    by_hand=False,
    tells=(the_unit,),
    follows=(
        Follow(suggestion_acts.pass_on, lambda suggestion, **rest: _not_yet_over(suggestion)),
        Follow(
            suggestion_acts.pass_on_for_good, lambda suggestion, **rest: _not_yet_over(suggestion)
        ),
    ),
)
def end_with_passing(handling, *, by, at):
    """The item left this congress: no unit here handles it any further."""


def _not_yet_over(suggestion):
    found = suggestion.handlings.filter(case__state__in=(*AT_WORK, State.OPINION_SENT))
    return [{"on": handling} for handling in found.order_by("pk")]


@handling_steps.follows(
    suggestion_acts.undo_assignment,
    _still_at_work,
    gettext_lazy("随撤销交办终止"),
    when=State.ASSIGNED,
    then=State.ENDED,
    ends=("*",),
    tells=(the_unit,),
)
def end_with_undoing(handling, *, by, at):
    """Given by mistake and taken off on the same day, before the unit had signed."""
