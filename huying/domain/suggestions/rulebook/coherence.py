"""A rulebook whose values are each allowed but cannot work together is refused."""

from collections.abc import Iterator

from huying.domain.suggestions.rulebook.floor import longest_days
from huying.domain.suggestions.rulebook.reading import RulebookError, Where
from huying.domain.suggestions.rulebook.rules import Rulebook

TRIGGER_ANCHORS = {
    "mark": "dissatisfied_at",
    "finding": "redo_ordered_at",
    "order": "redo_ordered_at",
}
"""The day that comes when a second handling is started this way; from any other it never runs."""


def refuse_contradictions(book: Rulebook) -> None:
    """Raises RulebookError with the first pair of values that cannot stand beside each other."""
    where = Where(f"{book.name}.toml")
    for path, fault in (
        *_deadlines(book),
        *_handling(book),
        *_intake(book),
        *_evaluation(book),
        *_ending(book),
    ):
        here = where
        for part in path.split("."):
            here = here / part
        raise RulebookError(f"{here}：{fault}")


def _deadlines(book: Rulebook) -> Iterator[tuple[str, str]]:
    reply, longer = book.clocks["reply"], book.clocks["reply_long"]
    if longer.starts != reply.starts:
        yield "clocks.reply_long", "起算日要与 reply 相同"
    if longer.unit == reply.unit and longer.amount <= reply.amount:
        yield "clocks.reply_long", "是全部期限，要比 reply 长"
    if longer.added and longer.amount != reply.amount + longer.added:
        yield "clocks.reply_long", f"{reply.length}加{longer.added}不是{longer.length}"
    added = book.extension.max_added
    if added and (reply.unit, longer.unit) == ("m", "m") and longer.amount != reply.amount + added:
        yield (
            "extension.max_added",
            f"{reply.length}延长{added}个月，与延期答复的{longer.length}不符",
        )
    if longest_days(book.clocks["co_opinion"]) >= longest_days(reply):
        yield "clocks.co_opinion", f"协办意见要早于主办单位的答复（{reply.length}）"
    before_the_reply = ["return", "first_contact"]
    if book.assignment.government == "two_steps" and book.assignment.months_from == "first":
        before_the_reply.append("office_assign")
    for clock in before_the_reply:
        section = "clocks" if clock in book.clocks else "periods"
        if longest_days(book.every_period[clock]) >= longest_days(reply):
            yield f"{section}.{clock}", f"要早于答复的期限（{reply.length}）"


def _handling(book: Rulebook) -> Iterator[tuple[str, str]]:
    extension = book.extension
    if (extension.mode == "consent") != bool(extension.approver):
        yield "extension", "须经同意时写明 approver，其他方式时 approver 为空"
    if extension.mode == "notify_deputy" and not extension.notify_deputy:
        yield "extension", "延期方式是向代表说明，notify_deputy 就要是 true"
    if book.handling.check_position != "before" and not book.handling.inner_checks:
        yield "handling.check_position", "不设单位核稿（inner_checks = 0）的，只能写 before"
    if book.assignment.months_from == "second" and book.assignment.government == "direct":
        yield "assignment.months_from", "直接交办没有第二步，只能写 first"


def _intake(book: Rulebook) -> Iterator[tuple[str, str]]:
    if "deputy" not in book.intake.submitters:
        yield "intake.submitters", "代表法规定代表一人即可提出，必须有 deputy"
    if book.numbering.in_session == book.numbering.out_of_session:
        yield "numbering.out_of_session", "与会议期间的格式相同，两件建议会得到同一个编号"


def _evaluation(book: Rulebook) -> Iterator[tuple[str, str]]:
    evaluation, redo = book.evaluation, book.clocks["rehandle"]
    if all(one.code == "promise" for one in evaluation.dimensions):
        yield "evaluation.dimensions", "没有承诺事项的答复就无可评价，要有 promise 以外的一项"
    weighted = [one.code for one in evaluation.dimensions if one.weight]
    if bool(weighted) != (evaluation.scale == "weighted_100"):
        yield "evaluation.scale", "百分制要给每项评价内容写权重，其他尺度不写权重"
    if not 0 < evaluation.mostly_from < evaluation.satisfied_from:
        yield "evaluation.mostly_from", f"要低于满意的{evaluation.satisfied_from}，高于0"
    if redo.starts != TRIGGER_ANCHORS[evaluation.redo_trigger]:
        yield (
            "clocks.rehandle",
            f"重新办理由 {evaluation.redo_trigger} 启动，"
            f"起算日只能是 {TRIGGER_ANCHORS[evaluation.redo_trigger]}，否则永远不会起算",
        )


def _ending(book: Rulebook) -> Iterator[tuple[str, str]]:
    if book.completion.standard == "promise_kept" and not book.commitments.ledger:
        yield "completion.standard", "以承诺兑现为办结的，要建立承诺事项台账，否则无法办结"
    if book.reports.commitments_due and not book.commitments.ledger:
        yield "reports.commitments_due", "没有承诺事项台账，就没有可以反馈的落实情况"
