"""Who is told that a promise is nearly due, and who besides when it is late: the worker's own lists
(`suggestions.tasks`), to which these add theirs."""

from datetime import datetime
from functools import partial
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.models import Congress, Roll
from huying.domain.people.policy import holders
from huying.domain.people.queries import newest_session
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions import tasks
from huying.domain.suggestions.models import Suggestion
from huying.domain.suggestions.tasks.escalation import CLIMBS, Climb
from huying.domain.suggestions.tasks.routing import NIGHT
from huying.foundation.notices.telling import tell, unsaid

from .models import (
    Commitment,
    FollowedMatter,
    Hearing,
    HonourSelection,
    Ladder,
    Listening,
    ListeningQuestion,
    LookBackItem,
    ThemeReading,
    UnitYear,
)
from .policy.commitment import the_owner, those_asked
from .policy.followed_matter import the_owner_of_the_matter
from .policy.hearing import those_who_hear
from .policy.honours import opens_in
from .policy.listening import the_unit_asked, the_units_without_a_report
from .policy.look_back import the_unit_looked_at
from .policy.supervising import the_supervised_unit
from .policy.theme_grouping import as_kept, grouped
from .policy.unit_year import the_unit_of_the_year
from .policy.wording import the_committee
from .queries import themes
from .states import HonourSelection as Selection


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


def tell_to_open_the_selection(congress: Congress, at: datetime) -> int:
    """In the rulebook's month, once a year: that it is time to open the selection of honours."""
    today = timezone.localdate(at)
    key = f"honours:{today.year}:open"
    if opens_in(congress) != today.month or not unsaid(congress, [key]):
        return 0
    raised = Suggestion.objects.filter(
        congress=congress, session__opens_at__year=today.year, number__isnull=False
    )
    begun = HonourSelection.objects.filter(congress=congress, year=today.year)
    if not raised.exists() or begun.exclude(case__state=Selection.CALLED_OFF).exists():
        return 0
    roll = Roll.objects.select_related("case").get(congress=congress)
    text = _("该启动%s年度优秀代表建议和办理工作先进单位评选了") % today.year
    return tell(the_committee(roll), case=roll.case, key=key, text=text, at=at)


tasks.BY_THE_CALENDAR.append(tell_to_open_the_selection)


def read_the_themes(congress: Congress, at: datetime) -> int:
    """Once a night, for those who look by day: the themes of the newest session as the 代表工委 reads them.
    Nobody is told of it."""
    if timezone.localtime(at).hour not in NIGHT:
        return 0
    session = newest_session(congress.pk)
    kept = ThemeReading.objects.filter(session=session).defer("result").first()
    if session is None or (kept and timezone.localdate(kept.made_at) == timezone.localdate(at)):
        return 0
    what = themes.to_read(themes.whole_of(congress), session)
    made: dict[str, Any] = {"made_at": at}
    if kept is None or kept.mark != what.mark:
        found = grouped(what.texts, what.before)
        made |= {"mark": what.mark, "result": as_kept(found), "congress_id": congress.pk}
        made["version"] = kept.version + 1 if kept else 1
    ThemeReading.objects.update_or_create(session=session, defaults=made)
    return 0


tasks.BY_THE_CALENDAR.append(read_the_themes)
