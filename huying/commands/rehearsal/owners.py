"""Is there, for every open case, somebody who can carry it on?"""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from huying.domain.advice.models import Consultation, FactRequest, Liaison
from huying.domain.bills.models import Bill
from huying.domain.people.models import Appointment, Congress
from huying.domain.people.states import BodyKind
from huying.domain.suggestions.models import Handling, Paper, ReplyRound, Suggestion, Survey
from huying.domain.suggestions.policy.family import handling_of, proposing_deputies, suggestion_of
from huying.domain.supervision import models as supervision
from huying.foundation.procedure.procedure import ALL

KINDS = {
    "suggestion": Suggestion.objects.select_related("lead__person"),
    "handling": Handling.objects.select_related("suggestion__lead__person", "unit"),
    "reply_round": ReplyRound.objects.select_related(
        "handling__suggestion__lead__person", "handling__unit"
    ),
    "survey": Survey.objects.select_related(
        "deputy__person", "round__handling__suggestion__lead__person"
    ),
    "paper": Paper.objects.select_related("issuer"),
    "bill": Bill.objects.select_related("lead__person"),
    "consultation": Consultation.objects.select_related("unit"),
    "fact_request": FactRequest.objects.select_related("unit", "deputy__person"),
    "commitment": supervision.Commitment.objects.select_related(
        "owner", "suggestion__lead__person"
    ),
    "liaison": Liaison.objects.select_related("rule__body"),
    "key_supervision": supervision.KeySupervision.objects.select_related("unit"),
    "ladder": supervision.Ladder.objects.select_related("handling__unit"),
    "campaign": supervision.Campaign.objects.all(),
    "team": supervision.Team.objects.all(),
    "hearing": supervision.Hearing.objects.select_related("unit"),
    "outing": supervision.Outing.objects.select_related("body"),
    "cure": supervision.Cure.objects.select_related("unit"),
    "look_back": supervision.LookBack.objects.all(),
    "look_back_item": supervision.LookBackItem.objects.select_related("handling__unit"),
    "revisit_draw": supervision.RevisitDraw.objects.all(),
    "unit_assessment": supervision.UnitAssessment.objects.all(),
    "yearly_report": supervision.YearlyReport.objects.all(),
}
FAMILY = ("suggestion", "handling", "reply_round", "survey")


class Everybody:
    """The running appointments of a congress, by key and by body."""

    def __init__(self, congress: Congress):
        running = Appointment.objects.filter(congress=congress, until=None)
        self.all = list(running.select_related("person", "body", "congress", "seat").order_by("pk"))
        self.by_key = {one.pk: one for one in self.all}
        self.of_body: dict[int | None, list[Appointment]] = {}
        for one in self.all:
            self.of_body.setdefault(one.body_id, []).append(one)
        self.committee = [one for one in self.all if one.body.kind == BodyKind.DEPUTIES_COMMITTEE]

    def of(self, bodies: set, keys: set) -> list[Appointment]:
        """Those of these bodies, these appointments themselves, and the 代表工委."""
        found = [one for body in bodies for one in self.of_body.get(body, ())]
        found += [self.by_key[key] for key in keys if key in self.by_key]
        return found + self.committee


def open_without_owner(congress: Congress, at: datetime) -> int:
    """How many open cases no running appointment has an act for.

    Open is a case whose state some act leads out of. An owner is an appointment (the system's too)
    with standing for an act by hand in that state, whatever that act may still need.
    """
    everybody = Everybody(congress)
    return sum(
        not _has_owner(ALL[kind], case, everybody, at)
        for kind in KINDS
        for case in _open(kind, congress)
    )


def _open(kind: str, congress: Congress) -> Iterator[Any]:
    left = {
        state
        for act in ALL[kind].acts.values()
        for state in act.when
        if act.then is not None and act.then != state and not act.takes_back
    }
    found = KINDS[kind].filter(congress=congress, case__state__in=left)
    return found.select_related("case", "congress").order_by("pk").iterator()


def _has_owner(procedure: Any, subject: Any, everybody: Everybody, at: datetime) -> bool:
    acts = [
        act
        for act in procedure.acts.values()
        if act.by_hand and not act.opens and subject.case.state in act.when
    ]
    return any(
        act.standing_refusal(subject, by, at) is None and not (act.applies and act.applies(subject))
        for some in (_likely(subject, everybody), everybody.all)
        for by in some
        for act in acts
    )


def _likely(subject: Any, everybody: Everybody) -> list[Appointment]:
    """Those to ask first, so that not everybody need be asked."""
    if subject.case.kind not in FAMILY:
        organ = getattr(subject, "rule", subject)
        bodies = {getattr(organ, name, None) for name in ("unit_id", "body_id", "owner_id")}
        own = {getattr(subject, name, None) for name in ("lead_id", "deputy_id")}
        return everybody.of(bodies, own)
    deputies = {one.pk for one in proposing_deputies(suggestion_of(subject))}
    unit = None if isinstance(subject, Suggestion) else handling_of(subject).unit_id
    return everybody.of({unit}, deputies)
