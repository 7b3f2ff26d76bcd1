"""What waits for the 代表工委 beside the handling: signed papers to come in, what to publish."""

from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.cases.within import Exists
from huying.foundation.procedure.models import Clock
from huying.foundation.ui.templatetags.huying import day

from ...models import Suggestion
from ...policy.clocks import book_of
from ...states import Suggestion as State
from . import rows
from .awaited import Awaited, awaits
from .committee import COMMITTEE, ITS_HEAD

LISTS: list[Awaited] = []
# Until when the paper is waited for: for its registration, or for the archive.
OPEN_UNTIL = {
    "always": (State.SUBMITTED,),
    "with_system": (
        State.SUBMITTED,
        State.REGISTERED,
        State.CONSULTING,
        State.TRANSFERRED,
        State.IN_HANDLING,
        State.CLOSED,
    ),
}


@awaits(
    LISTS,
    gettext_lazy("待收纸质件"),
    hands=COMMITTEE,
    kind="suggestion",
    act="receive_paper",
    why=lambda row: (
        _("%(name)s代表%(day)s在系统提交，签名纸质件还没有收到")
        % {"name": row.lead.person, "day": day(row.submitted_at, "short")}
    ),
)
def papers_to_receive(acting, at):
    """Handed in through the system; the paper with the signatures is still to come."""
    rule = book_of(acting).intake.paper_original
    if rule == "none":
        return Suggestion.objects.none()
    return rows.suggestions(acting, *OPEN_UNTIL[rule]).filter(rows.without_its_paper())


@awaits(
    LISTS,
    gettext_lazy("拟定公开意见"),
    hands=COMMITTEE,
    kind="suggestion",
    act="announce_publication",
    why=lambda row: _("%s办结，按规定应当公开，请拟定公开意见") % day(row.closed_at, "short"),
)
def publications_to_announce(acting, at):
    """Closed, where the rulebook says that text and replies shall be published."""
    if book_of(acting).publication.content != "shall":
        return Suggestion.objects.none()
    return rows.suggestions(acting, State.CLOSED).filter(publication=None)


@awaits(
    LISTS,
    gettext_lazy("决定公开"),
    hands=ITS_HEAD,
    kind="suggestion",
    act="decide_publication",
    why=lambda row: (
        _("代表提出异议：%s") % rows.short(row.publication.objection, 30)
        if row.publication.objection
        else _("已拟定公开意见，代表没有异议")
    ),
)
def publications_to_decide(acting, at):
    """Proposed, and the deputies have objected, or their time is over, or they are not asked."""
    found = (
        rows.suggestions(acting, State.CLOSED)
        .filter(publication__decided_at=None)
        .exclude(publication=None)
        .select_related("case", "lead__person", "publication")
    )
    if not book_of(acting).publication.deputy_may_object:
        return found
    over = Clock.objects.filter(
        case=OuterRef("pk"), name="publication_objection", due__lt=timezone.localdate(at)
    )
    return found.filter(
        Exists(over.filter(ended_at=None)) | Q(publication__objected_at__isnull=False)
    )
