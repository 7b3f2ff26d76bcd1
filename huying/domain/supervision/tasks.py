"""Who is told that a promise is nearly due, and who besides when it is late: the worker's own lists
(`suggestions.tasks`), to which these add theirs."""

from functools import partial

from huying.domain.people.policy import holders
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions import tasks
from huying.domain.suggestions.tasks.escalation import CLIMBS, Climb

from .models import (
    Commitment,
    FollowedMatter,
    Hearing,
    Ladder,
    Listening,
    ListeningQuestion,
    LookBackItem,
    UnitYear,
)
from .policy.commitment import the_owner, those_asked
from .policy.followed_matter import the_owner_of_the_matter
from .policy.hearing import those_who_hear
from .policy.listening import the_unit_asked, the_units_without_a_report
from .policy.look_back import the_unit_looked_at
from .policy.supervising import the_supervised_unit
from .policy.unit_year import the_unit_of_the_year
from .policy.wording import the_committee


def _of_the_committee(subject, capacity):
    return holders(subject.congress_id, kind=BodyKind.DEPUTIES_COMMITTEE, capacities=(capacity,))


tasks.SUBJECTS["commitment"] = Commitment.objects.select_related("owner", "suggestion")
tasks.SUBJECTS["followed_matter"] = FollowedMatter.objects.select_related("owner__person")
tasks.SUBJECTS["look_back_item"] = LookBackItem.objects.select_related(
    "handling__unit", "handling__suggestion"
)
tasks.TOLD.update(
    commitment_due=the_owner,
    commitment_progress=the_owner,
    second_reply=the_owner,
    commitment_feedback=those_asked,
    look_back_report=the_unit_looked_at,
    matter_review=the_owner_of_the_matter,
)
tasks.TOLD_TOO_WHEN_LATE.update(
    look_back_report=the_committee,
    matter_review=the_committee,
)
CLIMBS["commitment"] = Climb(
    "promise_escalation",
    the_owner,
    lambda commitment: commitment.owner_id,
    {
        "handler": (Capacity.HANDLER,),
        "unit": (Capacity.OFFICE, Capacity.HEAD, Capacity.DEPUTY_HEAD),
    },
    {
        "congress": partial(_of_the_committee, capacity=Capacity.CLERK),
        "congress_head": partial(_of_the_committee, capacity=Capacity.HEAD),
    },
)
# A deputy who does not answer is not late: the promise is shown as not confirmed.
tasks.NEVER_LATE.add("commitment_feedback")
tasks.SUBJECTS["ladder"] = Ladder.objects.select_related("handling__unit", "handling__suggestion")
tasks.TOLD.update(ladder_answer=the_supervised_unit)
tasks.TOLD_TOO_WHEN_LATE.update(ladder_answer=the_committee)
tasks.SUBJECTS["hearing"] = Hearing.objects.select_related("unit")
tasks.TOLD.update(hearing_answer=the_supervised_unit)
tasks.TOLD_TOO_WHEN_LATE.update(hearing_answer=those_who_hear)
tasks.SUBJECTS["listening"] = Listening.objects.all()
tasks.SUBJECTS["listening_question"] = ListeningQuestion.objects.select_related("unit")
tasks.TOLD.update(listening_report=the_units_without_a_report, listening_answer=the_unit_asked)
tasks.TOLD_TOO_WHEN_LATE.update(listening_report=the_committee, listening_answer=the_committee)
tasks.SUBJECTS["unit_year"] = UnitYear.objects.select_related("unit")
tasks.TOLD.update(unit_plan=the_unit_of_the_year, unit_report=the_unit_of_the_year)
tasks.TOLD_TOO_WHEN_LATE.update(unit_plan=the_committee, unit_report=the_committee)
