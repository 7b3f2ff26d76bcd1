"""What the pages list: the four parts of 双向互动, the guides that are valid, an organ's contacts."""

from datetime import date, datetime

from django.db.models import Count, F, Q
from django.utils import timezone

from huying.domain.people.queries import Acting

from ..states import Guide as GuideState
from .visibility import (
    consultations_visible_to,
    facts_visible_to,
    guides_visible_to,
    liaisons_visible_to,
    rules_visible_to,
)


def consultations(acting: Acting):
    """With how many lines there are and how many still wait for an answer."""
    return (
        consultations_visible_to(acting)
        .annotate(
            advised=Count("lines"), unanswered=Count("lines", filter=Q(lines__answered_at=None))
        )
        .order_by("-asked_at")
    )


def facts(acting: Acting):
    return facts_visible_to(acting).order_by("-asked_at")


def guides(acting: Acting):
    return guides_visible_to(acting).order_by("-published_at")


def rules(acting: Acting, year: int):
    """With the contacts made in this year beside how many the organ has set itself."""
    made = Count("contacts", filter=Q(contacts__held_on__year=year))
    return rules_visible_to(acting).annotate(made=made).order_by("body__name", "-in_force_from")


def contacts_of(rule, acting: Acting):
    return (
        liaisons_visible_to(acting)
        .filter(rule=rule)
        .prefetch_related("deputies__person")
        .order_by("-held_on", "-pk")
    )


def lines_of(consultation, acting: Acting):
    """The unit and the 代表工委 read every line; a deputy reads his or her own."""
    found = consultation.lines.select_related("deputy__person").order_by("pk")
    if acting.is_committee or consultation.unit_id in acting.bodies:
        return found
    return found.filter(deputy__person=acting.person)


def guides_for_drafting(acting: Acting, at: datetime, *, limit: int = 8):
    """What stands beside the drafting form: published and still valid, the newest first."""
    today: date = timezone.localdate(at)
    valid = Q(valid_until=None) | Q(valid_until__gte=today)
    return (
        guides_visible_to(acting)
        .filter(valid, case__state=GuideState.PUBLISHED)
        .order_by(F("published_at").desc())[:limit]
    )
