"""huying deadline: on which day a period of a rulebook ends, and why. Reads no database."""

from argparse import ArgumentParser
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from huying.commands.contract import ContractCommand, WrongUse, day
from huying.domain.suggestions import rulebook
from huying.foundation.calendar.periods import UNITS, Deadline, Run, deadline, explain

WEEKDAYS = "一二三四五六日"


class Command(ContractCommand):
    help = _("计算一个期限到哪一天截止，并说明怎样算出来的。不读数据库。")
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--rulebook", required=True, help=_("规则：") + _names())
        parser.add_argument("--clock", required=True, help=_("期限：") + _clocks())
        parser.add_argument(
            "--from",
            required=True,
            type=day,
            dest="start",
            help=_("起算事件发生的那一天（当天不计入），如 2026-02-26"),
        )

    def answer(self, **options: Any) -> dict[str, Any]:
        rule = _rule(options["rulebook"], options["clock"])
        result = deadline(rule.period, options["start"])
        return {
            "rulebook": options["rulebook"],
            "clock": rule.name,
            "label": _(rule.label),
            "article": rule.article,
            "anchor": rule.anchor,
            "from": result.start.isoformat(),
            "amount": rule.amount,
            "unit": rule.unit,
            "due": result.due.isoformat(),
            "moved_from": result.moved_from and result.moved_from.isoformat(),
            "days_counted": result.days_counted,
            "provisional": result.provisional,
        }

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        rule = _rule(options["rulebook"], options["clock"])
        result = deadline(rule.period, options["start"])
        lines = [
            _("{rulebook} · {label}：自{anchor}起 {amount} {unit}").format(
                rulebook=rulebook.get(options["rulebook"]).title,
                label=_(rule.label),
                anchor=_(rule.anchor_label),
                amount=rule.amount,
                unit=_(UNITS[rule.unit]),
            ),
            _("依据：{basis}").format(basis=_basis(rule)),
            _("{day} 是{anchor}，当天不计入").format(
                day=_shown(result.start), anchor=_(rule.anchor_label)
            ),
            *(_run(run) for run in explain(rule.period, result.start)),
            *_outcome(result, rule),
            *_floor(rule),
        ]
        return "\n".join(lines)


def _rule(book: str, clock: str) -> rulebook.ClockRule:
    if book not in rulebook.names():
        raise WrongUse(_("没有名为“{name}”的规则，可选：{names}").format(name=book, names=_names()))
    if clock not in rulebook.CLOCKS:
        raise WrongUse(
            _("没有名为“{name}”的期限，可选：{names}").format(name=clock, names=_clocks())
        )
    return rulebook.get(book).clocks[clock]


def _names() -> str:
    return "、".join(rulebook.names())


def _clocks() -> str:
    return "、".join(f"{name}（{_(label)}）" for name, label in rulebook.CLOCKS.items())


def _basis(rule: rulebook.ClockRule) -> str:
    words = rule.words if rule.article else _(rule.words)
    quoted = f"“{rule.quote}”" if rule.quote else ""
    noted = f"（{rule.note}）" if rule.note else ""
    return f"{words}{quoted}{noted}"


def _run(run: Run) -> str:
    days = _shown(run.first)
    if run.days > 1:
        days = _("{first} 至 {last}，共 {count} 天").format(
            first=days, last=_shown(run.last), count=run.days
        )
    counted = _("计入") if run.counted else _("不计入")
    return f"  {days}：{_(run.why)}，{counted}"


def _outcome(result: Deadline, rule: rulebook.ClockRule) -> list[str]:
    lines = []
    if result.moved_from:
        lines.append(
            _("最后一日 {day} 是休息日，顺延至下一个工作日").format(day=_shown(result.moved_from))
        )
    unit = _("个工作日") if rule.unit == "wd" else _("天")
    lines.append(
        _("截止日：{day}（共计 {count} {unit}）").format(
            day=_shown(result.due), count=result.days_counted, unit=unit
        )
    )
    if result.provisional:
        lines.append(_("暂定：有关年份的放假安排尚未公布，公布后可能变动"))
    return lines


def _floor(rule: rulebook.ClockRule) -> list[str]:
    national = rulebook.get("national").clocks[rule.name]
    if rule.name not in rulebook.FLOOR_CLOCKS or rule.starts == national.starts:
        return []
    return [
        _("同时不得晚于{article}：自{anchor}起 {amount} {unit}，以先到的一日为准").format(
            article=national.article,
            anchor=_(national.anchor_label),
            amount=national.amount,
            unit=_(UNITS[national.unit]),
        )
    ]


def _shown(day: date) -> str:
    return f"{day.isoformat()}（周{WEEKDAYS[day.weekday()]}）"
