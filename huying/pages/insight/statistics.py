"""The figures of the overview. Each function's docstring is its definition (口径), shown with it.

A statistic is a function of (congress, period, today). It counts suggestions (件), and every count
carries the filter that opens exactly its items in the ledger.
"""

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Min
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Congress
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.policy.evaluating import FACES
from huying.domain.suggestions.rulebook import CHOICES
from huying.domain.suggestions.states import Grade, Phase

from . import quality
from .counting import Counted, Period, Rate, counted, rates, scope
from .finishing import standard_of
from .seen import Seen, whole_of
from .standing import TABS, gathered, named


@dataclass(frozen=True)
class LateUnit:
    name: str
    items: Counted
    longest: int  # days


@dataclass(frozen=True)
class StandingLine:
    """One standing: in session, out of session, both."""

    label: Any
    tone: str
    codes: tuple[str, ...]
    cells: list[Counted]


def suggestions_received(congress: Congress, period: Period, today: date) -> list[Counted]:
    """已提交的建议（含退回修改、已撤回的和由台账导入的），一件计一次；大会或闭会按提交的时刻，以后不变。"""
    return counted(
        congress,
        period,
        today,
        [
            (gettext_lazy("收到建议"), {}),
            (gettext_lazy("大会期间"), {"sitting": "in"}),
            (gettext_lazy("闭会期间"), {"sitting": "out"}),
        ],
    )


def where_they_stand(congress: Congress, period: Period, today: date) -> list[StandingLine]:
    """每件建议此刻的一个状态，由建议、承办和答复的办理状态推出；几个单位主办的，按最靠前的环节计。"""
    found_in = scope(whole_of(congress, today), period)
    rows = found_in.order_by().values("standing", "in_session").annotate(number=Count("pk"))
    found = {(row["standing"], row["in_session"]): row["number"] for row in rows}
    lines = []
    for code in TABS:
        asks = period.asks() | {"state": code}
        by_sitting = [
            Counted(
                named(code).word,
                sum(found.get((one, sitting), 0) for one in gathered(code)),
                asks | {"sitting": name},
            )
            for name, sitting in (("in", True), ("out", False))
        ]
        whole = Counted(named(code).word, sum(one.value for one in by_sitting), asks)
        if whole.value:
            lines.append(
                StandingLine(
                    named(code).word, named(code).tone, gathered(code), [*by_sitting, whole]
                )
            )
    return lines


def late(congress: Congress, period: Period, today: date) -> list[Counted]:
    """正在计时的交办、答复或重新办理期限，最后一天已过而没有完成；期限暂停（申请退回待批）的不算。"""
    return counted(congress, period, today, [(gettext_lazy("逾期未办"), {"mark": "late"})])


def late_by_unit(congress: Congress, period: Period, today: date) -> list[LateUnit]:
    """逾期的建议归到期限所属的主办单位；逾期未交办的归代表工委。按件数、再按最长逾期天数排列。"""
    # A clock's case is the suggestion (assign) or a unit's handling (the others).
    seen = whole_of(congress, today)
    clocks = seen.overdue().filter(case__root__in=scope(seen, period).values("pk"))
    found = (
        clocks.order_by()
        .values("case__handling__unit", "case__handling__unit__name")
        .annotate(number=Count("case__root", distinct=True), first=Min("due"))
    )
    lines = []
    for row in found:
        unit = row["case__handling__unit"]
        asks = period.asks() | {"late_of": str(unit) if unit else "committee"}
        name = row["case__handling__unit__name"] or _("代表工委（交办）")
        lines.append(
            LateUnit(name, Counted(name, row["number"], asks), (today - row["first"]).days)
        )
    return sorted(lines, key=lambda one: (-one.items.value, -one.longest, one.name))


def close_to_due(congress: Congress, period: Period, today: date) -> list[Counted]:
    """正在计时的交办、答复或重新办理期限，最后一天在今天起的七天之内（含今天），期限暂停的不算。"""
    return counted(congress, period, today, [(gettext_lazy("7天内到期"), {"mark": "soon"})])


