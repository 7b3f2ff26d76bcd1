"""一本账: the unit's office gives a line to its sections, hears their reports, strikes it off."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused

from ...models import InnerTask, Section
from ...policy import sections
from ...policy.audiences import the_unit
from ...policy.standing import of_the_unit, office_of_the_unit
from ...states import Handling as State
from ..steps import handling_steps


@handling_steps.act(
    gettext_lazy("分给科室"),
    law="",
    who=office_of_the_unit,
    when=State.ACCEPTED,
    tells=(the_unit,),
    adds_row=True,
    not_own=True,
)
def give_to_sections(
    handling,
    *,
    by,
    at,
    lead_section,
    due_on,
    accurate,
    practical,
    workable,
    co_sections=(),
    co_due_on=None,
    report_on=None,
    what="",
):
    """A lead section and co-sections with days of their own, once the office has looked whether the
    division is 准确、务实、可操作. Given anew, the tasks still open are closed as such."""
    if not (accurate and practical and workable):
        raise Refused(_("分工要先核对：准确、务实、可操作，三项都符合才能分给科室。"))
    if lead_section in co_sections:
        raise Refused(_("%s已是主办科室，不能同时协办。") % lead_section)
    days = [day for day in (due_on, co_due_on, report_on) if day]
    if min(days) < timezone.localdate(at):
        raise Refused(_("科室的期限和交单日期不能早于今天。"))
    handling.inner_tasks.filter(struck_off_at=None).update(struck_off_at=at, given_anew=True)
    for name in (lead_section, *dict.fromkeys(co_sections)):
        section, _made = Section.objects.get_or_create(
            congress_id=handling.congress_id, unit_id=handling.unit_id, name=name
        )
        InnerTask.objects.create(
            congress_id=handling.congress_id,
            handling=handling,
            section=section,
            leads=name == lead_section,
            what=what,
            given_at=at,
            due_on=due_on if name == lead_section else co_due_on or due_on,
            report_on=report_on,
        )


@handling_steps.act(
    gettext_lazy("科室交单"),
    law="",
    who=of_the_unit,
    when=State.ACCEPTED,
    applies=sections.a_section_is_at_work,
    tells=(the_unit,),
    adds_row=True,
    not_own=True,
)
def report_of_section(handling, *, by, at, task, report, report_on=None):
    """对账交单: how far the section has come, and the day of its next report if there is one."""
    if report_on and report_on <= timezone.localdate(at):
        raise Refused(_("下次交单的日期要晚于今天。"))
    changed = handling.inner_tasks.filter(pk=task.pk, struck_off_at=None).update(
        report=report, reported_at=at, report_on=report_on
    )
    if not changed:
        raise Refused(_("这项科室任务已经销号，或者不属于这件建议。"))


@handling_steps.act(
    gettext_lazy("销号"),
    law="",
    who=office_of_the_unit,
    when=State.ACCEPTED,
    applies=sections.a_section_has_reported,
    adds_row=True,
    not_own=True,
)
def strike_off(handling, *, by, at, task):
    """The section's part is done as it reported."""
    changed = handling.inner_tasks.filter(
        pk=task.pk, struck_off_at=None, reported_at__isnull=False
    ).update(struck_off_at=at)
    if not changed:
        raise Refused(_("这项科室任务还没有交单，或者已经销号。"))


@handling_steps.act(
    gettext_lazy("内部督办"),
    law="",
    who=office_of_the_unit,
    when=State.ACCEPTED,
    tells=(the_unit,),
    adds_row=True,
    not_own=True,
)
def urge_inside(handling, *, by, at, reason):
    """The unit's own reminder to its people, with what is to be done."""
