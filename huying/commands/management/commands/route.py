"""huying route: learns from one .csv which unit a text goes to, and tries it on another. Needs no database."""

from argparse import ArgumentParser
from typing import Any

from django.utils.translation import gettext as _

from huying.commands.contract import ContractCommand, Refusal
from huying.commands.text_rows import rows_of
from huying.foundation.text.likeness import Text
from huying.foundation.text.routing import Router, Unavailable

COLUMNS = ("title", "body", "main_unit")
NAMED = 3


class Command(ContractCommand):
    help = _("从一批已有主办单位的文本学习，再看另一批应当给谁。只读两个 .csv，不用数据库。")
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--train", metavar="FILE", required=True, help=_("学习用的文本"))
        parser.add_argument("--test", metavar="FILE", required=True, help=_("检验用的文本"))

    def answer(self, **options: Any) -> dict[str, Any]:
        """`top1`, `top3`: the share of texts whose unit is the first named, or among the first three."""
        known, units = _sorted_out(options["train"])
        texts, due = _sorted_out(options["test"])
        try:
            named = Router(known, units).best(texts, NAMED)
        except Unavailable:
            words = _("没有安装文本学习组件（scikit-learn）。请运行 make text 以后再试。")
            raise Refusal(words) from None
        pairs = list(zip(named, due, strict=True))
        return {
            "n": len(pairs),
            "top1": sum(unit == found[0] for found, unit in pairs) / len(pairs),
            "top3": sum(unit in found for found, unit in pairs) / len(pairs),
        }

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        return _("{n} 件：首选正确 {top1:.1%}，前三个里有正确的 {top3:.1%}").format(**answer)


def _sorted_out(file: str) -> tuple[list[Text], list[str]]:
    """The texts that have a unit, and their units."""
    rows = [row for row in rows_of(file, COLUMNS) if row[2] and (row[0] or row[1])]
    if not rows:
        raise Refusal(_("{name} 里没有一件写明主办单位的文本").format(name=file))
    return [Text(title, body) for title, body, _unit in rows], [unit for *_text, unit in rows]
