"""验收和二次交办: deputies visit when it is said to be done; what was not done goes to its unit again."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ..models import Acceptance, SecondAssignment
from ..policy import second
from ..policy.audiences import the_proposers, the_unit
from ..states import Handling as State
from ..states import SecondGround
from ..states import Suggestion as SuggestionState
from . import reply as reply_acts
from .steps import handling_steps, suggestion_steps


@handling_steps.act(
    gettext_lazy("登记验收"),
    law="",
    who=clerk_of_the_committee,
    when=second.FROM,
    applies=second.was_answered,
    tells=(the_unit, the_proposers),
    adds_row=True,
    not_own=True,
)
def record_acceptance(handling, *, by, at, visited_on, place, deputies, passed, finding, photos=()):
    """Deputies went to see what was done, on which day, where, and what they found."""
    if visited_on > timezone.localdate(at):
        raise Refused(_("验收日期不能晚于今天。"))
    replied = min(one.delivered_at for one in handling.rounds.all() if one.delivered_at)
    if visited_on < timezone.localdate(replied):
        raise Refused(_("验收日期不能早于答复之日。"))
    if not passed and (reason := second.why_not_again(handling)):
        raise Refused(reason)
    row = Acceptance.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        visited_on=visited_on,
        place=place,
        passed=passed,
        finding=finding,
        by=by,
        at=at,
    )
    row.deputies.set(deputies)
    hang(row, photos, case=handling.case, purpose="acceptance", by=by, at=at)


def _what_did_not_pass(handling, *, by, at, passed, finding, **details):
    if not passed:
        yield {"on": handling, "ground": SecondGround.ACCEPTANCE, "reason": finding}


@handling_steps.follows(
    record_acceptance,
    _what_did_not_pass,
    gettext_lazy("二次交办"),
    when=second.FROM,
    then=State.ACCEPTED,
    tells=(the_unit, the_proposers),
    takes_back=True,
)
def assign_again(handling, *, by, at, ground, reason):
    """The same unit once more, even after the closing: a further round of reply opens."""
    newest = second.newest_round(handling)
    if reason_not := second.why_not_again(handling):
        raise Refused(reason_not)
    SecondAssignment.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        round=newest.round + 1,
        ground=ground,
        reason=reason,
        by=by,
        at=at,
    )


def _its_suggestion(handling, **details):
    if handling.suggestion.case.state in second.PUT_AWAY:
        yield {"on": handling.suggestion}


@suggestion_steps.follows(
    assign_again,
    _its_suggestion,
    gettext_lazy("重新启动办理"),
    when=second.PUT_AWAY,
    then=SuggestionState.IN_HANDLING,
    takes_back=True,
)
def take_up_again(suggestion, *, by, at):
    """It had been closed: it is under way again until the new reply is judged."""
    suggestion.closed_at = None
    suggestion.save(update_fields=["closed_at"])


def _one_more(handling, **details):
    newest = second.newest_round(handling)
    yield {"root": handling.case.root, "handling": handling, "number": newest.round + 1}


assign_again.followers.append((reply_acts.begin_again, _one_more))
