"""The ledger's columns, declared once: the page, the print and the export are drawn from this list.

The export holds the union of the columns that offices' own ledgers have (办理台账).
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.suggestions.states import Openness, Phase, Stage

from .rows import Row, isoday, names

PAGE, PRINT, SHEET = "page", "print", "sheet"
EVERYWHERE = (PAGE, PRINT, SHEET)
Value = str | int | None


@dataclass(frozen=True)
class Column:
    """`under`: on the page and in print it stands small below this other column.

    `kind` is how it is drawn (text no title date due number state); `width` is in characters.
    """

    key: str
    label: Any
    value: Callable[[Any], Value]
    kind: str = "text"
    where: tuple[str, ...] = (SHEET,)
    under: str = ""
    sort: str = ""
    short: Any = ""
    width: int = 12

    @property
    def heading(self) -> Any:
        return self.short or self.label

    @property
    def css(self) -> str:
        """The classes of the ledger's cells, see ledger.css."""
        return {"due": "date", "number": "num", "state": "state-cell", "text": ""}.get(
            self.kind, self.kind
        )

    @property
    def labelled(self) -> bool:
        """On a phone a row is a card: what does not speak for itself carries its label there."""
        return self.kind not in ("no", "title", "state")


def _yes(value: bool | None) -> str:
    return "" if value is None else gettext("是") if value else gettext("否")


def _of_replies(field: str) -> Callable[[Row], Value]:
    return lambda row: (
        names(str(getattr(one, field) or "") for one in row.replies) or row.past_word(field)
    )


def _contact(phase: Phase) -> Callable[[Row], Value]:
    return lambda row: row.contacts(phase)


def _day_of_handling(field: str) -> Callable[[Row], Value]:
    return lambda row: names(isoday(getattr(one, field)) for one in row.lead_units)


def _of_leads(what: str) -> Callable[[Row], Value]:
    """Of what a lead unit has said beside its turn: who answers for it, which plan it is part of."""
    return lambda row: names(str(getattr(one, what, "") or "") for one in row.lead_units)


def _signed_by(row: Row) -> str:
    return names(str(one.signed_by.person) for one in row.replies if one.signed_by)


def _delegation(row: Row) -> str:
    seat = getattr(row.lead, "seat", None)
    return str(seat.delegation or "") if seat else ""


def _co_opinions(row: Row) -> str:
    opinions = [getattr(one, "co_opinion", None) for one in row.co_units]
    return names(isoday(one.at) for one in opinions if one)


def _sitting(row: Row) -> str:
    if row.in_session is None:
        return ""
    return gettext("大会期间") if row.in_session else gettext("闭会期间")


def _cosigners(row: Row) -> str:
    return gettext("附议%d人") % row.cosigners if row.cosigners else ""


def _stated(field: str) -> Callable[[Row], Value]:
    """A box of the form, 是 or 否; empty where the form had none."""
    return lambda row: _yes(getattr(row.stated, field, None))


