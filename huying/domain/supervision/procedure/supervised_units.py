"""移交: a unit that is supervised, or has announced an event, is whichever unit its work went to."""

from django.utils.translation import gettext_lazy

from huying.domain.people.procedure import handover
from huying.domain.people.procedure.going_along import goes_with_its_unit, with_its_unit

from ..models import Hearing, KeySupervision, Listening, ListeningQuestion, Outing
from ..states.hearing import Hearing as HearingState
from ..states.hearing import Outing as OutingState
from ..states.key import KeySupervision as KeyState
from ..states.listening import Listening as ListeningState
from ..states.listening import ListeningQuestion as QuestionState
from .kinds import (
    hearing_steps,
    key_steps,
    listening_question_steps,
    listening_steps,
    outing_steps,
)
from .listening import all_handed_in, when_all_have_reported

STILL_REPORTING = (ListeningState.ANNOUNCED, ListeningState.OPEN)
HEARD = (HearingState.CALLED, HearingState.ANSWERING, HearingState.ANSWERED)

goes_with_its_unit(key_steps, KeySupervision, "unit", (KeyState.LISTED, KeyState.UNDER_WAY))
goes_with_its_unit(hearing_steps, Hearing, "unit", HEARD)
goes_with_its_unit(outing_steps, Outing, "body", (OutingState.ANNOUNCED,))
goes_with_its_unit(listening_question_steps, ListeningQuestion, "unit", (QuestionState.ASKED,))


def _listenings_of(unit):
    found = Listening.objects.filter(reports__unit=unit, case__state__in=STILL_REPORTING)
    return found.select_related("case").order_by("pk")


@listening_steps.act(
    gettext_lazy("随机构调整移交"),
    who=handover.merge_unit.who,
    when=STILL_REPORTING,
    by_hand=False,
    follows=with_its_unit(_listenings_of, lambda unit: {"unit": unit}),
)
def report_taken_over(listening, *, by, at, unit, into):
    """The report is for the unit that took over; where that one reports anyway, one is enough, and what
    was handed in before stays as it was."""
    row = listening.reports.get(unit=unit)
    if not listening.reports.filter(unit=into).exists():
        row.unit = into
        row.save(update_fields=["unit"])
    elif row.handed_in_at is None:
        row.delete()


report_taken_over.followers.append((all_handed_in, when_all_have_reported))
