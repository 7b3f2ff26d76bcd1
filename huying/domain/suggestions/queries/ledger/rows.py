"""The rows of a ledger as offices keep them: what each says, what is odd in it, what is wrong."""

import hashlib
import json
import re
from dataclasses import dataclass, field
from datetime import date
from typing import BinaryIO

from django.utils.translation import gettext as _

from huying.foundation.files.refusals import FileRefused
from huying.foundation.files.sheets import ACCEPT, HeadingsUnknown, Row, Sheet, read_sheet

from . import cells
from .headings import KNOWN
from .lines import is_a_sum, joined

__all__ = ["ACCEPT", "Ledger", "LedgerRefused", "LedgerRow", "read_ledger", "read_row"]

# A column, and the one that is read as it where it is missing.
OTHERWISE = (("lead_unit", "any_unit"), ("number", "serial"))
LONGEST_TITLE, LONGEST_NUMBER, LONGEST_UNIT = 80, 60, 60


class LedgerRefused(Exception):
    """The whole file cannot be read as a ledger; `message` says why, in Chinese, and what to do."""

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class ColumnsMissing(LedgerRefused):
    """A ledger all the same, if somebody says which of `headings` are the title and the unit."""

    def __init__(self, message: str, headings: list[str]) -> None:
        super().__init__(message)
        self.headings = headings


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell: the column as it is headed, what stands there, why not, what to do."""

    column: str
    value: str
    message: str
    remedy: str


@dataclass
class LedgerRow:
    """One row; `number` is its row in the file, `source` what was written, key by key."""

    number: int
    original_number: str
    title: str
    lead_written: str
    lead_unit: str
    co_units: list[str]
    deputy: str = ""
    cosigners: list[str] = field(default_factory=list)
    category: str = ""
    session: str = ""
    submitted_on: date | None = None
    facts: str = ""
    from_cppcc: bool = False
    source: dict[str, str] = field(default_factory=dict)
    hints: list[str] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    sheet: str = ""

    @property
    def errors(self) -> list[str]:
        return [one.message for one in self.faults]

    @property
    def key(self) -> str:
        """The same for the same row: 原编号, title and lead unit as they are written."""
        same = [self.source.get("number", ""), self.source.get("title", ""), self.lead_written]
        return hashlib.sha256(json.dumps(same, ensure_ascii=False).encode()).hexdigest()


@dataclass
class Ledger:
    """`headings` is key → heading as written; `ignored` are the headings that are not read."""

    headings: dict[str, str]
    ignored: list[str]
    rows: list[LedgerRow]


def read_ledger(upload: BinaryIO, name: str, chosen: dict[str, str] | None = None) -> Ledger:
    """The ledger in an .xlsx or .csv file; `chosen` is heading → key where somebody has said.

    Raises LedgerRefused, ColumnsMissing where it helps to say; a wrong row only carries errors.
    """
    try:
        return ledger_of(read_sheet(upload, name, KNOWN, chosen=chosen, every=True))
    except HeadingsUnknown as unknown:
        raise ColumnsMissing(unknown.message, unknown.headings) from unknown
    except FileRefused as refusal:
        raise LedgerRefused(refusal.message) from refusal


def ledger_of(sheet: Sheet) -> Ledger:
    headings, ignored = dict(sheet.headings), list(sheet.unknown)
    for chosen, otherwise in OTHERWISE:
        if otherwise in headings and chosen in headings:
            ignored.append(headings.pop(otherwise))
        elif otherwise in headings:
            headings[chosen] = headings.pop(otherwise)
    for needed, words in (("title", _("标题")), ("lead_unit", _("主办单位"))):
        if needed not in headings:
            raise ColumnsMissing(
                _("没有找到“%s”一列。台账至少要有“标题”和“主办单位”两列，请补上后再导入。") % words,
                [*sheet.headings.values(), *sheet.unknown],
            )
    rows = [read_row(row) for row in joined(sheet.rows) if not is_a_sum(row)]
    return Ledger(headings, ignored, rows)


def read_row(row: Row) -> LedgerRow:
    """What one row says; `row` is key → text."""
    written = {key: text for key, text in row.items() if text}
    for chosen, otherwise in OTHERWISE:
        spare = written.pop(otherwise, "")
        if chosen not in row and spare:
            written[chosen] = spare
    hints: list[str] = []
    title, full_title = _title(written.get("title", ""), hints)
    leads = _units(written.get("lead_unit", ""), hints)
    found = LedgerRow(
        number=row.number,
        original_number=_cut(
            cells.one_line(written.get("number", "")), LONGEST_NUMBER, _("原编号"), hints
        ),
        title=title,
        lead_written=written.get("lead_unit", ""),
        lead_unit=leads[0] if leads else "",
        co_units=leads[1:],
        category=cells.one_line(written.get("category", "")),
        session=cells.one_line(f"{written.get('session', '')}{written.get('meeting', '')}"),
        facts=cells.paragraphs(written.get("facts", "")),
        source=written,
        hints=hints,
        sheet=row.sheet,
    )
    if not found.session and (stated := _session_above(row)):
        found.session = stated
    if len(leads) > 1:
        hints.append(
            _("主办一格写了%(count)d个单位：“%(lead)s”作主办，%(others)s作协办")
            % {"count": len(leads), "lead": leads[0], "others": "、".join(leads[1:])}
        )
    if full_title != title:
        found.facts = "\n".join(filter(None, (_("题目全文：%s") % full_title, found.facts)))
    also = [one for one in _units(written.get("co_units", ""), hints) if one not in leads]
    found.co_units += also
    _see_kind(found)
    _see_people(found)
    _see_day(found)
    _see_errors(found)
    return found


def _session_above(row: Row) -> str:
    """The session that the sheet is headed with, or named after."""
    for line in (*row.above.split("\n"), row.sheet):
        if cells.session_numbers(line):
            return cells.one_line(line)
    return ""


def _title(written: str, hints: list[str]) -> tuple[str, str]:
    full = cells.one_line(written)
    return _cut(full, LONGEST_TITLE, _("题目"), hints), full


def _cut(text: str, most: int, what: str, hints: list[str]) -> str:
    if len(text) <= most:
        return text
    hints.append(
        _("%(what)s有%(length)d字，只保留前%(most)d字，原文留在台账原始内容里")
        % {"what": what, "length": len(text), "most": most - 1}
    )
    return text[: most - 1] + "…"


def _units(cell: str, hints: list[str]) -> list[str]:
    names = []
    for written in cells.split_names(cell):
        name, remark = cells.unit_name(written)
        name = _cut(name, LONGEST_UNIT, _("单位名称"), hints)
        if remark:
            hints.append(_("单位“%(written)s”按“%(name)s”读") % {"written": written, "name": name})
        elif len(name) < 3:
            hints.append(_("“%s”不像单位的全称，请核对") % name)
        names.append(name)
    return list(dict.fromkeys(names))


def _see_kind(row: LedgerRow) -> None:
    kind = row.source.get("kind", "").lower()
    row.from_cppcc = (
        kind in ("cppcc", "政协", "政协提案", "提案")
        or "政协" in row.session
        or "提案" in row.title
    )
    if row.from_cppcc:
        row.hints.append(_("像是政协提案，不是代表建议，请核对是否由本级人大交办"))
    row.hints += hints_of_title(row.title, from_cppcc=row.from_cppcc)


def hints_of_title(title: str, *, from_cppcc: bool = False) -> list[str]:
    """What is odd in a title."""
    if not title:
        return []
    if "议案" in title:
        return [_("题目写的是议案，议案另有程序，请核对")]
    if re.search(r"[（(](?:据|题名|原文)[^（()）]*[）)]", title):
        return [_("题目带有括注，请核对题目")]
    if "系列" in title:
        return [_("题目像是几件合在一起，建议应当一事一议，请核对")]
    if not from_cppcc and not (title.startswith("关于") and title.endswith("建议")):
        return [_("题目不是“关于……的建议”的写法，请核对")]
    return []


def _see_people(row: LedgerRow) -> None:
    leads, others = cells.person_names(row.source.get("deputy", ""))
    also, more_others = cells.person_names(row.source.get("cosigners", ""))
    if others or more_others:
        row.hints.append(
            _("“%s”不像代表姓名，没有读作代表，请在补录时填写") % "、".join(others + more_others)
        )
    if row.from_cppcc:
        if leads or also:
            row.hints.append(_("政协提案的提出人不作为代表读入"))
        return
    if len(leads) > 1:
        row.hints.append(
            _("代表一格写了%(count)d人：%(lead)s领衔，其余附议")
            % {"count": len(leads), "lead": leads[0]}
        )
    row.deputy = leads[0] if leads else ""
    row.cosigners = [one for one in dict.fromkeys(leads[1:] + also) if one != row.deputy]


def _see_day(row: LedgerRow) -> None:
    written = row.source.get("submitted", "")
    row.submitted_on = cells.day(written)
    if written and row.submitted_on is None:
        row.hints.append(_("看不懂提交日期“%s”，没有读入") % written[:30])


def _see_errors(row: LedgerRow) -> None:
    if not row.title:
        row.faults.append(
            Fault(
                _("标题"),
                row.source.get("title", ""),
                _("没有标题"),
                _("填写建议的标题，或删去这一行"),
            )
        )
    if not row.lead_unit:
        row.faults.append(
            Fault(_("主办单位"), row.lead_written, _("没有主办单位"), _("填写主办单位的全称"))
        )
