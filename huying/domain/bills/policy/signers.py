"""Who proposes a bill, how many they are, and how many the law asks for."""

from django.db.models import Q
from django.utils.translation import gettext as _

from huying.domain.people.models import Seat
from huying.domain.people.states import SeatStatus
from huying.foundation.cases.often import Often

from .. import rulebook
from ..models import Bill, Signature
from ..states import Proposer, Signing


def book_of(bill) -> rulebook.BillBook:
    return rulebook.of(bill.case if bill.case.rules else bill.congress)


def signed(bill: Bill):
    """The signatures that count: those who signed the present text and stand by it."""
    return bill.signatures.filter(answer=Signing.SIGNED).select_related(
        "deputy__person", "deputy__body"
    )


signed_keys = Often(
    lambda bill: (
        Signature.objects.filter(bill=bill, answer=Signing.SIGNED)
        .order_by("answered_at", "pk")
        .values_list("deputy_id", "deputy__person_id")
    )
)
"""(appointment, person) of those who count, in the order of signing, by key of the bill: every act tells them."""
_taken_back = Often(
    lambda bill, deputy: Signature.objects.filter(
        bill=bill, deputy=deputy, answer=Signing.TAKEN_BACK
    ).values_list("pk")
)


def still_asked(bill: Bill):
    return bill.signatures.filter(answer=Signing.OPEN)


def holds_on(bill: Bill) -> bool:
    """Whether the lead deputy is still one of those who stand by it."""
    return not _taken_back(bill.pk, bill.lead_id)


def proposers_of(bill: Bill) -> list:
    """The lead deputy, then those who signed, in the order of their signatures."""
    lead = [bill.lead] if holds_on(bill) else []
    others = signed(bill).exclude(deputy=bill.lead_id).order_by("answered_at", "pk")
    return lead + [one.deputy for one in others]


def number_of_proposers(bill: Bill) -> int:
    others = bill.signatures.filter(answer=Signing.SIGNED).exclude(deputy=bill.lead_id).count()
    return others + holds_on(bill)


def needed(bill: Bill) -> int:
    """How many must propose it: by the level of the congress; of a delegation more than half."""
    if bill.proposer == Proposer.DELEGATION:
        seats = Seat.objects.filter(delegation=bill.delegation_id, status=SeatStatus.ACTIVE)
        return seats.count() // 2 + 1
    return book_of(bill).threshold(bill.congress.level).amount


def too_few(bill: Bill) -> str:
    """What is missing, in words; empty when enough deputies stand by it."""
    have, least = number_of_proposers(bill), needed(bill)
    if have >= least:
        return ""
    if bill.proposer == Proposer.DELEGATION:
        return _(
            "以代表团名义提出议案，要有本团过半数（%(least)s名）代表签名，现有%(have)s名。"
        ) % {
            "least": least,
            "have": have,
        }
    return _(
        "提出议案要有%(least)s名以上代表联名（含领衔代表），现有%(have)s名（%(article)s）。"
    ) % {
        "least": least,
        "have": have,
        "article": book_of(bill).threshold(bill.congress.level).basis,
    }


def proposers(bill: Bill | None) -> set:
    """Keys of the persons who proposed or signed it; they may not act on it for an organ.

    Where a page has read the signatures of all its bills at once, no further query.
    """
    if bill is None:
        return set()
    read = getattr(bill, "_prefetched_objects_cache", {}).get("signatures")
    if read is not None:
        signers = {one.deputy.person_id for one in read if one.answer == Signing.SIGNED}
        return {bill.lead.person_id} | signers
    mine = Signature.objects.filter(bill=bill, answer=Signing.SIGNED)
    return {bill.lead.person_id, *mine.values_list("deputy__person_id", flat=True)}


def signed_or_asked(person) -> Q:
    """Signatures by which a bill concerns this person."""
    return Q(deputy__person=person) & ~Q(answer__in=(Signing.DECLINED, Signing.LAPSED))
