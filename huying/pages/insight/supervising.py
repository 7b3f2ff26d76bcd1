"""督办 as ledgers: what tier each item has and why, what is under key supervision, who is urged step by step."""

from datetime import date

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import Acting
from huying.domain.supervision.queries import supervised
from huying.domain.supervision.queries.supervising import supervises
from huying.domain.supervision.states import Tier

from .columns import PAGE, SHEET, Column
from .declared import Ledger, Listing, declare
from .rows import isoday

BOTH = (PAGE, SHEET)


def _tiers(acting: Acting, given: QueryDict, today: date) -> Listing:
    asked = given.get("tier", "")
    if asked and asked not in Tier.values:
        raise BadRequest
    found = supervised.classes(acting, asked)
    words = str(Tier(asked).label) if asked else gettext("全部类别")
    return Listing(words, found.count(), lambda: found.iterator(chunk_size=500))


declare(
    Ledger(
        "tiers",
        _("分类督办台账"),
        _("%s代表建议分类督办台账"),
        [
            Column("number", _("编号"), lambda row: row.suggestion.number_text, "no", BOTH),
            Column("title", _("案由"), lambda row: row.suggestion.title, "title", BOTH, width=40),
            Column("category", _("类别"), lambda row: str(row.suggestion.category or ""), where=BOTH),
            Column("difficulty", _("难易度"), lambda row: row.get_difficulty_display(), where=BOTH),
            Column("reach", _("影响面"), lambda row: row.get_reach_display(), where=BOTH, width=20),
            Column("by_rule", _("按规则"), lambda row: row.get_by_rule_display(), where=BOTH),
            Column("tier", _("督办类别"), lambda row: str(Tier(row.now).label), where=BOTH),
            Column("candidate", _("重点备选"), lambda row: gettext("是") if row.candidate or row.picked else ""),
            Column("reason", _("理由"), lambda row: row.reason, width=40),
            Column("rated", _("评定日"), lambda row: isoday(row.rated_at), "date", BOTH),
        ],
        supervises,
        _tiers,
    )
)  # fmt: skip


def _keys(acting: Acting, given: QueryDict, today: date) -> Listing:
    found = supervised.keys(acting).prefetch_related("items", "deputies__person")
    return Listing(gettext("全部重点督办"), found.count(), lambda: found.iterator(chunk_size=200))


def _items(row) -> str:
    return "；".join(str(one) for one in row.items.all())


def _people(row) -> str:
    return "、".join(str(one.person) for one in row.deputies.all())


def _does_it(row) -> str:
    return str(row.committee or gettext("代表工委"))


declare(
    Ledger(
        "key_items",
        _("重点督办台账"),
        _("%s重点督办代表建议台账"),
        [
            Column("title", _("督办主题"), lambda row: row.title, "title", BOTH, width=40),
            Column("items", _("建议"), _items, where=BOTH, width=50),
            Column("unit", _("列入的单位"), lambda row: str(row.unit or ""), width=20),
            Column("door", _("列入途径"), lambda row: row.get_door_display(), where=BOTH, width=24),
            Column("decision", _("决定"), lambda row: row.decision, width=30),
            Column("decided", _("决定日期"), lambda row: isoday(row.decided_on), "date", BOTH),
            Column("statutory", _("主任会议确定日"), lambda row: isoday(row.statutory_on), "date", BOTH),
            Column("leader", _("牵头领导"), lambda row: row.leader, where=BOTH, width=20),
            Column("committee", _("负责督办"), _does_it, where=BOTH, width=20),
            Column("deputies", _("参加督办的代表"), _people, width=30),
            Column("visits", _("督办活动"), lambda row: row.visited, "number", BOTH),
            Column("conclusion", _("督办结论"), lambda row: row.conclusion, width=50),
            Column("state", _("状态"), lambda row: row.state_word, where=BOTH),
        ],
        supervises,
        _keys,
    )
)  # fmt: skip


def _steps(acting: Acting, given: QueryDict, today: date) -> Listing:
    found = supervised.ladders(acting)
    return Listing(gettext("全部逐级督办"), found.count(), lambda: found.iterator(chunk_size=200))


declare(
    Ledger(
        "step_by_step",
        _("逐级督办台账"),
        _("%s代表建议逐级督办台账"),
        [
            Column("unit", _("单位"), lambda row: row.handling.unit.name, where=BOTH, width=20),
            Column("number", _("编号"), lambda row: row.handling.suggestion.number_text, "no", BOTH),
            Column("title", _("案由"), lambda row: row.handling.suggestion.title, "title", BOTH, width=40),
            Column("why", _("缘由"), lambda row: row.why, where=BOTH, width=40),
            Column("step", _("最近一级"), lambda row: gettext(row.step), where=BOTH, width=16),
            Column("taken", _("采取日期"), lambda row: isoday(row.step_at), "date", BOTH),
            Column("answer_by", _("回复期限"), lambda row: isoday(row.answer_by), "date", BOTH),
            Column("state", _("状态"), lambda row: row.state_word, where=BOTH),
        ],
        supervises,
        _steps,
    )
)  # fmt: skip
