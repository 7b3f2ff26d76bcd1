"""huying print_procedure: the procedures and a rulebook's numbers, printed from the code."""

from argparse import ArgumentParser
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _

from huying.commands.contract import ContractCommand, Refusal, WrongUse
from huying.domain.advice.policy import wording as advice_wording
from huying.domain.bills import rulebook as bill_rules
from huying.domain.bills.policy import wording as bill_wording
from huying.domain.people.states import Level
from huying.domain.suggestions import rulebook
from huying.domain.suggestions.policy import wording
from huying.domain.suggestions.policy.possible import occurs
from huying.domain.suggestions.rulebook import cells, showing
from huying.domain.supervision.policy import wording as supervision_wording
from huying.domain.supervision.queries import READ as SUPERVISED
from huying.foundation.procedure.printing import Words, markdown, registered
from huying.foundation.procedure.printing.markdown import table
from huying.foundation.procedure.procedure import Procedure

FILE = Path(settings.PACKAGE).parent / "docs" / "procedure.md"
# Whose words a kind of case is printed in, where they are not those of suggestions.
WORDS = {
    "bill": bill_wording.words,
    **dict.fromkeys(
        ("consultation", "fact_request", "guide", "contact_rule", "liaison"), advice_wording.words
    ),
    **dict.fromkeys(SUPERVISED, supervision_wording.words),
}
HEAD = """# 办理程序

本页由 `huying print_procedure` 从代码打印，不要手工修改：改了办理动作或规则以后，请运行
`huying print_procedure > docs/procedure.md`。每一个办理动作都是代码里的一个函数，表中就是它的声明。

这里按国家规则打印，列出全部办理动作；其他地方用 `huying print_procedure --rulebook 名称`，只列那里会有的，可选：{names}。

“谁”一栏写明“系统，随……”的，不由人办理，在同一次操作中随之进行。没有移动状态的办理动作不画在图上。
"""


class Command(ContractCommand):
    help = _("按一种规则打印办理程序、条文和数字（docs/procedure.md）。不读数据库。")
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--rulebook",
            default=rulebook.NATIONAL,
            help=_("按哪一种规则打印，默认 national：") + "、".join(rulebook.names()),
        )
        parser.add_argument(
            "--check", action="store_true", help=_("只检查 docs/procedure.md 是否与代码一致")
        )

    def answer(self, **options: Any) -> dict[str, Any]:
        name = options["rulebook"]
        if name not in rulebook.names():
            named = "、".join(rulebook.names())
            raise WrongUse(
                _("没有名为“{name}”的规则，可选：{names}").format(name=name, names=named)
            )
        if options["check"]:
            _check()
        procedures = registered()
        return {
            "rulebook": name,
            "cells": cells.cells(rulebook.get(name)),
            "procedures": [one.kind for one in procedures],
            "acts": sum(len(one.acts) for one in procedures),
            "current": FILE.is_file() and FILE.read_text(encoding="utf-8") == printed(),
        }

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        if options["check"]:
            return _("docs/procedure.md 与代码一致")
        return printed(options["rulebook"]).removesuffix("\n")


def _check() -> None:
    if not FILE.is_file():
        raise Refusal(
            _("没有 docs/procedure.md，请运行：huying print_procedure > docs/procedure.md")
        )
    if FILE.read_text(encoding="utf-8") != printed():
        raise Refusal(
            _("docs/procedure.md 与代码不一致，请运行：huying print_procedure > docs/procedure.md")
        )


def printed(name: str = rulebook.NATIONAL) -> str:
    """Every procedure with its drawing and a rulebook's articles and numbers. A place's page has only
    the acts that can occur there; the nation's has them all."""
    with translation.override("zh-hans"):
        sections = [HEAD.format(names="、".join(rulebook.names()))]
        sections += [markdown(one, _words(one, name)) for one in registered()]
        place = name if name in bill_rules.names() else bill_rules.NATIONAL
        return "\n".join([*sections, _numbers(name), _numbers_of_bills(place)])


def _words(procedure: Procedure, name: str) -> Words:
    words: Words = WORDS.get(procedure.kind, wording.words)(name)
    if name == rulebook.NATIONAL:
        return words
    return replace(words, occurs=partial(occurs, book=rulebook.get(name)))


def _numbers_of_bills(name: str) -> str:
    """The rules for bills of one place: thresholds, periods and options."""
    book = bill_rules.get(name)
    levels = {one.value: str(one.label) for one in Level}
    cells = [
        (f"{levels[level]}人大联名人数", f"{one.amount}名以上", one)
        for level, one in book.thresholds.items()
    ]
    cells += [
        (_(one.label), f"自{_(bill_rules.ANCHORS[one.anchor])}起{one.length}", one)
        for one in book.clocks.values()
    ]
    cells += [
        (_(bill_rules.OPTIONS[one.name]), bill_rules.in_words(one), one)
        for one in book.options.values()
    ]
    lines = [f"## {_(book.title)}（`bill.{name}`）", ""]
    lines += table(
        ("议案", "规定", "依据", "原文"),
        (
            (label, value, rule.basis, f"“{rule.quote}”" if rule.quote else "—")
            for label, value, rule in cells
        ),
    )
    return "\n".join(lines) + "\n"


def _numbers(name: str) -> str:
    book = rulebook.get(name)
    lines = [f"## {_(book.title)}（`{name}`）", ""]
    lines += [_(book.note), ""] if book.note else []
    lines += [*_shown("期限", showing.periods(book)), "", *_shown("选项", showing.options(book))]
    return "\n".join(lines) + "\n"


def _shown(heading: str, found: list[showing.Shown]) -> list[str]:
    cells = (
        (
            f"{one.label}<br>`{one.code}`",
            one.value,
            one.basis,
            "<br>".join(filter(None, (f"“{one.quote}”" if one.quote else "", one.note))) or "—",
        )
        for one in found
    )
    return table((heading, "规定", "依据", "原文和说明"), cells)
