"""huying import_ledger: an office's own ledger becomes registered suggestions, after a preview."""

import sys
from argparse import ArgumentParser
from collections import defaultdict
from pathlib import Path
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.commands.contract import REFUSED, ContractCommand, Refusal, WrongUse
from huying.commands.database import ensure_database
from huying.domain.people.models import Appointment, Congress
from huying.domain.people.policy import holders
from huying.domain.people.states import BodyKind, Capacity, UnitSystem
from huying.domain.suggestions.procedure.ledger import carry_out
from huying.domain.suggestions.queries.ledger import (
    LedgerRefused,
    Plan,
    plan_import,
    read_ledger,
)
from huying.foundation.procedure.refusal import Refused

SHOWN_ROWS = 12


class Command(ContractCommand):
    help = _("导入承办台账（csv、xlsx）。先不加 --yes 看预览，核对后加 --yes 导入。")

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", metavar="FILE", help=_("台账文件，.csv 或 .xlsx"))
        parser.add_argument("--congress", required=True, metavar="CODE", help=_("本级人大的代号"))
        parser.add_argument(
            "--past", action="store_true", help=_("往年已经办完的（历史件），直接归档")
        )
        parser.add_argument(
            "--yes", action="store_true", help=_("确认导入，并新建名册中没有的单位和代表")
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """As every command's, but a ledger with errors is answered in full and still refused."""
        answer = self.answer(**options)
        if options["json"]:
            self._print_json(answer)
        else:
            self.stdout.write(self.words(answer, **options))
        if answer["errors"]:
            sys.exit(REFUSED)

    def answer(self, **options: Any) -> dict[str, Any]:
        ensure_database(self.tell)
        congress = _congress(options["congress"])
        file = Path(options["file"])
        if not file.is_file():
            raise WrongUse(_("没有这个文件：{file}").format(file=file))
        try:
            with file.open("rb") as content:
                plan = plan_import(congress, read_ledger(content, file.name), past=options["past"])
        except LedgerRefused as refusal:
            return _unreadable(refusal.message)
        imported = 0
        if options["yes"] and not plan.errors:
            try:
                imported = carry_out(plan, by=_clerk(congress), at=timezone.now(), told=self._told)
            except Refused as refusal:
                raise Refusal(refusal.reason) from refusal
        return _answer(plan, imported, preview=not options["yes"])

    def _told(self, done: int, of: int) -> None:
        if done % 500 == 0 or done == of:
            self.tell(_("已导入 {done} / {of}").format(done=done, of=of))

    def words(self, answer: dict[str, Any], **options: Any) -> str:
        lines = [
            *_errors(answer),
            *_creations(answer),
            *_ignored(answer),
            *_hints(answer),
            _("共{rows}行：导入{imported}行，以前已导入{skipped}行，错误{count}处。").format(
                **answer, count=len(answer["errors"])
            ),
        ]
        if answer["errors"]:
            lines.append(_("有错误，没有导入任何一行。请改正后重新导入。"))
        elif answer.get("preview"):
            lines.append(_("这是预览，什么都没有保存。核对无误后，加上 --yes 再运行一次。"))
        return "\n".join(lines)


def _congress(code: str) -> Congress:
    found = Congress.objects.filter(code=code).first()
    if found is None:
        codes = "、".join(Congress.objects.order_by("code").values_list("code", flat=True))
        raise WrongUse(
            _("没有代号为“{code}”的人大，可选：{codes}").format(
                code=code, codes=codes or _("（无）")
            )
        )
    return found


def _clerk(congress: Congress) -> Appointment:
    """Whose act it is: the clerk of the 代表工委 (its head where there is no clerk)."""
    for capacity in (Capacity.CLERK, Capacity.HEAD):
        found = holders(
            congress.pk, kind=BodyKind.DEPUTIES_COMMITTEE, capacities=(capacity,)
        ).select_related("person", "body", "congress")
        if one := found.order_by("pk").first():
            return one
    raise Refusal(_("本级人大的代表工委还没有工作人员，请先在“名册”中任命，再导入。"))


def _unreadable(message: str) -> dict[str, Any]:
    return {
        "rows": 0,
        "imported": 0,
        "skipped": 0,
        "errors": [{"row": None, "error": message}],
        "error": message,
    }


def _answer(plan: Plan, imported: int, *, preview: bool) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "rows": len(plan.rows),
        "imported": imported,
        "skipped": plan.skipped,
        "errors": [{"row": number, "error": error} for number, error in plan.errors],
        "preview": preview,
        "units_to_create": [
            {"name": name, "system": system} for name, system in plan.units_to_create.items()
        ],
        "deputies_to_create": plan.deputies_to_create,
        "hints": [{"row": number, "hint": hint} for number, hint in plan.hints],
        "ignored_columns": plan.ignored,
    }
    if plan.errors:
        answer["error"] = "；".join(
            _("第{row}行：{error}").format(row=number, error=error)
            for number, error in plan.errors[:SHOWN_ROWS]
        )
    return answer


def _errors(answer: dict[str, Any]) -> list[str]:
    return [
        one["error"] if one["row"] is None else _("错误 第{row}行：{error}").format(**one)
        for one in answer["errors"]
    ]


def _creations(answer: dict[str, Any]) -> list[str]:
    lines = []
    if units := answer.get("units_to_create"):
        names = "、".join(f"{one['name']}（{UnitSystem(one['system']).label}）" for one in units)
        lines.append(_("新建单位 {count} 个：{names}").format(count=len(units), names=names))
    if deputies := answer.get("deputies_to_create"):
        lines.append(
            _("新建代表 {count} 名：{names}").format(count=len(deputies), names="、".join(deputies))
        )
    return lines


def _ignored(answer: dict[str, Any]) -> list[str]:
    columns = answer.get("ignored_columns")
    return [_("不读的列：{columns}").format(columns="、".join(columns))] if columns else []


def _hints(answer: dict[str, Any]) -> list[str]:
    """Each hint once, with the rows it is about."""
    rows: dict[str, list[int]] = defaultdict(list)
    for one in answer.get("hints", []):
        rows[one["hint"]].append(one["row"])
    lines = []
    for hint, numbers in rows.items():
        shown = "、".join(map(str, numbers[:SHOWN_ROWS]))
        more = _("等{count}行").format(count=len(numbers)) if len(numbers) > SHOWN_ROWS else ""
        lines.append(_("提示 第{rows}行{more}：{hint}").format(rows=shown, more=more, hint=hint))
    return lines
