"""年度告知书台账: to whom a year's letters of promises went, who has read and answered them, who is not content."""

from datetime import date

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import Acting
from huying.domain.supervision.queries.promise_letters import (
    FIGURES,
    OfAYear,
    letters_of_year,
    may_write_letters,
)

from .columns import PAGE, SHEET, Column
from .declared import Ledger, Listing, declare
from .rows import isoday

BOTH = (PAGE, SHEET)


def _listing(acting: Acting, given: QueryDict, today: date) -> Listing:
    """Of the year asked for (this one where none is), and of one of its figures."""
    asked, only = given.get("year", ""), given.get("only", "all")
    if only not in FIGURES or (asked and not (asked.isdecimal() and len(asked) == 4)):
        raise BadRequest
    year = int(asked or today.year)
    if not year:
        raise BadRequest
    rows = [one for one in letters_of_year(acting, year) if FIGURES[only](one)]
    return Listing(gettext("%s年") % year, len(rows), lambda: rows)


def _day(name: str):
    return lambda row: isoday(getattr(row.letter, name)) if row.letter else ""


def _standing(row: OfAYear) -> str:
    return row.letter.state_word if row.letter else gettext("还没有送达")


def _way(row: OfAYear) -> str:
    if not row.letter or not row.returned:
        return ""
    return gettext("纸质") if row.letter.on_paper else gettext("系统")


def _content(row: OfAYear) -> str:
    if not row.returned:
        return ""
    words = {"n": row.dissatisfied, "all": row.number}
    return gettext("%(n)d / %(all)d 项不满意") % words if row.dissatisfied else gettext("满意")


declare(
    Ledger(
        "promise_letters",
        _("年度告知书台账"),
        _("%s承诺事项落实情况告知书台账"),
        [
            Column("name", _("代表"), lambda row: row.deputy.person.name, "title", BOTH, width=14),
            Column("number", _("承诺事项"), lambda row: row.number, "number", BOTH),
            Column("state", _("状态"), _standing, where=BOTH, width=16),
            Column("sent", _("送达日"), _day("sent_at"), "date", BOTH),
            Column("read", _("已阅日"), _day("read_at"), "date", BOTH),
            Column("returned", _("回执日"), _day("returned_at"), "date", BOTH),
            Column("way", _("回执方式"), _way, where=BOTH),
            Column("content", _("是否满意"), _content, where=BOTH, width=16),
            Column("words", _("意见"), lambda row: row.letter.words if row.letter else "", width=40),
        ],
        may_write_letters,
        _listing,
    )
)  # fmt: skip
