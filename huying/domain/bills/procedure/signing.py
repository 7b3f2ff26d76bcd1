"""联名: invited, signed, taken back; with too few who stand by it, the handling of a bill ends."""

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee, the_committee
from huying.foundation.procedure.refusal import Refused

from ..models import Signature
from ..policy import needs
from ..policy.audiences import the_proposers, those_asked_to_sign
from ..policy.signers import signed, too_few
from ..policy.standing import a_signer, an_invited_deputy, the_lead_deputy
from ..states import Bill as State
from ..states import Proposer, Signing
from .steps import BILL_LAW, bill_steps

# From submission until it was voted on, decided or handed over, a signature may be taken back.
STANDS = (
    State.SUBMITTED,
    State.RETURNED,
    State.REGISTERED,
    State.IN_COMMITTEE,
    State.BEFORE_PRESIDIUM,
    State.EXAMINATION,
    State.NOT_A_BILL,
    State.RECONSIDERATION,
    State.DEFERRED,
    State.REPORTED,
)


@bill_steps.act(
    gettext_lazy("邀请联名"),
    law="threshold",
    who=the_lead_deputy,
    when=(State.DRAFT, State.COSIGNING),
    then=State.COSIGNING,
    needs=(needs.complete_text,),
    tells=(those_asked_to_sign,),
)
def invite(bill, *, by, at, deputies):
    """The lead deputy gives the text to those who shall sign it with him or her."""
    _ask(bill, deputies, at)


@bill_steps.act(
    gettext_lazy("再邀请联名"),
    law="threshold",
    who=the_lead_deputy,
    when=State.RETURNED,
    needs=(needs.complete_text,),
    tells=(those_asked_to_sign,),
)
def invite_again(bill, *, by, at, deputies):
    """A bill that came back may win further signers while it is being mended."""
    _ask(bill, deputies, at)


@bill_steps.act(
    gettext_lazy("签名联名"),
    law="threshold",
    who=an_invited_deputy,
    when=(State.COSIGNING, State.RETURNED),
    tells=(the_proposers,),
    adds_row=True,
)
def sign(bill, *, by, at, version_number):
    """The invited deputy has read this very text and signs it."""
    _answer(bill, by, at, version_number, Signing.SIGNED)


@bill_steps.act(
    gettext_lazy("不签名"),
    law="threshold",
    who=an_invited_deputy,
    when=(State.COSIGNING, State.RETURNED),
    tells=(the_proposers,),
    adds_row=True,
)
def decline(bill, *, by, at, version_number):
    """No reason is asked."""
    _answer(bill, by, at, version_number, Signing.DECLINED)


@bill_steps.act(
    gettext_lazy("撤回签名"),
    law=BILL_LAW,
    who=a_signer,
    when=(*STANDS, State.ON_AGENDA),
    tells=(the_proposers, the_committee),
    former_too=True,
    adds_row=True,
)
def take_back(bill, *, by, at, reason):
    """One of the proposers no longer stands by it. Where the lead deputy leaves, the next signer leads."""
    if bill.lead.person_id == by.person_id:
        Signature.objects.update_or_create(
            bill=bill,
            deputy=bill.lead,
            defaults={
                "congress_id": bill.congress_id,
                "invited_at": bill.drafted_at,
                "answer": Signing.TAKEN_BACK,
                "taken_back_at": at,
            },
        )
        following = signed(bill).exclude(deputy=bill.lead).order_by("answered_at", "pk").first()
        if following is not None:
            bill.lead = following.deputy
            bill.save(update_fields=["lead"])
        return
    mine = bill.signatures.filter(deputy__person=by.person_id, answer=Signing.SIGNED)
    mine.update(answer=Signing.TAKEN_BACK, taken_back_at=at)


def _where_too_few_stand_by_it(bill, **details):
    """On the agenda the presidium has to agree first: that is an act of its own."""
    if bill.state in STANDS and too_few(bill):
        yield {"on": bill}


@bill_steps.follows(
    take_back,
    _where_too_few_stand_by_it,
    gettext_lazy("联名不足，办理终止"),
    law=BILL_LAW,
    when=STANDS,
    then=State.ENDED,
    ends=("*",),
    tells=(the_proposers, the_committee),
)
def end(bill, *, by, at):
    """Fewer than the law asks for stand by the bill: its handling ends at once."""
    bill.ended_at = at
    bill.save(update_fields=["ended_at"])


@bill_steps.act(
    gettext_lazy("主席团同意终止审议"),
    law=BILL_LAW,
    who=clerk_of_the_committee,
    when=State.ON_AGENDA,
    then=State.ENDED,
    needs=(needs.fewer_than_needed,),
    ends=("*",),
    tells=(the_proposers,),
)
def end_on_agenda(bill, *, by, at, meeting):
    """On the agenda and too few stand by it: with the presidium's consent the congress stops."""
    bill.ended_at = at
    bill.save(update_fields=["ended_at"])


def _ask(bill, deputies, at) -> None:
    for deputy in deputies:
        if deputy.person_id == bill.lead.person_id:
            raise Refused(_("您是领衔代表，不需要邀请自己联名。"))
        if bill.proposer == Proposer.DELEGATION and deputy.seat.delegation_id != bill.delegation_id:
            raise Refused(_("以代表团名义提出的议案只由本团代表签名：%s。") % deputy.person)
        try:
            with transaction.atomic():
                Signature.objects.create(
                    congress_id=bill.congress_id, bill=bill, deputy=deputy, invited_at=at
                )
        except IntegrityError:
            raise Refused(_("已经邀请过%s代表。") % deputy.person) from None


def _answer(bill, by, at, version_number, answer) -> None:
    mine = bill.signatures.filter(deputy__person=by.person_id, answer=Signing.OPEN).first()
    if mine is None:
        raise Refused(_("您已经答复过这份联名邀请。"))
    if version_number != bill.text.number:
        raise Refused(_("领衔代表刚刚修改了内容，请重新阅读最新的一稿再决定是否签名。"))
    mine.answer, mine.version, mine.answered_at = answer, bill.text, at
    mine.save(update_fields=["answer", "version", "answered_at"])
