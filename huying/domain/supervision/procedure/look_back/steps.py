"""The two procedures of 回头看, and what both keep of a look."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.procedure import Procedure
from huying.foundation.procedure.refusal import Refused

from ... import states
from ...models import LookAnswer
from ...policy import clocks, look_back

look_back_steps = Procedure("look_back", gettext_lazy("回头看"), states.LookBack, cite=clocks.cite)
look_back_item_steps = Procedure(
    "look_back_item",
    gettext_lazy("回头看建议"),
    states.LookBackItem,
    terms=look_back.terms,
    cite=clocks.cite,
    proposers=look_back.proposers,
)


def check_day(looked_on: date, look_back, at) -> None:
    if looked_on > timezone.localdate(at):
        raise Refused(_("察看日期不能晚于今天。"))
    if looked_on < timezone.localdate(look_back.sent_at):
        raise Refused(_("察看日期不能早于下发清单之日。"))


def keep_answers(answers, points, *, unit=None, item=None) -> None:
    """`answers`: [(point, met, note)], one for each of `points`; a look answered anew replaces the last."""
    if {one.pk for one, _met, _note in answers} != {one.pk for one in points}:
        raise Refused(_("请逐条回答检查清单。"))
    LookAnswer.objects.filter(unit=unit, item=item).delete()
    LookAnswer.objects.bulk_create(
        LookAnswer(
            congress_id=point.congress_id, point=point, unit=unit, item=item, met=met, note=note
        )
        for point, met, note in answers
    )
