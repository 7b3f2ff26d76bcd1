"""跨年度台账: the matters that are followed, and the items that call for it and are in none yet."""

from datetime import date

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import Acting
from huying.domain.suggestions.models import Handling
from huying.domain.supervision.queries import followed_matter
from huying.domain.supervision.states import FollowGround

from .columns import PAGE, SHEET, Column
from .declared import Ledger, Listing, declare
from .rows import isoday

BOTH = (PAGE, SHEET)


def _committee(acting: Acting) -> bool:
    return acting.is_committee


def _matters(acting: Acting, given: QueryDict, today: date) -> Listing:
    found = followed_matter.matters(acting).prefetch_related("items__session__term")
    return Listing(str(_("跨年度事项")), found.count(), lambda: found.iterator(chunk_size=200))


def _raised(row) -> str:
    """2024年第3号、2026年第12号."""
    items = sorted(row.items.all(), key=lambda one: (one.submitted_at or row.opened_at, one.pk))
    words = (
        f"{one.session.opens_at.year}年第{one.number_on_paper}号" for one in items if one.session
    )
    return "、".join(words)


declare(
    Ledger(
        "followed_matters",
        _("跨年度台账"),
        _("%s代表建议跨年度连续督办台账"),
        [
            Column("title", _("名称"), lambda row: row.title, "title", BOTH, width=40),
            Column("ground", _("为什么列入"), lambda row: str(row.get_ground_display()), where=BOTH),
            Column("raised", _("历年建议"), _raised, where=BOTH, width=40),
            Column("owner", _("责任人"), lambda row: str(row.owner.person), "name", BOTH),
            Column("opened", _("列入日期"), lambda row: isoday(row.opened_at), "date", BOTH),
            Column("review", _("下次复查"), lambda row: "" if row.ended_at else isoday(row.review_on), "date", BOTH),
            Column("state", _("状态"), lambda row: row.state_word, where=BOTH),
            Column("ended", _("结束日期"), lambda row: isoday(row.ended_at), "date"),
            Column("words", _("结果"), lambda row: row.end_words, width=40),
        ],
        lambda acting: True,
        _matters,
    )
)  # fmt: skip


def _candidates(acting: Acting, given: QueryDict, today: date) -> Listing:
    """By a ground: long, low rated or repeated; long where none is asked."""
    ground = given.get("ground") or FollowGround.LONG
    if ground not in FollowGround.values:
        raise BadRequest
    found = followed_matter.candidates(acting, ground, timezone.now())
    words = str(FollowGround(ground).label)
    return Listing(words, found.count(), lambda: found.iterator(chunk_size=500))


def _lead(row: Handling) -> str:
    lead = row.suggestion.lead
    return str(lead.person) if lead else ""


declare(
    Ledger(
        "matters_to_follow",
        _("待列入跨年度台账"),
        _("%s代表建议待列入跨年度台账"),
        [
            Column("session", _("届次"), lambda row: str(row.suggestion.session or ""), where=BOTH, width=22),
            Column("number", _("编号"), lambda row: row.suggestion.number_text, "no", BOTH),
            Column("title", _("案由"), lambda row: row.suggestion.title, "title", BOTH, width=40),
            Column("lead", _("领衔代表"), _lead, "name", BOTH),
            Column("unit", _("承办单位"), lambda row: row.unit.name, where=BOTH, width=20),
            Column("assigned", _("交办日"), lambda row: isoday(row.assigned_at), "date", BOTH),
            Column("state", _("状态"), lambda row: row.suggestion.state_word, where=BOTH),
        ],
        _committee,
        _candidates,
    )
)  # fmt: skip
