"""答复规范、优秀答复范文: the acts by which a congress keeps them, done on its roll (名册)."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.policy import administrator, clerk_of_the_committee
from huying.domain.people.procedure.steps import ours, roll_steps
from huying.domain.people.states import RollState
from huying.foundation.procedure.refusal import Refused, Why

from ..models import ReplyNorm

COMMON: dict[str, Any] = {
    "who": (clerk_of_the_committee, administrator),
    "when": RollState.OPEN,
    "adds_row": True,
}


@roll_steps.act(gettext_lazy("收录答复规范或范文"), **COMMON)
def add_reply_norm(roll, *, by, at, kind, title, text):
    """From now on it stands beside whoever writes a reply."""
    _make(roll, kind, title, text, at)


@roll_steps.act(gettext_lazy("更换答复规范或范文"), **COMMON)
def replace_reply_norm(roll, *, by, at, norm, title, text):
    """The former text is kept, and names what came in its place."""
    former = _take_down(roll, norm, at)
    former.replaced_by = _make(roll, former.kind, title, text, at)
    former.save(update_fields=["replaced_by"])


@roll_steps.act(gettext_lazy("撤下答复规范或范文"), **COMMON)
def withdraw_reply_norm(roll, *, by, at, norm, reason):
    """No longer offered; kept with the reason in the congress's events."""
    _take_down(roll, norm, at)


def _make(roll, kind, title, text, at) -> ReplyNorm:
    offered = ReplyNorm.objects.filter(
        congress_id=roll.congress_id, kind=kind, title=title, withdrawn_at=None
    )
    if offered.exists():
        raise Refused(_("已经收录过同名的一份，请改用“更换”。"))
    return ReplyNorm.objects.create(
        congress_id=roll.congress_id, kind=kind, title=title, text=text, added_at=at
    )


def _take_down(roll, norm, at) -> ReplyNorm:
    ours(roll, norm)
    row = ReplyNorm.objects.filter(pk=norm.pk, withdrawn_at=None).first()
    if row is None:
        raise Refused(_("%s刚才已经办理过，请刷新页面查看。") % norm, Why.STATE)
    row.withdrawn_at = at
    row.save(update_fields=["withdrawn_at"])
    return row
