"""单位年度办理工作 of a year as a ledger: every unit with its plan, visit and report, there, late or missing."""

from datetime import date, datetime, time

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import Acting
from huying.domain.supervision.queries import unit_years as reading

from .columns import PAGE, SHEET, Column
from .declared import Ledger, Listing, declare
from .rows import isoday

BOTH = (PAGE, SHEET)


def _of_the_year(acting: Acting, given: QueryDict, today: date) -> Listing:
    """year, and show: one way in which one link of the chain stands."""
    at = timezone.make_aware(datetime.combine(today, time(12)))
    year = given.get("year", "") or str(reading.year_now(acting, at))
    if not (year.isascii() and year.isdecimal() and 1979 <= int(year) <= 2200):
        raise BadRequest
    found = reading.asked_for(reading.lines(acting, int(year), at), given.get("show", ""))
    if found is None:
        raise BadRequest
    return Listing(gettext("%s年") % year, len(found), lambda: found)


def _visited(line) -> str:
    return isoday(line.visited.held_on) if line.visited else ""


declare(
    Ledger(
        "unit_years",
        _("单位年度办理工作"),
        _("%s承办单位年度办理工作台账"),
        [
            Column("unit", _("单位"), lambda line: line.row.unit.name, "title", BOTH, width=26),
            Column("items", _("承办"), lambda line: line.items, "number", BOTH),
            Column("plan", _("工作方案"), lambda line: line.plan_word, where=BOTH),
            Column("plan_on", _("方案报送日"), lambda line: isoday(line.plan_on), "date", BOTH),
            Column("visit", _("年中走访"), lambda line: line.visit_word, where=BOTH),
            Column("visited_on", _("走访日"), _visited, "date", BOTH),
            Column("report", _("年度报告"), lambda line: line.report_word, where=BOTH),
            Column("report_by", _("报告期限"), lambda line: isoday(line.row.report_by), "date"),
            Column("reported_on", _("报告签发日"), lambda line: isoday(line.reported_on), "date", BOTH),
            Column("state", _("状态"), lambda line: line.row.state_word, where=BOTH),
        ],
        reading.may_list,
        _of_the_year,
    )
)  # fmt: skip
