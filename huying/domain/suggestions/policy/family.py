"""From any case of a suggestion's family to the suggestion, and to those who proposed it."""

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


def proposers(subject) -> set:
    """Keys of the persons who proposed or co-signed; they may not act on it for a body."""
    suggestion = suggestion_of(subject)
    kept = vars(suggestion)
    if "proposers_found" not in kept:
        found = set(
            CoSignature.objects.filter(
                suggestion=suggestion, answer=CosignAnswer.CONFIRMED
            ).values_list("deputy__person_id", flat=True)
        )
        if suggestion.lead:
            found.add(suggestion.lead.person_id)
        kept["proposers_found"] = found
    return kept["proposers_found"]


def proposing_deputies(subject) -> list:
    """The lead deputy first, then the confirmed co-signers, as appointments."""
    suggestion = suggestion_of(subject)
    lead = [suggestion.lead] if suggestion.lead_id else []
    return lead + [one.deputy for one in confirmed(suggestion).order_by("pk")]
