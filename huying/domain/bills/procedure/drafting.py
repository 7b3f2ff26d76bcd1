"""提出: a deputy drafts a bill, other deputies sign exactly this text, it is handed in."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import a_deputy, the_committee
from huying.domain.people.queries import session_at
from huying.foundation.files.storing import attach
from huying.foundation.procedure.refusal import Refused

from ..models import Bill, BillText
from ..policy import needs
from ..policy.audiences import the_proposers, those_asked_to_sign
from ..policy.signers import book_of, still_asked
from ..policy.standing import the_lead_deputy
from ..states import Bill as State
from ..states import Proposer, Signing
from .steps import bill_steps


@bill_steps.opens(gettext_lazy("起草议案"), law="parts", who=a_deputy, then=State.DRAFT)
def draft(
    *, case, by, at, title, matter, proposer=Proposer.JOINT, grounds="", plan="", points=(),
    draft_law="", files=(),
):  # fmt: skip
    """A deputy begins a bill; nobody else sees it yet."""
    bill = Bill(
        case=case,
        congress_id=case.congress_id,
        title=title,
        matter=matter,
        lead=by,
        drafted_at=at,
    )
    _set_proposer(bill, proposer)
    bill.save(force_insert=True)
    words = {"grounds": grounds, "plan": plan, "points": points, "draft_law": draft_law}
    _write(bill, title=title, **words, files=files, kept=(), by=by, at=at)
    return bill


@bill_steps.act(
    gettext_lazy("修改议案"),
    law="parts",
    who=the_lead_deputy,
    when=(State.DRAFT, State.COSIGNING, State.RETURNED),
    tells=(those_asked_to_sign,),
)
def revise(
    bill, *, by, at, title, matter, proposer=Proposer.JOINT, grounds="", plan="", points=(),
    draft_law="", files=(), kept=(),
):  # fmt: skip
    """A new text; whoever had signed the old one is asked again."""
    bill.matter = matter
    _set_proposer(bill, proposer)
    bill.save(update_fields=["matter", "proposer", "delegation"])
    words = {"grounds": grounds, "plan": plan, "points": points, "draft_law": draft_law}
    _write(bill, title=title, **words, files=files, kept=kept, by=by, at=at)
    bill.signatures.filter(answer__in=(Signing.SIGNED, Signing.LAPSED)).update(
        answer=Signing.OPEN, version=None, answered_at=None
    )


@bill_steps.act(
    gettext_lazy("提交议案"),
    law="threshold",
    who=the_lead_deputy,
    when=(State.DRAFT, State.COSIGNING, State.RETURNED),
    then=State.SUBMITTED,
    needs=(needs.complete_text, needs.enough_proposers, needs.a_session_to_belong_to),
    starts=("forward",),
    tells=(the_committee, the_proposers),
)
def submit(bill, *, by, at, without_waiting=False):
    """Handed in. Before the presidium's cut-off it is a bill of the session, later one between sessions."""
    waiting = still_asked(bill).select_related("deputy__person")
    if waiting and not without_waiting:
        names = "、".join(one.deputy.person.name for one in waiting)
        raise Refused(
            _("还有代表没有答复联名邀请：%s。可以再等一等，或勾选“不再等待，直接提交”。") % names
        )
    waiting.update(answer=Signing.LAPSED, answered_at=at)
    if bill.submitted_at is None:
        session, sitting = session_at(bill.congress_id, at)
        bill.submitted_at, bill.session = at, session
        bill.in_session = bool(session and sitting and needs.in_time(session, at))
        bill.series = "in" if bill.in_session else "out"
    bill.return_reason = ""
    bill.save()


@bill_steps.act(
    gettext_lazy("放弃议案"),
    law="",
    who=the_lead_deputy,
    when=(State.DRAFT, State.COSIGNING, State.RETURNED),
    then=State.WITHDRAWN,
    ends=("*",),
    tells=(the_proposers,),
    former_too=True,
)
def withdraw(bill, *, by, at, reason):
    """Not pursued: before it was handed in, or after it came back to be mended."""
    bill.ended_at = at
    bill.save(update_fields=["ended_at"])


def _set_proposer(bill, proposer) -> None:
    bill.proposer, bill.delegation = proposer, None
    if proposer != Proposer.DELEGATION:
        return
    if not book_of(bill).options["delegation"].value:
        raise Refused(_("按本级人大的规定，议案由代表联名提出，代表团不单独提出议案。"))
    bill.delegation = bill.lead.seat.delegation
    if bill.delegation is None:
        raise Refused(_("您还没有编入代表团，不能以代表团名义提出议案。"))


def _write(bill, *, title, points, files, kept, by, at, **words) -> None:
    number = bill.versions.count() + 1
    text = BillText.objects.create(
        congress_id=bill.congress_id,
        bill=bill,
        number=number,
        title=title,
        points=list(points),
        by=by,
        at=at,
        **words,
    )
    hung = [
        attach(bill.case, one, purpose="bill", about=f"v{number}", by=by, at=at) for one in files
    ]
    if hung or kept:
        text.attachments.set([*kept, *hung])
    bill.text, bill.title = text, title
    bill.save(update_fields=["text", "title"])
