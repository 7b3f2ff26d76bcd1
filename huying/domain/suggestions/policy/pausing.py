"""停表: which clocks may stand still, and what must be so before they do."""

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.states import Capacity
from huying.foundation.procedure import clocks

from ..states import PauseAnswer

# The window in which a unit may hand an item back is no work of the unit's, and does not wait.
PAUSABLE = ("reply", "reply_long", "rehandle", "co_opinion", "co_opinion_redo", "first_contact")


def _answers(handling) -> set[str]:
    return {one.answer for one in handling.pauses.all()}  # read once for a whole page


def no_pause_open(handling):
    open_ones = _answers(handling) & {PauseAnswer.ASKED, PauseAnswer.STANDING}
    return _("已经申请停表，或者正在停表。") if open_ones else None


def a_pause_is_asked(handling):
    return None if PauseAnswer.ASKED in _answers(handling) else _("没有等待答复的停表申请。")


def is_paused(handling):
    return None if PauseAnswer.STANDING in _answers(handling) else _("现在没有停表。")


def something_runs_in_time(handling, *, by, at):
    """What is late already cannot be made good by a pause."""
    running = list(clocks.running(handling.case, *PAUSABLE))
    if not running:
        return _("没有正在计时的期限，不需要停表。")
    today = timezone.localdate(at)
    late = [one.label for one in running if one.due < today]
    return _("“%s”已经逾期，不能再停表，请尽快办理。") % "、".join(late) if late else None


def not_paused(handling, *, by, at):
    """While the clocks stand still nothing is done that they measure."""
    if PauseAnswer.STANDING in _answers(handling):
        return _("这件建议正在停表。请先“恢复计时”。")
    return None


def reply_not_paused(round, *, by, at):
    return not_paused(round.handling, by=by, at=at)


def days_are_over_for_the_system(handling, *, by, at):
    """People may end a pause at any time, the system only on its last day."""
    if by.capacity != Capacity.SYSTEM:
        return None
    until = max(one.until for one in handling.pauses.all() if one.answer == PauseAnswer.STANDING)
    return None if until <= timezone.localdate(at) else _("停表的天数还没有满。")
