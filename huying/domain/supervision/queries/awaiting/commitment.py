"""Promises that wait for the unit that keeps them, the congress, or a deputy."""

from typing import Any

from django.db.models import OuterRef, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.queries.awaiting.awaited import Awaited, Hands, awaits
from huying.foundation.cases.within import Exists

from ...models import Commitment, DeputyWord, SecondReply
from ...states import Commitment as State
from ...states import SecondReplyKind

LISTS: list[Awaited] = []
DEPUTY = Hands((Capacity.DEPUTY,), former=True)
COMMITTEE = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.DEPUTIES_COMMITTEE,))
FIELD = Hands((Capacity.CLERK, Capacity.HEAD), kinds=(BodyKind.SPECIAL_COMMITTEE,))
UNIT = Hands((Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD), kinds=(BodyKind.UNIT,))
HERE: dict[str, Any] = {
    "kind": "commitment",
    "about": lambda subject: subject,
    "place": "supervision",
}


def _of(acting, *in_states):
    return Commitment.objects.filter(
        case__congress=acting.congress, case__kind="commitment", case__state__in=in_states
    ).select_related("case", "owner", "suggestion")


def _told() -> Exists:
    told = SecondReply.objects.filter(commitment=OuterRef("pk"), kind=SecondReplyKind.COMPLETION)
    return Exists(told)


@awaits(
    LISTS,
    gettext_lazy("承诺事项待落实"),
    hands=UNIT,
    clocks=("commitment_due", "commitment_progress", "second_reply"),
    why=lambda row: (
        _("已核验通过，请再次答复代表")
        if row.state == State.CHECKED
        else _("已完成%s%%") % row.share
    ),
    **HERE,
)
def promises_to_keep(acting, at):
    """Promises of my unit: report, ask, have it checked; once it is checked tell the deputies."""
    under_way = Q(case__state=State.OPEN) | ~_told()
    return _of(acting, State.OPEN, State.CHECKED).filter(under_way, owner__in=acting.bodies)


WHY = {
    State.CHECKING: gettext_lazy("%s申请核验"),
    State.DATE_ASKED: gettext_lazy("%s申请变更完成时间"),
    State.DROP_ASKED: gettext_lazy("%s申请不再落实"),
    State.EXPLANATION_ASKED: gettext_lazy("%s报请依法说明"),
    State.UNSETTLED: gettext_lazy("建议撤回或并案，%s的承诺去留待决定"),
    State.CHECKED: gettext_lazy("%s已再次答复代表，可以销号或退回"),
}


@awaits(
    LISTS,
    gettext_lazy("承诺事项待核验、决定、销号"),
    hands=COMMITTEE,
    clocks=("commitment_feedback",),
    why=lambda row: str(WHY[State(row.state)]) % row.owner,
    **HERE,
)
def promises_to_decide(acting, at):
    """To check; another day, dropping, a lawful explanation; to take off the list once told."""
    return _of(acting, *WHY).filter(~Q(case__state=State.CHECKED) | _told())


@awaits(
    LISTS,
    gettext_lazy("本领域承诺事项待核验"),
    hands=FIELD,
    why=lambda row: _("%s申请核验") % row.owner,
    **HERE,
)
def promises_of_the_field_to_check(acting, at):
    direct = Q(suggestion__category__committee__in=acting.bodies)
    above = Q(
        suggestion__category__committee=None,
        suggestion__category__parent__committee__in=acting.bodies,
    )
    return _of(acting, State.CHECKING).filter(direct | above, suggestion__secrecy=False)


@awaits(
    LISTS,
    gettext_lazy("请您确认承诺事项"),
    hands=DEPUTY,
    act="say",
    clocks=("commitment_feedback",),
    why=lambda row: _("%s答复说已经落实，请确认并再次测评") % row.owner,
    **HERE,
)
def promises_to_confirm(acting, at):
    asked = DeputyWord.objects.filter(
        reply__commitment=OuterRef("pk"), deputy__person=acting.person, answered_at=None
    )
    return _of(acting, State.CHECKED).filter(Exists(asked))
