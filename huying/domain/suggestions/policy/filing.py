"""报备: with which offices a delivered reply is filed, and which of them still lack it."""

from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _

from huying.domain.people.states import UnitSystem
from huying.foundation.procedure.refusal import Refused

from ..states import FilingOffice


def offices_of(round) -> list[FilingOffice]:
    """The 代表工委; of a unit of the government the 督查室 as well."""
    if round.handling.unit.system == UnitSystem.GOVERNMENT:
        return [FilingOffice.COMMITTEE, FilingOffice.SUPERVISION]
    return [FilingOffice.COMMITTEE]


def still_to_file(round) -> list[FilingOffice]:
    filed = {one.office for one in round.filings.all()}
    return [one for one in offices_of(round) if one not in filed]


def something_to_file(round):
    """Applies until every office has it."""
    return None if still_to_file(round) else _("这轮答复已经全部报备。")


def check_filing(round, offices, filed_on: date, at: datetime) -> None:
    """Raises Refused for an office that has it or gets none, and for a day out of order."""
    waiting = still_to_file(round)
    if not offices or any(one not in waiting for one in offices):
        raise Refused(_("请选择还没有报备的机关，已经报备的请刷新页面查看。"))
    if filed_on > timezone.localdate(at):
        raise Refused(_("报备日期不能晚于今天。"))
    if filed_on < timezone.localdate(round.delivered_at):
        raise Refused(_("报备日期不能早于答复代表的日期。"))


def in_words(round) -> str:
    """代表工委2026年4月12日、督查室2026年4月13日."""
    return "、".join(
        f"{one.get_office_display()}{one.filed_on.year}年{one.filed_on.month}月{one.filed_on.day}日"
        for one in round.filings.all()
    )
