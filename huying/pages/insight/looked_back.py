"""回头看清单: the items of a round, of one unit or all, and those behind each of its figures."""

from datetime import date
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import Acting
from huying.domain.supervision.models import LookBack, LookBackItem
from huying.domain.supervision.queries import look_back

from .columns import PAGE, SHEET, Column
from .declared import Ledger, Listing, declare
from .rows import isoday

BOTH = (PAGE, SHEET)


def _reads(acting: Acting) -> bool:
    return acting.is_committee or bool(acting.bodies)


def _listing(acting: Acting, given: QueryDict, today: date) -> Listing:
    """The items of the round asked for (of the newest where none is), of a unit, of a figure."""
    rounds = look_back.look_backs_visible_to(acting).order_by("-opened_at")
    asked, unit, only = (given.get(name, "") for name in ("look_back", "unit", "only"))
    found = rounds.filter(pk=_key(asked)).first() if asked else rounds.first()
    if found is None:
        if asked:
            raise BadRequest
        return Listing(gettext("还没有回头看"), 0, lambda: ())
    items = look_back.items_of(found, acting)
    if unit:
        if not unit.isascii() or not unit.isdigit():
            raise BadRequest
        items = items.filter(handling__unit=int(unit))
    if only:
        if only not in look_back.ONLY:
            raise BadRequest
        items = look_back.ONLY[only](items, today)
    return Listing(_words(found), items.count(), lambda: items.iterator(chunk_size=500))


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise BadRequest from None


def _words(found: LookBack) -> str:
    return f"{found.title} · {found.get_kind_display()}"


def _lead(row: LookBackItem) -> str:
    lead = row.handling.suggestion.lead
    return str(lead.person) if lead else ""


def _mark(row: LookBackItem) -> str:
    mark = getattr(row, "second_mark", None)
    return str(mark.get_result_display()) if mark else ""


declare(
    Ledger(
        "look_back_items",
        _("回头看清单"),
        _("%s代表建议办理“回头看”清单"),
        [
            Column("unit", _("承办单位"), lambda row: row.handling.unit.name, where=BOTH, width=20),
            Column("session", _("届次"), lambda row: str(row.handling.suggestion.session or ""), width=22),
            Column("number", _("编号"), lambda row: row.handling.suggestion.number_text, "no", BOTH),
            Column("title", _("案由"), lambda row: row.handling.suggestion.title, "title", BOTH, width=40),
            Column("lead", _("领衔代表"), _lead, "name", BOTH),
            Column("class_then", _("原答复类别"), lambda row: row.class_then, where=BOTH),
            Column("new_class", _("转为"), lambda row: row.new_class, where=BOTH),
            Column("state", _("状态"), lambda row: row.state_word, where=BOTH),
            Column("looked_on", _("察看日期"), lambda row: isoday(row.looked_on), "date", BOTH),
            Column("place", _("地点"), lambda row: row.place, width=18),
            Column("finding", _("察看情况和意见"), lambda row: row.finding, width=40),
            Column("basis", _("依据"), lambda row: row.basis, width=24),
            Column("mark", _("回头看测评结果"), _mark, where=BOTH),
        ],
        _reads,
        _listing,
    )
)  # fmt: skip
