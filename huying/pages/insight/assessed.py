"""考核结果 as a ledger: the newest assessment that one may see, or that of the year asked for."""

from datetime import date, datetime, time

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import Acting
from huying.domain.supervision.queries import unit_assessment as reading

from .columns import PAGE, SHEET, Column
from .declared import Ledger, Listing, declare

BOTH = (PAGE, SHEET)


def _assessed(acting: Acting, given: QueryDict, today: date) -> Listing:
    found = reading.assessments(acting)
    if year := given.get("year", ""):
        if not year.isascii() or not year.isdecimal():
            raise BadRequest
        found = found.filter(year=int(year))
    one = found.exclude(case__state="dropped").first()
    if one is None:
        return Listing(gettext("还没有考核"), 0, lambda: [])
    at = timezone.make_aware(datetime.combine(today, time(12)))
    lines = reading.lines(one, at)
    return Listing(f"{one.title}（{one.state_word}）", len(lines), lambda: lines)


def _points(line) -> str:
    return "；".join(f"{one.label}{one.points}/{one.full}" for one in line.points if one.whole)


def _counted(name: str):
    def value(line) -> str:
        part, whole = getattr(line, name)
        return f"{part}/{whole}"

    return value


declare(
    Ledger(
        "assessed",
        _("考核结果"),
        _("%s承办单位考核结果"),
        [
            Column("place", _("名次"), lambda line: line.place, "number", BOTH),
            Column("unit", _("单位"), lambda line: line.name, "title", BOTH, width=26),
            Column("turns", _("件次"), lambda line: line.turns, "number", BOTH),
            Column("points", _("各项得分"), _points, where=BOTH, width=50),
            Column("total", _("总分"), lambda line: line.total_text, "number", BOTH),
            Column("solved", _("已解决/已答复"), _counted("solved")),
            Column("solve_rate", _("解决率"), lambda line: line.solve_rate, where=BOTH),
            Column("content", _("满意/已评价"), _counted("content")),
            Column("content_rate", _("满意率"), lambda line: line.content_rate, where=BOTH),
        ],
        lambda acting: True,
        _assessed,
    )
)
