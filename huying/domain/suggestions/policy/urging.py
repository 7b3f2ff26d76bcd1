"""催办: what may be urged, how often by one hand, with what weight; who hears of it."""

from datetime import date, datetime, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy as _lazy

from huying.domain.people.policy import day_table, the_committee
from huying.domain.people.states import BodyKind, Capacity
from huying.foundation.calendar.periods import Period, deadline
from huying.foundation.procedure.act import who

from ..states import Handling as State
from ..states import UrgingHand
from .clocks import book_of
from .family import proposers, suggestion_of
from .pausing import is_paused
from .standing import office_of_the_system

# What a unit may be urged to do once it is late, by the clocks that measure it.
URGED_CLOCKS = (
    *("first_contact", "reply", "reply_long", "rehandle"),
    *("co_opinion", "co_opinion_redo", "follow_up"),
)


@who(_lazy("同系统的党委（政府）办公室"))
def the_office_that_urges(handling, by):
    """Nobody urges for an office what he or she proposed; deputies urge in their own name."""
    return office_of_the_system(handling, by) and by.person_id not in proposers(
        suggestion_of(handling)
    )


def hand_of(by) -> UrgingHand:
    """In whose name somebody urges."""
    if by.capacity == Capacity.SYSTEM:
        return UrgingHand.SYSTEM
    if by.is_deputy:
        return UrgingHand.DEPUTY
    ours = by.body.kind == BodyKind.DEPUTIES_COMMITTEE
    return UrgingHand.COMMITTEE if ours else UrgingHand.OFFICE


def weight_of(handling, hand: UrgingHand) -> int:
    return getattr(book_of(handling).urging, f"weight_of_{hand}")


def answer_by(handling, at: datetime) -> date:
    """The last day for an answer that is owed, counted in working days."""
    days = book_of(handling).urging.answer_within or 1
    today = timezone.localdate(at)
    return deadline(Period(days, "wd", "urged_at"), today, day_table(handling.congress)).due


def something_is_owed(handling):
    """A unit that has answered, or whose clocks stand still, is not urged."""
    if is_paused(handling) is None:
        return _("这件建议正在停表，不催办。")
    at_work = handling.state == State.ACCEPTED and handling.is_lead
    if at_work and all(one.delivered_at for one in handling.rounds.all()):  # read once for a page
        return _("承办单位已经答复，不需要催办。")
    return None


def not_urged_lately(handling, *, by, at):
    """One hand urges again only after the days that the rulebook names; a clock put back counts as none."""
    days, hand = book_of(handling).urging.interval, hand_of(by)
    today = timezone.localdate(at)
    for one in handling.urgings.all():  # read once for a whole page
        again = timezone.localdate(one.at) + timedelta(days=days)
        if one.hand == hand and today < again and timezone.localdate(one.at) <= today:
            return _("%(last)s已经催办过，两次催办至少间隔%(days)s天，%(again)s起可以再催。") % {
                "last": _day(timezone.localdate(one.at)),
                "days": days,
                "again": _day(again),
            }
    return None


def an_answer_is_owed(handling):
    """Whether somebody who urged waits for the unit's answer."""
    waits = any(one.waits for one in handling.urgings.all())
    return None if waits else _("没有要求回复的催办。")


def the_committee_when_a_deputy_urges(handling):
    """The 代表工委 hears what deputies wait for; what it or the system urged it knows."""
    newest = handling.urgings.latest("pk")
    return the_committee(handling) if newest.hand == UrgingHand.DEPUTY else []


def who_urged(handling):
    """Those whose urging the unit answered last; the system needs no answer."""
    newest = handling.urgings.exclude(answered_at=None).select_related("by__person")
    last = newest.order_by("-answered_at", "-pk").first()
    if last is None:
        return []
    together = [one for one in newest if one.answered_at == last.answered_at]
    return [one.by for one in together if one.hand != UrgingHand.SYSTEM]


def _day(day: date) -> str:
    return _("%(m)s月%(d)s日") % {"m": day.month, "d": day.day}
