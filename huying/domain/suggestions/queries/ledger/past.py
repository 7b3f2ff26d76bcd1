"""历史件: the days and results that a ledger of years gone by holds, read and checked."""

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from . import cells
from .rows import Fault, LedgerRow

LONGEST = {"document_number": 60, "reply_class": 20, "process": 20, "result": 20}


@dataclass(frozen=True)
class Past:
    """What was done and what came of it; a day that the ledger does not hold is None."""

    assigned_on: date | None
    replied_on: date | None
    closed_on: date | None
    document_number: str
    reply_class: str
    process: str
    result: str
    outcome: str


def past_of(row: LedgerRow) -> Past:
    """From the row's own words; what is wrong becomes a fault of the row."""
    days = {key: _day(row, key) for key in words_of_days()}
    _see_order(row, days)
    short = {key: cells.one_line(row.source.get(key, ""))[:most] for key, most in LONGEST.items()}
    outcome = cells.paragraphs(row.source.get("outcome", ""))
    return Past(days["assigned"], days["replied"], days["closed"], outcome=outcome, **short)


def words_of_days() -> dict[str, str]:
    return {"assigned": _("交办日期"), "replied": _("答复日期"), "closed": _("办结日期")}


def _day(row: LedgerRow, key: str) -> date | None:
    written = row.source.get(key, "")
    found = cells.day(written)
    if written and found is None:
        row.faults.append(
            Fault(
                words_of_days()[key],
                written[:60],
                _("看不懂日期“%s”") % written[:30],
                _("写成 2025-03-05 或 2025年3月5日"),
            )
        )
    return found


def _see_order(row: LedgerRow, days: dict[str, date | None]) -> None:
    """No later step before an earlier one."""
    words = {"submitted": _("提交日期")} | words_of_days()
    known = [(key, day) for key, day in ({"submitted": row.submitted_on} | days).items() if day]
    for (earlier, first), (later, second) in zip(known, known[1:], strict=False):
        if second < first:
            said = {"later": words[later], "earlier": words[earlier]}
            row.faults.append(
                Fault(
                    words[later],
                    second.isoformat(),
                    _("%(later)s早于%(earlier)s") % said,
                    _("核对这两个日期"),
                )
            )