COLUMNS = [
    Column("session", _("届次"), lambda row: str(row.session or ""), width=20),
    Column("sitting", _("会期"), _sitting),
    Column("number", _("编号"), lambda row: row.number_shown, "no", EVERYWHERE, sort="number"),
    Column("original_number", _("原编号"), lambda row: row.original_number),
    Column("title", _("标题"), lambda row: row.title, "title", EVERYWHERE, sort="title", width=44),
    Column("keywords", _("关键词"), lambda row: row.keywords, width=24),
    Column(
        "merged_into",
        _("并入"),
        lambda row: row.merged_into.number_text if row.merged_into else "",
    ),
    Column(
        "category",
        _("类别"),
        lambda row: row.category.in_full if row.category else "",
        where=EVERYWHERE,
        under="title",
    ),
    Column(
        "lead",
        _("领衔代表"),
        lambda row: str(row.lead.person) if row.lead else row.past_word("proposers"),
        kind="name",
        where=EVERYWHERE,
        sort="lead",
    ),
    Column("cosigned", _("附议"), _cosigners, where=(PAGE, PRINT), under="lead"),
    Column("cosigners", _("附议人数"), lambda row: row.cosigners, "number"),
    Column("delegation", _("代表团"), _delegation, width=16),
    Column("repeated", _("多年提出"), lambda row: row.repeated_words),
    Column("researched", _("调研形式"), lambda row: row.research_words, width=16),
    Column("groundwork", _("调研次数"), lambda row: len(row.groundwork.all()), "number"),
    Column("wants_contact", _("希望加强沟通"), _stated("wants_contact")),
    Column("reference_only", _("仅供参考"), _stated("reference_only")),
    Column("open_to_cosigning", _("可否联名"), _stated("open_to_cosigning")),
    Column("secrecy", _("代表要求保密"), lambda row: _yes(row.secrecy)),
    Column(
        "unit",
        _("主办单位"),
        lambda row: row.lead_names,
        where=EVERYWHERE,
        sort="unit",
        width=20,
    ),
    Column(
        "co_units",
        _("协办单位"),
        lambda row: names(one.unit.name for one in row.co_units) or row.past_word("co_units"),
        where=EVERYWHERE,
        under="unit",
        short=_("协办："),
        width=26,
    ),
    Column("liaison", _("承办人"), lambda row: names(one.liaison for one in row.lead_units)),
    Column("responsible", _("责任人"), _of_leads("responsibility"), width=20),
    Column("yearly_task", _("年度重点任务"), _of_leads("task_tie"), width=24),
    Column(
        "phone", _("电话"), lambda row: names(one.unit.phone for one in row.lead_units), width=16
    ),
    Column(
        "assigned",
        _("交办日"),
        lambda row: isoday(row.assigned_at),
        "date",
        EVERYWHERE,
        sort="assigned",
    ),
    Column("received", _("签收日"), _day_of_handling("received_at"), "date"),
    Column("seen_by_head", _("负责人阅知日"), _day_of_handling("seen_by_head_at"), "date"),
    Column("before", _("办前沟通（代表确认）"), _contact(Phase.BEFORE), "date", width=18),
    Column("during", _("办中沟通（代表确认）"), _contact(Phase.DURING), "date", width=18),
    Column("after", _("办后沟通（代表确认）"), _contact(Phase.AFTER), "date", width=18),
    Column("face_to_face", _("面商"), lambda row: _yes(row.face_to_face)),
    Column("co_opinion", _("协办意见日"), _co_opinions, "date"),
    Column(
        "due",
        _("当前期限"),
        lambda row: isoday(row.due),
        "due",
        EVERYWHERE,
        sort="due",
        short=_("期限"),
    ),
    Column("remaining", _("剩余"), lambda row: row.remaining, where=(PRINT, SHEET), under="due"),
    Column("reply_due", _("答复期限"), lambda row: row.clock_due("reply"), "date"),
    Column("extended_to", _("延期至"), lambda row: row.clock_due("reply_long"), "date"),
    Column("rehandle_due", _("重新办理期限"), lambda row: row.clock_due("rehandle"), "date"),
    Column("office_review", _("一级预审核"), lambda row: row.reviewed(Stage.OFFICE), "date"),
    Column("committee_review", _("二级预审核"), lambda row: row.reviewed(Stage.COMMITTEE), "date"),
    Column("signed_by", _("承办领导（签发）"), _signed_by, width=16),
    Column(
        "replied",
        _("答复日"),
        lambda row: (
            names(isoday(one.delivered_at) for one in row.replies) or row.past_word("replied_on")
        ),
        "date",
    ),
    Column("document_number", _("文号"), _of_replies("document_number"), width=24),
    Column("reply_class", _("类别标记"), _of_replies("reply_class")),
    Column(
        "commitment",
        _("有承诺事项"),
        lambda row: names(_yes(one.has_commitment) for one in row.replies),
    ),
    Column(
        "openness",
        _("答复公开"),
        lambda row: names(_openness(one.openness) for one in row.replies),
        width=16,
    ),
    Column(
        "process",
        _("过程满意度"),
        lambda row: row.grade("process"),
        kind="name",
        where=EVERYWHERE,
        short=_("过程"),
    ),
    Column(
        "result",
        _("结果满意度"),
        lambda row: row.grade("result"),
        kind="name",
        where=EVERYWHERE,
        short=_("结果"),
    ),
    Column("turn", _("轮次"), lambda row: row.turn, "number", EVERYWHERE),
    Column("times_returned", _("退回次数"), lambda row: row.times_returned, "number"),
    Column("state", _("状态"), lambda row: str(row.standing.word), "state", EVERYWHERE, width=20),
    Column("closed", _("办结日"), lambda row: isoday(row.closed_at), "date"),
]


def _openness(value: str) -> str:
    return str(Openness(value).label) if value else ""


def columns_of(where: str) -> list[Column]:
    """All columns of the page, the print or the export, in their order."""
    return [one for one in COLUMNS if where in one.where]


def standing_alone(where: str) -> list[tuple[Column, list[Column]]]:
    """Each column that stands alone there, with those that stand small below it."""
    shown = columns_of(where)
    return [
        (one, [other for other in shown if other.under == one.key])
        for one in shown
        if not one.under
    ]
