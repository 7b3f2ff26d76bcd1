"""代录: staff type in a signed paper or complete an imported row; the deputy confirms it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import (
    clerk_of_the_committee,
    the_committee,
)
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ...models import Suggestion
from ...policy import needs
from ...policy.audiences import the_proposers
from ...policy.standing import (
    the_lead_deputy,
)
from ...states import Suggestion as State
from ..steps import suggestion_steps
from ..text import signed_on_paper, write_version
from .circumstances import state_circumstances
from .laws import DEPUTIES_LAW
from .numbering import receive


@suggestion_steps.opens(
    gettext_lazy("代录纸质建议"),
    law=DEPUTIES_LAW,
    who=clerk_of_the_committee,
    then=State.SUBMITTED,
    starts=("acceptance_notice", "assign"),
    tells=(the_proposers,),
)
def enter_from_paper(
    *,
    case,
    by,
    at,
    lead,
    title,
    facts,
    proposal,
    requests,
    openness,
    scans,
    cosigners=(),
    circumstances=None,
):
    """Staff type in a signed paper with its scan; the deputy confirms it later."""
    if not scans:
        raise Refused(_("代录纸质建议必须附上有代表签名的原件扫描件。"))
    suggestion = Suggestion(
        case=case,
        congress_id=case.congress_id,
        title=title,
        lead=lead,
        openness=openness,
        drafted_at=at,
        entered_by=by,
    )
    receive(suggestion, at)
    suggestion.save(force_insert=True)
    state_circumstances(suggestion, circumstances)
    version = write_version(
        suggestion,
        title=title,
        facts=facts,
        proposal=proposal,
        requests=requests,
        by=by,
        at=at,
    )
    hang(version, scans, case=case, purpose="scan", by=by, at=at)
    signed_on_paper(version, cosigners, lead=lead, at=at)
    return suggestion


@suggestion_steps.act(
    gettext_lazy("确认代录内容"),
    law=DEPUTIES_LAW,
    who=the_lead_deputy,
    when=(
        State.SUBMITTED,
        State.RETURNED,
        State.REGISTERED,
        State.CONSULTING,
        State.TRANSFERRED,
        State.MERGED,
        State.IN_HANDLING,
        State.AWAY,
        State.CLOSED,
    ),
    applies=needs.entered_by_staff,
    needs=(needs.entry_not_yet_confirmed,),
    tells=(the_committee,),
    adds_row=True,
    former_too=True,
)
def confirm_entry(suggestion, *, by, at):
    """The deputy says that what staff typed is what was signed."""
    suggestion.entry_confirmed_at = at
    suggestion.save(update_fields=["entry_confirmed_at"])


@suggestion_steps.act(
    gettext_lazy("指出代录有误"),
    law=DEPUTIES_LAW,
    who=the_lead_deputy,
    when=State.SUBMITTED,
    then=State.RETURNED,
    applies=needs.entered_by_staff,
    needs=(needs.entry_not_yet_confirmed,),
    ends=("acceptance_notice", "assign"),
    tells=(the_committee,),
    former_too=True,
)
def deny_entry(suggestion, *, by, at, reason):
    """The typed text differs from the paper: it goes back to the deputy to be put right."""
    suggestion.return_reason = reason
    suggestion.save(update_fields=["return_reason"])


@suggestion_steps.act(
    gettext_lazy("补录"),
    law="",
    who=clerk_of_the_committee,
    when=State.REGISTERED,
    applies=needs.is_an_imported_row,
    tells=(the_proposers,),
)
def complete_entry(suggestion, *, by, at, lead, facts, proposal, requests, category, cosigners=()):
    """What an imported ledger row lacks before it can be assigned: deputy, text, requests."""
    suggestion.lead, suggestion.category = lead, category
    suggestion.save(update_fields=["lead", "category"])
    version = write_version(
        suggestion,
        title=suggestion.title,
        facts=facts,
        proposal=proposal,
        requests=requests,
        by=by,
        at=at,
    )
    suggestion.cosignatures.all().delete()
    signed_on_paper(version, cosigners, lead=lead, at=at)
