"""代表团: in session it may check first (河南办法第十一条) and may propose in its own name (重庆条例第八条)."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Appointment, Delegation
from huying.domain.people.policy import head_of_the_committee, the_committee, the_system
from huying.domain.people.states import Capacity
from huying.foundation.procedure.refusal import Refused

from ...models import DelegationAuthor, DelegationCheck, Suggestion
from ...policy import collecting, delegation, needs
from ...policy.audiences import the_delegation, the_proposers
from ...policy.clocks import book_of
from ...policy.delegation import head_of_a_delegation, of_the_delegation
from ...policy.standing import the_lead_deputy
from ...states import Openness
from ...states import Suggestion as State
from ..steps import suggestion_steps
from ..text import write_version
from .circumstances import state_circumstances
from .drafting import hand_in


@suggestion_steps.act(
    gettext_lazy("提交代表团审核"),
    law="intake.delegation_gate",
    who=the_lead_deputy,
    when=(State.DRAFT, State.COSIGNING, State.RETURNED),
    then=State.GATE,
    applies=delegation.passes_a_gate,
    needs=(
        needs.complete_text,
        delegation.sitting,
        collecting.edits_are_answered,
        collecting.its_session_has_opened,
    ),
    tells=(the_delegation,),
)
def submit_to_delegation(suggestion, *, by, at, without_waiting=False):
    """Handed in, in session: the delegation reads it before the secretariat does."""
    hand_in(suggestion, at, without_waiting)


@suggestion_steps.act(
    gettext_lazy("代表团审核通过"),
    law="intake.delegation_gate",
    who=(of_the_delegation, head_of_the_committee),
    when=State.GATE,
    then=State.SUBMITTED,
    starts=("acceptance_notice", "assign"),
    tells=(the_committee, the_proposers),
    not_own=True,
)
def pass_gate(suggestion, *, by, at):
    """It conforms, and goes on; the head of the 代表工委 may do it where the delegation is silent."""
    _record(suggestion, by, at, passed=True)


@suggestion_steps.act(
    gettext_lazy("代表团退回"),
    law="intake.delegation_gate",
    who=of_the_delegation,
    when=State.GATE,
    then=State.RETURNED,
    tells=(the_proposers,),
    not_own=True,
)
def return_at_gate(suggestion, *, by, at, reason):
    """It does not conform: the deputy is told why, and may mend it or take it back."""
    suggestion.return_reason = reason
    suggestion.save(update_fields=["return_reason"])
    _record(suggestion, by, at, passed=False, reason=reason)


@suggestion_steps.act(
    gettext_lazy("随闭幕转送"),
    law="intake.delegation_gate",
    who=the_system,
    when=State.GATE,
    then=State.SUBMITTED,
    needs=(delegation.the_session_is_over,),
    starts=("acceptance_notice", "assign"),
    tells=(the_committee, the_proposers),
)
def release_from_gate(suggestion, *, by, at):
    """With the closing no delegation sits any more: what it has not checked goes on, nothing is lost."""


def _record(suggestion, by, at, *, passed: bool, reason: str = "") -> None:
    DelegationCheck.objects.create(
        congress_id=suggestion.congress_id,
        suggestion=suggestion,
        body=by.body,
        passed=passed,
        reason=reason,
        by=by,
        at=at,
    )


# -- in its own name -------------------------------------------------------------------------------


@suggestion_steps.opens(
    gettext_lazy("以代表团名义起草"),
    law="intake.submitters",
    who=head_of_a_delegation,
    then=State.DRAFT,
)
def draft_for_delegation(
    *,
    case,
    by,
    at,
    title,
    facts="",
    proposal="",
    requests=(),
    differs="",
    openness=Openness.TITLE_ONLY,
    circumstances=None,
    files=(),
):
    """The head drafts for the whole delegation, as the deputy that he or she is in it."""
    if "delegation" not in book_of(case).intake.submitters:
        raise Refused(_("本级人大没有规定代表团可以提出建议，请由代表领衔提出。"))
    lead, own = _own_seat(by)
    suggestion = Suggestion.objects.create(
        case=case,
        congress_id=case.congress_id,
        title=title,
        lead=lead,
        openness=openness,
        drafted_at=at,
    )
    DelegationAuthor.objects.create(
        congress_id=case.congress_id, suggestion=suggestion, delegation=own
    )
    state_circumstances(suggestion, circumstances)
    write_version(
        suggestion,
        title=title,
        facts=facts,
        proposal=proposal,
        requests=requests,
        differs=differs,
        files=files,
        by=by,
        at=at,
    )
    return suggestion


@suggestion_steps.act(
    gettext_lazy("登记全团讨论"),
    law="intake.submitters",
    who=(the_lead_deputy, of_the_delegation),
    when=(State.DRAFT, State.RETURNED),
    applies=delegation.is_a_delegations,
)
def record_discussion(suggestion, *, by, at, discussed_on, present, record):
    """When the whole delegation discussed it, how many were there, what was said."""
    author = suggestion.delegation_author
    author.discussed_on, author.present, author.record = discussed_on, present, record
    author.save(update_fields=["discussed_on", "present", "record"])


def _own_seat(by) -> tuple[Appointment, Delegation]:
    seat = (
        Appointment.objects.filter(
            person=by.person_id,
            capacity=Capacity.DEPUTY,
            until=None,
            seat__status="active",
            seat__delegation__body=by.body_id,
        )
        .select_related("seat__delegation", "person")
        .first()
    )
    if seat is None or seat.seat.delegation is None:
        raise Refused(_("团长应当是本代表团的代表。请联系代表工委核对名册。"))
    return seat, seat.seat.delegation
