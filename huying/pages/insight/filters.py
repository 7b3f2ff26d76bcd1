"""What may be asked of the ledger: a fixed list of names and values; anything else is not understood."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.db.models import Q
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Body, Congress, Session
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.policy.categories import in_order
from huying.domain.suggestions.policy.handed_in import handed_in
from huying.domain.suggestions.states import IN_PERSON, FilingOffice, Grade, Phase, Way, Work
from huying.foundation.cases.within import Subquery

from .finishing import finished
from .seen import Seen, assigned
from .standing import GROUPS, STANDINGS, TABS, gathered, named

Choices = dict[str, Any]
NOW = "now"
"""What the ledger opens with: all years are there for the asking, and one page costs the same in each."""


class Offered:
    """The congress's own values: each list is read once, and only when it is needed."""

    def __init__(self, congress: Congress) -> None:
        self.congress = congress

    @cached_property
    def sessions(self) -> dict[str, Session]:
        found = Session.objects.filter(congress=self.congress).select_related("term")
        return {str(one.pk): one for one in found.order_by("-opens_at")}

    @cached_property
    def categories(self) -> Choices:
        found = in_order(self.congress.pk)
        return {str(one.pk): one.in_full for one in found} | {"none": _("未分类")}

    @cached_property
    def units(self) -> Choices:
        found = Body.objects.filter(congress=self.congress, kind=BodyKind.UNIT)
        return {str(one.pk): one.name for one in found.order_by("-active", "name")}


@dataclass(frozen=True)
class Filter:
    """One thing to ask: `choices` are its only values, `words` says one, `several` may be chosen."""

    name: str
    label: Any
    choices: Callable[[Offered], Choices]
    condition: Callable[[Seen, str], Any]
    words: Any = "%s"
    several: bool = False


def _fixed(choices: Choices) -> Callable[[Offered], Choices]:
    return lambda offered: choices


def _category(seen: Seen, value: str):
    if value == "none":
        return Q(category=None)
    return Q(category=value) | Q(category__parent=value)


def _session(seen: Seen, value: str):
    if value != NOW:
        return Q(session=value)
    newest = Session.objects.filter(congress=seen.congress).order_by("-opens_at").values("pk")[:1]
    return Q(session=Subquery(newest)) | Q(session=None) | seen.going_on()


_SITTING = {"in": True, "out": False}
_MARKS: dict[str, Callable[[Seen], Any]] = {
    "late": lambda seen: seen.late(),
    "soon": lambda seen: seen.soon(),
    "twice": lambda seen: seen.returned_twice(),
    "dissatisfied": lambda seen: seen.dissatisfied("process", "result"),
    "praised": lambda seen: seen.praised(),
}
_REPLIED: dict[str, Callable[[Seen], Any]] = {
    "yes": lambda seen: seen.replied(),
    "no": lambda seen: assigned() & ~seen.replied(),
    "in_time": lambda seen: seen.replied() & ~seen.first_reply_late(),
}


def _late_of(seen: Seen, value: str):
    return seen.late("assign") if value == "committee" else seen.late_by(value)


def _contact(seen: Seen, value: str):
    phases = list(Phase.values) if value == "all" else [value]
    found = Q()
    for phase in phases:
        found &= seen.contacted(phase)
    return found


# A visit to the place is research as well.
WORK = {
    "research": (Work.RESEARCH, Work.SITE_VISIT),
    "leaders_meeting": (Work.LEADERS_MEETING,),
}
MARK_WORDS: Choices = {
    "late": _("逾期"),
    "soon": _("7天内到期"),
    "twice": _("两次退回"),
    "dissatisfied": _("有不满意"),
    "praised": _("留有表扬"),
}
_GRADES: Choices = {"any": _("已评价"), **dict(Grade.choices)}

