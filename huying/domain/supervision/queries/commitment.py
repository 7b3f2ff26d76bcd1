"""Promises as somebody may see them: with the suggestion they belong to; one's own unit's; in one's field."""

from typing import Any

from django.db.models import Q, QuerySet

from huying.domain.people.queries import Acting
from huying.domain.people.states import BodyKind, Capacity
from huying.domain.suggestions.queries import may_see

from ..models import Commitment


def commitments_visible_to(acting: Acting) -> QuerySet[Commitment]:
    """A field committee sees those of its field but for suggestions that are kept secret."""
    rules: Any = may_see(acting, "suggestion")
    field = [
        one.body_id
        for one in acting.appointments
        if one.body.kind == BodyKind.SPECIAL_COMMITTEE
        and one.capacity in (Capacity.HEAD, Capacity.CLERK)
    ]
    if field:
        in_field = Q(suggestion__category__committee__in=field) | Q(
            suggestion__category__committee=None,
            suggestion__category__parent__committee__in=field,
        )
        rules = Q(rules) | in_field & Q(suggestion__secrecy=False)
    return Commitment.objects.filter(rules, congress=acting.congress).select_related(
        "case",
        "congress",
        "owner",
        "round__handling__unit",
        "suggestion__case",
        "suggestion__lead__person",
        "suggestion__category__parent",
        "suggestion__session__term",
    )


def of_a_suggestion(suggestion, acting: Acting):
    """In the order of the replies that promised them."""
    found = commitments_visible_to(acting).filter(suggestion=suggestion)
    return found.order_by("opened_at", "position")


def told_of(commitment: Commitment) -> dict:
    """Everything that happened to a promise, for its page."""
    return {
        "progress": commitment.progress.select_related("by__person", "by__body")
        .prefetch_related("attachments")
        .order_by("-pk"),
        "requests": commitment.requests.select_related(
            "asked_by__body", "decided_by__body"
        ).order_by("-pk"),
        "checks": commitment.checks.select_related("by__person", "by__body")
        .prefetch_related("attachments")
        .order_by("-pk"),
        "plan_changes": commitment.plan_changes.prefetch_related("attachments").order_by("-pk"),
        "replies": commitment.second_replies.select_related("unit")
        .prefetch_related("attachments", "words__deputy__person")
        .order_by("-number"),
        "first_marks": commitment.round.surveys.exclude(process="")
        .select_related("deputy__person")
        .order_by("pk"),
    }
