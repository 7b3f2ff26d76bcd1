"""承诺事项台账 as a file and a print: the columns that offices' own ledgers of promises have."""

from datetime import date
from typing import Any

from django.core.exceptions import BadRequest
from django.http import QueryDict
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from huying.domain.people.queries import Acting
from huying.domain.supervision.models import Check, Commitment, Progress, SecondReply
from huying.domain.supervision.queries.commitment_ledger import CommitmentLedger, NotUnderstood

from .columns import PAGE, SHEET, Column
from .declared import Ledger, Listing, declare
from .rows import isoday, names

BOTH = (PAGE, SHEET)
READ = (
    "progress__attachments",
    "checks__by__person",
    "checks__by__body",
    "second_replies__words__deputy__person",
    "requests",
)


def _ask(acting: Acting, given: QueryDict, today: date) -> Listing:
    try:
        ledger = CommitmentLedger(acting, given, today)
    except NotUnderstood:
        raise BadRequest from None
    found = ledger.rows.prefetch_related(*READ)
    return Listing(ledger.words, found.count(), lambda: _with_day(found, today))


def _with_day(found, today: date):
    """Each row knows the day on which it is read."""
    for one in found.iterator(chunk_size=500):
        one.today = today
        yield one


def _last(rows):
    return max(rows, key=lambda one: one.pk, default=None)


def _progress(row: Commitment) -> Progress | None:
    return _last(row.progress.all())


def _evidence(row: Commitment) -> str:
    return names(file.name for one in row.progress.all() for file in one.attachments.all())


def _check(row: Commitment) -> Check | None:
    return _last(one for one in row.checks.all() if one.passed)


def _checker(row: Commitment) -> str:
    found = _check(row)
    return f"{found.by.body}{found.by.person}" if found else ""


def _reply(row: Commitment) -> SecondReply | None:
    return _last(row.second_replies.all())


def _words(row: Commitment) -> str:
    """What each deputy says of it; who is silent has not confirmed it."""
    found = _reply(row)
    return names(_word(one) for one in found.words.all()) if found else ""


def _word(word) -> str:
    if word.answered_at is None:
        said = gettext("未确认")
    elif word.confirmed:
        said = gettext("确认，过程%(process)s、结果%(result)s")
    else:
        said = gettext("不认可，过程%(process)s、结果%(result)s")
    marks = {"process": word.get_process_display(), "result": word.get_result_display()}
    return f"{word.deputy.person}{said % marks}"


def _why_not(row: Commitment) -> str:
    """Why it is not kept, or not by the day promised: as asked of the congress."""
    return "；".join(one.reason for one in row.requests.all() if one.granted)


def _next_year(row: Any) -> str:
    going_on = row.ended_at is None and row.due_on is not None and row.due_on.year > row.today.year
    return gettext("是") if going_on else ""


def _late(row: Any) -> str:
    return gettext("逾期") if row.is_late_on(row.today) else ""


declare(
    Ledger(
        "commitments",
        _("承诺事项台账"),
        _("%s代表建议答复承诺事项台账"),
        [
            Column("session", _("届次"), lambda row: str(row.suggestion.session or ""), width=22),
            Column("number", _("编号"), lambda row: row.suggestion.number_text, "no", BOTH),
            Column("title", _("案由"), lambda row: row.suggestion.title, "title", BOTH, width=40),
            Column("what", _("承诺内容"), lambda row: row.what, where=BOTH, width=40),
            Column("promised_on", _("原承诺期限"), lambda row: isoday(row.first_due_on), "date"),
            Column("due_on", _("承诺期限"), lambda row: isoday(row.due_on), "date", BOTH),
            Column("owner", _("责任单位"), lambda row: row.owner.name, where=BOTH, width=20),
            Column("owner_words", _("责任人"), lambda row: row.owner_words, width=16),
            Column("year", _("年度"), lambda row: row.opened_at.year, "number"),
            Column("class", _("首次答复类别"), lambda row: row.first_class),
            Column("plan", _("列入规划（计划）"), lambda row: row.plan, width=30),
            Column("state", _("状态"), lambda row: row.state_word, where=BOTH),
            Column("late", _("逾期"), _late, where=BOTH, width=6),
            Column("progress", _("进展"), lambda row: getattr(_progress(row), "text", ""), width=40),
            Column("share", _("完成比例"), lambda row: f"{row.share}%", where=BOTH),
            Column("done_on", _("完成日"), lambda row: isoday(row.done_on), "date", BOTH),
            Column("evidence", _("证明材料"), _evidence, width=30),
            Column("second_reply", _("二次答复日"), lambda row: isoday(getattr(_reply(row), "sent_at", None)), "date"),
            Column("words", _("代表评价"), _words, width=30),
            Column("checked_by", _("核验人"), _checker, width=20),
            Column("checked_on", _("核验日"), lambda row: isoday(getattr(_check(row), "at", None)), "date"),
            Column("ended_on", _("销号日"), lambda row: isoday(row.ended_at), "date"),
            Column("why_not", _("未完成（延期）原因"), _why_not, width=30),
            Column("next_year", _("下年转入"), _next_year),
        ],
        lambda acting: acting.is_deputy or bool(acting.bodies),
        _ask,
    )
)  # fmt: skip
