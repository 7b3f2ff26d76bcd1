"""Everything that the page of one suggestion shows to one person, read in a fixed number of queries."""

from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import Prefetch
from django.utils import timezone

from huying.domain.people.queries import Acting
from huying.foundation.procedure.models import Clock, Event

from .. import states
from ..models import (
    Acceptance,
    Contact,
    Handling,
    PassingOn,
    ReplyRound,
    SecondAssignment,
    Suggestion,
    Survey,
    Visit,
)
from ..policy.clocks import book_of
from ..policy.objections import may_deputies_object
from .class_changes import changes_of_classes
from .duty import DUTY, measures_of_handlings
from .outcomes import outcomes_of_handlings
from .promises import lines_of_replies
from .unit_ledger import inner_tasks_of, work_of
from .urgings import urgings_of_handlings
from .visibility import handlings_visible_to, rounds_visible_to, surveys_visible_to

# What a deputy need not read of a reply's making: only its delivery and its end concern the deputy.
INSIDE = tuple(
    f"handling.{act}"
    for act in ("give_to_sections", "report_of_section", "strike_off", "urge_inside")
)
INTERNAL = ("reply_round.", "handling.record_work", *INSIDE, "handling.write_to_unit")
SHOWN_TO_DEPUTIES = (
    "reply_round.deliver",
    "reply_round.sign_face_record",
    "reply_round.file_signed_record",
    "reply_round.relay",
    "reply_round.close_early",
    "reply_round.close_when_answered",
    "reply_round.begin_again",
    "reply_round.end_round",
)


@dataclass
class SuggestionPage:
    suggestion: Suggestion
    handlings: list[Handling]
    rounds: list[ReplyRound]
    surveys: list[Survey]
    clocks: dict[object, list[Clock]]
    events: list[Event]
    cosigned: list = field(default_factory=list)

    @property
    def cases(self) -> list:
        """Every subject that acts may be done on, the suggestion first."""
        live = [h for h in self.handlings if h.state != states.Handling.RETURNED]
        return [self.suggestion, *live, *self.rounds, *self.surveys]

    @property
    def leads(self) -> list[Handling]:
        return [h for h in self.handlings if h.is_lead and h.state != states.Handling.RETURNED]

    @cached_property
    def passings(self) -> list[PassingOn]:
        """The letters with which it left this congress; asked for only where its events tell of one."""
        left = any(one.act.startswith("suggestion.pass_on") for one in self.events)
        return list(self.suggestion.passings.order_by("pk")) if left else []

    @cached_property
    def acceptances(self) -> list[Acceptance]:
        """Visits of deputies to see what was done; asked for only where its events tell of one."""
        if not any(one.act == "handling.record_acceptance" for one in self.events):
            return []
        found = Acceptance.objects.filter(handling__in=[one.pk for one in self.handlings])
        return list(
            found.prefetch_related("deputies__person", "attachments").order_by("visited_on")
        )

    @cached_property
    def assigned_again(self) -> list[SecondAssignment]:
        if not any(one.act == "handling.assign_again" for one in self.events):
            return []
        found = SecondAssignment.objects.filter(handling__in=[one.pk for one in self.handlings])
        return list(found.order_by("pk"))

    def rounds_of(self, handling) -> list[ReplyRound]:
        return [r for r in self.rounds if r.handling_id == handling.pk]

    def surveys_of(self, round) -> list[Survey]:
        return [s for s in self.surveys if s.round_id == round.pk]


