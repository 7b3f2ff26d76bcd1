"""办后回访: owed from the delivery on; recorded as a contact, it counts once a deputy confirms it."""

from django.db.models import Q
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee

from ..policy import revisits
from ..policy.audiences import the_proposers, the_unit
from ..states import ContactAnswer, Phase
from ..states import Handling as State
from ..states import Suggestion as SuggestionState
from . import contact as contact_acts
from .steps import handling_steps, suggestion_steps
from .suggestion.closing import BEFORE_THE_ARCHIVE

REVISITED_IN = (State.ACCEPTED, State.COMPLETED)


def _after_the_reply(handling, *, phase, **details):
    return [{"on": handling}] if phase == Phase.AFTER else []


@handling_steps.follows(
    contact_acts.record_contact,
    _after_the_reply,
    gettext_lazy("完成办后回访"),
    law="follow_up",
    when=REVISITED_IN,
    meets=("follow_up",),
)
def revisited(handling, *, by, at):
    """The unit came back to the deputy after its reply."""


def _denied_revisit(handling, *, contact, **details):
    """The lead deputy denied the last visit there was, and the suggestion is not put away yet."""
    owed = revisits.replied_leads().filter(
        revisits.not_visited("any", ContactAnswer.OPEN, ContactAnswer.CONFIRMED), pk=handling.pk
    )
    put_away = Q(suggestion__case__state=SuggestionState.ARCHIVED)
    after = contact.phase == Phase.AFTER and owed.exclude(put_away).exists()
    return [{"on": handling}] if after else []


@handling_steps.follows(
    contact_acts.deny_contact,
    _denied_revisit,
    gettext_lazy("重新办后回访"),
    law="follow_up",
    when=REVISITED_IN,
    starts=("follow_up",),
)
def revisit_again(handling, *, by, at):
    """The deputy says there was no such visit: the task stands open as it did before."""


@suggestion_steps.act(
    gettext_lazy("未经回访归档"),
    law="",
    who=clerk_of_the_committee,
    when=SuggestionState.CLOSED,
    then=SuggestionState.ARCHIVED,
    applies=revisits.a_revisit_is_missing,
    needs=BEFORE_THE_ARCHIVE,
    tells=(the_proposers,),
)
def archive_without_revisit(suggestion, *, by, at, reason):
    """Put away although no deputy confirmed a revisit: the 代表工委 says why."""


def _still_to_visit(suggestion, **details):
    found = suggestion.handlings.filter(
        case__state=State.COMPLETED, case__clocks__name="follow_up", case__clocks__ended_at=None
    )
    return [{"on": handling} for handling in found.order_by("pk")]


@handling_steps.follows(
    archive_without_revisit,
    _still_to_visit,
    gettext_lazy("免予办后回访"),
    when=State.COMPLETED,
    ends=("*",),
    tells=(the_unit,),
)
def spare_the_revisit(handling, *, by, at):
    """With the archive the unit's last task ends."""
