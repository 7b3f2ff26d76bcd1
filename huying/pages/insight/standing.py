"""Where a suggestion stands, in one word; computed in SQL from its handlings and reply rounds."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Case, CharField, Q, QuerySet, Value, When
from django.utils.translation import gettext_lazy as _

from huying.domain.people.models import Congress
from huying.domain.suggestions import states
from huying.domain.suggestions.models import Handling, ReplyRound
from huying.foundation.cases.models import Case as CaseRow

State = states.Suggestion
Round = states.ReplyRound
IN_REVIEW = (Round.OFFICE_REVIEW, Round.COMMITTEE_REVIEW)
PASSED = (Round.CLEARED, Round.SIGNED)
UNDELIVERED = (Round.DRAFTING, Round.COUNTERSIGN, Round.UNIT_CHECK, *IN_REVIEW, *PASSED)


@dataclass(frozen=True)
class Standing:
    """A word with its tone; `codes` of a group are the words it gathers."""

    code: str
    word: Any
    tone: str
    codes: tuple[str, ...] = ()


STANDINGS = {
    one.code: one
    for one in (
        Standing("draft", State.DRAFT.label, "neutral"),
        Standing("cosigning", State.COSIGNING.label, "waiting"),
        Standing("returned", State.RETURNED.label, "warn"),
        Standing("gate", State.GATE.label, "waiting"),
        Standing("submitted", State.SUBMITTED.label, "waiting"),
        Standing("registered", State.REGISTERED.label, "waiting"),
        Standing("consulting", State.CONSULTING.label, "waiting"),
        Standing("transferred", State.TRANSFERRED.label, "waiting"),
        Standing("away", State.AWAY.label, "waiting"),
        Standing("asked_back", _("办理中·申请退回"), "warn"),
        Standing("unsigned", _("办理中·待签收"), "waiting"),
        Standing("working", State.IN_HANDLING.label, "moving"),
        Standing("reviewing", _("办理中·预审核中"), "moving"),
        Standing("unsent", _("办理中·待签发送达"), "moving"),
        Standing("again", _("第二轮办理"), "warn"),
        Standing("replied", Round.DELIVERED.label, "moving"),
        Standing("evaluated", _("已评价待办结"), "moving"),
        Standing("closed", State.CLOSED.label, "done"),
        Standing("archived", State.ARCHIVED.label, "neutral"),
        Standing("withdrawn", State.WITHDRAWN.label, "neutral"),
        Standing("merged", State.MERGED.label, "moving"),
        Standing("split", State.SPLIT.label, "neutral"),
        Standing("passed_on", State.PASSED_ON.label, "neutral"),
        Standing("rejected", State.REJECTED.label, "stop"),
        Standing("letter", State.LETTER.label, "neutral"),
        Standing("referred", State.REFERRED.label, "neutral"),
    )
}

GROUPS = {
    one.code: one
    for one in (
        Standing("submitted", State.SUBMITTED.label, "waiting", ("gate", "submitted")),
        Standing("begun", _("起草中"), "neutral", ("draft", "cosigning")),
        Standing(
            "registered",
            State.REGISTERED.label,
            "waiting",
            ("registered", "consulting", "transferred"),
        ),
        Standing(
            "in_hand",
            State.IN_HANDLING.label,
            "moving",
            ("asked_back", "unsigned", "working", "reviewing", "unsent"),
        ),
        Standing("done", State.CLOSED.label, "done", ("closed", "archived")),
        Standing("not_taken", _("不作为建议"), "neutral", ("rejected", "letter", "referred")),
    )
}

# The tabs of the ledger, in the order in which a suggestion goes through them.
TABS = (
    *("begun", "returned", "submitted", "registered", "in_hand", "away", "replied"),
    *("again", "evaluated", "done", "merged", "split", "passed_on", "withdrawn", "not_taken"),
)


def named(code: str) -> Standing:
    """The standing or the group of this code."""
    return GROUPS.get(code) or STANDINGS[code]


def gathered(code: str) -> tuple[str, ...]:
    """The standings that a code stands for."""
    return named(code).codes or (code,)


def standing(congress: Congress, stages: QuerySet[ReplyRound]) -> Case:
    """The code of a suggestion's standing. With several lead units: that of the one furthest back.

    `stages`: the reply rounds of which the reader may know in what stage they are. Every question
    is a set found once, among what is in handling now: neither the number of rows nor the years
    behind them make it longer.
    """
    now = CaseRow.objects.filter(congress=congress, kind="suggestion", state=State.IN_HANDLING)
    keys = now.values("pk")
    lead = Handling.objects.filter(suggestion__in=keys, role=states.Role.LEAD)
    rounds = ReplyRound.objects.filter(handling__suggestion__in=keys)
    stages = stages.filter(handling__suggestion__in=keys)
    unsent = rounds.filter(case__state__in=UNDELIVERED)

    def of_handlings(found: QuerySet) -> Q:
        return Q(pk__in=found.order_by().values("suggestion"))

    def of_rounds(found: QuerySet) -> Q:
        return Q(pk__in=found.select_related(None).order_by().values("handling__suggestion"))

    in_handling = (
        (of_handlings(lead.filter(case__state=states.Handling.RETURN_REQUESTED)), "asked_back"),
        (of_handlings(lead.filter(case__state=states.Handling.ASSIGNED)), "unsigned"),
        (of_rounds(unsent.filter(round__gt=1)), "again"),
        (of_rounds(stages.filter(case__state__in=IN_REVIEW)), "reviewing"),
        (of_rounds(stages.filter(case__state__in=PASSED)), "unsent"),
        (of_rounds(unsent), "working"),
        (of_rounds(rounds.filter(case__state=Round.DELIVERED)), "replied"),
        (of_rounds(rounds.filter(case__state=Round.CLOSED)), "evaluated"),
    )
    stored = [state for state in State if state != State.IN_HANDLING]
    return Case(
        *(When(case__state=state, then=Value(state.value)) for state in stored),
        *(When(found, then=Value(code)) for found, code in in_handling),
        default=Value("working"),
        output_field=CharField(),
    )
