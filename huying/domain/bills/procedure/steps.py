"""The procedure of bills, the articles its acts rest on, and the papers they leave."""

from django.utils.translation import gettext_lazy as _

from huying.foundation.procedure.procedure import Procedure

from .. import states
from ..models import Paper
from ..policy import clocks, signers

# 代表法: what a bill is and who decides on it; how a special committee deals with its proposers.
BILL_LAW = "代表法第十五条"
CONTACT_LAW = "代表法第五十条"

bill_steps = Procedure(
    "bill",
    _("议案"),
    states.Bill,
    terms=clocks.terms,
    cite=clocks.cite,
    proposers=signers.proposers,
)


def leave_paper(bill, kind, *, organ, text, by, at, meeting="", heard="") -> Paper:
    """Keep what an organ wrote of the bill."""
    return Paper.objects.create(
        congress_id=bill.congress_id,
        bill=bill,
        kind=kind,
        organ=organ,
        meeting=meeting,
        text=text,
        heard=heard,
        by=by,
        at=at,
    )
