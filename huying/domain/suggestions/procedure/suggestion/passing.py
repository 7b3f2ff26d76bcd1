"""转出办理: to the level above or below, or out of the system; what comes back is told to the deputies."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.procedure.refusal import Refused

from ...models import PassingOn
from ...policy import passing
from ...policy.audiences import the_proposers
from ...states import Suggestion as State
from ..steps import suggestion_steps

HERE = (State.REGISTERED, State.CONSULTING, State.IN_HANDLING)


@suggestion_steps.act(
    gettext_lazy("转出办理"),
    law="",
    who=clerk_of_the_committee,
    when=HERE,
    then=State.AWAY,
    needs=(passing.a_deputy_leads_it, passing.no_unit_has_replied),
    ends=("assign", "consult"),
    tells=(the_proposers,),
    not_own=True,
)
def pass_on(
    suggestion, *, by, at, direction, receiver, letter_number, sent_on, reason, answer_by=None
):
    """It lives on with the 代表工委, who waits for the answer and takes it back where none comes."""
    if answer_by and answer_by < sent_on:
        raise Refused(_("请对方答复的日期不能早于发函日期。"))
    _leaves(suggestion, at, by, direction, receiver, letter_number, sent_on, reason, answer_by)


@suggestion_steps.act(
    gettext_lazy("转出并终结"),
    law="",
    who=clerk_of_the_committee,
    when=HERE,
    then=State.PASSED_ON,
    needs=(passing.a_deputy_leads_it, passing.no_unit_has_replied),
    ends=("*",),
    tells=(the_proposers,),
    not_own=True,
)
def pass_on_for_good(suggestion, *, by, at, direction, receiver, letter_number, sent_on, reason):
    """The other body answers the deputy itself: here it ends, and the deputy is told with whom it is."""
    _leaves(suggestion, at, by, direction, receiver, letter_number, sent_on, reason, None)
    passing.under_way(suggestion).update(ended_at=at)


@suggestion_steps.act(
    gettext_lazy("登记转办答复"),
    law="",
    who=clerk_of_the_committee,
    when=State.AWAY,
    tells=(the_proposers,),
    adds_row=True,
)
def record_outside_answer(suggestion, *, by, at, answered_on, answer, answer_number=""):
    """What the other body wrote; the deputies read it at once."""
    open_one = passing.under_way(suggestion).get()
    if not open_one.sent_on <= answered_on <= timezone.localdate(at):
        raise Refused(_("答复日期不能早于发函日期，也不能晚于今天。"))
    open_one.answer, open_one.answer_number = answer, answer_number
    open_one.answered_on = answered_on
    open_one.save(update_fields=["answer", "answer_number", "answered_on"])


@suggestion_steps.act(
    gettext_lazy("收回本级办理"),
    law="",
    who=clerk_of_the_committee,
    when=State.AWAY,
    then=State.REGISTERED,
    starts=("assign",),
    tells=(the_proposers,),
    not_own=True,
)
def take_in_again(suggestion, *, by, at, reason):
    """Not answered, or answered so that something is left to do here: its time to be assigned begins today."""
    passing.under_way(suggestion).update(ended_at=at, words=reason)
    suggestion.parted_on = timezone.localdate(at)


@suggestion_steps.act(
    gettext_lazy("转办终结"),
    law="",
    who=clerk_of_the_committee,
    when=State.AWAY,
    then=State.PASSED_ON,
    needs=(passing.an_answer_has_come,),
    ends=("*",),
    tells=(the_proposers,),
    not_own=True,
)
def conclude_passing(suggestion, *, by, at, words=""):
    """What came back answers the deputy: the item ends with it."""
    passing.under_way(suggestion).update(ended_at=at, words=words)


def _leaves(
    suggestion, at, by, direction, receiver, letter_number, sent_on, reason, answer_by
) -> None:
    if sent_on > timezone.localdate(at):
        raise Refused(_("发函日期不能晚于今天。"))
    PassingOn.objects.create(
        congress_id=suggestion.congress_id,
        suggestion=suggestion,
        direction=direction,
        receiver=receiver,
        letter_number=letter_number,
        sent_on=sent_on,
        reason=reason,
        answer_by=answer_by,
        by=by,
        at=at,
    )
    suggestion.assigned_at = None  # it is no unit's here any more
    suggestion.save(update_fields=["assigned_at"])