def suggestion_page(suggestion: Suggestion, acting: Acting) -> SuggestionPage:
    """`suggestion` comes from visible_to(acting)."""
    handlings = list(
        handlings_visible_to(acting)
        .filter(suggestion=suggestion)
        .select_related(
            *("proposed_unit", "instead_of__unit", "co_opinion__by__person", "assignment_rating"),
            *DUTY,
        )
        .prefetch_related(
            Prefetch(
                "contacts",
                Contact.objects.order_by("held_at")
                .select_related("by__person", "congress")
                .prefetch_related("answers__deputy__person", "attachments"),
            ),
            *(("objections",) if may_deputies_object(suggestion) else ()),
            "extensions",
            Prefetch("visits", Visit.objects.select_related("deputy__person").order_by("at")),
            "pauses",
            "sent_back_opinions",
            urgings_of_handlings(),
            "rounds",
            work_of(acting),
            inner_tasks_of(acting),
            measures_of_handlings(),
            outcomes_of_handlings(),
        )
        .order_by("role", "attempt", "pk")
    )
    handlings.sort(key=lambda h: (not h.is_lead, h.assigned_at))
    rounds = list(
        rounds_visible_to(acting)
        .filter(handling__suggestion=suggestion)
        .select_related("redo_decision", "quality", "second_opinion")
        .select_related("face_reply", "relay", "outside_copy", "class_grounds")
        .prefetch_related("answers__request", "opinions__by__body", "attachments")
        .prefetch_related("countersigns__handling__unit", "filings")
        .prefetch_related(lines_of_replies(), changes_of_classes())
        .prefetch_related("face_reply__attachments", "relay__present__person")
        .order_by("opened_at")
    )
    surveys = list(
        surveys_visible_to(acting)
        .filter(round__in=[one.pk for one in rounds])
        .prefetch_related("marks")
        .order_by("pk")
    )
    _share(suggestion, handlings, rounds, surveys)
    keys = [suggestion.pk, *(one.pk for one in [*handlings, *rounds, *surveys])]
    clocks: dict[object, list[Clock]] = {}
    for clock in Clock.objects.filter(case__in=keys, ended_at=None).order_by("due"):
        clocks.setdefault(clock.case_id, []).append(clock)
    return SuggestionPage(
        suggestion=suggestion,
        handlings=handlings,
        rounds=rounds,
        surveys=surveys,
        clocks=clocks,
        events=_events(keys, acting),
        cosigned=list(
            suggestion.cosignatures.select_related(
                "deputy__person", "deputy__seat__delegation"
            ).order_by("pk")
        ),
    )


def signer_views(round: ReplyRound, acting: Acting) -> list:
    """What co-signers told the lead deputy; the unit does not read it."""
    alone = book_of(round).evaluation.evaluators == "lead_after_asking"
    if not alone or not round.delivered_at or not (acting.is_deputy or acting.is_committee):
        return []
    return list(round.signer_views.select_related("deputy__person").order_by("pk"))


def _share(suggestion, handlings, rounds, surveys) -> None:
    """One object for one row, so that nothing is read again through a relation."""
    by_key = {h.pk: h for h in handlings}
    gone = (states.Handling.RETURNED, states.Handling.ENDED)
    vars(suggestion)["units_found"] = {h.unit_id for h in handlings if h.state not in gone}
    for handling in handlings:
        handling.suggestion = suggestion
    rounds_by_key = {}
    for round in rounds:
        round.handling = by_key.get(round.handling_id, round.handling)
        rounds_by_key[round.pk] = round
    for survey in surveys:
        survey.round = rounds_by_key.get(survey.round_id, survey.round)


def _events(keys, acting: Acting) -> list[Event]:
    found = Event.objects.filter(case__in=keys).select_related("detail", "cause", "by")
    events = [
        one
        for one in found.order_by("-seq")
        if one.act not in INSIDE or one.by.body_id in acting.bodies
    ]
    return [one for one in events if acting.bodies or not _internal(one.act)]


def _internal(act: str) -> bool:
    return act.startswith(INTERNAL) and act not in SHOWN_TO_DEPUTIES


def days_since_first_assignment(suggestion, at: datetime) -> int | None:
    """Calendar days since the first 交办, however often the unit changed since."""
    if suggestion.assigned_at is None:
        return None
    return (timezone.localdate(at) - timezone.localdate(suggestion.assigned_at)).days
