"""抽样回访结果: what was found of every item that was drawn, and the rows behind each figure of a draw."""

from datetime import date
from uuid import UUID

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import Acting
from huying.domain.supervision.models import DrawRow
from huying.domain.supervision.queries import revisit_draw

from .columns import PAGE, SHEET, Column, Value
from .declared import Ledger, Listing, declare
from .rows import isoday

BOTH = (PAGE, SHEET)


def _reads(acting: Acting) -> bool:
    return acting.is_committee


def _listing(acting: Acting, given: QueryDict, today: date) -> Listing:
    """The rows of the draw asked for (of the newest where none is), and of one of its figures."""
    draws = revisit_draw.draws_visible_to(acting).exclude(drawn_at=None).order_by("-drawn_at")
    asked, only = given.get("draw", ""), given.get("only", "")
    found = draws.filter(pk=_key(asked)).first() if asked else draws.first()
    if found is None:
        if asked:
            raise BadRequest
        return Listing(gettext("还没有抽样回访"), 0, lambda: ())
    rows = revisit_draw.drawn_rows(found)
    if only:
        if only not in revisit_draw.ONLY:
            raise BadRequest
        rows = rows.filter(revisit_draw.ONLY[only])
    return Listing(found.title, rows.count(), lambda: rows.iterator(chunk_size=500))


def _key(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise BadRequest from None


def _of(name: str):
    def value(row: DrawRow) -> Value:
        made = getattr(row, "revisit", None)
        found = getattr(made, name) if made else ""
        if isinstance(found, date):
            return isoday(found)
        return _word(found) if found is None or isinstance(found, bool) else str(found)

    return value


def _word(found: bool | None) -> str:
    return "" if found is None else gettext("是") if found else gettext("否")


def _shown(name: str):
    def value(row: DrawRow) -> Value:
        made = getattr(row, "revisit", None)
        return str(getattr(made, f"get_{name}_display")()) if made else ""

    return value


declare(
    Ledger(
        "revisits",
        _("抽样回访结果"),
        _("%s代表建议办理抽样回访结果"),
        [
            Column("number", _("编号"), lambda row: row.number, "no", BOTH),
            Column("stratum", _("分层"), lambda row: row.stratum, where=BOTH, width=18),
            Column("title", _("案由"), lambda row: row.handling.suggestion.title, "title", BOTH, width=40),
            Column("unit", _("承办单位"), lambda row: row.handling.unit.name, where=BOTH, width=20),
            Column("way", _("方式"), _shown("way"), where=BOTH),
            Column("visited_on", _("回访日期"), _of("visited_on"), "date", BOTH),
            Column("whom", _("回访了谁"), _of("whom"), where=BOTH, width=18),
            Column("reached", _("联系上"), _of("reached"), where=BOTH),
            Column("contact_true", _("沟通属实"), _of("contact_true"), where=BOTH),
            Column("reply_true", _("答复属实"), _of("reply_true"), where=BOTH),
            Column("mark", _("满意程度"), _shown("mark"), where=BOTH),
            Column("words", _("情况"), _of("words"), width=40),
            Column("again", _("二次交办"), _of("assigned_again"), where=BOTH),
        ],
        _reads,
        _listing,
    )
)  # fmt: skip
