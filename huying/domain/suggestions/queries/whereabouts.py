"""Where a suggestion is, who has it, until when: for many suggestions with the same few queries.

In the words for those who proposed it: how far an undelivered reply has come is the units' own affair.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.utils.translation import gettext as _

from huying.domain.people.states import BodyKind
from huying.foundation.procedure.models import Clock

from ..models import CoSignature, Handling, ReplyRound, Suggestion, Survey
from ..states import CosignAnswer, Role
from ..states import Handling as HandlingState
from ..states import ReplyRound as RoundState
from ..states import Suggestion as State
from ..states import Survey as SurveyState

REPLY = ("reply", "reply_long", "rehandle")
BEFORE_A_UNIT_HAS_IT = ("acceptance_notice", "assign", "consult", "office_assign")


@dataclass(frozen=True)
class Whereabouts:
    """`who` may be empty when nobody has to do anything any more; `until` where no clock runs."""

    where: str
    who: str = ""
    until: date | None = None
    clock: str = ""
    paused: bool = False


class _Family:
    """Everything that says where these suggestions are, read at once: five queries, fewer where none needs them."""

    def __init__(self, suggestions: list[Suggestion]):
        self.handlings: dict[UUID, list[Handling]] = defaultdict(list)
        self.rounds: dict[UUID, ReplyRound] = {}
        self.invited: dict[UUID, list[str]] = defaultdict(list)
        self.surveyed: dict[UUID, list[Survey]] = defaultdict(list)
        self.clocks: dict[UUID, list[Clock]] = defaultdict(list)
        by_state: dict[str, list[UUID]] = defaultdict(list)
        for one in suggestions:
            by_state[one.state].append(one.pk)
        if by_state[State.COSIGNING]:
            self._read_who_is_invited(by_state[State.COSIGNING])
        if by_state[State.IN_HANDLING]:
            self._read_what_units_do(by_state[State.IN_HANDLING])
        going_on = [pk for state in State.going_on() for pk in by_state[state]]
        if going_on:
            self._read_clocks(going_on)

    def _read_who_is_invited(self, keys):
        invited = CoSignature.objects.filter(suggestion__in=keys, answer=CosignAnswer.OPEN)
        for signature in invited.select_related("deputy__person").order_by("pk"):
            self.invited[signature.suggestion_id].append(signature.deputy.person.name)

    def _read_what_units_do(self, keys):
        handlings = Handling.objects.filter(suggestion__in=keys).select_related("case", "unit")
        for handling in handlings.order_by("pk"):
            self.handlings[handling.suggestion_id].append(handling)
        rounds = ReplyRound.objects.filter(handling__suggestion__in=keys).select_related(
            "case", "second_opinion"
        )
        for round in rounds.order_by("round"):
            self.rounds[round.handling_id] = round
        surveys = Survey.objects.filter(
            round__handling__suggestion__in=keys, case__state=SurveyState.OPEN
        )
        for survey in surveys.select_related("deputy__person").order_by("pk"):
            self.surveyed[survey.round_id].append(survey)

    def _read_clocks(self, keys):
        for clock in Clock.objects.filter(case__root__in=keys, ended_at=None).order_by("due"):
            self.clocks[clock.case_id].append(clock)

    def until(self, case_id, *names: str) -> dict:
        """The earliest of these clocks, as fields of Whereabouts."""
        for one in self.clocks[case_id]:
            if one.name in names:
                return {
                    "until": one.due,
                    "clock": one.label,
                    "paused": one.paused_at is not None,
                }
        return {}


def whereabouts(suggestions: list[Suggestion]) -> dict:
    """Suggestion key → Whereabouts, in five queries at the most however many there are.

    Each suggestion comes with `case` and `lead__person` loaded.
    """
    if not suggestions:
        return {}
    family = _Family(suggestions)
    return {one.pk: _of(one, family) for one in suggestions}


def _of(suggestion: Suggestion, family: _Family) -> Whereabouts:
    state, lead = State(suggestion.state), suggestion.lead
    deputy = _("%s代表") % lead.person.name if lead else ""
    committee = str(BodyKind.DEPUTIES_COMMITTEE.label)
    if state == State.IN_HANDLING:
        return _in_handling(suggestion, family)
    if state == State.COSIGNING and family.invited[suggestion.pk]:
        return Whereabouts(_("等附议代表答复"), _names(family.invited[suggestion.pk]))
    words = {
        State.DRAFT: (_("草稿，还没有提交"), deputy),
        State.COSIGNING: (_("附议已答复，等提交"), deputy),
        State.GATE: (_("已提交，等代表团审核"), str(BodyKind.DELEGATION.label)),
        State.SUBMITTED: (_("已提交，等审查登记"), committee),
        State.RETURNED: (_("退回修改"), deputy),
        State.REGISTERED: (_("已登记，等交办"), committee),
        State.CONSULTING: (_("预交办，等单位反馈"), committee),
        State.TRANSFERRED: (_("已转交，等分办"), str(BodyKind.GOVERNMENT_OFFICE.label)),
        State.AWAY: (_("已转出，等对方答复"), committee),
        State.PASSED_ON: (_("已转出，本级办理终结"), ""),
        State.CLOSED: (_("已办结"), ""),
        State.ARCHIVED: (_("已归档"), ""),
        State.WITHDRAWN: (_("已撤回"), ""),
        State.REJECTED: (_("不予受理，理由已告知代表"), ""),
        State.LETTER: (_("已作代表来信处理"), ""),
        State.MERGED: (_("已并案，与另一件一起办理"), ""),
        State.SPLIT: (_("已拆分成几件，分别办理"), ""),
        State.REFERRED: (_("已转有关方面作工作参考"), ""),
    }
    where, who = words[state]
    return Whereabouts(where, who, **family.until(suggestion.pk, *BEFORE_A_UNIT_HAS_IT))


def _in_handling(suggestion: Suggestion, family: _Family) -> Whereabouts:
    """By the lead unit whose turn it is; of several, the one that is least far."""
    gone = (HandlingState.RETURNED, HandlingState.ENDED)
    leads = [
        one
        for one in family.handlings[suggestion.pk]
        if one.role == Role.LEAD and one.state not in gone
    ]
    if not leads:
        return Whereabouts(_("办理中"), str(BodyKind.DEPUTIES_COMMITTEE.label))
    steps = {RoundState.DELIVERED.value: 1, RoundState.CLOSED.value: 2}

    def how_far(handling):
        round = family.rounds.get(handling.pk)
        return steps.get(round.state, 0) if round else 0

    return _at_the_unit(min(leads, key=how_far), family)


def _at_the_unit(handling: Handling, family: _Family) -> Whereabouts:
    unit, until = handling.unit.name, family.until(handling.pk, *REPLY)
    if handling.state == HandlingState.ASSIGNED:
        return Whereabouts(_("已交办，等签收"), unit, **until)
    if handling.state == HandlingState.RETURN_REQUESTED:
        who = str(BodyKind.DEPUTIES_COMMITTEE.label)
        return Whereabouts(
            _("%s申请退回，等决定") % unit, who, **family.until(handling.pk, "reassign")
        )
    round = family.rounds.get(handling.pk)
    state = round.state if round else RoundState.DRAFTING
    return _of_the_round(round, state, handling, until, family)


def _of_the_round(round, state, handling, until, family) -> Whereabouts:
    unit, again = handling.unit, round is not None and round.round > 1
    if state == RoundState.DELIVERED:
        waiting = family.surveyed[round.pk]
        due = [family.until(one.pk, "feedback", "feedback_grace") for one in waiting]
        first: dict = min((one for one in due if one), key=lambda one: one["until"], default={})
        return Whereabouts(
            _("已答复，等代表评价"), _names([one.deputy.person.name for one in waiting]), **first
        )
    if state == RoundState.CLOSED:
        opinion = getattr(round, "second_opinion", None)
        if opinion and not opinion.done_at:
            return Whereabouts(_("再次不满意，按处理意见办理"), unit.name)
        return Whereabouts(_("评价已收齐，等办结"), str(BodyKind.DEPUTIES_COMMITTEE.label))
    return Whereabouts(_("第二轮办理中") if again else _("办理中"), unit.name, **until)


def _names(names: list[str], most: int = 3) -> str:
    shown = "、".join(names[:most])
    return (
        _("%(names)s等%(count)s人") % {"names": shown, "count": len(names)}
        if (len(names) > most)
        else shown
    )
