"""What a rule for bills is, and the closed vocabulary of its clocks, anchors and options."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from huying.foundation.calendar.periods import UNITS, Period
from huying.foundation.calendar.words import gettext_noop

CLOCKS: dict[str, str] = {
    "forward": gettext_noop("送专委会研究"),
    "opinion": gettext_noop("专委会处理意见"),
    "unit_views": gettext_noop("有关机关对议案的意见"),
    "result": gettext_noop("审议结果报告"),
    "execution": gettext_noop("办理情况报告"),
    "execution_again": gettext_noop("再次办理情况报告"),
}
"""The clocks of a bill, in the order in which they run."""

ANCHORS: dict[str, str] = {
    "submitted_at": gettext_noop("收到议案之日"),
    "received_at": gettext_noop("专委会收到议案之日"),
    "session_closed_at": gettext_noop("大会闭会之日"),
    "handed_over_at": gettext_noop("交办之日"),
    "not_agreed_at": gettext_noop("常委会会议不同意之日"),
}

OPTIONS: dict[str, str] = {
    "delegation": gettext_noop("代表团可以提出议案"),
    "late": gettext_noop("截止时间以后的议案"),
    "parts": gettext_noop("案由、案据、方案"),
    "number": gettext_noop("会议期间议案的编号"),
    "number_between_sessions": gettext_noop("闭会期间议案的编号"),
    "reconsideration_hours": gettext_noop("复议要求应早于主席团最后一次会议的小时数"),
}

SOURCES: dict[str, str] = {
    "text": gettext_noop("法条规定"),
    "statute": gettext_noop("法律规定"),
    "default": gettext_noop("没有法条规定，按默认设置"),
}


@dataclass(frozen=True, kw_only=True)
class Rule:
    """A number (`amount`) or an option (`value`) and where it comes from.

    source: text, an article whose words stand in `quote`; statute, an article known by its number;
    default, no text decides it.
    """

    name: str
    source: str
    amount: int = 0
    value: Any = None
    law: str = ""
    article: str = ""
    quote: str = ""

    @property
    def basis(self) -> str:
        """The article, or the plain statement that no law decides this."""
        return self.article or SOURCES[self.source]


@dataclass(frozen=True, kw_only=True)
class ClockRule(Rule):
    unit: str
    anchor: str

    @property
    def label(self) -> str:
        return CLOCKS[self.name]

    @property
    def length(self) -> str:
        """30日, 3个月."""
        return f"{self.amount}{UNITS[self.unit]}"

    @property
    def period(self) -> Period:
        return Period(self.amount, self.unit, self.anchor)  # type: ignore[arg-type]


@dataclass(frozen=True, kw_only=True, eq=False)
class BillBook:
    name: str
    title: str
    version: str
    thresholds: Mapping[str, Rule]
    options: Mapping[str, Rule]
    clocks: Mapping[str, ClockRule]

    def threshold(self, level: str) -> Rule:
        """How many deputies must sign together in a congress of this level."""
        return self.thresholds[level]

    def number(self, seq: int, *, in_session: bool) -> str:
        template = self.options["number" if in_session else "number_between_sessions"].value
        return template.format(seq=seq)


def written(kind: type, entry: dict, name: str):
    """One entry of a file. An article without its words, or words without an article, is refused."""
    rule = kind(name=name, **entry)
    if rule.source not in SOURCES:
        raise ValueError(f"{name}: source is {rule.source!r}")
    if (rule.source == "default") == bool(rule.article):
        raise ValueError(f"{name}: a default has no article, everything else has one")
    if (rule.source == "text") != bool(rule.quote and rule.law):
        raise ValueError(f"{name}: a text is quoted, and nothing else is")
    if isinstance(rule, ClockRule) and rule.anchor not in ANCHORS:
        raise ValueError(f"{name}: anchor is {rule.anchor!r}")
    return rule


def in_words(rule: Rule) -> str:
    """The value of an option as a reader sees it."""
    if rule.name == "late":
        late = {"inter_session": _("作为闭会期间的议案处理"), "refuse": _("不再受理")}
        return late[rule.value]
    if rule.name == "parts":
        return _("缺一不可")
    if rule.name == "reconsideration_hours":
        return _("%s小时") % rule.value
    if isinstance(rule.value, bool):
        return _("是") if rule.value else _("否")
    return rule.value.format(seq=1)
