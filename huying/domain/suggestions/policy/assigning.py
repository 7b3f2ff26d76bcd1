"""交办前要问的: consulted first, in two steps or in one, and to which units."""

from django.utils.translation import gettext as _

from huying.domain.people.models import Body
from huying.domain.people.policy import holders
from huying.domain.people.states import BodyKind, UnitSystem
from huying.foundation.procedure import clocks
from huying.foundation.procedure.refusal import Refused

from ..models import Handling
from ..states import Fitness
from ..states import Handling as HandlingState
from ..states import Suggestion as State
from .clocks import book_of


def in_two_steps(suggestion):
    """Applies where the rulebook has the government office assign on."""
    if book_of(suggestion).assignment.government == "two_steps":
        return None
    return _("本级人大的规定是由代表工委直接交办，不经政府办公室分办。")


def units_are_consulted_first(suggestion):
    """Applies where the rulebook asks the units before an item is theirs."""
    if book_of(suggestion).assignment.consult == "pre_assign":
        return None
    return _("本级人大的规定没有预交办这一步，请直接交办。")


def consulted_if_it_must_be(suggestion, *, by, at):
    """Where there is a 预交办, every unit has answered or its time is over."""
    if units_are_consulted_first(suggestion):
        return None
    if suggestion.state == State.REGISTERED:
        return _("本级人大的规定是先预交办，请先征求承办单位的意见。")
    waiting = suggestion.consultations.filter(answer=Fitness.OPEN).select_related("unit")
    names = [one.unit.name for one in waiting]
    if names and not clocks.overdue(suggestion.case, "consult", at=at):
        return _("还没有反馈预交办意见：%s。可以等到期以后再交办。") % "、".join(names)
    return None


def government_office(congress_id) -> Body | None:
    """The office that assigns on; None where nobody holds an appointment in it."""
    one = holders(congress_id, kind=BodyKind.GOVERNMENT_OFFICE).first()
    return one.body if one else None


def somebody_sits_in_the_government_office(suggestion, *, by, at):
    if government_office(suggestion.congress_id):
        return None
    return _("政府办公室还没有工作人员，请先在“名册”中设置。")


def refuse_units(suggestion, leads, co_units, *, by_the_office: bool) -> None:
    """Each unit once; government leads through the government office, and it gives to no others."""
    named = [*leads, *co_units]
    twice = next((one for one in named if named.count(one) > 1), None)
    if twice is not None:
        raise Refused(_("%s重复了，一个单位只能主办、分办或者协办其中之一。") % twice)
    if in_two_steps(suggestion):
        return
    of_government = [one for one in leads if one.system == UnitSystem.GOVERNMENT]
    if not by_the_office and of_government:
        raise Refused(
            _("%s属于政府系统，由政府办公室分办，请先“转交政府办公室”。") % of_government[0]
        )
    if by_the_office and len(of_government) < len(leads):
        other = next(one for one in leads if one not in of_government)
        raise Refused(_("%s不属于政府系统，不能由政府办公室主办分办，请退回代表工委交办。") % other)


def nobody_has_signed_for_it(suggestion, *, by, at):
    """The day of assignment counts no day yet; once a unit has signed, only 改办 helps."""
    begun = Handling.objects.filter(suggestion=suggestion).exclude(
        case__state__in=(HandlingState.ASSIGNED, HandlingState.ENDED)
    )
    if begun.exists():
        return _("已有单位签收，不能再撤销交办。需要换单位的，请用“收回改办”。")
    return None
