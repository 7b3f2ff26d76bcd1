"""定责任、定人员、定举措: the unit says who answers for the item, what it does until when, which plan it serves."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused

from ...models import STILL_OPEN, Measure, Responsibility, TaskTie, YearlyTask
from ...policy import duty
from ...policy.audiences import the_unit
from ...policy.standing import of_the_unit, office_of_the_unit
from ...states import Handling as State
from ..steps import handling_steps

# 答复以后还要落实, so a line is finished as long as the item is not put away.
WITH_MEASURES = (State.ACCEPTED, State.OPINION_SENT, State.COMPLETED)


@handling_steps.act(
    gettext_lazy("明确责任人"),
    law="",
    who=office_of_the_unit,
    when=State.ACCEPTED,
    tells=(the_unit,),
    adds_row=True,
    not_own=True,
)
def name_responsible(
    handling, *, by, at, head, section, person, deputy_head="", office="", phone=""
):
    """From the head of the unit down to the person who does the work."""
    Responsibility.objects.update_or_create(
        handling=handling,
        defaults={
            "congress_id": handling.congress_id,
            "head": head,
            "deputy_head": deputy_head,
            "office": office,
            "section": section,
            "person": person,
            "phone": phone,
            "by": by,
            "at": at,
        },
    )


@handling_steps.act(
    gettext_lazy("登记办理举措"),
    law="",
    who=of_the_unit,
    when=State.ACCEPTED,
    adds_row=True,
    not_own=True,
)
def add_measure(handling, *, by, at, what, due_on, section=""):
    """One line of the unit's 办理清单: what is done, by which section, until which day."""
    if due_on < timezone.localdate(at):
        raise Refused(_("完成期限不能早于今天。"))
    Measure.objects.create(
        congress_id=handling.congress_id,
        handling=handling,
        what=what,
        section=section,
        due_on=due_on,
        by=by,
        at=at,
    )


@handling_steps.act(
    gettext_lazy("完成办理举措"),
    law="",
    who=of_the_unit,
    when=WITH_MEASURES,
    applies=duty.a_measure_is_open,
    adds_row=True,
    not_own=True,
)
def finish_measure(handling, *, by, at, measure, done_on, result):
    """It is done, on which day and with what result."""
    if not timezone.localdate(measure.at) <= done_on <= timezone.localdate(at):
        raise Refused(_("完成日期不能早于登记这项举措的日期，也不能晚于今天。"))
    _settled(handling, measure, done_on=done_on, result=result)


@handling_steps.act(
    gettext_lazy("取消办理举措"),
    law="",
    who=office_of_the_unit,
    when=WITH_MEASURES,
    applies=duty.a_measure_is_open,
    adds_row=True,
    not_own=True,
)
def drop_measure(handling, *, by, at, measure, reason):
    """It will not be done, or otherwise: the line is kept with the reason."""
    _settled(handling, measure, dropped_at=at, drop_reason=reason)


@handling_steps.act(
    gettext_lazy("列入年度重点任务"),
    law="",
    who=office_of_the_unit,
    when=State.ACCEPTED,
    adds_row=True,
    not_own=True,
)
def tie_to_task(handling, *, by, at, year, name, how=""):
    """The item is done together with this line of the unit's own plan of that year."""
    task, _made = YearlyTask.objects.get_or_create(
        congress_id=handling.congress_id, unit_id=handling.unit_id, year=year, name=name
    )
    TaskTie.objects.update_or_create(
        handling=handling,
        defaults={
            "congress_id": handling.congress_id,
            "task": task,
            "how": how,
            "by": by,
            "at": at,
        },
    )


@handling_steps.act(
    gettext_lazy("移出年度重点任务"),
    law="",
    who=office_of_the_unit,
    when=State.ACCEPTED,
    applies=duty.is_tied_to_a_task,
    adds_row=True,
    not_own=True,
)
def untie_from_task(handling, *, by, at, reason):
    """It stands by itself again."""
    TaskTie.objects.filter(handling=handling).delete()


def _settled(handling, measure, **what) -> None:
    still_open = handling.measures.filter(STILL_OPEN, pk=measure.pk)
    if not still_open.update(**what):
        raise Refused(_("这项举措已经完成或者取消，或者不属于这件建议。"))
