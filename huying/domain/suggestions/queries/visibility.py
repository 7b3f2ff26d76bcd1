"""Who may see what. One condition per line, so that each can be read as a rule.

Drafts belong to their author (and to those invited to co-sign and those who pre-review them). From
submission on the 代表工委 sees all; the deputy's delegation what it checks; an office what units of
its system handle, the government office also what it is to assign on; a unit what it handles and,
during 预交办, what it is consulted on. What a deputy wishes kept secret is shown only to those who
handle it at this moment.
A reply is the unit's own until it is countersigned or pre-reviewed, and the deputies' once delivered.
A survey is between the deputy and the congress; the unit sees it when its round is closed.
"""

from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind, UnitSystem

from .. import states
from ..models import (
    Consultation,
    CoSignature,
    Countersign,
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


def visible_to(acting: Acting) -> QuerySet[Suggestion]:
    """The suggestions that exist for this person."""
    mine = Q(lead__person=acting.person)
    asked = CoSignature.objects.filter(
        suggestion=OuterRef("pk"),
        deputy__person=acting.person,
        answer__in=(states.CosignAnswer.OPEN, states.CosignAnswer.CONFIRMED),
    )
    together = Q(Exists(_handled_together(acting)), secrecy=False)
    seated = mine | Exists(asked) | together
    rules: Any = seated if _holds_a_seat(acting) else Q(pk__in=())
    if acting.is_committee:
        rules |= Q(submitted_at__isnull=False) | ~Q(source_key="")
    if systems := _systems(acting):
        rules |= _handled_by(Q(unit__system__in=systems))
    if acting.bodies:
        rules |= _handled_by(Q(unit__in=acting.bodies))
        rules |= Exists(_passed_on().filter(units__in=acting.bodies))
        asked_whether = Consultation.objects.filter(
            suggestion=OuterRef("pk"), unit__in=acting.bodies
        )
        rules |= Q(case__state=states.Suggestion.CONSULTING) & Exists(asked_whether)
    if acting.has(BodyKind.GOVERNMENT_OFFICE):
        rules |= Q(case__state=states.Suggestion.TRANSFERRED)
    if acting.reading_bodies:
        rules |= _read_early_by(acting.reading_bodies)
    return (
        Suggestion.objects.filter(congress=acting.congress)
        .filter(rules)
        .select_related(
            *("case", "congress", "text", "lead__person", "session__term"),
            *("category__parent", "category__committee"),
            "circumstances",
            "delegation_author__delegation",
            "merged_into__case",
        )
    )


def _handled_by(whose: Q) -> Q:
    """Handled by such a unit, now or before; kept secret: only while it handles it."""
    ever, now = _handlings().filter(whose), _handlings().filter(whose, case__state__in=HANDLES)
    with_the_main = Handling.objects.filter(whose, suggestion=OuterRef("merged_into"))
    rules = Q(Exists(ever), secrecy=False) | Q(Exists(now), secrecy=True)
    return rules | Q(Exists(with_the_main), secrecy=False)


def _handled_together(acting: Acting) -> QuerySet[Suggestion]:
    """What this deputy proposed or co-signed and is handled with the outer one (并案)."""
    signed = CoSignature.objects.filter(
        deputy__person=acting.person, answer=states.CosignAnswer.CONFIRMED
    )
    own = Q(lead__person=acting.person) | Q(pk__in=signed.values("suggestion"))
    return Suggestion.objects.filter(own, merged_into=OuterRef("pk"))


def _read_early_by(bodies: set) -> Q:
    """Sent to such a body before the session, or before it as the deputy's delegation."""
    sent = PreReview.objects.filter(suggestion=OuterRef("pk"), body__in=bodies)
    asked = Q(Exists(sent), secrecy=False) | Q(
        Exists(sent.filter(given_at=None, ended_at=None)), secrecy=True
    )
    checked = DelegationCheck.objects.filter(suggestion=OuterRef("pk"), body__in=bodies)
    at_the_gate = Q(case__state=states.Suggestion.GATE, lead__seat__delegation__body__in=bodies)
    theirs = Q(delegation_author__delegation__body__in=bodies)
    return asked | Q(Exists(checked), secrecy=False) | at_the_gate | theirs


def handlings_visible_to(acting: Acting) -> QuerySet[Handling]:
    """The handlings of the suggestions one may see."""
    return Handling.objects.filter(
        _of_a_visible_one(acting, "suggestion"), congress=acting.congress
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
    rules: Any = Q(delivered_at__isnull=False)
    if acting.bodies:
        rules |= Q(handling__unit__in=acting.bodies)
        rules |= Q(case__state=states.ReplyRound.COUNTERSIGN) & Exists(_beside(acting.bodies))
        rules |= Exists(_countersigns().filter(handling__unit__in=acting.bodies))
    if systems := _systems(acting):
        rules |= Q(handling__unit__system__in=systems) & (
            Q(case__state__in=REVIEWED)
            | Exists(_opinions(states.Stage.OFFICE))
            | Exists(_countersigns().filter(agrees=False))
        )
    if acting.is_committee:
        rules |= Q(case__state__in=REVIEWED[1:]) | Exists(_opinions(states.Stage.COMMITTEE))
        rules |= Exists(_countersigns().filter(agrees=False))
    return ReplyRound.objects.filter(
        rules, _of_a_visible_one(acting, "handling__suggestion"), congress=acting.congress
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


def surveys_visible_to(acting: Acting) -> QuerySet[Survey]:
    """One's own, all for the 代表工委; for units and offices those of closed rounds."""
    rules = Q(deputy__person=acting.person)
    if acting.is_committee:
        rules |= Q(congress=acting.congress)
    if acting.bodies or _systems(acting):
        rules |= Q(round__case__state=states.ReplyRound.CLOSED)
    return Survey.objects.filter(
        rules, _of_a_visible_one(acting, "round__handling__suggestion"), congress=acting.congress
    ).select_related("case", "congress", "deputy__person", "round__handling__suggestion__lead")


def _of_a_visible_one(acting: Acting, path: str) -> Exists:
    """Asked of each row by its key: the list of all that one may see is never made for a few rows."""
    return Exists(visible_to(acting).filter(pk=OuterRef(path)))


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


def _holds_a_seat(acting: Acting) -> bool:
    return any(one.is_deputy for one in acting.appointments)


def _systems(acting: Acting) -> list[str]:
    """The unit systems whose replies one's office pre-reviews."""
    found: list[str] = []
    if acting.has(BodyKind.GOVERNMENT_OFFICE):
        found.append(UnitSystem.GOVERNMENT)
    if acting.has(BodyKind.PARTY_OFFICE):
        found.append(UnitSystem.PARTY)
    return found
