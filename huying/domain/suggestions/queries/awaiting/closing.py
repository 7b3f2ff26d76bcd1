"""What waits for the 代表工委 at the end: to be closed, to be put away."""

from django.db.models import OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.cases.within import Exists
from huying.foundation.ui.templatetags.huying import day

from ... import states
from ...models import FaceReply, Handling, ReplyRound
from ...policy.clocks import book_of
from ...states import Suggestion as State
from . import rows
from .awaited import Awaited, awaits
from .committee import COMMITTEE
from .rows import unvisited

LISTS: list[Awaited] = []


@awaits(
    LISTS,
    gettext_lazy("可以办结"),
    hands=COMMITTEE,
    kind="suggestion",
    act="close",
    why=lambda row: _("答复和评价都已结束"),
)
def ready_to_close(acting, at):
    """Every lead unit has replied and every round is over."""
    over = (states.ReplyRound.CLOSED, states.ReplyRound.ENDED)
    gone = (states.Handling.RETURNED, states.Handling.ENDED)
    leads = Handling.objects.filter(suggestion=OuterRef("pk"), role=states.Role.LEAD).exclude(
        case__state__in=gone
    )
    silent = leads.exclude(Exists(ReplyRound.objects.filter(handling=OuterRef("pk"))))
    going_on = ReplyRound.objects.filter(handling__suggestion=OuterRef("pk")).exclude(
        case__state__in=over
    )
    found = rows.suggestions(acting, State.IN_HANDLING).filter(
        Exists(leads), ~Exists(silent), ~Exists(going_on), ~Exists(_unsettled(acting))
    )
    if book_of(acting).answer.face_record:
        unsigned = FaceReply.objects.filter(
            round__handling__suggestion=OuterRef("pk"), signed_at=None, attachments=None
        )
        found = found.exclude(Exists(unsigned))
    return found


def _unsettled(acting):
    """Reply rounds of the outer suggestion whose 不满意 is not followed up as the rules ask."""
    rules = book_of(acting).evaluation
    left = Q(pk__in=())
    if rules.redo_trigger != "mark":
        left |= Q(round=1, redo_decision=None)
    if rules.second_dissatisfied != "none":
        left |= Q(round__gte=2) & (Q(second_opinion=None) | Q(second_opinion__done_at=None))
    found = rows.last_and_dissatisfied(acting).filter(handling__suggestion=OuterRef("pk"))
    return found.filter(left)


@awaits(
    LISTS,
    gettext_lazy("待归档"),
    hands=COMMITTEE,
    kind="suggestion",
    act="archive",
    why=lambda row: _("%s办结") % day(row.closed_at, "short"),
)
def closed(acting, at):
    """Closed, to be put away: every revisit is confirmed."""
    book = book_of(acting)
    found = rows.suggestions(acting, State.CLOSED).exclude(Exists(unvisited(acting)))
    if book.intake.paper_original == "with_system":
        found = found.exclude(rows.without_its_paper())
    if book.publication.content == "shall":
        return found.filter(publication__decided_at__isnull=False)
    return found.filter(Q(publication=None) | Q(publication__decided_at__isnull=False))
