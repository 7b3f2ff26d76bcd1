"""B类转为A类: once all that a reply promised is done, the unit asks for another class with its evidence."""

from typing import TYPE_CHECKING

from huying.domain.suggestions.models import ReplyRound
from huying.domain.suggestions.policy.classes import demanded, meaning_of
from huying.domain.suggestions.policy.clocks import book_of
from huying.domain.suggestions.procedure import reply as acts
from huying.domain.suggestions.states import ClassMeaning
from huying.domain.supervision.models import Commitment
from huying.domain.supervision.states import Commitment as State

from . import phrases
from .simulation import Life

if TYPE_CHECKING:
    from .keeping import Keeping


def to_another_class(keeping: "Keeping") -> Life:
    if Commitment.objects.filter(round=keeping.one.round_id).exclude(case__state=State.KEPT):
        return
    yield from keeping.office(1, 6)
    round = _round(keeping)
    if demanded(round).meaning != ClassMeaning.UNDER_WAY:
        return
    by = keeping.unit.head
    if acts.propose_class.refusal(round, by=by, at=keeping.now):
        return
    acts.propose_class(
        round,
        by=by,
        at=keeping.now,
        was=round.reply_class,
        now=_solved(round),
        reason=phrases.ANOTHER_CLASS,
        evidence=phrases.EVIDENCE,
    )
    yield from keeping.office(1, 8)
    round = _round(keeping)
    if keeping.chance(90):
        acts.agree_class(round, by=keeping.clerk, at=keeping.now, text=phrases.CHECK_PASSED)
    else:
        acts.refuse_class(round, by=keeping.clerk, at=keeping.now, text=phrases.CLASS_STAYS)


def _round(keeping: "Keeping") -> ReplyRound:
    return ReplyRound.objects.select_related(*ReplyRound.READ_WITH).get(pk=keeping.one.round_id)


def _solved(round: ReplyRound) -> str:
    """The letter that means 已经解决 here."""
    return next(
        one.code
        for one in book_of(round).answer.classes
        if meaning_of(one.label) == ClassMeaning.RESOLVED
    )
