"""延期、不再落实、依法说明: the unit asks, the congress decides, the deputies get a written word."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ...models import CommitmentRequest
from ...policy.commitment import (
    not_a_person_of_the_unit,
    office_of_the_owner,
    the_deputies,
    the_field_committee,
    the_lead_unit,
    the_owner,
)
from ...states import Commitment as State
from ...states import CommitmentAsk as Ask
from .steps import LEDGER_LAW, commitment_steps

ASKING = {
    "law": LEDGER_LAW,
    "who": office_of_the_owner,
    "when": State.OPEN,
    "tells": (the_committee, the_field_committee),
    "not_own": True,
}
DECIDING = {
    "law": LEDGER_LAW,
    "who": clerk_of_the_committee,
    "needs": (not_a_person_of_the_unit,),
    "tells": (the_owner, the_lead_unit, the_deputies),
    "not_own": True,
}


def _asked(commitment, kind, *, by, at, reason, files, basis="", wanted_on=None) -> None:
    row = CommitmentRequest.objects.create(
        congress_id=commitment.congress_id,
        commitment=commitment,
        kind=kind,
        reason=reason,
        basis=basis,
        was_due_on=commitment.due_on,
        wanted_on=wanted_on,
        asked_by=by,
        asked_at=at,
    )
    hang(row, files, case=commitment.case, purpose="supervision", by=by, at=at)


def _decided(commitment, *, granted, word, by, at, granted_on=None) -> CommitmentRequest:
    """The word is what the deputies are told in writing: it is kept with the decision."""
    row = commitment.requests.get(granted=None)
    row.granted, row.granted_on, row.word = granted, granted_on, word
    row.decided_by, row.decided_at = by, at
    row.save(update_fields=["granted", "granted_on", "word", "decided_by", "decided_at"])
    return row


def _ended(commitment, row, *, at) -> None:
    commitment.ended_at, commitment.end_reason, commitment.end_basis = at, row.reason, row.basis
    commitment.save(update_fields=["ended_at", "end_reason", "end_basis"])


# -- another day -----------------------------------------------------------------------------


@commitment_steps.act(gettext_lazy("申请变更完成时间"), then=State.DATE_ASKED, **ASKING)
def ask_for_another_day(commitment, *, by, at, wanted_on, reason, files=()):
    """The promised day cannot be kept: why, and which day then."""
    if wanted_on <= timezone.localdate(at):
        raise Refused(_("新的完成时间要在今天以后。"))
    if wanted_on == commitment.due_on:
        raise Refused(_("现在的完成时间就是这一天。"))
    _asked(commitment, Ask.DATE, by=by, at=at, reason=reason, files=files, wanted_on=wanted_on)


@commitment_steps.act(
    gettext_lazy("同意变更完成时间"),
    when=State.DATE_ASKED,
    then=State.OPEN,
    starts=("commitment_due",),
    **DECIDING,
)
def grant_another_day(commitment, *, by, at, until, word):
    """The congress decides; the day may be another than the one asked for. The deputies are told why."""
    if until <= timezone.localdate(at):
        raise Refused(_("新的完成时间要在今天以后。"))
    _decided(commitment, granted=True, word=word, by=by, at=at, granted_on=until)
    commitment.due_on = until
    commitment.save(update_fields=["due_on"])


@commitment_steps.act(
    gettext_lazy("不同意变更完成时间"), when=State.DATE_ASKED, then=State.OPEN, **DECIDING
)
def deny_another_day(commitment, *, by, at, word):
    """The promised day stands."""
    _decided(commitment, granted=False, word=word, by=by, at=at)


# -- given up --------------------------------------------------------------------------------


@commitment_steps.act(gettext_lazy("申请不再落实"), then=State.DROP_ASKED, **ASKING)
def ask_to_drop(commitment, *, by, at, reason, files=()):
    """What was promised is not to be done any more: the congress decides, not the unit."""
    _asked(commitment, Ask.DROP, by=by, at=at, reason=reason, files=files)


@commitment_steps.act(
    gettext_lazy("同意不再落实"),
    when=State.DROP_ASKED,
    then=State.DROPPED,
    ends=("*",),
    **DECIDING,
)
def approve_drop(commitment, *, by, at, word):
    """Dropped with approval, and the deputies have it in writing."""
    row = _decided(commitment, granted=True, word=word, by=by, at=at)
    _ended(commitment, row, at=at)


@commitment_steps.act(
    gettext_lazy("不同意不再落实"), when=State.DROP_ASKED, then=State.OPEN, **DECIDING
)
def deny_drop(commitment, *, by, at, word):
    """It stays a promise."""
    _decided(commitment, granted=False, word=word, by=by, at=at)


# -- explained by law ------------------------------------------------------------------------


@commitment_steps.act(gettext_lazy("报请依法说明"), then=State.EXPLANATION_ASKED, **ASKING)
def ask_to_explain(commitment, *, by, at, basis, reason, files=()):
    """It truly cannot be done: by which law, rule or plan, explained so that the deputy understands."""
    _asked(commitment, Ask.EXPLAIN, by=by, at=at, reason=reason, files=files, basis=basis)


@commitment_steps.act(
    gettext_lazy("同意依法说明"),
    when=State.EXPLANATION_ASKED,
    then=State.EXPLAINED,
    ends=("*",),
    **DECIDING,
)
def approve_explanation(commitment, *, by, at, word):
    """The congress finds the explanation lawful and true; the deputies get it in writing."""
    row = _decided(commitment, granted=True, word=word, by=by, at=at)
    _ended(commitment, row, at=at)


@commitment_steps.act(
    gettext_lazy("不同意依法说明"), when=State.EXPLANATION_ASKED, then=State.OPEN, **DECIDING
)
def deny_explanation(commitment, *, by, at, word):
    """It can be done, or the explanation does not say why not."""
    _decided(commitment, granted=False, word=word, by=by, at=at)
