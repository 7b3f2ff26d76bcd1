"""移交: what a unit has in hand goes with it when it is renamed, merged or split; drafts at 换届."""

from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from huying.domain.people.models import Body
from huying.domain.people.procedure import appointments, change_of_term, handover
from huying.domain.people.procedure.steps import roll_steps
from huying.domain.people.states import BodyKind, RollState
from huying.foundation.procedure.act import Follow

from ..models import (
    Consultation,
    CoSignature,
    Handling,
    MeetingItem,
    PackageItem,
    PromiseLine,
    Responsibility,
    Suggestion,
    TaskTie,
)
from ..policy.audiences import the_lead, the_proposers, the_unit
from ..policy.ownership import in_hand, nobody_would_be_left, sitting_persons
from ..states import CosignAnswer, Fitness, Role
from ..states import Handling as State
from ..states import Suggestion as SuggestionState
from .handling.turn import AT_WORK
from .steps import handling_steps, suggestion_steps

IN_HAND = (*AT_WORK, State.OPINION_SENT, State.COMPLETED)
NOT_YET_ASSIGNED = (
    SuggestionState.SUBMITTED,
    SuggestionState.REGISTERED,
    SuggestionState.CONSULTING,
    SuggestionState.TRANSFERRED,
)
UNSUBMITTED = (SuggestionState.DRAFT, SuggestionState.COSIGNING)

appointments.BEFORE_LEAVING.append(nobody_would_be_left)


# -- where each turn goes ----------------------------------------------------------------------


def _after_a_merger(unit, into, **details):
    return [(one, into) for one in in_hand(unit)]


def _after_a_split(unit, main, others, items, **details):
    bodies = {one.pk: one for one in (main, *others)}
    every = [(one, bodies[items.get(str(one.pk), main.pk)]) for one in in_hand(unit)]
    return [(one, goes_to) for one, goes_to in every if goes_to.pk != unit.pk]


def _doubled(where):
    """Where the unit that takes over has a turn of its own: a co-unit's part is not done twice."""

    def each(roll, *, by, at, **details):
        for one, goes_to in where(**details):
            there = one.suggestion.handlings.filter(unit=goes_to).select_related("case")
            for other in there:
                if other.state in AT_WORK and other.role == Role.CO and one.is_lead:
                    yield {"on": other, "into": goes_to}
            alive = any(other.state in IN_HAND for other in there)
            if alive and not one.is_lead and one.state in AT_WORK:
                yield {"on": one, "into": goes_to}

    return each


def _moving(where):
    def each(roll, *, by, at, **details):
        for one, goes_to in where(**details):
            yield {"on": one, "was": one.unit.name, "into": goes_to}

    return each


@handling_steps.act(
    gettext_lazy("随机构调整并为一件"),
    who=appointments.end_appointment.who,
    when=AT_WORK,
    then=State.ENDED,
    ends=("*",),
    by_hand=False,
    follows=(
        Follow(handover.merge_unit, _doubled(_after_a_merger)),
        Follow(handover.split_unit, _doubled(_after_a_split)),
    ),
    tells=(the_unit,),
)
def fold_in(handling, *, by, at, into):
    """The unit that takes over has the same suggestion in hand already: a co-unit's turn ends."""
    _promises_follow(handling, into)


@handling_steps.act(
    gettext_lazy("随机构调整移交"),
    who=appointments.end_appointment.who,
    when=IN_HAND,
    by_hand=False,
    follows=(
        Follow(handover.merge_unit, _moving(_after_a_merger)),
        Follow(handover.split_unit, _moving(_after_a_split)),
    ),
    tells=(the_unit, the_proposers),
)
def hand_over(handling, *, by, at, was, into):
    """The whole turn goes along: its clocks, its rounds, its contacts and its open surveys."""
    _promises_follow(handling, into)
    earlier = Handling.objects.filter(suggestion=handling.suggestion_id, unit=into)
    last = earlier.order_by("-attempt").values_list("attempt", flat=True).first()
    handling.unit, handling.attempt = into, (last or 0) + 1
    handling.seen_by_head_at = None  # another head answers for it now
    Responsibility.objects.filter(handling=handling).delete()  # …and other people
    TaskTie.objects.filter(handling=handling).delete()  # it was the old unit's own plan
    handling.save(update_fields=["unit", "attempt", "seen_by_head_at"])


def _promises_follow(handling, into) -> None:
    """What the unit would promise in a reply that is not delivered yet, another unit would."""
    PromiseLine.objects.filter(
        round__handling__suggestion=handling.suggestion_id,
        round__delivered_at=None,
        owner=handling.unit_id,
    ).update(owner=into)


def _turns_of_the_renamed(roll, *, by, at, body, name, **details):
    was = body.name
    for one in in_hand(body):
        yield {"on": one, "was": was, "name": name}


