"""交办会、改办协调会: who proposed what stands on its agenda, who is invited, what must be so before it is signed."""

from django.db.models import F, Q
from django.utils.translation import gettext as _

from huying.domain.people.policy import holders
from huying.domain.people.states import Capacity, UnitSystem

from ..models import CoSignature, Countersign, Handling, MeetingItem, Suggestion
from ..states import CosignAnswer, Decision, Matter, Role
from ..states import Handling as HandlingState
from ..states import Suggestion as SuggestionState
from .assigning import in_two_steps
from .countersigning import at_odds

TO_ASSIGN = (SuggestionState.REGISTERED, SuggestionState.CONSULTING)


def open_requests(congress_id):
    """Handlings whose unit asks to hand them back, the oldest request first."""
    return (
        Handling.objects.filter(congress_id=congress_id, case__state=HandlingState.RETURN_REQUESTED)
        .select_related("case", "unit", "proposed_unit", "suggestion")
        .order_by("pk")
    )


def disagreements(congress_id):
    """Handlings whose draft another lead unit objects to, the oldest first."""
    rounds = at_odds(congress_id)
    return (
        Handling.objects.filter(
            pk__in=rounds.values("handling"), case__state=HandlingState.ACCEPTED
        )
        .select_related("case", "unit", "suggestion")
        .order_by("pk")
    )


def dissents_on(rounds) -> dict:
    """By handling: what the other lead units say against its draft, as (unit, words)."""
    found = Countersign.objects.filter(
        round__in=rounds, turn=F("round__countersign_turn"), agrees=False, handling__role=Role.LEAD
    ).select_related("handling__unit", "round")
    said: dict = {}
    for one in found.order_by("pk"):
        said.setdefault(one.round.handling_id, []).append((one.handling.unit, one.text))
    return said


def still_open(meeting):
    """The items of the agenda that nobody has settled elsewhere meanwhile."""
    asked_back = Q(matter=Matter.RETURN, handling__case__state=HandlingState.RETURN_REQUESTED)
    at_odds_still = Q(
        matter=Matter.DISAGREEMENT,
        handling__case__state=HandlingState.ACCEPTED,
        handling__in=at_odds(meeting.congress_id).values("handling"),
    )
    return (
        meeting.items.filter(asked_back | at_odds_still)
        .select_related("handling__case", "handling__unit", "handling__suggestion", "unit")
        .order_by("number")
    )


def families_on_the_agenda(meeting) -> list:
    """Keys of the suggestions that the signed list goes on to change."""
    return list(set(meeting.items.values_list("handling__suggestion_id", flat=True)))


def proposers_on_the_agenda(meeting) -> set:
    """Keys of the persons who proposed or co-signed anything on the agenda."""
    about = MeetingItem.objects.filter(meeting=meeting).values("handling__suggestion")
    leads = Suggestion.objects.filter(pk__in=about, lead__isnull=False)
    signed = CoSignature.objects.filter(suggestion__in=about, answer=CosignAnswer.CONFIRMED)
    return {
        *leads.values_list("lead__person_id", flat=True),
        *signed.values_list("deputy__person_id", flat=True),
    }


def the_invited_units(meeting):
    """Handlers, offices and heads of the units that are asked to come."""
    return holders(
        meeting.congress_id, capacities=(Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD)
    ).filter(body__in=meeting.units.all())


def the_units_of_the_package(meeting):
    """Handlers, offices and heads of the units that are asked to the 交办会."""
    return holders(
        meeting.congress_id, capacities=(Capacity.HANDLER, Capacity.OFFICE, Capacity.HEAD)
    ).filter(body__in=meeting.attendances.values("unit"))


def to_be_packed(congress_id):
    """Registered, with a deputy and a proposed lead unit: what a 交办会 can assign."""
    return (
        Suggestion.objects.filter(
            congress_id=congress_id,
            case__state__in=TO_ASSIGN,
            lead__isnull=False,
            proposed_lead__isnull=False,
        )
        .select_related("case", "congress", "proposed_lead")
        .prefetch_related("proposed_units")
        .order_by("session", "number", "pk")
    )


def still_to_assign(meeting):
    """The items that nobody has assigned meanwhile and that the 代表工委 assigns itself."""
    found = meeting.items.filter(suggestion__case__state__in=TO_ASSIGN).select_related(
        "suggestion__case", "suggestion__congress", "unit"
    )
    return [
        one
        for one in found.prefetch_related("suggestion__proposed_units").order_by("pk")
        if in_two_steps(one.suggestion) or one.unit.system != UnitSystem.GOVERNMENT
    ]


def families_in_the_package(meeting) -> list:
    """Keys of the suggestions that the meeting goes on to assign."""
    return list(meeting.items.values_list("suggestion_id", flat=True))


def every_request_is_on_it(meeting, *, by, at):
    """No request that is open at this moment is left for another day."""
    left = open_requests(meeting.congress_id).exclude(pk__in=meeting.items.values("handling_id"))
    if number := left.count():
        return _("还有%s件申请退回没有列入议题，请先“补列议题”。") % number
    return None


def every_item_is_decided(meeting, *, by, at):
    waiting = [str(one.number) for one in still_open(meeting).filter(decision=Decision.OPEN)]
    return _("第%s项还没有议定。") % "、".join(waiting) if waiting else None
