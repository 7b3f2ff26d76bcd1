"""What waits before a suggestion is registered: pre-reviews, delegations' checks, edited texts."""

from django.db.models import OuterRef
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.cases.within import Exists
from huying.foundation.ui.templatetags.huying import day

from ...models import CoSignature, PreReview
from ...states import EditAnswer
from ...states import Suggestion as State
from . import rows
from .awaited import Awaited, Hands, awaits

READERS = Hands(
    (Capacity.CLERK, Capacity.HEAD),
    kinds=(BodyKind.PROFESSIONAL_GROUP, BodyKind.TOWNSHIP, BodyKind.DEPUTIES_COMMITTEE),
)
OF_A_DELEGATION = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.DELEGATION,))
LISTS: list[Awaited] = []


def _bodies(hands: Hands, acting, at) -> set:
    return {one.body_id for one in hands.of(acting, at)}


@awaits(
    LISTS,
    gettext_lazy("会前预审"),
    hands=READERS,
    kind="suggestion",
    act="give_opinion",
    subject=lambda row: row.suggestion,
    clock_of="suggestion_id",
    why=lambda row: (
        _("%(name)s代表%(day)s送%(body)s预审")
        % {
            "name": row.suggestion.lead.person,
            "day": day(row.sent_at, "short"),
            "body": row.body,
        }
    ),
)
def pre_reviews_to_give(acting, at):
    """Drafts that were sent to one's group, town or office, and have no opinion yet."""
    found = PreReview.objects.filter(
        congress=acting.congress,
        body__in=_bodies(READERS, acting, at),
        given_at=None,
        ended_at=None,
        suggestion__case__state=State.DRAFT,
    ).select_related("body", "suggestion__case", "suggestion__lead__person")
    return rows.not_my_own(found, acting, "suggestion")


@awaits(
    LISTS,
    gettext_lazy("代表团审核"),
    hands=OF_A_DELEGATION,
    kind="suggestion",
    why=lambda row: (
        _("%(name)s代表%(day)s提交，审核后送大会秘书处")
        % {"name": row.lead.person, "day": day(row.submitted_at, "short")}
    ),
)
def gate_to_check(acting, at):
    """Handed in by deputies of one's delegation, not passed on yet."""
    signed = CoSignature.objects.filter(
        suggestion=OuterRef("pk"), answer=rows.CONFIRMED, deputy__person=acting.person
    )
    return (
        rows.suggestions(acting, State.GATE)
        .filter(lead__seat__delegation__body__in=_bodies(OF_A_DELEGATION, acting, at))
        .exclude(lead__person=acting.person)
        .exclude(Exists(signed))
    )


@awaits(
    LISTS,
    gettext_lazy("预审改稿"),
    hands=Hands((Capacity.DEPUTY,)),
    kind="suggestion",
    subject=lambda row: row.suggestion,
    clock_of="suggestion_id",
    why=lambda row: (
        _("%(body)s改了文稿：%(reason)s。请决定是否采用")
        % {"body": row.body, "reason": rows.short(row.edit_reason).rstrip("。")}
    ),
)
def edits_to_answer(acting, at):
    """Edited texts of this deputy's drafts that wait for a yes or no."""
    return PreReview.objects.filter(
        congress=acting.congress,
        suggestion__lead__person=acting.person,
        answer=EditAnswer.OPEN,
        ended_at=None,
        suggestion__case__state=State.DRAFT,
    ).select_related("body", "suggestion__case", "suggestion__lead__person")
