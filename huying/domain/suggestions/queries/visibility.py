"""Who may see what. One condition per line, so that each can be read as a rule.

Drafts belong to their author (and to those invited to co-sign, which may be all deputies, and those who
pre-review them). From
submission on the 代表工委 sees all; the deputy's delegation what it checks; an office what units of
its system handle, the government office also what it is to assign on; a unit what it handles and,
during 预交办, what it is consulted on. What a deputy wishes kept secret is shown only to those who
handle it at this moment.
A reply is the unit's own until it is countersigned or pre-reviewed, and the deputies' once delivered.
A survey is between the deputy and the congress; the unit sees it when its round is closed.
"""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet

from huying.domain.people.models import Seat
from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind, UnitSystem
from huying.foundation.cases.row_rule import RowRule
from huying.foundation.cases.within import Exists

from .. import states
from ..models import (
    Consultation,
    CoSignature,
    CosignCall,
    Countersign,
    DelegationAuthor,
    DelegationCheck,
    Handling,
    Inadmissible,
    PreReview,
    ReplyRound,
    ReviewOpinion,
    Suggestion,
    Survey,
)
from ..policy.checks import HAS_A_WORD
from ..policy.handed_in import handed_in

HANDLES = tuple(
    one for one in states.Handling if one not in (states.Handling.RETURNED, states.Handling.ENDED)
)
REVIEWED = (
    states.ReplyRound.OFFICE_REVIEW,
    states.ReplyRound.COMMITTEE_REVIEW,
    states.ReplyRound.CLEARED,
    states.ReplyRound.SIGNED,
)


PASSED_ON = (states.Suggestion.LETTER, states.Suggestion.REFERRED)


@dataclass(frozen=True)
class Viewer:
    """All of somebody that what they may see depends on."""

    congress: UUID
    person: int
    units: tuple[int, ...]
    readers: tuple[int, ...]
    systems: tuple[str, ...]
    seated: bool
    sitting: bool
    committee: bool
    assigns_on: bool


def viewer(acting: Acting) -> Viewer:
    return Viewer(
        congress=acting.congress.pk,
        person=acting.person.pk,
        units=tuple(sorted(acting.bodies)),
        readers=tuple(sorted(acting.reading_bodies)),
        systems=tuple(_systems(acting)),
        seated=any(one.is_deputy for one in acting.appointments),
        sitting=any(one.is_deputy and one.until is None for one in acting.appointments),
        committee=acting.is_committee,
        assigns_on=acting.has(BodyKind.GOVERNMENT_OFFICE),
    )


def visible_to(acting: Acting) -> QuerySet[Suggestion]:
    """The suggestions that exist for this person: a list of them."""
    return with_what_is_told(Suggestion.objects.filter(sees_suggestion(viewer(acting))))


def visible_one(acting: Acting) -> QuerySet[Suggestion]:
    """The same, to take a few of them by their keys."""
    return with_what_is_told(
        Suggestion.objects.filter(may_see(acting, "pk"), congress=acting.congress)
    )


def may_see(acting: Acting, row):
    """For filter(): the suggestion with this key (a path or an OuterRef) exists for this person."""
    return SUGGESTION(viewer(acting), row)


def with_what_is_told(suggestions: QuerySet[Suggestion]) -> QuerySet[Suggestion]:
    return suggestions.select_related(
        *("case", "congress", "text", "lead__person", "session__term"),
        *("category__parent", "category__committee"),
        "circumstances",
        "delegation_author__delegation",
        "merged_into__case",
    )


def sees_suggestion(who: Viewer) -> Q:
    rules: Any = Q(pk__in=())
    if who.seated:
        asked = CoSignature.objects.filter(
            suggestion=OuterRef("pk"),
            deputy__person=who.person,
            answer__in=(states.CosignAnswer.OPEN, states.CosignAnswer.CONFIRMED),
        )
        together = Q(pk__in=_handled_together(who).values("merged_into"), secrecy=False)
        rules |= Q(lead__person=who.person) | Exists(asked) | together
    if who.sitting:
        called = CosignCall.objects.filter(suggestion=OuterRef("pk"))
        open_to_all = Q(case__state=states.Suggestion.COSIGNING, secrecy=False)
        rules |= open_to_all & Exists(called)
    if who.committee:
        rules |= handed_in()
    if who.systems:
        rules |= _handled_by(Q(unit__system__in=who.systems))
    if who.units:
        rules |= _handled_by(Q(unit__in=who.units))
        rules |= Exists(_passed_on().filter(units__in=who.units))
        asked_whether = Consultation.objects.filter(suggestion=OuterRef("pk"), unit__in=who.units)
        rules |= Q(case__state=states.Suggestion.CONSULTING) & Exists(asked_whether)
    if who.assigns_on:
        rules |= Q(case__state=states.Suggestion.TRANSFERRED)
    if who.readers:
        rules |= _read_early_by(who.readers)
    return Q(rules, congress=who.congress)


def _handled_by(whose: Q) -> Q:
    """Handled by such a unit, now or before; kept secret: only while it handles it."""
    ever, now = _handlings().filter(whose), _handlings().filter(whose, case__state__in=HANDLES)
    with_the_main = Handling.objects.filter(whose, suggestion=OuterRef("merged_into"))
    rules = Q(Exists(ever), secrecy=False) | Q(Exists(now), secrecy=True)
    return rules | Q(Exists(with_the_main), secrecy=False)


