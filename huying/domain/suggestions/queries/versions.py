"""The texts of one suggestion that one person may read, each against the one before it."""

from dataclasses import dataclass
from datetime import datetime

from huying.domain.people.queries import Acting

from ..models import CoSignature, PreReview, Suggestion, TextVersion
from ..policy.changes import Changed, compared


@dataclass(frozen=True)
class VersionShown:
    """`before` is empty for the first one that this person may read."""

    version: TextVersion
    before: TextVersion | None
    parts: list[Changed]


def versions_of(suggestion: Suggestion, acting: Acting) -> list[VersionShown]:
    """Newest first. `suggestion` comes from visible_to(acting).

    The author reads all. Others read what has stood since the suggestion was first shown to them,
    not what the author wrote and threw away alone.
    """
    found = list(
        suggestion.versions.select_related("by__person")
        .prefetch_related("requests")
        .order_by("number")
    )
    if not (suggestion.lead and suggestion.lead.person_id == acting.person.pk):
        found = _since(found, _first_shown(suggestion, acting))
    pairs = zip([None, *found], found, strict=False)
    shown = [VersionShown(one, before, compared(before, one)) for before, one in pairs]
    return shown[::-1]


def _first_shown(suggestion, acting) -> datetime | None:
    """The moment from which this person was let to read it."""
    moments = [
        *CoSignature.objects.filter(
            suggestion=suggestion, deputy__person=acting.person
        ).values_list("invited_at", flat=True),
        *PreReview.objects.filter(
            suggestion=suggestion, body__in=acting.reading_bodies
        ).values_list("sent_at", flat=True),
    ]
    if suggestion.submitted_at:
        moments.append(suggestion.submitted_at)
    return min(moments, default=None)


def _since(versions: list[TextVersion], moment: datetime | None) -> list[TextVersion]:
    """The version that stood at this moment, and all later ones; without a moment only the last."""
    if moment is None:
        return versions[-1:]
    stood = [one for one in versions if one.at <= moment]
    return [*stood[-1:], *(one for one in versions if one.at > moment)]
