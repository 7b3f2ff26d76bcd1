"""huying verify_events: does every event still stand as it was written?"""

import re
import sys
from argparse import ArgumentParser, ArgumentTypeError
from typing import Any

from django.db import connection
from django.utils.translation import gettext as _

from huying.commands.contract import REFUSED, ContractCommand, WrongUse
from huying.commands.database import ensure_database
from huying.domain.people.models import Congress
from huying.foundation.procedure import chain, guards
from huying.foundation.procedure.models import Event


class Command(ContractCommand):
    help = _("核对事件链：任何被改动、删除、调换或重算的事件都会被指出来。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--congress", metavar="CODE", help=_("只核对一级人大；不写则全部核对"))
        parser.add_argument(
            "--witness",
            action="append",
            default=[],
            type=witness,
            metavar="CODE:SEQ:HASH",
            help=_("另外保存过的链尾（本命令输出的 heads）：核对它仍在链上"),
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """As every command's, but what is broken is answered in full and still exits 1."""
        answer = self.answer(**options)
        if options["json"]:
            self._print_json(answer)
        else:
            self.stdout.write(self.words(answer, **options))
        if answer["broken"]:
            sys.exit(REFUSED)

    def answer(self, **options: Any) -> dict[str, Any]:
        ensure_database(self.tell)
        congresses = _congresses(options["congress"])
        broken = [
            {"congress": one.code, "seq": seq, "what": what}
            for one in congresses
            for seq, what in chain.faults(one.pk)
        ]
        broken += [fault for noted in options["witness"] if (fault := _unlike(noted))]
        heads = {one.code: chain.head_of(one.pk) for one in congresses}
        return {
            "events": Event.objects.filter(congress__in=[one.pk for one in congresses]).count(),
            "broken": broken,
            "first": broken[0] if broken else None,
            "heads": [f"{code}:{seq}:{hash}" for code, (seq, hash) in heads.items()],
            "guards_missing": guards.missing(connection),
        }

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        lines = [_("核对了 {events} 个事件。").format(**answer)]
        lines += [
            _("✗ {congress} 第 {seq} 个事件：{what}").format(**fault) for fault in answer["broken"]
        ]
        if not answer["broken"]:
            lines.append(
                _("✓ 每一个事件都与写下时相同。链尾（请另行保存，日后用 --witness 核对）：")
            )
            lines += [f"  {head}" for head in answer["heads"]]
        if answer["guards_missing"]:
            lines.append(_("✗ 数据库里缺少阻止改动事件的触发器，请运行：huying doctor"))
        return "\n".join(lines)


def witness(text: str) -> tuple[str, int, str]:
    """CODE:SEQ:HASH, as printed by this command."""
    found = re.fullmatch(r"([a-z0-9-]{2,32}):([0-9]{1,18}):([0-9a-f]{64})", text)
    if not found:
        raise ArgumentTypeError(_("要写成 代号:序号:哈希，照抄本命令输出的 heads"))
    return found[1], int(found[2]), found[3]


def _congresses(code: str | None) -> list[Congress]:
    found = list(Congress.objects.order_by("code"))
    if code is None:
        return found
    chosen = [one for one in found if one.code == code]
    if not chosen:
        codes = "、".join(one.code for one in found) or _("还没有人大")
        raise WrongUse(_("没有代号为“{code}”的人大，可选：{codes}").format(code=code, codes=codes))
    return chosen


def _unlike(noted: tuple[str, int, str]) -> dict[str, Any] | None:
    code, seq, hash = noted
    congress = Congress.objects.filter(code=code).first()
    if congress is None:
        raise WrongUse(_("没有代号为“{code}”的人大").format(code=code))
    if seq == 0 or chain.bears_witness(congress.pk, seq, hash):
        return None
    return {"congress": code, "seq": seq, "what": _("与另行保存的链尾不符")}
