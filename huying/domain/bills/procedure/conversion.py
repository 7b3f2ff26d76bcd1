"""转为建议: the bill ends, and a registered suggestion of the same deputies begins, in one transaction."""

from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.procedure.suggestion import from_bill
from huying.foundation.procedure.refusal import Refused

from ..models import Bill
from ..policy import needs
from ..policy.audiences import the_proposers
from ..policy.signers import proposers_of
from ..states import Bill as State
from ..states import PaperKind
from .presidium import PRESIDIUM
from .steps import bill_steps, leave_paper


@bill_steps.act(
    gettext_lazy("转为建议"),
    law="代表法第十五条",
    who=clerk_of_the_committee,
    when=(State.RETURNED, State.BEFORE_PRESIDIUM, State.NOT_A_BILL),
    then=State.CONVERTED,
    needs=(needs.complete_text, needs.the_presidium_decides, needs.no_reconsideration_runs),
    ends=("*",),
    tells=(the_proposers,),
    not_own=True,
)
def convert(bill, *, by, at, category, meeting, text=""):
    """Decided by the presidium, or wished by the deputies whose bill came back to be mended."""
    bill.ended_at, bill.category = at, category
    bill.save(update_fields=["ended_at", "category"])
    leave_paper(
        bill,
        PaperKind.DECISION,
        organ=str(PRESIDIUM),
        meeting=meeting,
        text=text,
        by=by,
        at=at,
    )


def _the_same_matter(bill, *, by, at, category, **details):
    """Title, text and signers as they stand; who took a signature back is no longer among them."""
    lead, *others = proposers_of(bill)
    yield {
        "arose_from": bill.case,
        "title": bill.title,
        "facts": bill.text.grounds,
        "proposal": bill.text.plan,
        "requests": bill.text.points,
        "lead": lead,
        "cosigners": others,
        "session": bill.session,
        "in_session": bill.in_session,
        "category": category,
        "kept": list(bill.text.attachments.all()),
    }


# The suggestions know nothing of bills: that theirs follows ours is said here.
convert.followers.append((from_bill, _the_same_matter))


@dataclass(frozen=True)
class Converted:
    """What came of one bill: the suggestion it became, or why it was refused."""

    bill: Bill
    suggestion: Suggestion | None
    refused: str = ""


def convert_many(bills, versions: dict, *, by, at, meeting: str, text: str = "") -> list[Converted]:
    """Each in a transaction of its own; a refused one leaves the others alone.

    `versions` are those that the preview showed, by key: what has changed since is refused.
    """
    found = []
    for bill in bills:
        try:
            if bill.category is None:
                raise Refused(_("还没有分类，请先登记。"))
            convert(
                bill,
                by=by,
                at=at,
                version=versions.get(str(bill.pk)),
                category=bill.category,
                meeting=meeting,
                text=text,
            )
        except Refused as refused:
            found.append(Converted(bill, None, refused.reason))
        else:
            found.append(Converted(bill, Suggestion.objects.get(arose_from=bill.pk)))
    return found
