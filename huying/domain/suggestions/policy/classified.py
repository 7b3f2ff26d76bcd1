"""涉密件: what its number may look like, from which days its clocks run."""

import re
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.policy import day_table
from huying.foundation.calendar.table import DayTable
from huying.foundation.procedure.clocks import Terms, running
from huying.foundation.procedure.models import Clock
from huying.foundation.procedure.refusal import Refused

from .. import rulebook
from ..models import ClassifiedItem
from .clocks import book_of, terms_of_rule

NUMBER = re.compile(r"[0-9A-Za-z〔〕\[\]（）()\-—第号字密机绝建涉]{1,30}")
"""A document's number and nothing that could tell what it is about."""


def check_number(congress_id, number: str) -> None:
    """Raises Refused for what is no number, or one that is in use."""
    if not NUMBER.fullmatch(number):
        raise Refused(_("编号只能是数字、字母、括号和“第、号、字、密、建”等字，内容不得写入系统。"))
    open_ones = ClassifiedItem.objects.filter(congress=congress_id, closed_on=None)
    if open_ones.filter(number=number).exists():
        raise Refused(_("这个编号已经登记。"))


def check_day(day: date, at: datetime, *, not_before: date | None = None) -> None:
    """Raises Refused for a day to come, or one before the last step."""
    if day > timezone.localdate(at):
        raise Refused(_("日期不能晚于今天。"))
    if not_before and day < not_before:
        raise Refused(_("日期不能早于上一步的日期。"))


def reply_is_running(item, *, by, at):
    """An extension is given once, and not of a second handling."""
    if running(item.case, "reply").exists():
        return None
    return _("答复期限已经延长过，或者正在重新办理，不能再延期。")


def terms(item: ClassifiedItem, name: str, at: datetime) -> Terms | None:
    """The months of the reply, as for any suggestion, under the national floor."""
    book, today = book_of(item), timezone.localdate(at)
    days = _days(item) | {"dissatisfied_at": today, "redo_ordered_at": today}
    bound = rulebook.binding(book, name, days, day_table(item.congress))
    return terms_of_rule(book, book.every_period[name], name, bound)


def national_day(item: ClassifiedItem, clock: Clock, table: DayTable | None) -> date:
    """The nation's own day for its reply, on these days of the calendar."""
    return rulebook.floor_day(clock.name, _days(item), table)


def _days(item: ClassifiedItem) -> dict[str, date]:
    """Handed over on paper, it is received on the day on which it is given."""
    return {"assigned_at": item.assigned_on, "received_at": item.assigned_on}
