"""B类台账 as a file and a print: each turn that began as B, how its class went on, and what shows it."""

from datetime import date
from typing import Any

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import Acting
from huying.domain.supervision.queries.b_register import BRegister, described
from huying.domain.supervision.queries.commitment_ledger import NotUnderstood

from .columns import PAGE, SHEET, Column
from .declared import Ledger, Listing, declare
from .rows import isoday

BOTH = (PAGE, SHEET)


def _ask(acting: Acting, given: QueryDict, today: date) -> Listing:
    try:
        register = BRegister(acting, given)
    except NotUnderstood:
        raise BadRequest from None
    found = register.rows
    return Listing(
        register.words,
        found.count(),
        lambda: (described(one) for one in found.iterator(chunk_size=500)),
    )


def _item(name: str):
    return lambda row: str(getattr(row["turn"].suggestion, name) or "")


def _lead(row: dict[str, Any]) -> str:
    lead = row["turn"].suggestion.lead
    return str(lead.person) if lead else ""


def _is_turned(row: dict[str, Any]) -> str:
    return gettext("已转为A类") if row["turn"].is_turned else gettext("未转为A类")


declare(
    Ledger(
        "b_register",
        _("B类转化台账"),
        _("%s代表建议B类答复全届转化台账"),
        [
            Column("session", _("届次"), _item("session"), where=BOTH, width=22),
            Column("number", _("编号"), _item("number_text"), "no", BOTH),
            Column("title", _("案由"), _item("title"), "title", BOTH, width=40),
            Column("lead", _("领衔代表"), _lead, "name", BOTH),
            Column("unit", _("承办单位"), lambda row: row["turn"].unit.name, where=BOTH, width=20),
            Column("role", _("主办或协办"), lambda row: str(row["turn"].get_role_display())),
            Column("classes", _("答复类别"), lambda row: " → ".join(row["classes"]), where=BOTH, width=14),
            Column("changed", _("最近变更日"), lambda row: isoday(row["changed_at"]), "date"),
            Column("promises", _("承诺事项"), lambda row: row["promises"], "number", BOTH),
            Column("kept", _("承诺已销号"), lambda row: row["kept"], "number", BOTH),
            Column("evidence", _("证明"), lambda row: "；".join(row["evidence"]), where=BOTH, width=40),
            Column("turned", _("是否转为A类"), _is_turned, where=BOTH),
        ],
        lambda acting: acting.is_deputy or bool(acting.bodies),
        _ask,
    )
)  # fmt: skip
