"""代表确认: the deputies are told and asked before a promise is taken off the list; silence never blocks."""

from django.utils.translation import gettext as _

from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.policy.family import proposing_deputies
from huying.foundation.procedure import clocks

from ..models import DeputyWord
from ..states import SecondReplyKind

FEEDBACK = "commitment_feedback"


def told_since_the_check(commitment):
    """The letters that tell the deputies of what the last check has found done."""
    told = commitment.second_replies.filter(kind=SecondReplyKind.COMPLETION)
    last = commitment.checks.filter(passed=True).order_by("pk").last()
    return told.filter(sent_at__gte=last.at) if last else told


def told_and_asked(commitment, *, by, at) -> str | None:
    """The unit has told the deputies in writing, and they have answered or their time is over."""
    told = told_since_the_check(commitment)
    if book_of(commitment).commitments.second_reply and not told.exists():
        return _("承诺单位还没有就办成的事项再次答复代表（二次答复）。")
    waiting = DeputyWord.objects.filter(reply__in=told, answered_at=None).exists()
    if waiting and not clocks.overdue(commitment.case, FEEDBACK, at=at):
        return _("正在请代表确认，代表反馈期满后可以销号。")
    return None


def unconfirmed(commitment) -> bool:
    """The last word of some deputy asked is that it is not done."""
    newest = told_since_the_check(commitment).order_by("number").last()
    return bool(newest and newest.words.filter(confirmed=False).exists())


def to_be_asked(commitment) -> tuple[list, str]:
    """(the deputies asked, why nobody is): those whose seats have ended are not asked any more."""
    everybody = proposing_deputies(commitment.suggestion)
    sitting = [one for one in everybody if one.until is None]
    if sitting:
        return sitting, ""
    if not everybody:
        return [], _("没有登记提出代表。")
    return [], _("提出代表的任职均已结束，不再请其确认，由代表工委核验后销号。")
