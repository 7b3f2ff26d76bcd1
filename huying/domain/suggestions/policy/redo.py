"""重新办理: what sets off a second handling here, and what still stands between an item and its closing."""

from django.utils.translation import gettext as _

from ..models import RedoDecision, ReplyRound, SecondOpinion
from ..states import Handling as HandlingState
from ..states import ReplyRound as RoundState
from .clocks import book_of


def _is_the_last(round) -> bool:
    """The newest round of a unit that still has the suggestion."""
    rounds = round.handling.rounds.all()  # read once for a whole page
    newest = all(one.round <= round.round for one in rounds)
    return newest and round.handling.state == HandlingState.ACCEPTED and bool(round.delivered_at)


def is_dissatisfied(round) -> bool:
    """Whether a deputy marked this round 不满意; read once for a whole page."""
    kept = vars(round)
    if "dissatisfaction" not in kept:
        kept["dissatisfaction"] = any(one.is_dissatisfied for one in round.surveys.all())
    return kept["dissatisfaction"]


def decision_on(round) -> RedoDecision | None:
    return getattr(round, "redo_decision", None)


def second_opinion_on(round) -> SecondOpinion | None:
    return getattr(round, "second_opinion", None)


def mark_alone_decides(round) -> bool:
    return book_of(round).evaluation.redo_trigger == "mark"


# -- a second handling -------------------------------------------------------------------------


def may_be_ordered(round) -> str | None:
    """Where the mark alone does not decide: on any reply that is over, 敷衍塞责 or not satisfying."""
    if mark_alone_decides(round):
        return _("按本级人大的规定，代表评价“不满意”即重新办理，不需要另作决定。")
    if not _is_the_last(round):
        return _("这一轮答复之后已有新的办理。")
    return _("已经作出决定。") if decision_on(round) else None


def may_be_studied(round) -> str | None:
    """A first 不满意 that the 代表工委 has not decided on yet."""
    if mark_alone_decides(round):
        return _("按本级人大的规定，代表评价“不满意”即重新办理，不需要另作决定。")
    if round.round != 1 or not _is_the_last(round):
        return _("只有首轮答复的“不满意”需要研究是否重新办理。")
    if not is_dissatisfied(round):
        return _("没有代表评价“不满意”。")
    return _("已经作出决定。") if decision_on(round) else None


def may_be_rated(round) -> str | None:
    if getattr(round, "quality", None):
        return _("这一轮答复已经作过质量评价。")
    return None if _is_the_last(round) else _("这一轮答复之后已有新的办理。")


# -- after a second 不满意 ----------------------------------------------------------------------


def second_path(*paths):
    """Applies to a second 不满意 where the rulebook takes one of these paths."""

    def applies(round):
        if book_of(round).evaluation.second_dissatisfied not in paths:
            return _("本级人大的规定不是这种处理方式。")
        if round.round < 2 or not _is_the_last(round) or not is_dissatisfied(round):
            return _("只有再次答复后仍不满意的，才进行这一步。")
        return _("已经登记过处理意见。") if second_opinion_on(round) else None

    return applies


def an_opinion_to_act_on(round):
    if round.round < 2:
        return _("没有需要落实的处理意见。")
    found = second_opinion_on(round)
    return None if found and not found.done_at else _("没有需要落实的处理意见。")


# -- before the closing ------------------------------------------------------------------------


def last_rounds(suggestion) -> list[ReplyRound]:
    """The newest round of each lead unit that still has it."""
    found = ReplyRound.objects.filter(
        handling__suggestion=suggestion,
        handling__case__state=HandlingState.ACCEPTED,
        case__state=RoundState.CLOSED,
    ).select_related("handling__case", "congress", "case")
    newest = {one.handling_id: one for one in found.order_by("round")}
    return list(newest.values())


def nothing_left_of_a_dissatisfaction(suggestion, *, by, at):
    """A 不满意 has been followed up as this congress's rules ask."""
    path = book_of(suggestion).evaluation.second_dissatisfied
    for round in last_rounds(suggestion):
        if may_be_studied(round) is None:
            return _("代表评价“不满意”，请先研究决定是否重新办理。")
        if round.round < 2 or path == "none" or not is_dissatisfied(round):
            continue
        opinion = second_opinion_on(round)
        if opinion is None:
            return _("再次答复后代表仍不满意，请先按规定研究处理，再办结。")
        if not opinion.done_at:
            return _("承办单位还没有说明怎样落实处理意见，不能办结。")
    return None
