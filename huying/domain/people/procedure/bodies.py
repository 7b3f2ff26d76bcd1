"""机构和承办单位: named, described, put in use and out of use; never removed."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused, Why

from ..models import Body, Delegation
from ..roll.pinyin import spell_unit
from ..states import BodyKind
from .steps import COMMON, OFFICE, apply_changes, ours, roll_steps

BODY_WORDS = {
    "name": gettext_lazy("名称"),
    "pinyin": gettext_lazy("拼音"),
    "initials": gettext_lazy("拼音首字母"),
    "kind": gettext_lazy("类别"),
    "system": gettext_lazy("系统"),
    "duties": gettext_lazy("职责"),
    "phone": gettext_lazy("电话"),
}


@roll_steps.act(gettext_lazy("登记单位"), who=OFFICE, **COMMON)
def add_body(roll, *, by, at, name, kind, system="", duties="", phone="", pinyin="", initials=""):
    """`roll.made` is the body; that of a delegation belongs to the delegation of its name.

    Pinyin and initials that are not given are spelled from the name.
    """
    spelled = spell_unit(name)
    body = Body(
        congress_id=roll.congress_id,
        name=name,
        pinyin=pinyin or spelled[0],
        initials=initials or spelled[1],
        kind=kind,
        system=system,
        duties=duties,
        phone=phone,
    )
    if kind == BodyKind.CONGRESS:
        raise Refused(_("人民代表大会本身只有一个，不能再登记。"))
    check_body(body)
    body.save()
    if kind == BodyKind.DELEGATION:
        Delegation.objects.filter(congress_id=roll.congress_id, name=name, body=None).update(
            body=body
        )
    roll.made = body


@roll_steps.act(gettext_lazy("更正单位信息"), who=OFFICE, **COMMON)
def correct_body(roll, *, by, at, body, changes):
    """`changes` is {field: (was, now)}. A new name is spelled anew, unless that was written too."""
    ours(roll, body)
    body = Body.objects.get(pk=body.pk)
    was_kind = body.kind
    if "name" in changes and not {"pinyin", "initials"} & changes.keys():
        pinyin, initials = spell_unit(changes["name"][1])
        changes = changes | {
            "pinyin": (body.pinyin, pinyin),
            "initials": (body.initials, initials),
        }
    apply_changes(body, changes, BODY_WORDS)
    if BodyKind.CONGRESS in (was_kind, body.kind) and was_kind != body.kind:
        raise Refused(_("人民代表大会本身只有一个，类别不能更改。"))
    check_body(body)


@roll_steps.act(gettext_lazy("停用单位"), who=OFFICE, **COMMON)
def close_body(roll, *, by, at, body):
    """It can no longer be chosen; what it handles, it handles to the end."""
    _switch(roll, body, False)


@roll_steps.act(gettext_lazy("恢复使用单位"), who=OFFICE, **COMMON)
def reopen_body(roll, *, by, at, body):
    _switch(roll, body, True)


def body_of_delegation(congress_id, name: str) -> Body | None:
    """The body in which the head and clerks of a delegation of this name are appointed."""
    return Body.objects.filter(
        congress_id=congress_id, kind=BodyKind.DELEGATION, name=name, active=True
    ).first()


def check_body(body) -> None:
    """Raises Refused where the name is taken or a unit has no system."""
    others = Body.objects.filter(congress_id=body.congress_id, name=body.name)
    if others.exclude(pk=body.pk).exists():
        raise Refused(_("已有名为“%s”的单位，不必重复登记。") % body.name)
    if body.kind == BodyKind.UNIT and not body.system:
        raise Refused(_("承办单位应选择所属系统（党群、政府或监察法检）。"))


def _switch(roll, body, active: bool) -> None:
    ours(roll, body)
    if body.kind == BodyKind.CONGRESS:
        raise Refused(_("人民代表大会本身不能停用。"), Why.STATE)
    if Body.objects.filter(pk=body.pk, active=not active).update(active=active) != 1:
        raise Refused(_("“%s”刚才已经办理过，请刷新页面查看。") % body, Why.STATE)
