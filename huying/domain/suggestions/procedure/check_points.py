"""核稿要点: the acts by which a congress keeps its own points for each check, done on its roll (名册)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import administrator, clerk_of_the_committee
from huying.domain.people.procedure.steps import apply_changes, ours, roll_steps
from huying.domain.people.states import RollState
from huying.foundation.procedure.refusal import Refused, Why

from ..models import CheckPoint
from ..policy.check_points import RECOMMENDED
from ..states import Stage

COMMON: dict[str, Any] = {
    "who": (clerk_of_the_committee, administrator),
    "when": RollState.OPEN,
    "adds_row": True,
}
WORDS = {
    "stage": gettext_lazy("哪一关"),
    "level": gettext_lazy("第几级核稿"),
    "aspect": gettext_lazy("方面"),
    "text": gettext_lazy("要点"),
    "order": gettext_lazy("次序"),
}


@roll_steps.act(gettext_lazy("增设核稿要点"), **COMMON)
def add_check_point(roll, *, by, at, stage, aspect, text, order=1, level=0):
    """Asked from now on at this check; `level` 0 is every level of the unit's own."""
    made = CheckPoint(
        congress_id=roll.congress_id,
        stage=stage,
        level=level,
        aspect=aspect,
        text=text,
        order=order,
    )
    _check(made)
    made.save()


@roll_steps.act(gettext_lazy("更正核稿要点"), **COMMON)
def correct_check_point(roll, *, by, at, point, changes):
    """`changes` is {field: (was, now)}; what was found by it before keeps it."""
    ours(roll, point)
    point = CheckPoint.objects.get(pk=point.pk)
    apply_changes(point, changes, WORDS)
    _check(point)


@roll_steps.act(gettext_lazy("停用核稿要点"), **COMMON)
def close_check_point(roll, *, by, at, point):
    """Asked no more; what was found by it is kept and counted."""
    _switch(roll, point, False)


@roll_steps.act(gettext_lazy("恢复使用核稿要点"), **COMMON)
def reopen_check_point(roll, *, by, at, point):
    _switch(roll, point, True)


@roll_steps.act(gettext_lazy("采用推荐要点"), **COMMON)
def adopt_check_points(roll, *, by, at):
    """The recommended points, for each check that has none of its own yet."""
    has = set(
        CheckPoint.objects.filter(congress_id=roll.congress_id, active=True).values_list(
            "stage", flat=True
        )
    )
    made = [
        CheckPoint(congress_id=roll.congress_id, stage=stage, aspect=aspect, text=text, order=order)
        for stage, points in RECOMMENDED.items()
        if stage not in has
        for order, (aspect, text) in enumerate(points, start=1)
    ]
    if not made:
        raise Refused(_("每一关都已经有要点，不再采用推荐的。"), Why.STATE)
    CheckPoint.objects.bulk_create(made)


def _check(point) -> None:
    if point.level and point.stage != Stage.UNIT:
        raise Refused(_("只有单位核稿分级。"))
    same = CheckPoint.objects.filter(
        congress_id=point.congress_id,
        stage=point.stage,
        level=point.level,
        text=point.text,
        active=True,
    )
    if point.active and same.exclude(pk=point.pk).exists():
        raise Refused(_("这一关已经有同样的要点。"))


def _switch(roll, point, active: bool) -> None:
    ours(roll, point)
    row = CheckPoint.objects.filter(pk=point.pk, active=not active).first()
    if row is None:
        raise Refused(_("“%s”刚才已经办理过，请刷新页面查看。") % point, Why.STATE)
    row.active = active
    _check(row)
    row.save(update_fields=["active"])
