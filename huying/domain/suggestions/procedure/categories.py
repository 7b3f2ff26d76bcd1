"""类别: the congress's own list in two levels, each with the committee it belongs to."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import administrator, clerk_of_the_committee
from huying.domain.people.procedure.steps import apply_changes, ours, roll_steps
from huying.domain.people.states import BodyKind, RollState
from huying.foundation.procedure.refusal import Refused, Why

from ..models import Category

COMMON: dict[str, Any] = {
    "who": (clerk_of_the_committee, administrator),
    "when": RollState.OPEN,
    "adds_row": True,
}
CATEGORY_WORDS = {
    "name": gettext_lazy("名称"),
    "order": gettext_lazy("次序"),
    "parent_id": gettext_lazy("上一级"),
    "committee_id": gettext_lazy("对口专门委员会"),
}


@roll_steps.act(gettext_lazy("增设类别"), **COMMON)
def add_category(roll, *, by, at, name, order, parent=None, committee=None):
    """`roll.made` is the category."""
    ours(roll, parent, committee)
    made = Category(
        congress_id=roll.congress_id, name=name, order=order, parent=parent, committee=committee
    )
    _check(made)
    made.save()
    roll.made = made


@roll_steps.act(gettext_lazy("更正类别"), **COMMON)
def correct_category(roll, *, by, at, category, changes):
    """`changes` is {field: (was, now)}. What was registered under it stays under it."""
    ours(roll, category)
    category = Category.objects.get(pk=category.pk)
    apply_changes(category, changes, CATEGORY_WORDS)
    _check(Category.objects.select_related("parent", "committee").get(pk=category.pk))


@roll_steps.act(gettext_lazy("停用类别"), **COMMON)
def close_category(roll, *, by, at, category):
    """It can no longer be chosen; what bears it keeps it."""
    _switch(roll, category, False)


@roll_steps.act(gettext_lazy("恢复使用类别"), **COMMON)
def reopen_category(roll, *, by, at, category):
    _switch(roll, category, True)


def _check(category) -> None:
    others = Category.objects.filter(congress_id=category.congress_id).exclude(pk=category.pk)
    if others.filter(name=category.name).exists():
        raise Refused(_("已有名为“%s”的类别。") % category.name)
    if category.committee and category.committee.kind != BodyKind.SPECIAL_COMMITTEE:
        raise Refused(_("对口的只能是专门委员会。"))
    parent = category.parent
    if parent is None:
        return
    has_parts = category.pk is not None and others.filter(parent=category.pk).exists()
    if parent.pk == category.pk or parent.parent_id is not None or has_parts:
        raise Refused(_("类别只分两级：请选择一个一级类别作上一级，自己下面也不能再有类别。"))


def _switch(roll, category, active: bool) -> None:
    ours(roll, category)
    found = Category.objects.filter(pk=category.pk, active=not active)
    if found.update(active=active) != 1:
        raise Refused(_("“%s”刚才已经办理过，请刷新页面查看。") % category, Why.STATE)
