"""督办: from what difficulty and reach a tier follows, and the steps of the ladder in their order."""

from dataclasses import asdict, fields
from typing import Any

from huying.foundation.calendar.words import gettext_noop

from .groups import LadderStep
from .reading import RulebookError, Where, only

WHO = {
    "clerk": gettext_noop("代表工委"),
    "head": gettext_noop("代表工委负责人"),
    "special_committee": gettext_noop("专门委员会"),
    "government_office": gettext_noop("政府办公室"),
}
"""Whose step of the ladder it is."""
PAPERS = {
    "": gettext_noop("不发函"),
    "letter": gettext_noop("督办函"),
    "summons": gettext_noop("约谈通知"),
    "posting": gettext_noop("挂牌督办通知"),
}
"""What goes out with a step."""
MOST_STEPS = 12


LADDERS: dict[str, tuple[LadderStep, ...]] = {
    "default": (
        LadderStep("remind", gettext_noop("提醒"), days=3, skip="clerk"),
        LadderStep("urge", gettext_noop("催办"), days=3, skip="clerk"),
        LadderStep("letter", gettext_noop("督办函"), paper="letter", skip="head"),
        LadderStep("summon_talk", gettext_noop("约谈"), "head", "summons", skip="head"),
        LadderStep("posted", gettext_noop("挂牌督办"), "head", "posting", days=10, skip="head"),
        LadderStep("heard", gettext_noop("听取报告并测评"), "head", "letter", days=15),
    ),
    "xincai": (
        LadderStep("leader_assigns", gettext_noop("人大常委会领导交办"), "head", "letter"),
        LadderStep("mayor_leads", gettext_noop("政府领导领办"), "government_office", days=10),
        LadderStep(
            "joint", gettext_noop("部门联动合办"), "government_office", days=10, skip="head"
        ),
        LadderStep("deputies_visit", gettext_noop("代表视察督办"), "clerk", days=10, skip="head"),
        LadderStep("heard", gettext_noop("听取报告催办"), "head", "letter", days=10, skip="head"),
        LadderStep("summon_talk", gettext_noop("约谈提醒督办"), "head", "summons"),
    ),
}
"""Ladders with a name, to be written instead of the steps."""
LADDER_NAMES = {"default": gettext_noop("六级阶梯"), "xincai": gettext_noop("新蔡六级")}


def ladder(raw: Any, path: str, where: Where) -> tuple[LadderStep, ...]:
    """The name of a ladder, or its steps."""
    if isinstance(raw, str):
        if raw not in LADDERS:
            named = "、".join(LADDERS)
            raise RulebookError(f"{where}：只能是 {named}，或者逐级写明，现在是 {raw!r}")
        return LADDERS[raw]
    if not isinstance(raw, list) or not 0 < len(raw) <= MOST_STEPS:
        raise RulebookError(f"{where}：要写 1 到 {MOST_STEPS} 级")
    steps = tuple(_step(one, where) for one in raw)
    if len({one.code for one in steps}) != len(steps):
        raise RulebookError(f"{where}：各级不能重复")
    return steps


def _step(raw: Any, where: Where) -> LadderStep:
    if not isinstance(raw, dict):
        raise RulebookError(f"{where}：每一级都要有 code 和 label，现在是 {raw!r}")
    only(raw, {one.name for one in fields(LadderStep)}, where)
    step = LadderStep(**{"code": "", "label": "", **raw})
    sound = (
        all(isinstance(one, str) and 0 < len(one) <= 30 for one in (step.code, step.label))
        and step.who in WHO
        and step.paper in PAPERS
        and step.skip in ("", "clerk", "head")
        and type(step.days) is int
        and 1 <= step.days <= 90
    )
    if not sound:
        raise RulebookError(f"{where}：{step.label or step.code} 写得不对：{raw!r}")
    return step


def plain_step(step: LadderStep) -> dict[str, Any]:
    return asdict(step)
