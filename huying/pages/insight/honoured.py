"""表彰名册 as a ledger: who was honoured in which year for what; a secret item is counted and not named."""

from datetime import date

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import Acting
from huying.domain.supervision.models import HonourRecord
from huying.domain.supervision.states import Honour

from .columns import PAGE, SHEET, Column
from .declared import Ledger, Listing, declare

BOTH = (PAGE, SHEET)


def _honoured(acting: Acting, given: QueryDict, today: date) -> Listing:
    found = HonourRecord.objects.filter(congress=acting.congress).select_related(
        "deputy__person", "deputy__seat__delegation", "suggestion", "unit", "selection__paper"
    )
    found = found.order_by("-year", "honour", "suggestion__number", "-led", "pk")
    words, year = gettext("历年表彰"), given.get("year", "")
    if year:
        if not (year.isascii() and year.isdecimal() and len(year) == 4):
            raise BadRequest
        words, found = gettext("%s年表彰") % year, found.filter(year=int(year))
    return Listing(words, found.count(), lambda: found.iterator(chunk_size=500))


def _whom(row) -> str:
    return str(row.unit or (row.deputy.person if row.deputy else ""))


def _delegation(row) -> str:
    seat = getattr(row.deputy, "seat", None)
    return str(seat.delegation or "") if seat else ""


def _item(row) -> str:
    if row.suggestion is None:
        return ""
    return gettext("（依代表要求保密）") if row.suggestion.secrecy else str(row.suggestion)


def _part(row) -> str:
    if row.honour == Honour.UNIT:
        return ""
    return gettext("领衔") if row.led else gettext("附议")


declare(
    Ledger(
        "honoured",
        _("表彰名册"),
        _("%s代表建议表彰名册"),
        [
            Column("year", _("年度"), lambda row: row.year, "number", BOTH),
            Column("honour", _("表彰"), lambda row: row.get_honour_display(), where=BOTH, width=20),
            Column("whom", _("单位或代表"), _whom, "title", BOTH, width=22),
            Column("delegation", _("代表团"), _delegation, width=18),
            Column("part", _("领衔或附议"), _part, where=BOTH),
            Column("item", _("建议"), _item, where=BOTH, width=40),
            Column(
                "paper",
                _("通报文号"),
                lambda row: row.selection.paper.number_text if row.selection.paper else "",
                where=BOTH,
                width=24,
            ),
        ],
        lambda acting: True,
        _honoured,
    )
)
