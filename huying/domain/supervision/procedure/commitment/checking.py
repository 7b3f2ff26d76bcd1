"""核验销号: the unit asks, the 代表工委 or the field committee looks, never a person of the unit."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ...models import Check, Progress
from ...policy.commitment import (
    not_a_person_of_the_unit,
    of_the_owner,
    the_deputies,
    the_field_committee,
    the_lead_unit,
    the_owner,
    who_checks,
)
from ...policy.confirming import told_and_asked, unconfirmed
from ...states import Commitment as State
from .reporting import RUNNING
from .steps import LEDGER_LAW, commitment_steps

CHECKING = {
    "law": LEDGER_LAW,
    "who": who_checks,
    "when": State.CHECKING,
    "needs": (not_a_person_of_the_unit,),
    "tells": (the_owner, the_lead_unit, the_deputies, the_committee),
    "not_own": True,
}


@commitment_steps.act(
    gettext_lazy("申请核验"),
    law=LEDGER_LAW,
    who=of_the_owner,
    when=State.OPEN,
    then=State.CHECKING,
    pauses=RUNNING,
    tells=(the_committee, the_field_committee),
    not_own=True,
)
def ask_for_check(commitment, *, by, at, done_on, text, figures="", files=()):
    """It is done: since when, what there is to see, with evidence. Its clocks wait for the check."""
    if done_on > timezone.localdate(at):
        raise Refused(_("办成的日期不能晚于今天。"))
    if not files and not commitment.progress.filter(attachments__isnull=False).exists():
        raise Refused(_("请上传证明材料（照片、文件、验收单等），没有证明材料不能申请核验。"))
    row = Progress.objects.create(
        congress_id=commitment.congress_id,
        commitment=commitment,
        text=text,
        figures=figures,
        share=100,
        by=by,
        at=at,
    )
    hang(row, files, case=commitment.case, purpose="supervision", by=by, at=at)
    commitment.share, commitment.done_on = 100, done_on
    commitment.save(update_fields=["share", "done_on"])


def _looked(commitment, *, passed, by, at, text, on_the_spot, files) -> None:
    row = Check.objects.create(
        congress_id=commitment.congress_id,
        commitment=commitment,
        passed=passed,
        on_the_spot=on_the_spot,
        text=text,
        by=by,
        at=at,
    )
    hang(row, files, case=commitment.case, purpose="supervision", by=by, at=at)


@commitment_steps.act(
    gettext_lazy("核验通过"),
    then=State.CHECKED,
    meets=RUNNING,
    starts=("second_reply",),
    **CHECKING,
)
def pass_check(commitment, *, by, at, text, on_the_spot=False, files=()):
    """The congress has seen that it is done. In time or late is judged by the day it was reported."""
    _looked(commitment, passed=True, by=by, at=at, text=text, on_the_spot=on_the_spot, files=files)


@commitment_steps.act(gettext_lazy("核验不通过"), then=State.OPEN, resumes=RUNNING, **CHECKING)
def fail_check(commitment, *, by, at, text, on_the_spot=False, files=()):
    """Not done as promised: what is missing. The clocks run on as they were due."""
    _looked(commitment, passed=False, by=by, at=at, text=text, on_the_spot=on_the_spot, files=files)
    commitment.done_on = None
    commitment.save(update_fields=["done_on"])


@commitment_steps.act(
    gettext_lazy("退回继续落实"),
    law=LEDGER_LAW,
    who=clerk_of_the_committee,
    when=State.CHECKED,
    then=State.OPEN,
    ends=("*",),
    starts=RUNNING,
    needs=(not_a_person_of_the_unit,),
    tells=(the_owner, the_lead_unit, the_deputies),
    not_own=True,
)
def send_back(commitment, *, by, at, reason, until):
    """A deputy does not find it done, and has the better of it: the unit goes on, until a new day."""
    if until <= timezone.localdate(at):
        raise Refused(_("新的完成时间要在今天以后。"))
    commitment.due_on, commitment.done_on = until, None
    commitment.save(update_fields=["due_on", "done_on"])


@commitment_steps.act(
    gettext_lazy("销号"),
    law=LEDGER_LAW,
    who=clerk_of_the_committee,
    when=State.CHECKED,
    then=State.KEPT,
    ends=("*",),
    needs=(not_a_person_of_the_unit, told_and_asked),
    tells=(the_owner, the_lead_unit, the_deputies),
    not_own=True,
)
def close(commitment, *, by, at, reason=""):
    """Checked, the deputies told and asked: it is off the list. A deputy's no needs a stated reason."""
    if unconfirmed(commitment) and not reason:
        raise Refused(_("有代表不认可已经落实。确要销号的，请写明理由；否则请“退回继续落实”。"))
    commitment.ended_at, commitment.end_reason = at, reason
    commitment.save(update_fields=["ended_at", "end_reason"])