FILTERS = {
    one.name: one
    for one in (
        Filter(
            "session",
            _("会议"),
            lambda offered: {NOW: _("本次会议和此前未办结的"), **offered.sessions},
            _session,
        ),
        Filter(
            "sitting",
            _("提出时间"),
            _fixed({"in": _("大会期间"), "out": _("闭会期间")}),
            lambda seen, value: Q(in_session=_SITTING[value]),
        ),
        Filter(
            "state",
            _("状态"),
            _fixed({code: named(code).word for code in [*STANDINGS, *GROUPS]}),
            lambda seen, value: Q(standing__in=gathered(value)),
        ),
        Filter(
            "category",
            _("类别"),
            lambda offered: offered.categories,
            _category,
        ),
        Filter(
            "unit",
            _("承办单位"),
            lambda offered: offered.units,
            lambda seen, value: seen.handled_by(value),
        ),
        Filter(
            "mark",
            _("只看"),
            _fixed(MARK_WORDS),
            lambda seen, value: _MARKS[value](seen),
            several=True,
        ),
        # These are asked by the figures of the overview.
        Filter(
            "received",
            _("范围"),
            _fixed({"yes": _("已提交的建议"), "assigned": _("已交办的建议")}),
            lambda seen, value: handed_in() if value == "yes" else assigned(),
        ),
        Filter(
            "late_of",
            _("逾期单位"),
            lambda offered: {"committee": _("代表工委（交办）"), **offered.units},
            _late_of,
            words=_("逾期：%s"),
        ),
        Filter(
            "dissatisfied",
            _("不满意"),
            _fixed({"process": _("办理过程"), "result": _("办理结果")}),
            lambda seen, value: seen.dissatisfied(value),
            words=_("曾评“不满意”：%s"),
        ),
        Filter(
            "contact",
            _("沟通"),
            _fixed({**dict(Phase.choices), "all": _("办前、办中、办后")}),
            _contact,
            words=_("代表已确认%s沟通"),
        ),
        Filter(
            "met",
            _("见面"),
            _fixed({"yes": _("当面沟通"), "two_ways": _("两种以上方式沟通")}),
            lambda seen, value: (
                seen.met(*IN_PERSON) if value == "yes" else seen.met(*Way.values, least=2)
            ),
            words=_("代表已确认%s"),
        ),
        Filter(
            "way",
            _("沟通方式"),
            _fixed(dict(Way.choices)),
            lambda seen, value: seen.met(value),
            words=_("代表已确认的沟通方式：%s"),
        ),
        Filter(
            "work",
            _("办理工作"),
            _fixed({"research": _("调查研究"), "leaders_meeting": _("领导办公会研究")}),
            lambda seen, value: seen.worked(*WORK[value]),
            words=_("已登记%s"),
        ),
        Filter(
            "contacted",
            _("沟通"),
            _fixed({"any": _("已确认的沟通")}),
            lambda seen, value: seen.met(*Way.values),
        ),
        Filter(
            "solved",
            _("解决"),
            _fixed({"yes": _("已经解决"), "no": _("没有解决")}),
            lambda seen, value: seen.solved() if value == "yes" else ~seen.solved(),
        ),
        Filter(
            "first_class",
            _("首次答复"),
            _fixed({"under_way": _("首次答复为B类")}),
            lambda seen, value: seen.first_under_way(),
        ),
        Filter(
            "turned",
            _("转类"),
            _fixed({"yes": _("已转为A类"), "no": _("未转为A类")}),
            lambda seen, value: (
                seen.turned() if value == "yes" else seen.first_under_way() & ~seen.turned()
            ),
        ),
        Filter(
            "content",
            _("满意"),
            _fixed({"yes": _("结果满意或基本满意"), "no": _("结果不满意")}),
            lambda seen, value: seen.content() if value == "yes" else ~seen.content(),
        ),
        Filter(
            "reply",
            _("答复"),
            _fixed({"yes": _("已答复"), "no": _("未答复"), "in_time": _("首轮按期答复")}),
            lambda seen, value: _REPLIED[value](seen),
        ),
        Filter(
            "filed",
            _("报备"),
            _fixed({"all": _("答复已全部报备"), "committee": _("答复已报代表工委")}),
            lambda seen, value: (
                seen.filed(*FilingOffice.values) if value == "all" else seen.filed(value)
            ),
        ),
        Filter(
            "finished",
            _("办结"),
            _fixed({"yes": _("已达到办结标准"), "no": _("未达到办结标准")}),
            lambda seen, value: finished(seen) if value == "yes" else assigned() & ~finished(seen),
        ),
        Filter(
            "process",
            _("办理过程评价"),
            _fixed(_GRADES),
            lambda seen, value: seen.graded("process", value),
            words=_("办理过程：%s"),
        ),
        Filter(
            "result",
            _("办理结果评价"),
            _fixed(_GRADES),
            lambda seen, value: seen.graded("result", value),
            words=_("办理结果：%s"),
        ),
    )
}

# Those that the form above the ledger offers; the others come with a figure's link.
IN_THE_FORM = ("session", "sitting", "category", "unit", "state")

__all__ = ["FILTERS", "IN_THE_FORM", "MARK_WORDS", "NOW", "TABS", "Filter", "Offered"]
