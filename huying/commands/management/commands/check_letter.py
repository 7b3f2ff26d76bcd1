"""huying check_letter: what a strict reviewer would say of a reply. Needs no database."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.utils.translation import gettext as _

from huying.commands.contract import REFUSED, ContractCommand, WrongUse
from huying.domain.reply_check import CPPCC, NPC, Finding, Severity, check
from huying.domain.reply_check.letter_file import Unreadable, text_of

WORDS = {Severity.ERROR: "错误", Severity.WARNING: "提醒", Severity.HINT: "建议"}


class Command(ContractCommand):
    help = _("检查一件答复：前后矛盾、缺少的部分、空话。读 .txt 和 .docx，不用数据库。")
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help=_("答复文件；写 - 则从标准输入读"))
        parser.add_argument("--partial", action="store_true", help=_("只是节录，结尾缺失不算问题"))
        parser.add_argument(
            "--kind",
            choices=(NPC, CPPCC),
            default="",
            help=_("人大建议或者政协提案；不写则自行判断"),
        )
        parser.add_argument("--request", metavar="FILE", help=_("建议原文：检查是否逐条答复"))

    def handle(self, *args: Any, **options: Any) -> None:
        """As every command's, but a letter with errors is answered in full and still exits 1."""
        answer = self.answer(**options)
        if options["json"]:
            self._print_json(answer)
        else:
            self.stdout.write(self.words(answer, **options))
        if any(one["severity"] == Severity.ERROR for one in answer["findings"]):
            sys.exit(REFUSED)

    def answer(self, **options: Any) -> dict[str, Any]:
        found = check(
            read(options["file"]),
            kind=options["kind"],
            partial=options["partial"],
            request=read(options["request"]) if options["request"] else "",
        )
        return {"findings": [plain(one) for one in found]}

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        lines = [
            _("{severity}　{message}\n　　“{passage}”").format(
                severity=_(WORDS[Severity(one["severity"])]),
                message=one["message"],
                passage=one["passage"],
            )
            for one in answer["findings"]
        ]
        return "\n".join(lines) or _("没有发现问题。")


def plain(finding: Finding) -> dict[str, str]:
    """The finding with its message in the reader's language."""
    return finding.as_plain() | {"message": _(finding.template).format(**finding.values)}


def read(name: str) -> str:
    """The text of a file, or of what comes in."""
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        return text_of(data)
    except OSError:
        raise WrongUse(
            _("打不开文件 {name}，请看看路径写得对不对、能不能读。").format(name=name)
        ) from None
    except Unreadable as refused:
        raise WrongUse(_("{name}：{why}").format(name=name, why=_(refused.template))) from None
