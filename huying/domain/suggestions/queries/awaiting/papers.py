"""What waits for bodies beside their turns: 公文 to be signed for; for its head, drafts to be issued."""

from django.db.models import OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.cases.within import Exists
from huying.foundation.ui.templatetags.huying import day

from ... import states
from ...models import Paper, PaperRecipient
from ...policy.papers import RECEIVE
from . import rows
from .awaited import Awaited, Hands, awaits

LISTS: list[Awaited] = []
READER = Hands(RECEIVE)
ISSUER = Hands((Capacity.HEAD,), (BodyKind.DEPUTIES_COMMITTEE,))


@awaits(
    LISTS,
    gettext_lazy("待签收公文"),
    hands=READER,
    kind="paper",
    act="receive",
    about=lambda paper: paper,
    why=lambda row: _("%(day)s印发，请签收") % {"day": day(row.issued_at, "short")},
)
def papers_to_sign_for(acting, at):
    """Sent to one of my bodies, and nobody of it has signed."""
    mine = PaperRecipient.objects.filter(
        paper=OuterRef("pk"),
        body__in=[one.body_id for one in READER.of(acting, at)],
        received_at=None,
    )
    found = Paper.objects.filter(**rows.standing(acting, "paper", [states.Paper.ISSUED]))
    return found.filter(Exists(mine)).select_related("case")


@awaits(
    LISTS,
    gettext_lazy("待签发公文"),
    hands=ISSUER,
    kind="paper",
    act="issue",
    about=lambda paper: paper,
    why=lambda row: _("%(day)s拟稿，请签发") % {"day": day(row.drafted_at, "short")},
)
def papers_to_issue(acting, at):
    """Drafted by the office, and its head has not issued them."""
    found = Paper.objects.filter(**rows.standing(acting, "paper", [states.Paper.DRAFT]))
    return found.select_related("case")