def returned_twice(congress: Congress, period: Period, today: date) -> list[Counted]:
    """先后两次以上由承办单位退回、或由代表工委收回改办的建议。"""
    return counted(congress, period, today, [(gettext_lazy("两次退回"), {"mark": "twice"})])


def dissatisfied(congress: Congress, period: Period, today: date) -> list[Counted]:
    """任何一轮、任何一位提出建议的代表评过“不满意”的建议；过程和结果都不满意的，合计只计一件。"""
    return counted(
        congress,
        period,
        today,
        [
            (gettext_lazy("有不满意"), {"mark": "dissatisfied"}),
            (gettext_lazy("过程不满意"), {"dissatisfied": "process"}),
            (gettext_lazy("结果不满意"), {"dissatisfied": "result"}),
        ],
    )


def contact_rates(congress: Congress, period: Period, today: date) -> list[Rate]:
    """已答复的建议中，办前（办中、办后）至少有一次沟通经提出建议的代表确认的占比；没有确认的一律不算。"""
    phases = [*Phase.choices, ("all", _("三次都有"))]
    return rates(
        congress,
        period,
        today,
        [(label, {"reply": "yes", "contact": code}) for code, label in phases],
        (gettext_lazy("已答复"), {"reply": "yes"}),
    )


def reply_rates(congress: Congress, period: Period, today: date) -> list[Rate]:
    """答复率是已送达至少一轮答复的占已交办的；按期是其中首轮答复没有超过期限（含依规延期）的；办结率是达到本级规则所定办结标准的占已交办的。已撤回的不计。"""
    return rates(
        congress,
        period,
        today,
        [
            (gettext_lazy("答复率"), {"reply": "yes"}),
            (gettext_lazy("按期答复率"), {"reply": "in_time"}),
            (_finished_word(whole_of(congress, today)), {"finished": "yes"}),
        ],
        (gettext_lazy("已交办"), {"received": "assigned"}),
    )


def _finished_word(seen: Seen) -> str:
    """The rate with the standard by which this congress counts."""
    _label, standards = CHOICES["completion.standard"]
    return _("办结率（%s）") % _(standards[standard_of(seen)])


def satisfaction(congress: Congress, period: Period, today: date) -> list[Rate]:
    """已收回评价的建议中各档的占比；一件取最近一轮评价里最低的一档，未反馈和待评价的不进分母。"""
    asked = []
    for face, word in _faces(whole_of(congress, today)).items():
        asked += [
            (_("%(what)s%(grade)s") % {"what": word, "grade": label}, {face: code})
            for code, label in Grade.choices
        ]
    return rates(congress, period, today, asked, (gettext_lazy("已评价"), {"result": "any"}))


def _faces(seen: Seen) -> dict[str, str]:
    """How it was handled and what came of it, in the words of what this congress asks."""
    words = {
        **{
            "process": _("过程"),
            "attitude": _("态度"),
            "contact": _("沟通"),
            "face_reply": _("面复"),
        },
        **{"result": _("结果"), "overall": _("总体"), "promise": _("承诺")},
        **{"fulfilment": _("落实"), "follow_up": _("续办续复")},
    }
    asked = [one.code for one in book_of(seen).evaluation.dimensions]
    found = {
        face: "、".join(words[one] for one in asked if one in dimensions)
        for face, dimensions in FACES.items()
    }
    return {face: word for face, word in found.items() if word}


def definition(statistic: Callable) -> str:
    """The 口径 of a statistic: what its docstring says."""
    said = inspect.getdoc(statistic)
    return _(said) if said else ""


ALL: tuple[Callable, ...] = (
    suggestions_received,
    where_they_stand,
    late,
    late_by_unit,
    close_to_due,
    returned_twice,
    dissatisfied,
    contact_rates,
    reply_rates,
    satisfaction,
    *quality.ALL,
)
