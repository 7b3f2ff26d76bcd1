"""自动催办: a unit that is late is urged, again and again at the distance that the rulebook names."""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db.models import OuterRef, Q
from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.models import Congress
from huying.domain.people.queries import system_of
from huying.foundation.cases.often import rows_often
from huying.foundation.cases.within import Exists
from huying.foundation.notices.telling import tell, unsaid
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused
from huying.foundation.ui.templatetags.huying import day

from ..models import Handling, ReplyRound, Urging
from ..policy.books import book_in_force
from ..policy.urging import URGED_CLOCKS
from ..procedure import handling as handling_acts
from ..procedure.handling.reminding import paused
from ..states import Handling as State
from ..states import Role, UrgingHand


def urge_the_late(congress: Congress, at: datetime) -> int:
    """Returns how many units were urged; those that have answered or stand still are not."""
    done = 0
    for handling, clock in _late(congress, at):
        late = (timezone.localdate(at) - clock.due).days
        words = _("“%(clock)s”已逾期%(days)s天，请抓紧办理。") % {
            "clock": clock.label,
            "days": late,
        }
        try:
            handling_acts.urge(handling, by=system_of(congress.pk), at=at, words=words)
        except Refused:  # somebody answered at this very moment
            continue
        done += 1
    return done


def tell_of_unanswered(congress: Congress, at: datetime) -> int:
    """Whoever asked for an answer hears once that its day has passed without one."""
    found = _unanswered(congress.pk, timezone.localdate(at))
    by_key = {f"urging:{one.pk}:unanswered": one for one in found}
    told = 0
    for key in unsaid(congress, by_key):
        one = by_key[key]
        words = {"day": day(one.answer_by), "handling": one.handling, "unit": one.handling.unit}
        text = _("%(unit)s没有在%(day)s以前回复催办：%(handling)s") % words
        told += tell([one.by], case=one.handling.case, key=key, text=text, at=at)
    return told


@rows_often
def _unanswered(congress: UUID, today: date):
    waiting = Urging.objects.filter(
        congress=congress,
        answered_at=None,
        answer_by__lt=today,
        handling__case__state__in=(State.ASSIGNED, State.ACCEPTED),
    ).exclude(handling__in=paused(congress))
    found = waiting.select_related("by", "handling__case", "handling__suggestion", "handling__unit")
    return found.order_by("pk")


def _late(congress: Congress, at: datetime) -> Iterator[tuple[Handling, Clock]]:
    rule, today = book_in_force(congress).urging, timezone.localdate(at)
    if not rule.automatic_after:
        return
    until = today - timedelta(days=rule.automatic_after)
    since = _morning(today - timedelta(days=max(rule.interval, 1) - 1))
    late = _not_urged_lately(congress.pk, until, since, _morning(today + timedelta(days=1)))
    first = {one.case_id: one for one in _late_clocks(congress.pk, until)} if late else {}
    for handling in late:
        yield handling, first[handling.pk]


def _late_clocks(congress: UUID, until: date):
    """The one due first is the last of its case."""
    return Clock.objects.filter(
        congress=congress,
        name__in=URGED_CLOCKS,
        ended_at=None,
        paused_at=None,
        due__lte=until,
        case__kind="handling",
        case__state__in=(State.ASSIGNED, State.ACCEPTED),
    ).order_by("-due", "-pk")


@rows_often
def _not_urged_lately(congress: UUID, until: date, since: datetime, before: datetime):
    lately = Urging.objects.filter(
        handling=OuterRef("pk"), hand=UrgingHand.SYSTEM, at__gte=since, at__lt=before
    )
    owed = ReplyRound.objects.filter(handling=OuterRef("pk"), delivered_at=None)
    found = Handling.objects.filter(
        Q(role=Role.CO) | Q(case__state=State.ASSIGNED) | Exists(owed),
        case__in=_late_clocks(congress, until).order_by().values("case"),
    ).exclude(Exists(lately))
    return found.select_related("case", "congress").order_by("pk")


def _morning(day) -> datetime:
    return timezone.make_aware(datetime.combine(day, time.min))
