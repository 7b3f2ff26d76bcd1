"""开门办案, 现场督办, 专题调研, 建议办理大户走访: announced with its items and deputies, then told as it was."""

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import the_committee
from huying.domain.people.states import BodyKind
from huying.foundation.files.storing import hang
from huying.foundation.procedure.refusal import Refused

from ..models import Outing
from ..policy import hearing as policy
from ..states.hearing import Outing as State
from ..states.hearing import OutingWay
from .kinds import outing_steps


@outing_steps.opens(
    gettext_lazy("安排现场活动"),
    who=policy.who_goes_out,
    then=State.ANNOUNCED,
    tells=(policy.those_invited, policy.the_unit_visited, the_committee),
)
def announce(
    *, case, by, at, way, title, held_on, place, items=(), deputies=(), unit=None, note=""
):
    """What a body holds follows from what it is; 开门办案 and 现场督办 are about items."""
    if way not in policy.WAYS[BodyKind(by.body.kind)]:
        raise Refused(_("“%s”不由您所在的机构举办。") % OutingWay(way).label)
    known = policy.items_for(by).filter(pk__in=[one.pk for one in items]).count()
    if known != len(items):
        raise Refused(_("所选建议不在可以选择的范围。"))
    policy.stand_back(by, items)
    if way in (OutingWay.OPEN_HANDLING, OutingWay.ON_SITE) and not items:
        raise Refused(_("请选择这次活动办理或者督办的建议。"))
    if way == OutingWay.BIG_UNIT and unit is None:
        raise Refused(_("请选择走访的单位。"))
    outing = Outing.objects.create(
        case=case,
        congress_id=case.congress_id,
        way=way,
        title=title,
        body=by.body,
        unit=unit,
        held_on=held_on,
        place=place,
        note=note,
    )
    outing.items.set(items)
    outing.deputies.set(deputies)
    return outing


@outing_steps.act(
    gettext_lazy("登记活动情况"),
    who=policy.who_holds_it,
    when=State.ANNOUNCED,
    then=State.HELD,
    not_own=True,
    tells=(policy.those_invited, policy.the_unit_visited, the_committee),
)
def hold(outing, *, by, at, people, found, files=()):
    """Who was there and what came of it, with photographs."""
    if outing.held_on > timezone.localdate(at):
        raise Refused(_("活动还没有到举行的日期。"))
    outing.people, outing.found = people, found
    outing.save(update_fields=["people", "found"])
    hang(outing, files, case=outing.case, purpose="supervision", by=by, at=at)


@outing_steps.act(
    gettext_lazy("取消现场活动"),
    who=policy.who_holds_it,
    when=State.ANNOUNCED,
    then=State.CANCELLED,
    not_own=True,
    tells=(policy.those_invited, policy.the_unit_visited, the_committee),
)
def cancel(outing, *, by, at, reason):
    """It does not take place."""
    outing.cancel_reason = reason
    outing.save(update_fields=["cancel_reason"])
