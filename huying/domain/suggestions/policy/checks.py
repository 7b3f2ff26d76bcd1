"""Which way a draft reply goes: 会签, the unit's own checks, the pre-review, the head's signature.

The rulebook says how many checks there are and whether they stand before the pre-review, after it,
or both. What passed the pre-review is frozen: unchanged it need not pass again, changed it must.
"""

from django.utils.translation import gettext as _

from huying.domain.people.states import Capacity

from ..models import ReplyRound, ReviewOpinion
from ..states import Handling as HandlingState
from ..states import Stage
from .clocks import book_of

COUNTERSIGN, CHECK, OFFICE, COMMITTEE, HEAD = (
    "countersign",
    "unit",
    "office",
    "deputies_committee",
    "head",
)
# A unit that still has, or had, a word in the matter; a replaced one has not.
HAS_A_WORD = (
    HandlingState.ASSIGNED,
    HandlingState.ACCEPTED,
    HandlingState.RETURN_REQUESTED,
    HandlingState.OPINION_SENT,
    HandlingState.COMPLETED,
)


def route_of(round) -> tuple[str, ...]:
    """The pre-review rounds that the rulebook prescribes for a unit of this system."""
    return book_of(round).pre_review.route(round.handling.unit.system)


def levels(round) -> int:
    return book_of(round).handling.inner_checks


def checks_before(round) -> bool:
    """Without a pre-review there is no before and after: the checks stand where they are."""
    position = book_of(round).handling.check_position
    return bool(levels(round)) and (not route_of(round) or position in ("before", "both"))


def checks_after(round) -> bool:
    position = book_of(round).handling.check_position
    return bool(levels(round) and route_of(round)) and position in ("after", "both")


def countersigners(round) -> list:
    """The handlings of the other units whose word is asked before this reply may go out."""
    kept = vars(round)
    if "countersigners_found" not in kept:
        found = []
        if book_of(round).handling.countersign:
            others = round.handling.suggestion.handlings.exclude(pk=round.handling_id)
            found = others.filter(case__state__in=HAS_A_WORD).select_related("case", "unit")
        kept["countersigners_found"] = sorted(found, key=lambda one: one.pk)
    return kept["countersigners_found"]


def after_drafting(round) -> str:
    """Where the finished draft goes next."""
    if round.countersigned_at is None and countersigners(round):
        return COUNTERSIGN
    if round.reviewed_at:
        return CHECK if checks_after(round) else HEAD
    if checks_before(round):
        return CHECK
    return route_of(round)[0] if route_of(round) else HEAD


def after_checks(round) -> str:
    """Where it goes from the unit's last check."""
    if max(1, round.check_level) < levels(round):
        return CHECK
    return HEAD if round.reviewed_at or not route_of(round) else route_of(round)[0]


def after_review(round) -> str:
    """Where it goes from the last round of the pre-review."""
    return CHECK if checks_after(round) else HEAD


def _goes(where, *to):
    def applies(round):
        if where(round) in to:
            return None
        return _("按本级人大的规定，这一单位的答复不走这一步。")

    return applies


def drafted_goes_to(*to):
    """Applies where the finished draft goes there next."""
    return _goes(after_drafting, *to)


def checked_goes_to(*to):
    """Applies where the draft goes there from the check at which it stands."""
    return _goes(after_checks, *to)


def reviewed_goes_to(*to):
    """Applies where the draft goes there once it has passed the pre-review."""
    return _goes(after_review, *to)


def another_checks(round, *, by, at):
    """四级把关: nobody but the head passes two levels in a row."""
    if by.capacity == Capacity.HEAD or round.check_level < 2:
        return None
    last = (
        ReviewOpinion.objects.filter(round=round, stage=Stage.UNIT, passed=True)
        .order_by("-pk")
        .select_related("by")
        .first()
    )
    if last and last.level == round.check_level - 1 and last.by.person_id == by.person_id:
        return _("上一级核稿由您通过，本级请由本单位其他同志或者负责人核稿。")
    return None


PROMISED = (
    *("request_id", "passage", "what", "owner_id", "owner_words", "due_on", "evidence"),
    *("plan_name", "plan_year", "plan_line"),
)


def text_of(round: ReplyRound) -> tuple:
    """The words of a reply that reviewers read: a change of any of them is a new text."""
    answers = round.answers.order_by("request").values_list("request_id", "outcome", "text")
    return (
        round.opening,
        round.closing,
        round.reply_class,
        round.has_commitment,
        round.commitment,
        round.missing_opinions,
        round.no_promise_reason,
        *answers,
        *round.promise_lines.order_by("position").values_list(*PROMISED),
    )
