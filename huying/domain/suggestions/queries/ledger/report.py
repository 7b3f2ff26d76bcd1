"""What is wrong in a ledger, as a sheet that a clerk works through: where, what stands there, what to do."""

import io

import xlsxwriter
from django.utils.translation import gettext as _

from .plan import Plan

XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WIDTHS = (16, 8, 14, 40, 30, 40)


def report(plan: Plan) -> bytes:
    """Errors first, then what should be looked at; every text stays text."""
    target = io.BytesIO()
    options = {"strings_to_formulas": False, "strings_to_urls": False, "in_memory": True}
    book = xlsxwriter.Workbook(target, options)
    page = book.add_worksheet(_("导入报告"))
    bold = book.add_format({"bold": True, "bottom": 1, "bg_color": "#F1F3F6"})
    plain = book.add_format({"text_wrap": True, "valign": "top", "num_format": "@"})
    headings = (_("工作表"), _("行"), _("列"), _("内容"), _("问题"), _("怎样改"))
    for place, (heading, width) in enumerate(zip(headings, WIDTHS, strict=True)):
        page.set_column(place, place, width)
        page.write_string(0, place, heading, bold)
    line = 0
    for line, found in enumerate(_lines(plan), start=1):
        for place, value in enumerate(found):
            if isinstance(value, int):
                page.write_number(line, place, value)
            else:
                page.write_string(line, place, value[:1000], plain)
    page.autofilter(0, 0, line, len(headings) - 1)
    page.freeze_panes(1, 0)
    book.close()
    return target.getvalue()


def _lines(plan: Plan):
    for one in plan.rows:
        for fault in one.row.faults:
            yield (
                one.row.sheet,
                one.row.number,
                fault.column,
                fault.value,
                fault.message,
                fault.remedy,
            )
    for one in plan.rows:
        for hint in one.hints:
            yield (one.row.sheet, one.row.number, "", one.row.title, hint, _("请核对；不影响导入"))
