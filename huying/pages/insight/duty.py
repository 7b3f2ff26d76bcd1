"""办理清单 as a list: one line for each measure of each turn, and how many have said who answers."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from huying.domain.suggestions.models import STILL_OPEN, Handling, Measure
from huying.domain.suggestions.queries.duty import Duty, Line, duty_of, with_duty
from huying.foundation.cases.within import Exists

from .columns import Column, Value
from .rows import isoday

ONLY: dict[str, Any] = {
    "late": _("有举措逾期"),
    "unnamed": _("没有明确责任人"),
    "without": _("没有办理举措"),
    "tied": _("与年度重点任务挂钩"),
}


@dataclass(frozen=True)
class Turn:
    """One unit's turn with what it has said of it."""

    handling: Handling
    duty: Duty

    @property
    def suggestion(self):
        return self.handling.suggestion

    @property
    def due(self) -> date | None:
        """The first day by which something is owed to others: the reply, or a co-unit's opinion."""
        owed = self.handling.case.owed  # type: ignore[attr-defined]
        running = [one for one in owed if one.paused_at is None]
        return running[0].due if running else None


@dataclass(frozen=True)
class DutyRow:
    """A line of the file: a turn with one of its measures, or with none."""

    turn: Turn
    line: Line | None


def narrowed(found: QuerySet[Handling], only: str, today: date) -> QuerySet[Handling]:
    """Of a list of turns, those asked for by a key of ONLY."""
    measures = Measure.objects.filter(handling=OuterRef("pk"))
    asked = {
        "late": Exists(measures.filter(STILL_OPEN, due_on__lt=today)),
        "unnamed": Q(responsibility=None),
        "without": ~Exists(measures),
        "tied": Q(task_tie__isnull=False),
    }
    return found.filter(asked[only]) if only else found


def figures(found: QuerySet[Handling], today: date) -> list[tuple[Any, int, str]]:
    """一个单位主办或协办一件建议，计一件次；已改办、已终止的不计。举措不含已取消的；逾期指完成期限已过而没有完成。"""
    turns = found.order_by().aggregate(
        number=Count("pk"), named=Count("responsibility"), tied=Count("task_tie")
    )
    kept = Measure.objects.filter(handling__in=found.order_by().values("pk"))
    measures = kept.aggregate(
        number=Count("pk", filter=Q(dropped_at=None)),
        done=Count("pk", filter=Q(done_on__isnull=False)),
        planned=Count("handling", distinct=True),
        late=Count("handling", filter=STILL_OPEN & Q(due_on__lt=today), distinct=True),
    )
    return [
        (_("承办件次"), turns["number"], ""),
        (ONLY["unnamed"], turns["number"] - turns["named"], "unnamed"),
        (ONLY["without"], turns["number"] - measures["planned"], "without"),
        (_("举措"), measures["number"], ""),
        (_("已完成的举措"), measures["done"], ""),
        (ONLY["late"], measures["late"], "late"),
        (ONLY["tied"], turns["tied"], "tied"),
    ]


def turns_of(found: Iterable[Handling], today: date) -> list[Turn]:
    """Rows of `with_duty` as turns."""
    return [Turn(one, duty_of(one, today)) for one in found]


def rows_of(found: QuerySet[Handling], today: date) -> Iterable[DutyRow]:
    """Every line of the file."""
    for turn in (Turn(one, duty_of(one, today)) for one in _in_parts(with_duty(found))):
        if not turn.duty.lines:
            yield DutyRow(turn, None)
        for line in turn.duty.lines:
            yield DutyRow(turn, line)


def _in_parts(found: QuerySet[Handling]) -> Iterable[Handling]:
    """Row by row, some hundred read at a time."""
    return found.iterator(chunk_size=500)


def standing_of(line: Line | None) -> str:
    """A measure in one word."""
    if line is None:
        return ""
    if line.measure.dropped_at:
        return _now("已取消")
    if line.measure.done_on:
        return _now("已完成")
    return _now("逾期") if line.is_late else _now("在办")


def _who(name: str):
    return lambda row: getattr(row.turn.duty.responsibility, name, "")


def _what(name: str):
    def value(row: DutyRow) -> Value:
        found = getattr(row.line.measure, name) if row.line else ""
        return isoday(found) if isinstance(found, date) else found or ""

    return value


COLUMNS: list[Column] = [
    Column("session", _("届次"), lambda row: str(row.turn.suggestion.session or ""), width=22),
    Column("number", _("编号"), lambda row: row.turn.suggestion.number_text),
    Column("title", _("标题"), lambda row: row.turn.suggestion.title, width=40),
    Column("unit", _("承办单位"), lambda row: row.turn.handling.unit.name, width=20),
    Column("role", _("分工"), lambda row: row.turn.handling.get_role_display()),
    Column("state", _("状态"), lambda row: row.turn.handling.state_word),
    Column("due", _("答复或协办意见期限"), lambda row: isoday(row.turn.due), "date", width=18),
    Column("head", _("主要负责人"), _who("head")),
    Column("deputy_head", _("分管领导"), _who("deputy_head")),
    Column("office", _("办公室负责人"), _who("office")),
    Column("in_section", _("承办科室"), _who("section")),
    Column("person", _("具体承办人"), _who("person")),
    Column("phone", _("联系电话"), _who("phone"), width=16),
    Column("measure", _("办理举措"), _what("what"), width=40),
    Column("section", _("责任科室"), _what("section")),
    Column("due_on", _("完成期限"), _what("due_on"), "date"),
    Column("done_on", _("完成日期"), _what("done_on"), "date"),
    Column("standing", _("举措状态"), lambda row: standing_of(row.line)),
    Column("outcome", _("完成情况"), _what("result"), width=30),
    Column("task", _("年度重点任务"), lambda row: str(row.turn.duty.tie or ""), width=30),
]