def _handled_together(who: Viewer) -> QuerySet[Suggestion]:
    """What this deputy proposed or co-signed and is handled with another (并案): asked once, not of each
    row, which a planner that counts no merged items takes to be the same."""
    signed = CoSignature.objects.filter(
        deputy__person=who.person, answer=states.CosignAnswer.CONFIRMED
    )
    own = Q(lead__person=who.person) | Q(pk__in=signed.values("suggestion"))
    return Suggestion.objects.filter(own, merged_into__isnull=False)


def _read_early_by(bodies: tuple[int, ...]) -> Q:
    """Sent to such a body before the session, or before it as the deputy's delegation."""
    sent = PreReview.objects.filter(suggestion=OuterRef("pk"), body__in=bodies)
    asked = Q(Exists(sent), secrecy=False) | Q(
        Exists(sent.filter(given_at=None, ended_at=None)), secrecy=True
    )
    checked = DelegationCheck.objects.filter(suggestion=OuterRef("pk"), body__in=bodies)
    sits_there = Seat.objects.filter(appointment=OuterRef("lead"), delegation__body__in=bodies)
    wrote = DelegationAuthor.objects.filter(suggestion=OuterRef("pk"), delegation__body__in=bodies)
    at_the_gate = Q(case__state=states.Suggestion.GATE) & Exists(sits_there)
    return asked | Q(Exists(checked), secrecy=False) | at_the_gate | Exists(wrote)


def handlings_visible_to(acting: Acting) -> QuerySet[Handling]:
    """The handlings of the suggestions one may see."""
    return Handling.objects.filter(
        may_see(acting, "suggestion"), congress=acting.congress
    ).select_related(
        "case",
        "congress",
        "unit",
        "suggestion__lead__person",
        "suggestion__text",
        "suggestion__circumstances",
    )


def rounds_visible_to(acting: Acting) -> QuerySet[ReplyRound]:
    """The reply rounds of those: drafts for the unit, under review for the reviewer, then for all."""
    return ReplyRound.objects.filter(
        ROUND(viewer(acting)),
        may_see(acting, "handling__suggestion"),
        congress=acting.congress,
    ).select_related(
        "case",
        "congress",
        "handling__case",
        "handling__unit",
        "handling__congress",
        "handling__suggestion__text",
        "handling__suggestion__lead__person",
        "handling__suggestion__circumstances",
        "signed_by__person",
        "signed_by__body",
    )


def sees_round(who: Viewer) -> Q:
    rules: Any = Q(delivered_at__isnull=False)
    if who.units:
        rules |= Q(handling__unit__in=who.units)
        rules |= Q(case__state=states.ReplyRound.COUNTERSIGN) & Exists(_beside(who.units))
        rules |= Exists(_countersigns().filter(handling__unit__in=who.units))
    if who.systems:
        rules |= Q(handling__unit__system__in=who.systems) & (
            Q(case__state__in=REVIEWED)
            | Exists(_opinions(states.Stage.OFFICE))
            | Exists(_countersigns().filter(agrees=False))
        )
    if who.committee:
        rules |= Q(case__state__in=REVIEWED[1:]) | Exists(_opinions(states.Stage.COMMITTEE))
        rules |= Exists(_countersigns().filter(agrees=False))
    return rules


def surveys_visible_to(acting: Acting) -> QuerySet[Survey]:
    """The surveys that exist for this person, of what he or she may see."""
    return Survey.objects.filter(
        SURVEY(viewer(acting)),
        may_see(acting, "round__handling__suggestion"),
        congress=acting.congress,
    ).select_related("case", "congress", "deputy__person", "round__handling__suggestion__lead")


def sees_survey(who: Viewer) -> Q:
    """One's own, all for the 代表工委; for units and offices those of closed rounds."""
    rules = Q(deputy__person=who.person)
    if who.committee:
        rules |= Q(congress=who.congress)
    if who.units or who.systems:
        rules |= Q(round__case__state=states.ReplyRound.CLOSED)
    return rules


def visible_cases(acting: Acting, suggestion: Suggestion) -> list:
    """Keys of the cases of one suggestion's family whose events one may read."""
    children = (
        handlings_visible_to(acting).filter(suggestion=suggestion),
        rounds_visible_to(acting).filter(handling__suggestion=suggestion),
        surveys_visible_to(acting).filter(round__handling__suggestion=suggestion),
    )
    return [suggestion.pk] + [pk for found in children for pk in found.values_list("pk", flat=True)]


def _handlings():
    return Handling.objects.filter(suggestion=OuterRef("pk"))


def _passed_on():
    """As a letter or for reference: the units it went to may read it."""
    return Inadmissible.objects.filter(
        suggestion=OuterRef("pk"), suggestion__case__state__in=PASSED_ON
    )


def _opinions(stage):
    return ReviewOpinion.objects.filter(round=OuterRef("pk"), stage=stage)


def _countersigns():
    return Countersign.objects.filter(round=OuterRef("pk"))


def _beside(bodies):
    """Handlings of these bodies beside the one that a round belongs to."""
    return Handling.objects.filter(
        suggestion=OuterRef("handling__suggestion"), unit__in=bodies, case__state__in=HAS_A_WORD
    )


def _systems(acting: Acting) -> list[str]:
    """The unit systems whose replies one's office pre-reviews."""
    found: list[str] = []
    if acting.has(BodyKind.GOVERNMENT_OFFICE):
        found.append(UnitSystem.GOVERNMENT)
    if acting.has(BodyKind.PARTY_OFFICE):
        found.append(UnitSystem.PARTY)
    return found


SUGGESTION = RowRule(Suggestion, sees_suggestion)
ROUND = RowRule(ReplyRound, sees_round)
SURVEY = RowRule(Survey, sees_survey)