@handling_steps.follows(
    handover.rename_body, _turns_of_the_renamed, gettext_lazy("承办单位更名"), when=IN_HAND
)
def renamed(handling, *, by, at, was, name):
    """The unit stays the same one; what it signed before keeps the old name."""


def _turns_of_the_place(roll, *, by, at, appointment, person, note, **details):
    if appointment.body.kind == BodyKind.UNIT:
        for one in in_hand(appointment.body):
            if one.state in AT_WORK:
                yield {"on": one, "was": str(appointment), "person": person, "note": note}


@handling_steps.follows(
    handover.change_of_hands, _turns_of_the_place, gettext_lazy("承办岗位交接"), when=AT_WORK
)
def taken_in_hand(handling, *, by, at, was, person, note):
    """Somebody else in the unit answers for it from now on."""


# -- what is only proposed ---------------------------------------------------------------------


def _into_one(roll, *, by, at, unit, into, **details):
    yield {"on": roll, "unit": unit, "into": into}


def _into_the_main_one(roll, *, by, at, unit, main, **details):
    if main.pk != unit.pk:
        yield {"on": roll, "unit": unit, "into": main}


@roll_steps.act(
    gettext_lazy("拟办单位随机构调整更改"),
    who=appointments.end_appointment.who,
    when=RollState.OPEN,
    by_hand=False,
    follows=(
        Follow(handover.merge_unit, _into_one),
        Follow(handover.split_unit, _into_the_main_one),
    ),
)
def proposals_follow(roll, *, by, at, unit, into):
    """A unit that is only asked or proposed: 预交办, requests to return, agendas, imported rows."""
    Handling.objects.filter(proposed_unit=unit, case__state=State.RETURN_REQUESTED).update(
        proposed_unit=into
    )
    MeetingItem.objects.filter(unit=unit, meeting__signed_at=None).update(unit=into)
    PackageItem.objects.filter(unit=unit, meeting__signed_at=None).update(unit=into)
    _ask_instead(unit, into)
    waiting = Suggestion.objects.filter(case__state__in=NOT_YET_ASSIGNED)
    waiting.filter(proposed_lead=unit).update(proposed_lead=into)
    for one in waiting.filter(proposed_units=unit):
        one.proposed_units.remove(unit)
        one.proposed_units.add(into)


def _ask_instead(unit: Body, into: Body) -> None:
    """An open question of 预交办 goes along; where both were asked, one answer is enough."""
    asked = Consultation.objects.filter(unit=unit, answer=Fitness.OPEN)
    both = Consultation.objects.filter(unit=into).values("suggestion")
    asked.filter(suggestion__in=both).delete()
    asked.update(unit=into)
    Consultation.objects.filter(proposed_unit=unit).update(proposed_unit=into)


# -- 换届 --------------------------------------------------------------------------------------


def _drafts_left_behind(roll, *, by, at, **details):
    """Only its author could go on with a draft, and the author sits no longer."""
    drafts = Suggestion.objects.filter(congress_id=roll.congress_id, case__state__in=UNSUBMITTED)
    sitting = sitting_persons(roll.congress_id)
    for one in drafts.select_related("case", "lead").order_by("pk"):
        if one.lead is None or one.lead.person_id not in sitting:
            yield {"on": one, "reason": _("领衔代表任期届满，没有提交")}


@suggestion_steps.follows(
    change_of_term.change_of_term,
    _drafts_left_behind,
    gettext_lazy("随换届终止草稿"),
    when=UNSUBMITTED,
    then=SuggestionState.WITHDRAWN,
    ends=("*",),
    tells=(the_lead,),
)
def end_draft(suggestion, *, by, at, reason: Any):
    suggestion.withdrawal_reason = reason
    suggestion.save(update_fields=["withdrawal_reason"])


def _with_invitations_left(roll, *, by, at, **details):
    for one in (
        Suggestion.objects.filter(
            congress_id=roll.congress_id,
            case__state__in=(SuggestionState.COSIGNING, SuggestionState.RETURNED),
            cosignatures__in=_left_open(roll.congress_id),
        )
        .select_related("case")
        .order_by("pk")
        .distinct()
    ):
        yield {"on": one}


@suggestion_steps.follows(
    change_of_term.change_of_term,
    _with_invitations_left,
    gettext_lazy("附议邀请随换届失效"),
    when=(SuggestionState.COSIGNING, SuggestionState.RETURNED),
    tells=(the_lead,),
)
def invitations_lapse(suggestion, *, by, at):
    """Nobody waits for the answer of a deputy who sits no longer."""
    _left_open(suggestion.congress_id).filter(suggestion=suggestion).update(
        answer=CosignAnswer.LAPSED, answered_at=at
    )


def _left_open(congress_id):
    return CoSignature.objects.filter(congress_id=congress_id, answer=CosignAnswer.OPEN).exclude(
        deputy__person__in=sitting_persons(congress_id)
    )
