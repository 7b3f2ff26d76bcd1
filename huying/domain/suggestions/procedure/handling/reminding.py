"""对账交单、办理举措: what falls due inside a unit; the worker's tick asks."""

from datetime import date, datetime
from uuid import UUID

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.models import Congress
from huying.foundation.cases.often import rows_often
from huying.foundation.notices.telling import tell, unsaid

from ...models import STILL_OPEN, InnerTask, Measure, Pause
from ...policy.audiences import the_unit
from ...states import Handling as HandlingState
from ...states import PauseAnswer
from .duty import WITH_MEASURES


def paused(congress: UUID):
    """The handlings whose clocks stand still: nobody is reminded of anything in them."""
    standing = Pause.objects.filter(congress=congress, answer=PauseAnswer.STANDING)
    return standing.values("handling")


def tell_of_sections(congress: Congress, at: datetime) -> int:
    """On the day that was set, the unit's own people are told once; returns how many."""
    told, due = 0, _sections_due(congress.pk, timezone.localdate(at))
    by_key = {f"section:{task.pk}:{task.report_on}": task for task in due}
    for key in unsaid(congress, by_key):
        task = by_key[key]
        text = _("%(section)s到了对账交单的日子：%(handling)s") % {
            "section": task.section,
            "handling": task.handling,
        }
        told += tell(the_unit(task.handling), case=task.handling.case, key=key, text=text, at=at)
    return told


def tell_of_measures(congress: Congress, at: datetime) -> int:
    """On the last day of a measure that is not done, the unit's own people are told once."""
    told, due = 0, _measures_due(congress.pk, timezone.localdate(at))
    by_key = {f"measure:{measure.pk}": measure for measure in due}
    for key in unsaid(congress, by_key):
        measure = by_key[key]
        text = _("办理举措“%(measure)s”到期：%(handling)s") % {
            "measure": measure,
            "handling": measure.handling,
        }
        told += tell(
            the_unit(measure.handling), case=measure.handling.case, key=key, text=text, at=at
        )
    return told


@rows_often
def _sections_due(congress: UUID, today: date):
    return (
        InnerTask.objects.exclude(handling__in=paused(congress))
        .filter(
            congress=congress,
            struck_off_at=None,
            report_on__lte=today,
            handling__case__state=HandlingState.ACCEPTED,
        )
        .select_related("section", "handling__case", "handling__suggestion", "handling__unit")
        .order_by("pk")
    )


@rows_often
def _measures_due(congress: UUID, today: date):
    return (
        Measure.objects.exclude(handling__in=paused(congress))
        .filter(
            STILL_OPEN,
            congress=congress,
            due_on__lte=today,
            handling__case__state__in=WITH_MEASURES,
        )
        .select_related("handling__case", "handling__suggestion", "handling__unit")
        .order_by("pk")
    )
