"""承诺事项: whose a promise can be, and what stands in a line of it."""

from datetime import date

from django.utils.translation import gettext as _

from huying.domain.people.models import Body
from huying.foundation.procedure.refusal import Refused

from ..models import Handling, PromiseLine, ReplyRound
from ..states import Role
from .family import asked_of, suggestion_of


def owners(round: ReplyRound) -> list[Body]:
    """The unit that answers first, then the co-units whose opinion is in."""
    carried = Handling.objects.filter(
        suggestion=suggestion_of(round), role=Role.CO, co_opinion__isnull=False
    )
    found = {round.handling.unit_id: round.handling.unit}
    for one in carried.select_related("unit").order_by("pk"):
        found.setdefault(one.unit_id, one.unit)
    return list(found.values())


def lines_from(round: ReplyRound, promises) -> list[PromiseLine]:
    """The rows of what was confirmed, in its order; raises Refused where one cannot stand so."""
    allowed = {one.pk for one in owners(round)} if promises else set()
    asked = {one.request.pk for one in asked_of(round)}
    found = []
    for place, given in enumerate(promises, 1):
        owner = given.get("owner") or round.handling.unit
        if not given["what"].strip():
            raise Refused(_("第%s条承诺没有写明承诺什么。") % place)
        if owner.pk not in allowed:
            raise Refused(
                _("第%s条承诺的责任单位只能是主办单位，或者已经提出协办意见的协办单位。") % place
            )
        request = given.get("request")
        if request is not None and request.pk not in asked:
            raise Refused(_("第%s条承诺对应的诉求不属于这件建议。") % place)
        row = PromiseLine(congress_id=round.congress_id, round=round, position=place)
        for name, value in (given | {"owner": owner}).items():
            setattr(row, name, value)
        if row.due_on is None and row.plan_year:
            row.due_on = date(row.plan_year, 12, 31)  # a plan of a year is done with the year
        found.append(row)
    return found
