"""From any case of a suggestion's family to the suggestion, and to those who proposed it."""

from huying.domain.people.models import Appointment

from ..models import CoSignature, Handling, ReplyRound, Request, Suggestion, Survey
from ..states import CosignAnswer


def suggestion_of(subject) -> Suggestion:
    """The suggestion that a suggestion, handling, reply round or survey belongs to."""
    if isinstance(subject, Suggestion):
        return subject
    if isinstance(subject, Handling):
        return subject.suggestion
    if isinstance(subject, ReplyRound):
        return subject.handling.suggestion
    assert isinstance(subject, Survey)
    return subject.round.handling.suggestion


def handling_of(subject) -> Handling:
    """The handling that a handling, reply round or survey belongs to."""
    if isinstance(subject, Handling):
        return subject
    return (subject if isinstance(subject, ReplyRound) else subject.round).handling


def requests_of(subject):
    """The 诉求 of the text that is handled, which a reply answers one by one."""
    return Request.objects.filter(version=suggestion_of(subject).text_id)


def confirmed(suggestion):
    """The co-signatures that count: those who confirmed the present text."""
    return suggestion.cosignatures.filter(answer=CosignAnswer.CONFIRMED).select_related(
        "deputy__person", "deputy__body"
    )


def merged_with(suggestion) -> list[Suggestion]:
    """What is handled with it (并案), in the order of their numbers. What has no number has none."""
    if suggestion.number is None:
        return []
    kept = vars(suggestion)
    if "merged_found" not in kept:
        found = suggestion.merged.select_related("case", "lead__person", "lead__body", "text")
        kept["merged_found"] = list(found.order_by("series", "number"))
    return kept["merged_found"]


def proposers(subject) -> set:
    """Keys of the persons who proposed or co-signed it or what is handled with it; they may not act
    on it for a body."""
    suggestion = suggestion_of(subject)
    kept = vars(suggestion)
    if "proposers_found" not in kept:
        together = [suggestion, *merged_with(suggestion)]
        found = set(
            CoSignature.objects.filter(
                suggestion__in=[one.pk for one in together], answer=CosignAnswer.CONFIRMED
            ).values_list("deputy__person_id", flat=True)
        )
        kept["proposers_found"] = found | {one.lead.person_id for one in together if one.lead}
    return kept["proposers_found"]


def proposing_deputies(subject) -> list:
    """The lead deputy first, then the confirmed co-signers, as appointments; then, each person once,
    those of what is handled with it."""
    suggestion = suggestion_of(subject)
    found: dict[int, Appointment] = {}
    for one in (suggestion, *merged_with(suggestion)):
        lead = [one.lead] if one.lead_id else []
        for deputy in [*lead, *(each.deputy for each in confirmed(one).order_by("pk"))]:
            found.setdefault(deputy.person_id, deputy)
    return list(found.values())
