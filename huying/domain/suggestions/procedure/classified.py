"""涉密件: staff of the 代表工委 type number, unit and dates; nobody else is told, nothing else is kept."""

from django.utils.translation import gettext_lazy

from huying.domain.people.policy import clerk_of_the_committee
from huying.domain.people.procedure import holidays

from ..models import ClassifiedItem
from ..policy import classified
from ..states import ClassifiedItem as State
from .steps import classified_steps

REPLY_CLOCKS = ("reply", "reply_long", "rehandle")


@classified_steps.opens(
    gettext_lazy("登记涉密件"),
    law="reply",
    who=clerk_of_the_committee,
    then=State.HANDED_OUT,
    starts=("reply",),
)
def enter(*, case, by, at, number, unit, assigned_on):
    """Handed over on paper, outside the system; here stand its number, its unit and the day."""
    classified.check_number(case.congress_id, number)
    classified.check_day(assigned_on, at)
    return ClassifiedItem.objects.create(
        case=case, congress_id=case.congress_id, number=number, unit=unit, assigned_on=assigned_on
    )


@classified_steps.act(
    gettext_lazy("涉密件改由其他单位承办"),
    law="",
    who=clerk_of_the_committee,
    when=State.HANDED_OUT,
    ends=REPLY_CLOCKS,
    starts=("reply",),
)
def hand_on(item, *, by, at, unit, assigned_on):
    """Another unit has it from that day, with a time of its own."""
    classified.check_day(assigned_on, at, not_before=item.assigned_on)
    item.unit, item.assigned_on = unit, assigned_on
    item.save(update_fields=["unit", "assigned_on"])


@classified_steps.act(
    gettext_lazy("涉密件延期答复"),
    law="reply_long",
    who=clerk_of_the_committee,
    when=State.HANDED_OUT,
    needs=(classified.reply_is_running,),
    ends=("reply",),
    starts=("reply_long",),
)
def give_longer(item, *, by, at):
    """Extended on paper; why stands there."""


@classified_steps.act(
    gettext_lazy("登记涉密件答复"),
    law="reply",
    who=clerk_of_the_committee,
    when=State.HANDED_OUT,
    then=State.ANSWERED,
    meets=REPLY_CLOCKS,
)
def note_reply(item, *, by, at, replied_on):
    """The day on which the unit answered, outside the system."""
    classified.check_day(replied_on, at, not_before=item.assigned_on)
    item.replied_on = replied_on
    item.save(update_fields=["replied_on"])


@classified_steps.act(
    gettext_lazy("涉密件重新办理"),
    law="rehandle",
    who=clerk_of_the_committee,
    when=State.ANSWERED,
    then=State.HANDED_OUT,
    starts=("rehandle",),
)
def handle_again(item, *, by, at):
    """The deputy was not content: the unit handles it once more."""


@classified_steps.act(
    gettext_lazy("涉密件办结"),
    law="",
    who=clerk_of_the_committee,
    when=State.ANSWERED,
    then=State.CLOSED,
    ends=("*",),
)
def conclude(item, *, by, at, closed_on):
    """Put away outside the system."""
    classified.check_day(closed_on, at, not_before=item.replied_on)
    item.closed_on = closed_on
    item.save(update_fields=["closed_on"])


@classified_steps.act(
    gettext_lazy("涉密件登记作废"),
    law="",
    who=clerk_of_the_committee,
    when=(State.HANDED_OUT, State.ANSWERED),
    then=State.STRUCK,
    ends=("*",),
)
def strike(item, *, by, at):
    """Entered by mistake; its number is free again."""
    item.closed_on = item.replied_on or item.assigned_on
    item.save(update_fields=["closed_on"])


def _floors(found, table) -> dict:
    items = ClassifiedItem.objects.select_related("case", "congress").in_bulk(
        [one.case_id for one in found]
    )
    return {one.pk: classified.national_day(items[one.case_id], one, table) for one in found}


holidays.FLOORS[classified_steps.kind] = _floors
holidays.recounted_with(classified_steps, ClassifiedItem)
