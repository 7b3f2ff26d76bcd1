"""答复类别的变更: what stands in the way, and who hears of it."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.foundation.procedure.refusal import Refused

from ..models import ClassChange, ReplyRound
from ..states import ClassAnswer, ClassMeaning, ClassStage
from ..states import ReplyRound as State
from .audiences import the_proposers
from .classes import meaning_of
from .clocks import book_of

DELIVERED = (State.DELIVERED, State.CLOSED)
EVIDENCE = gettext_lazy("变更为已经解决的，要写明有什么证明。")


def open_change(round) -> ClassChange | None:
    return next((one for one in round.class_changes.all() if one.answer == ClassAnswer.OPEN), None)


def may_change(round):
    """Applies to a class that stands: of the last round, and nobody waits for a decision on it."""
    if not round.reply_class:
        return _("这轮答复没有答复类别。")
    rounds = round.handling.rounds.all()  # read once for a whole page
    if round.delivered_at and any(one.round > round.round for one in rounds):
        return _("已经有新一轮答复，答复类别以新一轮为准。")
    return _("提请的类别变更还没有决定。") if open_change(round) else None


def a_change_is_proposed(round):
    """Applies where the unit asked for another class and nobody has decided."""
    return None if open_change(round) else _("没有待决定的类别变更。")


def the_proposers_of_a_delivered_one(round):
    """A draft's class is no business of the deputies yet; a delivered one's is."""
    return the_proposers(round) if round.delivered_at else []


def changed_to(round: ReplyRound, *, was: str, now: str, evidence: str) -> ClassMeaning:
    """What the new class means; raises Refused where the class cannot become this one."""
    if was != round.reply_class:
        raise Refused(_("答复类别刚才已经变更，请刷新页面查看。"))
    labels = {one.code: one.label for one in book_of(round).answer.classes}
    if now == was or now not in labels:
        raise Refused(_("请选择本级规则中的另一个类别。"))
    meaning = meaning_of(labels[now])
    if round.delivered_at and meaning == ClassMeaning.RESOLVED and not evidence.strip():
        raise Refused(str(EVIDENCE))
    return meaning


def later_changes(round: ReplyRound) -> list[ClassChange]:
    """What changed after the delivery and was agreed to, the first first."""
    found = [
        one
        for one in round.class_changes.all()
        if one.stage == ClassStage.AFTERWARDS and one.answer == ClassAnswer.AGREED
    ]
    return sorted(found, key=lambda one: one.answered_at or one.at)
