"""Who may see a bill. A draft is its author's and, while signatures are sought, those deputies' who
are asked. Handed in, it is read by the 代表工委; by the special committee and the organs it was sent to;
and once the presidium has decided, by every deputy, to whom the report on the bills is given."""

from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.cases.within import Exists

from ..models import Bill, Signature, UnitView
from ..policy.signers import signed_or_asked
from ..states import Signing


def visible_to(acting: Acting) -> QuerySet[Bill]:
    """The bills that exist for this person."""
    rules: Any = Q(pk__in=())
    if any(one.is_deputy for one in acting.appointments):
        mine = Signature.objects.filter(signed_or_asked(acting.person), bill=OuterRef("pk"))
        rules |= Q(lead__person=acting.person) | Exists(mine) | Q(decided_at__isnull=False)
    if acting.is_committee:
        rules |= Q(submitted_at__isnull=False)
    if committees := committees_of(acting):
        rules |= Q(committee__in=committees)
    if acting.bodies:
        asked = UnitView.objects.filter(bill=OuterRef("pk"), unit__in=acting.bodies)
        rules |= Q(executor__in=acting.bodies) | Exists(asked)
    return (
        Bill.objects.filter(congress=acting.congress)
        .filter(rules)
        .select_related(
            "case",
            "congress",
            "text",
            "lead__person",
            "category",
            "session__term",
            "committee",
            "executor",
            "delegation",
        )  # fmt: skip
    )


def committees_of(acting: Acting) -> set:
    """Keys of the special committees one works for."""
    return {
        one.body_id
        for one in acting.appointments
        if one.body.kind == BodyKind.SPECIAL_COMMITTEE
        and one.capacity in (Capacity.CLERK, Capacity.HEAD)
    }


def with_signatures(bills):
    """Bills with `signatures_so_far`, the lead deputy's own left out, in the same query."""
    return bills.annotate(
        signatures_so_far=Count("signatures", filter=Q(signatures__answer=Signing.SIGNED))
    )
