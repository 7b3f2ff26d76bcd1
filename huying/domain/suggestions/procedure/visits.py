"""预约: a unit proposes times, the deputy takes one or names another; what is then talked over is a contact."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused

from ..models import Visit, VisitTime
from ..policy.audiences import the_deputy_last_called_on, the_unit
from ..policy.family import proposing_deputies
from ..policy.standing import a_deputy_called_on, of_the_unit
from ..policy.visits import a_time_was_named, a_visit_is_open, a_visit_is_proposed
from ..states import Handling as State
from ..states import VisitState
from .steps import handling_steps

VISIT_LAW = "代表法第五十一条"
MOST_TIMES = 3
VISITED_IN = (State.ACCEPTED, State.COMPLETED)


@handling_steps.act(
    gettext_lazy("预约代表"),
    law=VISIT_LAW,
    who=of_the_unit,
    when=VISITED_IN,
    tells=(the_deputy_last_called_on,),
    adds_row=True,
    not_own=True,
)
def propose_visit(handling, *, by, at, deputy, times, way, about, place=""):
    """Up to three times, of which the deputy takes one."""
    if deputy not in proposing_deputies(handling):
        raise Refused(_("请选择领衔代表或附议代表。"))
    if not times or len(times) > MOST_TIMES:
        raise Refused(_("请提出一至%s个时间。") % MOST_TIMES)
    if any(one <= at for one in times):
        raise Refused(_("约定的时间要晚于现在。"))
    visit = Visit.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        deputy=deputy,
        way=way,
        place=place,
        about=about,
        by=by,
        at=at,
        changed_at=at,
    )
    VisitTime.objects.bulk_create(
        VisitTime(congress_id=handling.congress_id, visit=visit, moment=one)
        for one in sorted(set(times))
    )


@handling_steps.act(
    gettext_lazy("接受预约"),
    law=VISIT_LAW,
    who=a_deputy_called_on,
    when=VISITED_IN,
    applies=a_visit_is_proposed,
    tells=(the_unit,),
    adds_row=True,
    former_too=True,
)
def accept_visit(handling, *, by, at, time):
    """The deputy takes one of the times."""
    visit = _of_mine(handling, time.visit_id, by)
    _agree(visit, time.moment, at)


@handling_steps.act(
    gettext_lazy("另约时间"),
    law=VISIT_LAW,
    who=a_deputy_called_on,
    when=VISITED_IN,
    applies=a_visit_is_proposed,
    tells=(the_unit,),
    adds_row=True,
    former_too=True,
)
def name_another_time(handling, *, by, at, visit, moment, word=""):
    """None of them suits: the deputy names a time."""
    visit = _of_mine(handling, visit.pk, by)
    if moment <= at:
        raise Refused(_("约定的时间要晚于现在。"))
    visit.state, visit.at_time, visit.word = VisitState.COUNTERED, moment, word
    visit.changed_at = at
    visit.save(update_fields=["state", "at_time", "word", "changed_at"])


@handling_steps.act(
    gettext_lazy("同意代表的时间"),
    law=VISIT_LAW,
    who=of_the_unit,
    when=VISITED_IN,
    applies=a_time_was_named,
    tells=(the_deputy_last_called_on,),
    adds_row=True,
    not_own=True,
)
def agree_to_time(handling, *, by, at, visit):
    """The unit comes at the time that the deputy named."""
    found = handling.visits.filter(pk=visit.pk, state=VisitState.COUNTERED).first()
    if found is None:
        raise Refused(_("代表没有另约时间。"))
    _agree(found, found.at_time, at)


@handling_steps.act(
    gettext_lazy("取消预约"),
    law="",
    who=of_the_unit,
    when=VISITED_IN,
    applies=a_visit_is_open,
    tells=(the_deputy_last_called_on,),
    adds_row=True,
    not_own=True,
)
def cancel_visit(handling, *, by, at, visit, reason):
    """The unit cannot come after all, and says why."""
    open_ones = handling.visits.exclude(state__in=(VisitState.HELD, VisitState.CANCELLED))
    ended = {"state": VisitState.CANCELLED, "word": reason, "changed_at": at}
    if not open_ones.filter(pk=visit.pk).update(**ended):
        raise Refused(_("这次预约已经结束。"))


def _of_mine(handling, pk, by) -> Visit:
    found = handling.visits.filter(
        pk=pk, deputy__person=by.person_id, state=VisitState.PROPOSED
    ).first()
    if found is None:
        raise Refused(_("这次预约不需要您答复，或者您已经答复过。"))
    return found


def _agree(visit, moment, at) -> None:
    visit.state, visit.at_time, visit.changed_at = VisitState.AGREED, moment, at
    visit.save(update_fields=["state", "at_time", "changed_at"])
