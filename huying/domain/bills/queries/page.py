"""Everything that the page of one bill shows, read in a fixed number of queries."""

from dataclasses import dataclass

from django.db.models import F, Q

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import Suggestion
from huying.foundation.procedure.models import Clock, Event

from ..models import Bill, Paper, Signature, UnitView
from ..policy.signers import needed
from ..states import Signing


@dataclass(frozen=True)
class BillPage:
    bill: Bill
    signatures: list[Signature]
    papers: list[Paper]
    views: list[UnitView]
    clocks: list[Clock]
    events: list[Event]
    suggestion: Suggestion | None
    needed: int

    @property
    def standing_by_it(self) -> int:
        """How many propose it now, the lead deputy among them."""
        found = {one.deputy_id for one in self.signatures if one.answer == Signing.SIGNED}
        gone = {one.deputy_id for one in self.signatures if one.answer == Signing.TAKEN_BACK}
        return len(found | ({self.bill.lead_id} - gone))


# Who was asked and did not sign is between them, the lead deputy and the secretariat.
PRIVATE_ACTS = ("bill.invite", "bill.invite_again", "bill.decline", "bill.draft", "bill.revise")
STOOD_BY_IT = (Signing.SIGNED, Signing.TAKEN_BACK)


def bill_page(bill: Bill, acting: Acting) -> BillPage:
    """`bill` comes from visible_to(acting)."""
    signatures, events = bill.signatures.all(), Event.objects.filter(case=bill.pk)
    if not (acting.is_committee or bill.lead.person_id == acting.person.pk):
        mine = Q(deputy__person=acting.person)
        signatures = signatures.filter(mine | Q(answer__in=STOOD_BY_IT))
        events = events.exclude(act__in=PRIVATE_ACTS)
    return BillPage(
        bill=bill,
        signatures=list(
            signatures.select_related("deputy__person", "deputy__seat__delegation").order_by(
                F("answered_at").asc(nulls_last=True), "pk"
            )
        ),
        papers=list(bill.papers.order_by("pk")),
        views=list(bill.views.select_related("unit").order_by("pk")),
        clocks=list(Clock.objects.filter(case=bill.pk, ended_at=None).order_by("due")),
        events=list(events.select_related("detail", "cause").order_by("-seq")),
        suggestion=bill.case.gave_rise_to.first(),
        needed=needed(bill),
    )
