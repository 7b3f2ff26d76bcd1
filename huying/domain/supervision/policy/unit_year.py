"""单位年度办理工作: its items, by when plan and report are due, who may, who is told."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, datetime

from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Body
from huying.domain.people.policy import holders, the_committee
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.models import Handling
from huying.domain.suggestions.policy.books import book_in_force
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.rulebook import Rulebook
from huying.foundation.calendar.words import gettext_noop
from huying.foundation.procedure.act import who
from huying.foundation.procedure.clocks import Terms

from ..models import UnitYear
from .clocks import by_a_day_set, by_the_rulebook
from .figures import Scope, items
from .figures.of_a_unit import UnitScope
from .supervising import AT_WORK

__all__ = ["AUDIENCES", "the_committee"]
SPEAK_FOR_A_UNIT = (Capacity.OFFICE, Capacity.HEAD)
PLAN, REPORT = "unit_plan", "unit_report"
CLOCKS = {REPORT: gettext_noop("报送年度办理工作报告")}
ANCHORS = {"report_asked_at": gettext_noop("布置（退回）之日")}
BASIS = "reports.unit_due"
LAST_RESORT = "reports.unit_due_day"
DAYS_OF_WORDS = {"mid_year": "06-30", "year_end": "12-31", "Q4": "12-31"}
"""The last day of what a text names by a word; the other words name no day."""


def turns_of(unit, year: int, at: datetime) -> QuerySet[Handling]:
    """The unit's turns with the items of the year, lead and co-unit alike."""
    scope = Scope(unit.congress, year, timezone.localdate(at))
    return items.turns(scope).filter(unit=unit)


def scope_of(unit_year, at: datetime) -> UnitScope:
    return UnitScope(
        unit_year.congress, unit_year.year, timezone.localdate(at), unit=unit_year.unit
    )


def units_with_items(congress, year: int, at: datetime) -> QuerySet[Body]:
    turns = items.turns(Scope(congress, year, timezone.localdate(at)))
    found = Body.objects.filter(congress=congress, kind=BodyKind.UNIT, active=True)
    return found.filter(pk__in=turns.order_by().values("unit")).order_by("name")


def years_of(unit, year: int) -> QuerySet[UnitYear]:
    """Of this unit and year what still counts: one at most."""
    return UnitYear.objects.filter(unit=unit, year=year, called_off_at=None)


# -- by when ---------------------------------------------------------------------------------


def report_day(congress, year: int) -> date:
    """The last day on which the unit's report of a year is due, by the congress's rulebook."""
    return _day_of(book_in_force(congress), year)[1]


def _day_of(book: Rulebook, year: int) -> tuple[str, date]:
    """(the option it stands in, the day): the latest that `unit_due` names, or else the last resort."""
    named = [_as_a_day(one, year) for one in book.reports.unit_due.split("+")]
    days = [one for one in named if one]
    if days:
        return BASIS, max(days)
    found = _as_a_day(book.reports.unit_due_day, year)
    assert found is not None, "the reader takes nothing else"
    return LAST_RESORT, found


def _as_a_day(written: str, year: int) -> date | None:
    month, _dash, day = DAYS_OF_WORDS.get(written, written).partition("-")
    if not month.isdecimal():
        return None
    last = monthrange(year, int(month))[1]
    return date(year, int(month), min(int(day), last) if day else last)


def terms(unit_year, name: str, at: datetime) -> Terms | None:
    if name == PLAN:
        return by_the_rulebook(
            unit_year, PLAN, {"asked_at": timezone.localdate(unit_year.opened_at)}
        )
    found = by_a_day_set(
        unit_year, REPORT, _(CLOCKS[REPORT]), unit_year.report_by, at, anchor="report_asked_at"
    )
    book = book_of(unit_year)
    path, day = _day_of(book, unit_year.year)
    if day != unit_year.report_by:
        return found  # another day was named when the report was sent back
    return replace(found, article=book.basis[path].article, source=book.basis[path].source)


# -- who -------------------------------------------------------------------------------------


@who(gettext_lazy("该单位的办公室或负责人"))
def who_speaks_for_the_unit(unit_year, by):
    return by.body_id == unit_year.unit_id and by.capacity in SPEAK_FOR_A_UNIT


@who(gettext_lazy("该单位的承办人、办公室或负责人"))
def of_the_unit(unit_year, by):
    return by.body_id == unit_year.unit_id and by.capacity in AT_WORK


@who(gettext_lazy("该单位的负责人"))
def head_of_the_unit(unit_year, by):
    return by.body_id == unit_year.unit_id and by.capacity == Capacity.HEAD


def somebody_is_there_to_write_it(unit_year, *, by, at):
    """A unit that was merged since it signed has nobody who could hand it in again."""
    if unit_year.unit.active:
        return None
    return _("%s已经撤并，没有人能重新报送，请签收存档。") % unit_year.unit


def the_unit_of_the_year(unit_year):
    return holders(unit_year.congress_id, body=unit_year.unit_id, capacities=SPEAK_FOR_A_UNIT)


def the_head_of_the_unit(unit_year):
    return holders(unit_year.congress_id, body=unit_year.unit_id, capacities=(Capacity.HEAD,))


AUDIENCES = {
    the_unit_of_the_year: gettext_lazy("该单位办公室和负责人"),
    the_head_of_the_unit: gettext_lazy("该单位负责人"),
}
