"""How far away a due day is, counted as its period counts: working days only where the rule does."""

from datetime import date

from huying.foundation.calendar.periods import Period, days_stood, deadline
from huying.foundation.calendar.table import DayTable


def days_left(unit: str, today: date, due: date, table: DayTable | None) -> int:
    """Working days for a period of working days, else calendar days; negative when it is late."""
    if due < today:
        return (due - today).days
    return days_stood(unit, today, due, table)  # type: ignore[arg-type]


def furthest(days: int, today: date, table: DayTable | None) -> date:
    """The last due day that is no more than so many days away, however they are counted."""
    return deadline(Period(days, "wd", "today"), today, table).due
